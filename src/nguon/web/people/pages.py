"""Members as rows a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from nguon.core.periods import ONE_DAY
from nguon.core.scope import Actor
from nguon.organizations import queries as organizations
from nguon.people.models import Person
from nguon.people.queries import Life, Member, born_text
from nguon.people.terms import AssociationKind, Standing
from nguon.web.shell.branch import Branch, branch_of

COLOURS = {Standing.OFFICIAL: "done", Standing.PROBATIONARY: "waiting"}
"""Colour of a standing; those who are outside or have left get the colour of what cannot begin."""


@dataclass(frozen=True, slots=True)
class Row:
    """One member in the list."""

    url: str
    name: str
    born: str
    organization: str
    is_probationary: bool
    since: str


def rows_of(members: Iterable[Member], names: dict[int, str]) -> list[Row]:
    """The rows, ready to be written down; the address is built once and not per row."""
    base = reverse("members")
    return [
        Row(
            url=f"{base}{member.id}/",
            name=member.full_name,
            born=born_text(member),
            organization=names.get(member.organization_id, ""),
            is_probationary=member.standing == Standing.PROBATIONARY,
            since=f"{member.since:%d/%m/%Y}",
        )
        for member in members
    ]


def colour(standing: str) -> str:
    """The colour of a standing."""
    return COLOURS.get(Standing(standing), "cannot")


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of the tree a list is about, and the organisations one may go to from here."""

    branch: Branch
    choices: list[tuple[str, str]]
    query: str


def asked_branch(actor: Actor, day: date, code: str) -> Asked:
    """The organisation of the address, or the reader's own.

    :raises NotFound: outside the reader's branch, or not existing on the day.
    """
    top = branch_of(actor, day)
    branch = top if code in {"", top.code} else branch_of(actor, day, code)
    choices = [(top.code, top.name)]
    if branch.code != top.code:
        choices.append((branch.code, branch.name))
    choices += [(below.code, f"– {below.name}") for below in branch.below]
    return Asked(branch, choices, "" if branch.code == top.code else f"to-chuc={branch.code}")


@dataclass(frozen=True, slots=True)
class Span:
    """Something that held for a time: what, where, first day, last day (None: still)."""

    what: str
    where: str
    since: date
    last_on: date | None


@dataclass(frozen=True, slots=True)
class LifeInWords:
    """What has been recorded of a person over time, newest first."""

    standings: list[Span]
    affiliations: list[Span]
    associations: list[Span]


def in_words(life: Life, names: dict[int, str]) -> LifeInWords:
    """Codes by their labels, organisations by their names."""
    return LifeInWords(
        [
            Span(Standing(s.standing).label, names.get(s.organization_id, ""), s.since, last_day(s.until))
            for s in life.standings
        ],
        [Span(names.get(a.organization_id, ""), "", a.since, last_day(a.until)) for a in life.affiliations],
        [Span(AssociationKind(a.kind).label, "", a.since, last_day(a.until)) for a in life.associations],
    )


def last_day(until: date | None) -> date | None:
    """The last day before the excluded end, as people say it; None while it holds."""
    return None if until is None else until - ONE_DAY


def names_for(person: Person, life: Life, day: date) -> dict[int, str]:
    """Names on the day of every organisation the page speaks of."""
    ids = {person.organization_id, *(s.organization_id for s in life.standings)}
    return organizations.names_on(ids | {a.organization_id for a in life.affiliations}, day)
