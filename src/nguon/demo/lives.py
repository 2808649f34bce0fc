"""Writing one invented life into the sheets: person, standings, entry particulars, affiliation, posts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from random import Random

from nguon.core.periods import add_months
from nguon.demo.names import invented_name, keys
from nguon.demo.sheets import Sheets
from nguon.demo.tree import Org
from nguon.people.models import Affiliation, AssociationMembership, EntryParticulars, Person, Post, StandingPeriod
from nguon.people.terms import (
    MAJORITY_ETHNICITY,
    NO_RELIGION,
    AssociationKind,
    Occupation,
    PostKind,
    Qualification,
    Schooling,
    Sex,
    Standing,
)

PROBATION_MONTHS = 12
"""Probation lasted twelve months in every regime the demonstration tells of (regulations.md §1.1)."""


@dataclass(slots=True)
class Life:
    """What is to be written of one person. `admitted_on` None: not a member."""

    cell: Org
    sex: Sex
    born_on: date
    admitted_on: date | None = None
    ethnicity: str = MAJORITY_ETHNICITY
    religion: str = NO_RELIGION
    occupation: Occupation = Occupation.FARMER
    schooling: Schooling = Schooling.UPPER_SECONDARY
    qualification: Qualification = Qualification.NONE
    home: int | None = None
    workplace: int | None = None
    dignitary: bool = False
    struck_off_on: date | None = None
    full_name: str = ""
    hometown: str = ""


class Lives:
    """Writes lives; remembers who belongs to which cell, so that helpers and introducers can be found."""

    def __init__(self, sheets: Sheets, random: Random) -> None:
        self._sheets = sheets
        self.random = random
        self.members: dict[int, list[tuple[int, date]]] = defaultdict(list)
        self._cards = 0

    def person(self, life: Life) -> int:
        """Write the person alone; whoever calls adds what the row rests on."""
        name = life.full_name or invented_name(self.random, life.ethnicity, life.sex)
        name_key, sort_key = keys(name)
        return self._sheets[Person].add(
            full_name=name,
            name_key=name_key,
            sort_key=sort_key,
            sex=life.sex,
            born_on=life.born_on,
            hometown=life.hometown,
            home_id=life.home,
            workplace_id=life.workplace,
            schooling=life.schooling,
            qualification=life.qualification,
            occupation=life.occupation,
            ethnicity=life.ethnicity,
            religion=life.religion,
            organization_id=life.cell.id,
            pos=0,
        )

    def member(self, life: Life) -> int:
        """Write a person and the admission. Returns the person's id."""
        pk = self.person(life)
        self.admit(pk, life)
        return pk

    def admit(self, pk: int, life: Life, *, recognised: bool = True) -> None:
        """Write probation, and official membership twelve months later (or the strike-off, or neither yet)."""
        day = life.admitted_on
        if day is None:
            raise ValueError(pk)
        ends = life.struck_off_on or (add_months(day, PROBATION_MONTHS) if recognised else None)
        self._entry(self._standing(pk, Standing.PROBATIONARY, day, ends, life.cell), life)
        self._sheets[Affiliation].add(person_id=pk, organization_id=life.cell.id, since=day, until=life.struck_off_on)
        if life.struck_off_on:
            self._standing(pk, Standing.LEFT, life.struck_off_on, None, life.cell)
        elif ends:
            self._standing(pk, Standing.OFFICIAL, ends, None, life.cell)
            self._cards += 1
            self._sheets[Person].set(pk, card_number=f"MH{self._cards:08d}")
            self.members[life.cell.id].append((pk, ends))

    def rename(self, pk: int, full_name: str, sex: Sex) -> None:
        """Give somebody already written another name and sex."""
        name_key, sort_key = keys(full_name)
        self._sheets[Person].set(pk, full_name=full_name, name_key=name_key, sort_key=sort_key, sex=sex)

    def identify(self, pk: int) -> None:
        """Give an identity number that cannot exist: no province has the code 000."""
        self._sheets[Person].set(pk, identity_number=f"000{pk:09d}")

    def post(self, pk: int, kind: PostKind, since: date, until: date | None = None) -> None:
        """Write a post held."""
        self._sheets[Post].add(person_id=pk, kind=kind, since=since, until=until)

    def association(self, pk: int, kind: AssociationKind, since: date, until: date | None = None) -> None:
        """Write a membership of an association."""
        self._sheets[AssociationMembership].add(person_id=pk, kind=kind, since=since, until=until)

    def official_in(self, cell: Org, on: date) -> list[int]:
        """Who is an official member of the cell on the day, in the order of writing."""
        return [pk for pk, since in self.members[cell.id] if since <= on]

    def settle(self, positions: dict[int, int]) -> None:
        """Give every person the tree position of the organisation that keeps the record."""
        people = self._sheets[Person]
        for pk in range(people.first_id, people.first_id + len(people.rows)):
            people.set(pk, pos=positions[people.get(pk, "organization_id")])

    def _standing(self, pk: int, standing: Standing, since: date, until: date | None, cell: Org) -> int:
        return self._sheets[StandingPeriod].add(
            person_id=pk, standing=standing, since=since, until=until, organization_id=cell.id
        )

    def _entry(self, standing: int, life: Life) -> None:
        self._sheets[EntryParticulars].add(
            standing_id=standing,
            schooling=life.schooling,
            qualification=life.qualification,
            occupation=life.occupation,
            ethnicity=life.ethnicity,
            religion=life.religion,
            dignitary=life.dignitary,
            workplace_id=life.workplace,
        )
