"""The synthetic country in a small shape: it has the numbers asked for and everything hangs together."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest
from django.db import connection

from nguon.admission.models import Dossier
from nguon.admission.terms import DossierState
from nguon.core.scope import Actor
from nguon.demo.country.people import fill
from nguon.demo.country.shape import Shape, Size, block_shape, found_country, sizes
from nguon.demo.operations import first_ids, write
from nguon.demo.sheets import Sheets
from nguon.demo.world import World
from nguon.guard.acting import acting
from nguon.journeys.reorganize import renumber_tree
from nguon.organizations.models import Organization, OrganizationPeriod
from nguon.organizations.terms import Level
from nguon.people.models import Person, StandingPeriod
from nguon.people.terms import Standing
from nguon.sourcing.models import Candidacy
from nguon.sourcing.terms import CandidacyState

TODAY = date(2026, 11, 21)
SMALL = Shape(uppers=2, bases=7, cells=40, members=800, candidates=600)


def small(seed: int = 1) -> World:
    """One block in the small shape."""
    world = World(seed=seed, today=TODAY)
    [block] = found_country(world, Size(blocks=1, provinces=1), SMALL)
    world.tree.write_down()
    fill(world, block, SMALL)
    world.lives.settle(world.tree.positions)
    return world


def test_the_hundredth_has_the_shape_of_a_province() -> None:
    assert block_shape() == Shape(uppers=35, bases=520, cells=2_900, members=55_000, candidates=20_000)
    assert sizes() == {"1/100": Size(1, 1), "1/10": Size(10, 10), "1": Size(100, 34)}


def test_a_block_has_the_numbers_asked_for() -> None:
    sheets = small().sheets
    levels = Counter(row[sheets[OrganizationPeriod].columns.index("level")] for row in sheets[OrganizationPeriod].rows)
    standings = sheets[StandingPeriod]
    members = {row[standings.columns.index("person_id")] for row in standings.rows}

    assert levels == {
        Level.CENTRE: 1, Level.PROVINCE: 1, Level.UPPER: 2, Level.BASE_COMMITTEE: 7, Level.CELL: 40,
    }  # fmt: skip
    assert len(members) == 800
    assert len(sheets[Person].rows) == 1_400


def test_candidates_and_dossiers_stand_in_every_state_of_the_usual_way_that_is_not_over() -> None:
    sheets = small().sheets
    states = {row[sheets[Candidacy].columns.index("state")] for row in sheets[Candidacy].rows}
    dossiers = {row[sheets[Dossier].columns.index("state")] for row in sheets[Dossier].rows}

    assert states == set(CandidacyState) - {CandidacyState.ADMITTED}
    assert dossiers == {
        DossierState.PREPARING,
        DossierState.CELL_RESOLVED,
        DossierState.BASE_RESOLVED,
        DossierState.DECIDED,
    }


def test_some_are_on_probation_and_nobody_was_admitted_after_the_day() -> None:
    standings = small().sheets[StandingPeriod]
    kinds = Counter()
    latest = date.min
    for row in standings.rows:
        standing, since, until = (row[standings.columns.index(c)] for c in ("standing", "since", "until"))
        kinds[standing, until is None] += 1
        latest = max(latest, since)

    assert kinds[Standing.PROBATIONARY, True] > 20
    assert latest <= TODAY


def test_the_same_seed_gives_the_same_country() -> None:
    assert [sheet.rows for sheet in small().sheets] == [sheet.rows for sheet in small().sheets]


def test_blocks_are_spread_over_the_provinces_and_codes_do_not_repeat() -> None:
    world = World(seed=1, today=TODAY)

    blocks = found_country(world, Size(blocks=5, provinces=2), SMALL)

    by_province = defaultdict(int)
    for block in blocks:
        by_province[block.cells[0][0].code.split(".")[0]] += len(block.cells)
    assert by_province == {"T01": 120, "T02": 80}


@pytest.mark.django_db
def test_blocks_written_one_after_another_carry_on_with_the_ids_of_the_table() -> None:
    with acting(Actor.system("test")):
        world = World(seed=1, today=TODAY, sheets=Sheets(first_ids()))
        blocks = found_country(world, Size(blocks=2, provinces=1), SMALL)
        world.tree.write_down()
        write(world.sheets)
        for block in blocks:
            world.sheets.start_anew()
            fill(world, block, SMALL)
            world.lives.settle(world.tree.positions)
            write(world.sheets)
        people = Person.rows.order_by("pk")
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval(pg_get_serial_sequence('people_person', 'id'))")
            following = cursor.fetchone()[0]

        assert people.count() == 2_800
        assert following == people.last().pk + 1
        assert renumber_tree(on=TODAY) == (0, 0)
        assert Organization.objects.count() == 2 + 2 * (2 + 7 + 40)
