"""Random worlds of figures, and the same figures counted person by person in plain Python (the oracle)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from nguon.core.folding import fold, sort_key
from nguon.core.periods import Period
from nguon.core.scope import Actor
from nguon.journeys.reorganize import renumber_tree
from nguon.organizations import operations as organizations
from nguon.organizations.models import Organization
from nguon.organizations.terms import Kind, Level
from nguon.people.models import (
    Affiliation,
    AssociationMembership,
    EntryParticulars,
    Person,
    Post,
    StandingPeriod,
)
from nguon.people.terms import AssociationKind, Occupation, PostKind, Precision, Qualification, Sex, Standing
from nguon.sourcing.models import Candidacy
from nguon.sourcing.terms import Basis, CandidacyState, NominatorKind
from nguon.statistics.catalogue import Tally

SYSTEM = Actor.system("naive")
FIRST, LAST = date(2015, 1, 1), date(2025, 12, 31)
TODAY = date(2026, 1, 15)
FOUNDED = date(2000, 1, 3)
CELLS = {"A1": "A", "A2": "A", "B1": "B", "B2": "B"}
KINDS = {"A1": Kind.RESIDENTIAL, "A2": Kind.SCHOOL, "B1": Kind.RESIDENTIAL, "B2": Kind.AGENCY}


@dataclass(frozen=True)
class Life:
    """One person: where and when admitted, when official and gone, and what the figures ask."""

    cell: str
    admitted_on: date
    official_on: date | None
    left_on: date | None
    moved: tuple[str, date] | None
    sex: Sex
    born_on: date
    precision: Precision
    ethnicity: str
    religion: str
    occupation: str
    qualification: str
    dignitary: bool
    nominator: str
    associations: tuple[str, ...]
    post: tuple[PostKind, date] | None


@dataclass(frozen=True)
class Tale:
    """People, and what became of two cells: A2 goes to B on a day, B1 ends on a day and B2 takes it over."""

    lives: tuple[Life, ...]
    moved_on: date
    ended_on: date


_DAYS = st.dates(FIRST, LAST)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """A life whose days are in order."""
    admitted_on = draw(_DAYS)
    official_on = draw(st.none() | st.integers(1, 500).map(lambda n: admitted_on + timedelta(days=n)))
    start = official_on or admitted_on
    left_on = draw(st.none() | st.integers(1, 2000).map(lambda n: start + timedelta(days=n)))
    moved_days = draw(st.none() | st.integers(1, 2000))
    moved = None
    if moved_days is not None:
        moved_on = admitted_on + timedelta(days=moved_days)
        if left_on is None or moved_on < left_on:
            moved = (draw(st.sampled_from(sorted(CELLS))), moved_on)
    return Life(
        cell=draw(st.sampled_from(sorted(CELLS))),
        admitted_on=admitted_on,
        official_on=official_on,
        left_on=left_on,
        moved=moved,
        sex=draw(st.sampled_from(list(Sex))),
        born_on=draw(st.dates(date(1950, 1, 1), date(1996, 12, 31))),
        precision=draw(st.sampled_from(list(Precision))),
        ethnicity=draw(st.sampled_from(["", "01", "05", "17"])),
        religion=draw(st.sampled_from(["", "00", "02"])),
        occupation=draw(st.sampled_from(["", *Occupation])),
        qualification=draw(st.sampled_from(["", *Qualification])),
        dignitary=draw(st.booleans()),
        nominator=draw(st.sampled_from(["", NominatorKind.CELL, *AssociationKind])),
        associations=tuple(draw(st.sets(st.sampled_from(list(AssociationKind)), max_size=3))),
        post=draw(st.none() | st.tuples(st.sampled_from(list(PostKind)), _DAYS)),
    )


tales = st.builds(
    Tale,
    lives=st.lists(lives(), max_size=12).map(tuple),
    moved_on=st.dates(date(2016, 1, 1), date(2024, 12, 31)),
    ended_on=st.dates(date(2016, 1, 1), date(2024, 12, 31)),
)
periods = st.tuples(st.integers(2015, 2025), st.integers(1, 5)).map(
    lambda pair: Period(date(pair[0], 1, 1), date(min(pair[0] + pair[1], 2026), 1, 1))
) | st.tuples(_DAYS, st.integers(1, 900)).map(lambda pair: Period(pair[0], pair[0] + timedelta(days=pair[1])))


def write(tale: Tale) -> None:
    """Write the tale into the database."""
    tree: dict[str, Organization] = {}
    founding = organizations.Decision("1-QĐ", FOUNDED, FOUNDED)
    for code, parent in {"P": None, "A": "P", "B": "P", **CELLS}.items():
        tree[code] = organizations.found(
            code=code,
            name=code,
            kind=KINDS.get(code, Kind.COMMUNE),
            level=Level.CELL if code in CELLS else Level.BASE_COMMITTEE,
            parent=tree[parent] if parent else None,
            decision=founding,
            actor=SYSTEM,
        )
    moving = organizations.Decision("2-QĐ", tale.moved_on, tale.moved_on)
    organizations.change(organization=tree["A2"], parent=tree["B"], decision=moving, actor=SYSTEM)
    ending = organizations.Decision("3-QĐ", tale.ended_on, tale.ended_on)
    organizations.dissolve(organization=tree["B1"], successor=tree["B2"], decision=ending, actor=SYSTEM)
    renumber_tree(on=TODAY)
    tree = {organization.code: organization for organization in Organization.objects.all()}
    for number, life in enumerate(tale.lives):
        _write_life(life, number, tree)


def _write_life(life: Life, number: int, tree: dict[str, Organization]) -> None:
    name = f"Người Bịa {number}"
    cell = tree[life.cell]
    person = Person.rows.create(
        full_name=name, name_key=fold(name), sort_key=sort_key(name), sex=life.sex, born_on=life.born_on,
        born_precision=life.precision, ethnicity=life.ethnicity, religion=life.religion, occupation=life.occupation,
        qualification=life.qualification, organization=cell, pos=cell.lft,
    )  # fmt: skip
    begun = StandingPeriod.rows.create(
        person=person, standing=Standing.PROBATIONARY, since=life.admitted_on, until=life.official_on or life.left_on,
        organization=cell,
    )  # fmt: skip
    EntryParticulars.rows.create(
        standing=begun, ethnicity=life.ethnicity, religion=life.religion, occupation=life.occupation,
        qualification=life.qualification, dignitary=life.dignitary,
    )  # fmt: skip
    if life.official_on:
        StandingPeriod.rows.create(
            person=person, standing=Standing.OFFICIAL, since=life.official_on, until=life.left_on, organization=cell
        )
    if life.left_on:
        StandingPeriod.rows.create(person=person, standing=Standing.LEFT, since=life.left_on, organization=cell)
    moved_on = life.moved[1] if life.moved else None
    Affiliation.rows.create(person=person, organization=cell, since=life.admitted_on, until=moved_on or life.left_on)
    if life.moved:
        Affiliation.rows.create(
            person=person, organization=tree[life.moved[0]], since=life.moved[1], until=life.left_on
        )
    for kind in life.associations:
        AssociationMembership.rows.create(person=person, kind=kind, since=date(2010, 1, 1))
    if life.post:
        Post.rows.create(person=person, kind=life.post[0], since=life.post[1])
    if life.nominator:
        Candidacy.rows.create(
            person=person, organization=cell, state=CandidacyState.ADMITTED, basis=Basis.NOMINATION,
            nominator_kind=life.nominator, nominator_name="Bên giới thiệu", document_number="1-GT",
            document_on=life.admitted_on - timedelta(days=300), notified_on=life.admitted_on - timedelta(days=290),
        )  # fmt: skip


def parent_on(tale: Tale, code: str, day: date, *, now: bool) -> str | None:
    """Where an organisation lay on the day, or lies today; one that has ended lies below its successor."""
    when = TODAY if now else day
    if code == "B1" and when >= tale.ended_on:
        return "B2"
    if code == "A2" and when >= tale.moved_on:
        return "B"
    return CELLS.get(code) or ("P" if code in {"A", "B"} else None)


def lies_below(tale: Tale, code: str, top: str, day: date, *, now: bool) -> bool:
    """Whether an organisation is `top` or lay below it."""
    here: str | None = code
    while here is not None and here != top:
        here = parent_on(tale, here, day, now=now)
    return here == top


def admissions(tale: Tale, top: str, period: Period, *, now: bool) -> Iterator[dict[str, Any]]:
    """The admissions of a period as rows of the catalogue's columns."""
    for life in tale.lives:
        day = life.admitted_on
        if day in period and lies_below(tale, life.cell, top, day, now=now):
            rewarded = life.post is not None and life.post[0] not in {PostKind.ENTERPRISE_OWNER, PostKind.DIGNITARY}
            # A cell that has ended has no kind any more on a later day.
            has_ended = life.cell == "B1" and day >= tale.ended_on
            yield {
                "sex": life.sex,
                "born_known": life.precision is Precision.DAY,
                "age_months": _months(life.born_on, day),
                "ethnicity": life.ethnicity,
                "religion": life.religion,
                "dignitary": life.dignitary,
                "occupation": life.occupation,
                "qualification": life.qualification,
                "workplace_kind": "",
                "organization_kind": "" if has_ended else KINDS[life.cell],
                "nominator": life.nominator,
                "associations": life.associations,
                "later_post": rewarded and life.post is not None and day < life.post[1] <= TODAY,
            }


def _months(born_on: date, day: date) -> int:
    """Birthdays of months that have passed, counted one by one; a missing day falls on the last of the month."""
    months = 0
    year, month = born_on.year, born_on.month
    while True:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        if date(year, month, min(born_on.day, last)) > day:
            return months
        months += 1


def members(tale: Tale, top: str, day: date, *, now: bool) -> Iterator[dict[str, Any]]:
    """The members of a day as rows of the catalogue's columns."""
    for life in tale.lives:
        if not life.admitted_on <= day or (life.left_on and life.left_on <= day):
            continue
        cell = life.moved[0] if life.moved and life.moved[1] <= day else life.cell
        if lies_below(tale, cell, top, day, now=now):
            official = life.official_on is not None and life.official_on <= day
            yield {
                "standing": Standing.OFFICIAL if official else Standing.PROBATIONARY,
                "sex": life.sex,
                "ethnicity": life.ethnicity,
                "religion": life.religion,
                "occupation": life.occupation,
                "organization_kind": "" if cell == "B1" and day >= tale.ended_on else KINDS[cell],
                "workplace_kind": "",
                "posts": [life.post[0]] if life.post and life.post[1] <= day else [],
            }


def tallied(tally: Tally, rows: list[dict[str, Any]]) -> int:
    """A tally over rows, one by one."""
    met = [row for row in rows if all(condition.met_by(row) for condition in tally.where)]
    return sum(row[tally.total] for row in met) if tally.total else len(met)
