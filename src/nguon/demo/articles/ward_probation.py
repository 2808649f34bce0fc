"""Members of the ward on probation on the day: some past the end, some near it, some without the class."""

from __future__ import annotations

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
from nguon.probation.models import Term, TermHelper
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
    )
    if helper is not None:
        world.sheets[TermHelper].add(term_id=term, helper_id=helper, since=since)


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
