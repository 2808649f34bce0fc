"""What a figure is: quantities that can be counted, and how two of them make one figure."""

from __future__ import annotations

from dataclasses import dataclass

from nguon.places.terms import CountedGroup
from nguon.statistics.catalogue.conditions import Condition
from nguon.statistics.terms import PeriodRule, Population, Section, Sensitivity, Unit, Window
from nguon.targets.terms import Span


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of a population that meet every condition; with `total` the sum of that column over them instead."""

    population: Population
    where: tuple[Condition, ...] = ()
    total: str = ""

    def that(self, *more: Condition) -> Tally:
        """The same, narrowed."""
        return Tally(self.population, (*self.where, *more), self.total)

    def sum_of(self, column: str) -> Tally:
        """The sum of a column instead of the number of rows."""
        return Tally(self.population, self.where, column)


@dataclass(frozen=True, slots=True)
class Official:
    """A head count somebody outside gave, newest on the day; `ethnicity` only for an ethnic population."""

    group: CountedGroup
    ethnicity: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """The number of a target: the year's, or that of the term in which the period lies."""

    span: Span


Quantity = Tally | Official | Handed


@dataclass(frozen=True, slots=True)
class Ratio:
    """One quantity by another."""

    numerator: Quantity
    denominator: Quantity


@dataclass(frozen=True, slots=True)
class Figure:
    """One entry of the catalogue.

    `definition` says in one Vietnamese sentence what is counted and on which day. Without a denominator the figure is a
    count; with one a share; `mean_per` makes it an average (sum ÷ count ÷ mean_per); `against` makes it the gap between
    two shares in percentage points. `window` is the stretch the numerator is counted in.
    """

    key: str
    name: str
    section: Section
    numerator: Quantity
    definition: str
    denominator: Quantity | None = None
    unit: Unit = Unit.PERSON
    period_rule: PeriodRule = PeriodRule.FLOW
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    against: Ratio | None = None
    mean_per: int = 0
    window: Window = Window.ASKED

    @property
    def is_sensitive(self) -> bool:
        """True when only totals may be shown."""
        return self.sensitivity is Sensitivity.SENSITIVE

    @property
    def opens_people(self) -> bool:
        """True when the records behind it are people and may be opened."""
        return not self.is_sensitive and isinstance(self.numerator, Tally) and self.numerator.population in _OF_PEOPLE

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Everything that must be counted for it."""
        both = (self.numerator,) if self.denominator is None else (self.numerator, self.denominator)
        return both if self.against is None else (*both, self.against.numerator, self.against.denominator)


_OF_PEOPLE = frozenset(
    {Population.MEMBERS, Population.ADMISSIONS, Population.FOUND, Population.CANDIDATES, Population.DOSSIERS}
    | {Population.LEARNERS}
)
