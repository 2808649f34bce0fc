"""An ordinary member of a cell: what a person of that kind of cell usually is."""

from __future__ import annotations

from datetime import date
from random import Random

from nguon.core.periods import add_months
from nguon.demo.chance import born
from nguon.demo.lives import Life
from nguon.demo.tree import Org
from nguon.demo.world import World, facts
from nguon.organizations.terms import Kind
from nguon.people.terms import MAJORITY_ETHNICITY, Occupation, Qualification, Schooling, Sex

WORK_AT_THE_PLACE = frozenset(
    {Kind.SCHOOL, Kind.STATE_ENTERPRISE, Kind.PRIVATE_ENTERPRISE, Kind.FOREIGN_ENTERPRISE, Kind.AGENCY}
)
TRAINED = frozenset(
    {Occupation.TEACHER, Occupation.PUBLIC_SERVICE, Occupation.STATE_OFFICIAL, Occupation.PARTY_OFFICIAL}
)


def usual_occupation(random: Random, kind: Kind) -> Occupation:
    """An occupation found in this kind of cell."""
    return Occupation(_weighted(random, "occupation", kind))


def usual_schooling(random: Random, admitted_on: date) -> Schooling:
    """General schooling of somebody admitted on the day: the older, the oftener below upper secondary."""
    below = 0.5 if admitted_on.year < 1995 else 0.25 if admitted_on.year < 2010 else 0.08
    if random.random() > below:
        return Schooling.UPPER_SECONDARY
    return Schooling.PRIMARY if admitted_on.year < 1990 and random.random() < 0.4 else Schooling.LOWER_SECONDARY


def usual_qualification(random: Random, occupation: Occupation) -> Qualification:
    """A qualification that fits the occupation."""
    return Qualification(_weighted(random, "qualification", "trained" if occupation in TRAINED else "others"))


def _weighted(random: Random, table: str, row: str) -> str:
    weights: dict[str, int] = facts("usual")[table][row]
    return random.choices(list(weights), weights=list(weights.values()))[0]


def ordinary_life(world: World, cell: Org, admitted_on: date, *, age: int = 0, ethnicity: str = "") -> Life:
    """A life in the cell, admitted on the day at an age between 20 and 40 unless told."""
    random = world.random
    occupation = usual_occupation(random, cell.kind)
    qualification = usual_qualification(random, occupation)
    higher = qualification.reaches(Qualification.INTERMEDIATE)
    life = Life(
        cell=cell,
        sex=random.choices([Sex.MALE, Sex.FEMALE], weights=[35, 65] if cell.kind is Kind.SCHOOL else [66, 34])[0],
        born_on=born(random, months=12 * age or round(random.triangular(240, 480, 324)), on=admitted_on),
        admitted_on=admitted_on,
        ethnicity=ethnicity or MAJORITY_ETHNICITY,
        occupation=occupation,
        schooling=Schooling.UPPER_SECONDARY if higher else usual_schooling(random, admitted_on),
        qualification=qualification,
    )
    live_in(life, cell)
    return life


def live_in(life: Life, cell: Org) -> None:
    """The cell keeps the person, whose home or workplace is then the cell's own place."""
    place = cell.places[0] if cell.places else None
    life.cell = cell
    if cell.kind in WORK_AT_THE_PLACE:
        life.workplace = place
    else:
        life.home = place


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier."""
    return add_months(day, -12 * years)
