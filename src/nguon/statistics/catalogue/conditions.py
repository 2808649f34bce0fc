"""Conditions on the rows of a population, as small values: the SQL and the tests read the same ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any


class Match(Enum):
    """How a column is compared."""

    AMONG = auto()
    NOT_AMONG = auto()
    HAS_ANY = auto()
    HOLDS = auto()
    FAILS = auto()


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a named column of a population; a column may be text, a list of codes, or yes and no."""

    column: str
    match: Match
    codes: tuple[str, ...] = ()

    def met_by(self, row: Mapping[str, Any]) -> bool:
        """True when a row, given as column → value, fulfils the condition. A missing text counts as empty."""
        return _TESTS[self.match](row[self.column], self.codes)


_TESTS: dict[Match, Callable[[Any, tuple[str, ...]], bool]] = {
    Match.AMONG: lambda value, codes: (value or "") in codes,
    Match.NOT_AMONG: lambda value, codes: (value or "") not in codes,
    Match.HAS_ANY: lambda value, codes: not set(codes).isdisjoint(value or ()),
    Match.HOLDS: lambda value, _: bool(value),
    Match.FAILS: lambda value, _: not value,
}


def among(column: str, *codes: str) -> Condition:
    """The column holds one of the codes."""
    return Condition(column, Match.AMONG, tuple(str(code) for code in codes))


def not_among(column: str, *codes: str) -> Condition:
    """The column holds none of the codes."""
    return Condition(column, Match.NOT_AMONG, tuple(str(code) for code in codes))


def has_any(column: str, *codes: str) -> Condition:
    """The list in the column holds at least one of the codes."""
    return Condition(column, Match.HAS_ANY, tuple(str(code) for code in codes))


def holds(column: str) -> Condition:
    """The yes-or-no column says yes."""
    return Condition(column, Match.HOLDS)


def fails(column: str) -> Condition:
    """The yes-or-no column says no."""
    return Condition(column, Match.FAILS)
