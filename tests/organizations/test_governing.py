"""Whose rules hold at a place in the tree: its own, and those of every organisation above it on the day."""

from __future__ import annotations

from datetime import date

import pytest

from nguon.guard.acting import acting
from nguon.organizations import operations, queries
from nguon.organizations.operations import Decision
from nguon.regulations.book import load_book
from tests.world import SYSTEM, World

pytestmark = pytest.mark.django_db
MOVE = Decision("20-QĐ/TU", date(2025, 9, 1), date(2025, 9, 15))


def codes(world: World, code: str, day: date) -> tuple[str, ...]:
    return queries.codes_above(world.organizations[code].pk, day)


def test_the_chain_is_that_of_the_day(world: World) -> None:
    eve, first = date(2025, 9, 14), MOVE.effective_on
    old = codes(world, "HA11", eve)
    with acting(SYSTEM):
        operations.change(
            organization=world.organizations["HA11"], decision=MOVE, actor=SYSTEM, parent=world.organizations["HA13"]
        )

    assert old[:2] == ("HA11", "HA1")
    assert (codes(world, "HA11", eve), codes(world, "HA11", first)[:2]) == (old, ("HA11", "HA13"))


def test_a_dissolved_cell_answers_to_the_rules_of_its_successor(world: World) -> None:
    with acting(SYSTEM):
        operations.dissolve(
            organization=world.organizations["HA11"],
            successor=world.organizations["HA12"],
            decision=MOVE,
            actor=SYSTEM,
        )

    assert codes(world, "HA11", MOVE.effective_on)[:3] == ("HA11", "HA12", "HA1")


def test_without_local_rules_everybody_reads_the_general_page(world: World) -> None:
    day, cell = date(2025, 9, 15), world.organizations["HA11"].pk

    assert queries.rules_for(cell, day) == load_book().on(day)
