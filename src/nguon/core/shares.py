"""A share is two counts, never a rounded percentage; it prints in the Vietnamese form."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


def written(value: int | float | Fraction, decimals: int = 0) -> str:
    """A number as it is written in Vietnamese: 2.669; 127,1."""
    quantum = Fraction(10) ** decimals
    scaled = Fraction(value) * quantum
    rounded = int(scaled + Fraction(1, 2)) if scaled >= 0 else -int(-scaled + Fraction(1, 2))
    sign = "-" if rounded < 0 else ""
    whole, rest = divmod(abs(rounded), int(quantum))
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}{grouped},{rest:0{decimals}d}" if decimals else f"{sign}{grouped}"


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`; `whole` may be 0, then there is no ratio and the screen says so."""

    part: int
    whole: int

    @property
    def ratio(self) -> Fraction | None:
        """The exact quotient, or None when there is nothing to divide by."""
        return Fraction(self.part, self.whole) if self.whole else None

    def percent(self, decimals: int = 1) -> str:
        """`6,2 %`, or `—` without a whole. Rounded half up, for reading only."""
        ratio = self.ratio
        return "—" if ratio is None else f"{written(ratio * 100, decimals)} %"
