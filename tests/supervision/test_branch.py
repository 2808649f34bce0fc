"""The work of a branch: the same number of queries for one person as for many, and only what lies inside."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nguon.core.scope import Scope
from nguon.guard.acting import acting
from nguon.probation.models import Term, TermResolution
from nguon.supervision import queries
from nguon.supervision.terms import Stage, Subject, Urgency
from tests.world import SYSTEM, World

pytestmark = pytest.mark.django_db
NEAR_THE_END = date(2026, 8, 20)


def branch(world: World, code: str, day: date = NEAR_THE_END, **options: bool) -> queries.Worklist:
    top = world.organizations[code]
    with acting(SYSTEM):
        return queries.worklist(Scope.everything(), day, lft=top.lft, rgt=top.rgt, **options)


def cost(world: World, code: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        branch(world, code)
    return len(asked)


def test_one_cell_costs_as_many_queries_as_the_whole_province(world: World) -> None:
    assert cost(world, "HA11") == cost(world, "HA1") == cost(world, "TINH")


def test_the_list_and_the_strip_of_a_branch_stay_within_twelve_queries(world: World) -> None:
    top = world.organizations["HA1"]
    with acting(SYSTEM), CaptureQueriesContext(connection) as asked:
        queries.worklist(Scope.everything(), NEAR_THE_END, lft=top.lft, rgt=top.rgt)
        queries.strip_of(Scope.everything(), NEAR_THE_END, lft=top.lft, rgt=top.rgt)

    assert len(asked) <= 12


def test_a_branch_shows_its_own_people_with_the_name_of_their_cell(world: World) -> None:
    items = branch(world, "HA12").items

    assert {(item.person_name, item.organization_name) for item in items} == {
        ("Ừ Quốc Mẫn", "Chi bộ Trường THCS Bãi Vàng"),
        ("Ừ Quốc Ước", "Chi bộ Trường THCS Bãi Vàng"),
    }


def test_late_ones_come_first(world: World) -> None:
    with acting(SYSTEM):
        early = Term.rows.filter(pk=world.terms["HA131:probationer"].pk)
        early.update(since=date(2025, 5, 5), ends_on=date(2026, 5, 5))
        TermResolution.rows.filter(term__in=early).delete()

    urgencies = [item.task.urgency for item in branch(world, "HA1").items]

    assert urgencies[0] is Urgency.LATE
    assert urgencies == sorted(urgencies, key=list(Urgency).index)


def test_a_large_branch_leaves_out_what_has_no_due_day(world: World) -> None:
    with acting(SYSTEM):
        TermResolution.rows.filter(term=world.terms["HA11:probationer"]).delete()
    whole, timed = branch(world, "HA1"), branch(world, "HA1", with_missing=False)

    assert timed.items == tuple(item for item in whole.items if item.task.urgency is not Urgency.MISSING)
    assert 0 < len(timed.items) < len(whole.items)


def test_the_strip_counts_each_stage_and_tells_the_latest_admission(world: World) -> None:
    top = world.organizations["HA1"]
    with acting(SYSTEM):
        strip = queries.strip_of(Scope.everything(), date(2026, 3, 2), lft=top.lft, rgt=top.rgt)

    assert strip.stages == {
        Stage.NOMINATED: 0,
        Stage.HELPED: 0,
        Stage.TRAINED: 0,
        Stage.DOSSIER: 5,
        Stage.PROBATION: 5,
    }
    assert strip.last_admission_on == date(2025, 9, 2)


def test_a_task_of_a_probation_leads_to_the_way_before_it_only_where_one_was_recorded(world: World) -> None:
    items = branch(world, "HA11").items

    assert {item.candidacy_id for item in items if item.subject is Subject.TERM} == {None}
