"""Every figure of one question, the direct subordinates beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from nguon.core.periods import ONE_DAY, Period
from nguon.core.scope import Actor
from nguon.core.shares import Share
from nguon.organizations import queries as organizations
from nguon.organizations.terms import Kind, Level
from nguon.statistics.catalogue import CATALOGUE, Figure, Handed, Official, Quantity, Tally
from nguon.statistics.queries import asking, counting
from nguon.statistics.queries.areas import Area, area
from nguon.statistics.queries.officials import HeadCounts
from nguon.statistics.questions import Question, same_length_before
from nguon.statistics.readings import Measure, Reading
from nguon.statistics.terms import Population, Window
from nguon.targets import queries as targets
from nguon.targets.queries import HandedTarget
from nguon.targets.terms import Span

__all__ = ["Reading", "Report", "Subordinate", "report"]

ADMITTED = Tally(Population.ADMISSIONS)


@dataclass(frozen=True, slots=True)
class Subordinate:
    """A direct subordinate: what it admitted in the period and before, and what it was to reach."""

    id: int
    code: str
    name: str
    kind: Kind
    level: Level
    admissions: int
    before: int
    target: int | None

    @property
    def of_target(self) -> Share | None:
        """Admissions by target."""
        return None if self.target is None else Share(self.admissions, self.target)

    @property
    def growth(self) -> Share | None:
        """Admissions by those of the period before; None where there were none."""
        return Share(self.admissions, self.before) if self.before else None

    def as_row(self) -> dict[str, Any]:
        """The columns by which the catalogue counts subordinates."""
        return {
            "kind": self.kind,
            "has_target": self.target is not None,
            "above_target": self.target is not None and self.admissions > self.target,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The readings of a question by key, its subordinates in the order of their codes, and its targets."""

    question: Question
    before: Period
    readings: Mapping[str, Reading]
    subordinates: tuple[Subordinate, ...]
    year: HandedTarget | None
    term: HandedTarget | None

    def __getitem__(self, key: str) -> Reading:
        return self.readings[key]


def report(actor: Actor, question: Question, figures: Iterable[Figure] = CATALOGUE.values()) -> Report:
    """Count these figures for a question that `ask` made.

    :raises NotFound: the organisation does not lie in the actor's scope.
    """
    with asking.counting(actor, question):
        return _Counting(question, tuple(figures)).report()


class _Counting:
    """One run over the database for one question."""

    def __init__(self, question: Question, figures: tuple[Figure, ...]) -> None:
        self._question = question
        self._figures = figures
        self._children = organizations.children_on(question.organization_id, question.on_boundaries)
        ids = [question.organization_id, *(child.organization_id for child in self._children)]
        self._targets = targets.targets_of(ids)
        self.year = targets.year_target(self._targets, question.organization_id, question.period)
        self.term = targets.term_target(self._targets, question.organization_id, question.period)
        self.before = self._period_before()
        self._area: Area = area(question, self._windows())
        self._head_counts = HeadCounts(question, self._area)
        wanted = [q for figure in figures for q in figure.quantities if isinstance(q, Tally)]
        self._counts = counting.count(self._area, (ADMITTED, *wanted), asked_on=question.asked_on)

    def report(self) -> Report:
        """All readings."""
        readings = {figure.key: self._reading(figure) for figure in self._figures}
        return Report(self._question, self.before, readings, self.subordinates, self.year, self.term)

    def _period_before(self) -> Period:
        """The term before where a directive gives one, else the same length before."""
        period = self._question.period
        spans = [t.period for t in self._targets if t.span is Span.TERM]
        if period in spans:
            earlier = [span for span in spans if span.until == period.since]
            if earlier:
                return earlier[0]
        return same_length_before(period)

    def _windows(self) -> dict[Window, Period]:
        question = self._question
        windows = {Window.ASKED: Period(question.period.since, question.on + ONE_DAY), Window.BEFORE: self.before}
        if self.term is not None:
            windows[Window.TERM] = Period(min(self.term.period.since, question.on), question.on + ONE_DAY)
        return windows

    @cached_property
    def subordinates(self) -> tuple[Subordinate, ...]:
        """The direct subordinates on the last day counted."""
        return tuple(
            Subordinate(
                id=child.organization_id,
                code=child.organization.code,
                name=child.name,
                kind=Kind(child.kind),
                level=Level(child.level),
                admissions=self._counts.get((ADMITTED, Window.ASKED, child.organization_id), 0),
                before=self._counts.get((ADMITTED, Window.BEFORE, child.organization_id), 0),
                target=self._target_number(child.organization_id),
            )
            for child in self._children
        )

    def _target_number(self, organization_id: int) -> int | None:
        found = targets.year_target(self._targets, organization_id, self._question.period)
        return None if found is None else found.number

    @cached_property
    def _totals(self) -> dict[tuple[Tally, Window], int]:
        totals: dict[tuple[Tally, Window], int] = {}
        for (tally, window, _), number in self._counts.items():
            totals[tally, window] = totals.get((tally, window), 0) + number
        return totals

    def _reading(self, figure: Figure) -> Reading:
        if figure.is_sensitive and self._question.is_of_a_cell:
            return Reading(figure, Measure(None), Measure(None), withheld=True)
        return Reading(figure, self._measure(figure, figure.window), self._measure(figure, Window.BEFORE))

    def _measure(self, figure: Figure, window: Window) -> Measure:
        part = self._number(figure.numerator, window)
        if figure.denominator is None:
            return Measure(part)
        whole = self._number(figure.denominator, window)
        if figure.against is None:
            return Measure(part, whole)
        numbers = [self._number(q, window) for q in (figure.against.numerator, figure.against.denominator)]
        other = None if None in numbers else Share(*numbers)  # type: ignore[arg-type]
        return Measure(part, whole, other)

    def _number(self, quantity: Quantity, window: Window) -> int | None:
        if isinstance(quantity, Official):
            return self._head_counts.number(quantity, Window.ASKED if window is Window.TERM else window)
        if isinstance(quantity, Handed):
            return self._handed(quantity, window)
        if quantity.population is Population.SUBORDINATES:
            return self._subordinates_that(quantity) if window is Window.ASKED else None
        return self._totals.get((quantity, window), 0)

    def _handed(self, quantity: Handed, window: Window) -> int | None:
        period = self.before if window is Window.BEFORE else self._question.period
        choose = targets.year_target if quantity.span is Span.YEAR else targets.term_target
        found = choose(self._targets, self._question.organization_id, period)
        return None if found is None else found.number

    def _subordinates_that(self, tally: Tally) -> int:
        rows = [subordinate.as_row() for subordinate in self.subordinates]
        return sum(all(condition.met_by(row) for condition in tally.where) for row in rows)
