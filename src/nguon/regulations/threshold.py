"""How many votes are enough, compared as counts and never as percentages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

_FORM = re.compile(r"(>=|>) ([1-9]\d*)/([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Threshold:
    """`part` out of `whole` of those entitled to vote; `strictly` when exactly that share is not yet enough."""

    part: int
    whole: int
    strictly: bool

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `>= 2/3` or `> 1/2`.

        :raises ValueError: any other form, or a share above the whole.
        """
        match = _FORM.fullmatch(text)
        if match is None or int(match[2]) > int(match[3]):
            raise ValueError(text)
        return cls(int(match[2]), int(match[3]), match[1] == ">")

    def met_by(self, votes: int, eligible: int) -> bool:
        """True when `votes` out of `eligible` are enough; nobody entitled is never enough."""
        left, right = self.whole * votes, self.part * eligible
        return eligible > 0 and (left > right if self.strictly else left >= right)

    def least(self, eligible: int) -> int:
        """The smallest number of votes that is enough among `eligible`."""
        votes, rest = divmod(self.part * eligible, self.whole)
        return votes + 1 if self.strictly or rest else votes

    def __str__(self) -> str:
        return f"{'trên' if self.strictly else 'ít nhất'} {self.part}/{self.whole}"
