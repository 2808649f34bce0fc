"""What the article tells of single organisations of Cần Thơ: movements, associations, dossiers that wait."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import cycle
from typing import Any

from nguon.core.periods import Period, add_months
from nguon.demo import terms
from nguon.demo.articles.admitting import ASSOCIATIONS, admit, introduce, nominator_for
from nguon.demo.articles.usual import ordinary_life
from nguon.demo.chance import around, day_in
from nguon.demo.paths import days
from nguon.demo.tree import Org
from nguon.demo.ways import Way
from nguon.demo.world import World
from nguon.people.terms import AssociationKind
from nguon.sourcing.models import Movement
from nguon.sourcing.terms import CandidacyState, NominatorKind, RemovalReason

FOUND = Period(date(2011, 1, 10), date(2011, 2, 20))
CLASSES = (date(2011, 3, 25), date(2011, 4, 22))
CEREMONIES = Period(date(2011, 9, 5), date(2011, 12, 20))


def admitted_by_association(
    world: World, committee: Org, cells: list[Org], counts: Mapping[Any, int], period: Period
) -> None:
    """So many admitted, nominated by each association, of which each is a member."""
    turns = around(world.random, cells)
    for kind, number in counts.items():
        for admitted_on in sorted(day_in(world.random, period) for _ in range(number)):
            life = ordinary_life(world, next(turns), admitted_on, age=_age(world, NominatorKind(kind)))
            admit(world, committee, life, nominator=NominatorKind(kind))


def _age(world: World, kind: NominatorKind) -> int:
    low, high = {NominatorKind.YOUTH_UNION: (20, 28), NominatorKind.VETERANS_UNION: (38, 50)}.get(kind, (26, 45))
    return world.random.randrange(low, high)


def found_by_movements(world: World, committee: Org, cells: list[Org], row: dict[str, Any]) -> None:
    """People whom the unit's movements brought forward early in the year; all learn in spring, some are admitted."""
    base = cells[0].parent or cells[0]
    movements = cycle([_movement(world, base, name, row["organizer"]) for name in row["movements"]])
    turns = around(world.random, cells)
    for index in range(row["found"]):
        ceremony_on = day_in(world.random, CEREMONIES)
        life = ordinary_life(world, next(turns), ceremony_on)
        way = _found_early(world, committee, ceremony_on, next(movements), CLASSES[index % len(CLASSES)])
        introduce(way, NominatorKind.MOVEMENT, row["organizer"])
        if index < row["admitted"]:
            person = world.lives.member(life)
            _, dossier = world.paths.walk(person, life.cell, way)
            world.paths.recognised(person, life.cell, dossier, ceremony_on)
        else:
            life.admitted_on = None
            person = world.lives.person(life)
            world.paths.walk(person, life.cell, _given_up(world, way))
        world.lives.association(person, AssociationKind.TRADE_UNION, add_months(way.document_on, -36))


def _movement(world: World, base: Org, name: str, organizer: str) -> int:
    return world.sheets[Movement].add(
        organization_id=base.id, name=name, organizer=organizer, since=date(2011, 1, 3), until=date(2012, 1, 1)
    )


def _found_early(world: World, committee: Org, ceremony_on: date, movement: int, class_on: date) -> Way:
    document_on = day_in(world.random, FOUND)
    decided_on = ceremony_on - days(6)
    cell_on = decided_on - days(40)
    return Way(
        document_on=document_on,
        listed_on=document_on + days(14),
        helped_on=document_on + days(14),
        class_id=world.paths.awareness_class(committee, class_on),
        opened_on=class_on + days(30),
        cell_on=cell_on,
        base_on=cell_on + days(12),
        decided_on=decided_on,
        received_on=decided_on + days(2),
        ceremony_on=ceremony_on,
        movement=movement,
    )


def _given_up(world: World, way: Way) -> Way:
    """The same start without a dossier: taken off the list one or two years later."""
    removed_on = day_in(world.random, Period(date(2012, 6, 1), date(2013, 6, 1)))
    removal = {
        "state": CandidacyState.REMOVED,
        "removed_on": removed_on,
        "removal_reason": world.random.choice([RemovalReason.MOVED, RemovalReason.OWN_WISH]),
        "removal_resolution": world.paths.number(terms.CELL_RESOLUTION, removed_on),
    }
    return Way(
        way.document_on,
        way.listed_on,
        way.helped_on,
        removed_on,
        way.class_id,
        nominator=way.nominator,
        nominator_name=way.nominator_name,
        movement=way.movement,
        extra=removal,
    )


def waiting_for_decision(world: World, committee: Org, cells: list[Org], number: int) -> None:
    """Dossiers that the base committee had sent up by the end of 2011 and that were decided in January 2012."""
    turns = around(world.random, cells)
    for index in range(number):
        ceremony_on = date(2012, 1, 19)
        life = ordinary_life(world, next(turns), ceremony_on)
        way = world.paths.usual(ceremony_on, committee)
        way.decided_on = date(2012, 1, 10 + index)
        way.received_on = way.decided_on + days(2)
        way.cell_on, way.base_on = date(2011, 11, 28 + index), date(2011, 12, 19)
        by = nominator_for(world, life, way.document_on)
        admit(world, committee, life, way=way, nominator=by if by in ASSOCIATIONS else None)
