"""Whose rules hold at a place in the tree: its own, and those of every organisation above it on the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nguon.guard.acting import acting
from nguon.organizations import operations, queries
from nguon.organizations.operations import Decision
from nguon.regulations import book
from nguon.regulations.book import load_book
from tests.world import SYSTEM, World

pytestmark = pytest.mark.django_db
LIMIT = """key = "admission.base-working-days"

[[value]]
within     = "HA1"
since      = 2025-11-21
is         = 25
instrument = "huong-dan-02-btctu-ha-noi-2025"
place      = "một chỗ"
seen       = "full-text"
"""
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


def test_a_cell_is_judged_by_the_local_rules_of_those_above_it(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "parameters" / "admission"
    folder.mkdir(parents=True)
    key = "admission.base-working-days"
    (folder / "base-working-days.toml").write_text(LIMIT, "utf-8")
    monkeypatch.setitem(book._office, "folder", tmp_path)
    ids = [world.organizations[code].pk for code in ("HA11", "HA131", "HB11")]

    pages = queries.rules_for_each(ids, date(2026, 3, 2))

    assert [pages[pk].integer(key) for pk in ids] == [25, 25, 45]
