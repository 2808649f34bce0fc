"""People admitted in the same years: so many women, so many of each group, such an average age, to the last one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from random import Random
from typing import Any

from nguon.core.periods import Period, add_months
from nguon.demo.articles.usual import TRAINED, live_in, usual_schooling
from nguon.demo.chance import ages_in_months, born, day_in, quota, shares
from nguon.demo.lives import Life
from nguon.demo.tree import Org
from nguon.demo.world import World, facts
from nguon.people.terms import MAJORITY_ETHNICITY, NO_RELIGION, Occupation, Qualification, Schooling, Sex

CellFor = Callable[[Occupation, str], Org]
"""The cell for somebody of an occupation and an ethnic group."""

YOUNGEST = 18


@dataclass(frozen=True)
class Cohort:
    """How many were admitted in each year from the first of `years` on, and what they were."""

    years: Sequence[int]
    by_year: Sequence[int]
    women: int
    age_mean: float
    oldest: int
    ethnicity: dict[str, int] = field(default_factory=dict)
    religion: dict[str, int] = field(default_factory=dict)
    dignitaries: int = 0
    pupils: int = 0
    students: int = 0
    higher: Sequence[int] = (0,)
    struck_off: int = 0

    @property
    def size(self) -> int:
        """All admitted."""
        return sum(self.by_year)

    @classmethod
    def evenly(cls, size: int, row: Mapping[str, Any]) -> Cohort:
        """A cohort of this size spread evenly over its years; `row` holds the other fields."""
        first, after = row["years"]
        return cls(by_year=shares(size, [1.0] * (after - first)), **row)


def invent(world: World, cohort: Cohort, weights: dict[str, float], cell_for: CellFor) -> list[Life]:
    """The lives of a cohort in order of admission, not yet written; `weights` are those of the occupations."""
    random, size = world.random, cohort.size
    sexes = quota(random, size, {Sex.FEMALE: cohort.women}, {Sex.MALE: 1})
    ethnicities = quota(random, size, cohort.ethnicity, {MAJORITY_ETHNICITY: 1})
    religions = quota(random, size, cohort.religion, {NO_RELIGION: 1})
    others = {Occupation(code): weight for code, weight in weights.items()}
    occupations = quota(random, size, {Occupation.PUPIL: cohort.pupils, Occupation.STUDENT: cohort.students}, others)
    months = _ages(random, cohort, occupations)
    days = [day for year, count in _years(cohort) for day in sorted(_days(random, year, count))]
    qualifications = _qualifications(random, cohort, occupations)
    columns = (sexes, ethnicities, religions, occupations, months, days, qualifications)
    lives = [
        _life(random, sex, ethnicity, religion, occupation, age, day, qualification, cell_for)
        for sex, ethnicity, religion, occupation, age, day, qualification in zip(*columns, strict=True)
    ]
    _dignitaries(lives, cohort.dignitaries)
    _strike_off(random, lives, cohort)
    return lives


def _life(
    random: Random,
    sex: Sex,
    ethnicity: str,
    religion: str,
    occupation: Occupation,
    months: int,
    admitted_on: date,
    qualification: Qualification,
    cell_for: CellFor,
) -> Life:
    cell = cell_for(occupation, ethnicity)
    learnt = qualification.reaches(Qualification.INTERMEDIATE) or occupation in {Occupation.PUPIL, Occupation.STUDENT}
    life = Life(
        cell=cell,
        sex=sex,
        born_on=born(random, months=months, on=admitted_on),
        admitted_on=admitted_on,
        ethnicity=ethnicity,
        religion=religion,
        occupation=occupation,
        schooling=Schooling.UPPER_SECONDARY if learnt else usual_schooling(random, admitted_on),
        qualification=qualification,
    )
    live_in(life, cell)
    return life


def _years(cohort: Cohort) -> list[tuple[int, int]]:
    return list(enumerate(cohort.by_year, start=cohort.years[0]))


def _days(random: Random, year: int, count: int) -> list[date]:
    return [day_in(random, Period(date(year, 1, 15), date(year, 12, 28))) for _ in range(count)]


def _ages(random: Random, cohort: Cohort, occupations: list[Occupation]) -> list[int]:
    """The youngest ages go to pupils and students."""
    drawn = sorted(ages_in_months(random, cohort.size, mean=cohort.age_mean, lowest=YOUNGEST, highest=cohort.oldest))
    young = drawn[: cohort.pupils + cohort.students]
    older = drawn[len(young) :]
    random.shuffle(older)
    pools = {True: iter(young), False: iter(older)}
    return [next(pools[occupation in {Occupation.PUPIL, Occupation.STUDENT}]) for occupation in occupations]


def _qualifications(random: Random, cohort: Cohort, occupations: list[Occupation]) -> list[Qualification]:
    """So many with college or more, by year when `higher` has a number for each; the trained first."""
    found = [_lower(random, occupation) for occupation in occupations]
    ends = list(accumulate(cohort.by_year))
    starts = [0, *ends[:-1]]
    blocks = zip(starts, ends, strict=True) if len(cohort.higher) > 1 else [(0, cohort.size)]
    weights: dict[str, int] = facts("usual")["qualification"]["higher"]
    for number, (start, end) in zip(cohort.higher, blocks, strict=True):
        for index in sorted(range(start, end), key=lambda i: _rank(random, occupations[i]))[:number]:
            found[index] = Qualification(random.choices(list(weights), weights=list(weights.values()))[0])
    return found


def _lower(random: Random, occupation: Occupation) -> Qualification:
    if occupation in TRAINED:
        return Qualification.INTERMEDIATE
    if occupation in {Occupation.PUPIL, Occupation.STUDENT}:
        return Qualification.NONE
    return random.choices([Qualification.NONE, Qualification.TECHNICAL, Qualification.INTERMEDIATE], [70, 15, 15])[0]


def _rank(random: Random, occupation: Occupation) -> float:
    if occupation in {Occupation.PUPIL, Occupation.STUDENT}:
        return 2.0
    return random.random() * (0.2 if occupation in TRAINED else 1.0)


def _dignitaries(lives: list[Life], number: int) -> None:
    """So many Khmer are dignitaries of a Buddhist community; each takes the religion from somebody who had it."""
    khmer = [life for life in lives if life.ethnicity == KHMER][:number]
    givers = (life for life in lives if life.religion == BUDDHIST and life.ethnicity != KHMER)
    for life in khmer:
        if life.religion != BUDDHIST:
            giver = next(givers)
            life.religion, giver.religion = giver.religion, life.religion
        life.dignitary = True


def _strike_off(random: Random, lives: list[Life], cohort: Cohort) -> None:
    """Some do not reach the end of their probation; nobody of the last year, so that it happened within the term."""
    last = date(cohort.years[1] - 1, 1, 1)
    able = [
        (life, life.admitted_on)
        for life in lives
        if life.admitted_on and life.admitted_on < last and life.ethnicity == MAJORITY_ETHNICITY
    ]
    for life, admitted_on in random.sample(able, cohort.struck_off):
        life.struck_off_on = add_months(admitted_on, random.randrange(6, 12))


KHMER, BUDDHIST = "05", "01"
