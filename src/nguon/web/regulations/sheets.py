"""A clause, a parameter, an instrument as a whole: everything their page and the printed book tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.core.errors import NotFound
from nguon.regulations.book import Clause, Instrument, Page, Parameter, RuleBook
from nguon.regulations.raising import raised_by
from nguon.web.regulations import cases
from nguon.web.regulations.cases import CaseGroup
from nguon.web.regulations.families import family_of, title_of
from nguon.web.regulations.pages import History, ValueRow, histories, history_of, open_sentence, value_row


@dataclass(frozen=True, slots=True)
class ClauseSheet:
    """One clause: what it says, what it rests on, where it is raised, and the cases that tried it."""

    clause: Clause
    letters: str
    topic: str
    sentence: str
    remedy: str
    unknown: str
    supply: str
    histories: tuple[History, ...]
    acts: tuple[tuple[str, str], ...]
    groups: tuple[CaseGroup, ...]
    raised_by: tuple[str, ...]

    @property
    def number_of_cases(self) -> int:
        """How many cases expect the clause."""
        return cases.number_of_cases(self.groups)

    @property
    def awaits_text(self) -> bool:
        """True when a value behind the clause waits for its official text on the day."""
        return any(row.in_force and row.awaits_text for history in self.histories for row in history.rows)


def clause_sheet(code: str, page: Page) -> ClauseSheet:
    """The clause, with the values in force on the day of the page marked.

    :raises NotFound: the book holds no such clause.
    """
    clause = page.book.clauses.get(code)
    if clause is None:
        raise NotFound(code)
    return ClauseSheet(
        clause=clause,
        letters=family_of(code),
        topic=title_of(family_of(code)),
        sentence=open_sentence(clause.statement),
        remedy=open_sentence(clause.remedy),
        unknown=open_sentence(clause.unknown),
        supply=open_sentence(clause.supply),
        histories=histories(clause, page),
        acts=cases.acts_of_clause(code),
        groups=cases.cases_of_clause(code),
        raised_by=raised_by().get(code, ()),
    )


@dataclass(frozen=True, slots=True)
class ParameterSheet:
    """One parameter: every value it has had, and the clauses that rest on it."""

    parameter: Parameter
    history: History
    clauses: tuple[Clause, ...]


def parameter_sheet(key: str, page: Page) -> ParameterSheet:
    """The parameter, with the value in force on the day of the page marked.

    :raises NotFound: the book holds no such parameter.
    """
    parameter = page.book.parameters.get(key)
    if parameter is None:
        raise NotFound(key)
    resting = tuple(clause for _, clause in sorted(page.book.clauses.items()) if key in clause.rests_on)
    return ParameterSheet(parameter, history_of(parameter, page), resting)


@dataclass(frozen=True, slots=True)
class Resting:
    """A value that is taken from an instrument; `until` is the day before which it held, None while it holds."""

    key: str
    meaning: str
    value: ValueRow
    until: date | None


@dataclass(frozen=True, slots=True)
class InstrumentSheet:
    """One instrument: what it replaced, what replaced it, and every value taken from it."""

    instrument: Instrument
    replaced: tuple[Instrument, ...]
    replaced_by: tuple[Instrument, ...]
    resting: tuple[Resting, ...]


def instrument_sheet(key: str, book: RuleBook) -> InstrumentSheet:
    """The instrument with what rests on it.

    :raises NotFound: the book holds no such instrument.
    """
    instrument = book.instruments.get(key)
    if instrument is None:
        raise NotFound(key)
    return InstrumentSheet(
        instrument,
        tuple(book.instruments[each] for each in instrument.replaces),
        tuple(each for each in instruments_in_order(book) if key in each.replaces),
        tuple(resting for each in sorted(book.parameters) for resting in _resting(key, book.parameters[each])),
    )


def _resting(instrument: str, parameter: Parameter) -> list[Resting]:
    found, until = [], None
    for value in parameter.values:
        if value.instrument == instrument:
            found.append(Resting(parameter.key, parameter.meaning, value_row(value, in_force=until is None), until))
        until = value.since
    return found


def instruments_in_order(book: RuleBook) -> tuple[Instrument, ...]:
    """Every instrument, the one that came into force last first."""
    return tuple(sorted(book.instruments.values(), key=lambda each: (each.since, each.signed_on), reverse=True))
