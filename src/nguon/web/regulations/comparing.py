"""What the rules of two days differ in: values that changed, values that only moved to another instrument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nguon.regulations.book import Parameter, RuleBook
from nguon.web.regulations.pages import ValueRow, value_row


@dataclass(frozen=True, slots=True)
class Difference:
    """One parameter on two days; None where it had no value yet."""

    key: str
    meaning: str
    before: ValueRow | None
    after: ValueRow | None
    clauses: tuple[str, ...]

    @property
    def changes_value(self) -> bool:
        """True when the value itself is another, not only where it is written."""
        return (self.before.words if self.before else None) != (self.after.words if self.after else None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rules of `first` against those of `second`."""

    first: date
    second: date
    changed: tuple[Difference, ...]
    moved: tuple[Difference, ...]
    same: int


def compared(book: RuleBook, first: date, second: date) -> Comparison:
    """Every parameter whose value, or whose instrument and place, is another on the second day."""
    found = [_difference(book, parameter, first, second) for _, parameter in sorted(book.parameters.items())]
    differing = [each for each in found if each.before != each.after]
    return Comparison(
        first,
        second,
        tuple(each for each in differing if each.changes_value),
        tuple(each for each in differing if not each.changes_value),
        len(found) - len(differing),
    )


def _difference(book: RuleBook, parameter: Parameter, first: date, second: date) -> Difference:
    resting = tuple(code for code, clause in sorted(book.clauses.items()) if parameter.key in clause.rests_on)
    return Difference(parameter.key, parameter.meaning, _on(parameter, first), _on(parameter, second), resting)


def _on(parameter: Parameter, day: date) -> ValueRow | None:
    if parameter.values[-1].since > day:
        return None
    return value_row(parameter.on(day), in_force=True)


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which rules change, and the instruments that come into use on it."""

    day: date
    instruments: tuple[str, ...]

    @property
    def eve(self) -> date:
        """The last day of the rules before."""
        return self.day - timedelta(days=1)


def changes(book: RuleBook) -> tuple[Change, ...]:
    """Every day on which a value of the book begins, newest first."""
    return tuple(sorted(_changes(book), key=lambda change: change.day, reverse=True))


def _changes(book: RuleBook) -> Iterator[Change]:
    names: dict[date, dict[str, None]] = {}
    for parameter in book.parameters.values():
        for value in parameter.values:
            names.setdefault(value.since, {})[value.citation.instrument] = None
    for day, instruments in names.items():
        yield Change(day, tuple(sorted(instruments)))
