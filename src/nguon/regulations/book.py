"""What did the rules say on a day, and where is it written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nguon.core.findings import Citation, Finding, Severity
from nguon.core.labelled import Labelled
from nguon.regulations.entries import Clause, Instrument, NotInForce, Parameter, Stricter, Unit, Value
from nguon.regulations.loading import BrokenBook, read_book
from nguon.regulations.threshold import Threshold
from nguon.regulations.working_days import Calendar, NoCalendar

__all__ = [
    "BrokenBook",
    "Clause",
    "Instrument",
    "NoCalendar",
    "NotInForce",
    "Page",
    "Parameter",
    "RuleBook",
    "Stricter",
    "Threshold",
    "Unit",
    "Value",
    "load_book",
    "use_local_rules",
]

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All instruments, parameters and clauses, the days off, and the SHA-256 of the files they were read from."""

    instruments: Mapping[str, Instrument]
    parameters: Mapping[str, Parameter]
    clauses: Mapping[str, Clause]
    calendar: Calendar
    hash: str

    @property
    def local_to(self) -> frozenset[str]:
        """Codes of the organisations that have rules of their own; empty when nobody has."""
        return frozenset(value.within for parameter in self.parameters.values() for value in parameter.local)

    def on(self, day: date, *, within: tuple[str, ...] = ()) -> Page:
        """The book opened on the day of the act that is judged, for an organisation and those above it (`within`)."""
        return Page(self, day, within)


@dataclass(frozen=True, slots=True)
class Page:
    """The rules as they stood on `day`. An unknown key or clause is a fault of the program (KeyError).

    `within` names the organisations whose local rules hold too, nearest first.
    """

    book: RuleBook
    day: date
    within: tuple[str, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """Which days are days at work; see `deadlines` for limits."""
        return self.book.calendar

    def value(self, key: str) -> Value:
        """The value in force with its citation; a stricter one of the organisation or of those above it instead.

        :raises NotInForce: the book holds no value that early.
        """
        parameter = self.book.parameters[key]
        return parameter.within(self.within, self.day) if self.within and parameter.local else parameter.on(self.day)

    def in_force(self, key: str) -> bool:
        """True when the parameter already has a value; for duties that began later than the rest of the book."""
        return self.book.parameters[key].values[-1].since <= self.day

    def integer(self, key: str) -> int:
        """A whole number in the unit of the parameter.

        :raises TypeError: the parameter is text.
        """
        is_ = self.value(key).is_
        if not isinstance(is_, int):
            raise TypeError(f"{key} holds text")
        return is_

    def text(self, key: str) -> str:
        """A code or the wording of a principle.

        :raises TypeError: the parameter is a number.
        """
        is_ = self.value(key).is_
        if not isinstance(is_, str):
            raise TypeError(f"{key} holds a number")
        return is_

    def threshold(self, key: str) -> Threshold:
        """The share of votes that is enough."""
        return Threshold.parse(self.text(key))

    def finding(self, code: str, severity: Severity | None = None, **facts: Any) -> Finding:
        """What the clause says of these facts, cited as of the day; `severity` overrides that of the clause."""
        clause = self.book.clauses[code]
        return self._finding(clause, clause.statement, clause.remedy, severity, facts)

    def unknown(self, code: str, severity: Severity | None = None, **facts: Any) -> Finding:
        """That the clause cannot be judged because a fact is missing; `facts["unknown"]` is True in the finding."""
        clause = self.book.clauses[code]
        return self._finding(clause, clause.unknown, clause.supply, severity, facts | {"unknown": True})

    def _finding(
        self, clause: Clause, sentence: str, remedy: str, severity: Severity | None, facts: dict[str, Any]
    ) -> Finding:
        words = {name: _written(fact) for name, fact in facts.items()} | {"day": _written(self.day)}
        return Finding(
            clause=clause.code,
            severity=severity or clause.severity,
            sentence=_sentence(sentence.format(**words)),
            remedy=_sentence(remedy.format(**words)),
            citations=self.citations(clause.code),
            facts=facts,
        )

    def citations(self, code: str) -> tuple[Citation, ...]:
        """Where the parameters behind a clause are written on this day, each place once."""
        return tuple(dict.fromkeys(self.value(key).citation for key in self.book.clauses[code].rests_on))


def _written(fact: Any) -> str:
    """A fact as a Vietnamese sentence writes it: days as 01/07/2025, codes by their label."""
    if isinstance(fact, date):
        return f"{fact:%d/%m/%Y}"
    if isinstance(fact, Labelled):
        return fact.label
    return str(fact)


def _sentence(text: str) -> str:
    """The same with a capital first letter: a sentence may begin with a label or a fact."""
    return text[:1].upper() + text[1:]


_office: dict[str, Path | None] = {"folder": None}


def use_local_rules(folder: Path | None) -> None:
    """Add an office's folder to the book of the release from now on; said once, at the start of the program."""
    _office["folder"] = folder


def load_book(folder: Path = DATA, local: Path | None = None) -> RuleBook:
    """The rule book of this release with what the office adds to it, read once.

    :raises BrokenBook: a file breaks the rules of `loading`; the message names every fault.
    """
    return _read(folder, local or (_office["folder"] if folder == DATA else None))


@cache
def _read(folder: Path, local: Path | None) -> RuleBook:
    found = read_book(folder, local)
    return RuleBook(found.instruments, found.parameters, found.clauses, found.calendar, found.hash)
