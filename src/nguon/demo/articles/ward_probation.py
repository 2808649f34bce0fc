"""Members of the ward on probation on the day: some past the end, some near it, some without the class."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from nguon.core.periods import add_months
from nguon.demo.articles.admitting import introduce, nominator_for
from nguon.demo.articles.usual import ordinary_life
from nguon.demo.paths import days
from nguon.demo.tree import Org
from nguon.demo.world import World
from nguon.people.terms import Sex
from nguon.probation import rules
from nguon.probation.models import Departure, Term, TermHelper
from nguon.probation.terms import DepartureKind, StrikeOffGround
from nguon.training.terms import ClassKind


def on_probation(world: World, ward: Org, own: Org, others: Iterator[Org], data: dict[str, Any]) -> None:
    """Write the probations of `data/ward.toml`, with the whole way that led to each."""
    closed_on = world.today - days(data["new_member_class"]["closed"])
    class_id = world.paths.awareness_class(ward, closed_on, kind=ClassKind.NEW_MEMBER)
    for row in data["probation"]:
        cell = own if row.get("cell") == "own" else next(others)
        since = add_months(world.today - days(row["ended"]), -world.page.integer("probation.months"))
        person, dossier, helper = _admitted(world, ward, cell, row, since)
        if row["new_member_class"]:
            world.paths.enrol(class_id, person)
        running_term(world, cell, person, since, dossier=dossier, helper=helper)
    being_struck_off(world, own)


def running_term(
    world: World, cell: Org, person: int, since: date, *, dossier: int | None = None, helper: int | None = None
) -> None:
    """Write a probation that has not been decided on, due when today's rules say."""
    term = world.sheets[Term].add(
        person_id=person,
        organization_id=cell.id,
        dossier_id=dossier,
        since=since,
        ends_on=rules.probation_end(since, world.page),
        review_due_on=rules.review_due_on(since, world.page),
        profile_filed_on=_filed_on(since, person, world.today) if dossier is not None else None,
    )
    if helper is not None:
        world.sheets[TermHelper].add(term_id=term, helper_id=helper, since=since)


def _filed_on(since: date, person: int, today: date) -> date | None:
    """Most file the curriculum vitae within weeks; one in five has forgotten it."""
    filed_on = since + timedelta(days=14 + person % 14)
    return None if person % 5 == 0 or filed_on > today else filed_on


def being_struck_off(world: World, cell: Org) -> None:
    """Write that the cell considers striking off a member who has paid no fees, and waits for the self-review."""
    opened_on = world.today - days(20)
    world.sheets[Departure].add(
        person_id=world.lives.official_in(cell, opened_on)[-1],
        organization_id=cell.id,
        kind=DepartureKind.STRIKE_OFF,
        opened_on=opened_on,
        ground=StrikeOffGround.UNPAID,
        months=4,
        with_reason=False,
        calls=json.dumps([(opened_on + days(5)).isoformat()]),
    )


def _admitted(world: World, ward: Org, cell: Org, row: dict[str, Any], since: date) -> tuple[int, int | None, int]:
    life = ordinary_life(world, cell, since, age=row.get("age", 0))
    life.full_name, life.sex = row.get("name", ""), Sex(row.get("sex", life.sex))
    way = world.paths.usual(since, ward)
    helper = way.helper = world.random.choice(world.lives.official_in(cell, since - timedelta(days=900)))
    introduce(way, nominator_for(world, life, way.document_on))
    person = world.lives.person(life)
    world.lives.identify(person)
    world.lives.admit(person, life, recognised=False)
    _, dossier = world.paths.walk(person, cell, way)
    return person, dossier, helper
