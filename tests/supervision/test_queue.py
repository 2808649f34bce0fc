"""The queue of a level: whose dossiers, in which order, and the same judgement as on the dossier's own page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nguon.admission import queries as admission
from nguon.admission.models import Dossier, Resolution
from nguon.admission.terms import Body, DecidingBody, DossierState
from nguon.core.scope import Scope
from nguon.guard.acting import acting
from nguon.regulations.chains import Step
from nguon.supervision.queries import Wanted, dossiers_waiting
from nguon.supervision.queries import queue as queue_module
from nguon.supervision.terms import Turn
from tests.world import ON, SYSTEM, VOTES, World

pytestmark = pytest.mark.django_db

EVERYWHERE = {"lft": 0, "rgt": 2**31 - 1}


def waiting(*turns: Turn, decider: int | None = None, after: int | None = None) -> list[tuple[str, Turn]]:
    """(key of the world's organisation, turn) of the queue, in its order."""
    with acting(SYSTEM):
        wanted = Wanted(**EVERYWHERE, turns=turns, decider=decider)
        page = dossiers_waiting(Scope.everything(), ON, wanted, after=after)
    return [(row.dossier.organization.code, row.turn) for row in page.rows]


def change(dossier: Dossier, **columns: Any) -> None:
    with acting(SYSTEM):
        Dossier.rows.filter(pk=dossier.pk).update(**columns)
        dossier.refresh_from_db()


def voted(dossier: Dossier, body: Body, met_on: date) -> None:
    with acting(SYSTEM):
        Resolution.rows.filter(dossier=dossier, body=body).delete()
        Resolution.rows.create(dossier=dossier, body=body, met_on=met_on, number="08-NQ", **VOTES)


def test_each_turn_holds_the_dossiers_of_its_step_by_the_chain_of_their_cell(world: World) -> None:
    change(world.dossiers["HA12:candidate"], state=DossierState.RETURNED, state_before=DossierState.CELL_RESOLVED)
    change(world.dossiers["HB11:candidate"], state=DossierState.BASE_RESOLVED)

    assert ("HA11", Turn.RESOLVE) in waiting(Turn.RESOLVE)
    assert waiting(Turn.SUPPLY) == [("HA12", Turn.SUPPLY)]
    # HA131 lies under a section, HA2 is itself a base.
    assert waiting(Turn.APPRAISE) == [("HA131", Turn.APPRAISE)]
    assert {code for code, _ in waiting(Turn.DECIDE, Turn.RECHECK)} == {"HA2", "HB11"}


def test_a_committee_is_shown_only_what_it_decides_itself(world: World) -> None:
    change(world.dossiers["HB11:candidate"], state=DossierState.BASE_RESOLVED)
    deciding = (Turn.DECIDE, Turn.RECHECK)

    at = {code: {c for c, _ in waiting(*deciding, decider=world.organizations[code].pk)} for code in ("HA", "TINH")}

    assert at == {"HA": {"HA2"}, "TINH": set()}


def test_the_oldest_comes_first_and_each_page_goes_on_where_the_last_one_ended(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_module, "PAGE", 2)
    keys = ("HA11", "HA12", "HB11", "HA1")
    met = (date(2026, 2, 9), date(2026, 1, 12), date(2026, 2, 9), date(2026, 1, 5))
    for code, met_on in zip(keys, met, strict=True):
        voted(world.dossiers[f"{code}:candidate"], Body.CELL, met_on)
    mine = [world.dossiers[f"{code}:candidate"].pk for code in keys]
    with acting(SYSTEM):
        Dossier.rows.exclude(pk__in=mine).update(state=DossierState.CLOSED, closed_on=ON, closing_reason="moved")

    first = waiting(Turn.RESOLVE)

    assert [code for code, _ in first] == ["HA1", "HA12"]
    assert [code for code, _ in waiting(Turn.RESOLVE, after=mine[1])] == ["HA11", "HB11"]


@pytest.mark.parametrize("state", [DossierState.CELL_RESOLVED, DossierState.BASE_RESOLVED, DossierState.REFERRED])
def test_facts_of_many_dossiers_are_those_of_each_one(world: World, state: DossierState) -> None:
    for code in ("HA11", "HA131", "HA2", "HB11"):
        change(world.dossiers[f"{code}:candidate"], state=state)
    voted(world.dossiers["HB11:candidate"], Body.BASE, date(2026, 2, 20))

    with acting(SYSTEM):
        dossiers = list(Dossier.rows.select_related("person"))
        together = admission.steps_on(dossiers, ON)
        for dossier in dossiers:
            steps = together[dossier.pk]
            decider = steps.decision.deciding_body
            assert decider in {None, *DecidingBody}
            assert steps.base == admission.base_facts(dossier, None)
            assert steps.decision == admission.decision_facts(dossier, decider, None, ON)
            assert steps.passing_base == admission.passing(dossier, Step.BASE, ON)
            assert steps.passing_decision == admission.passing(dossier, Step.DECIDING, ON, decider)


def test_one_dossier_and_many_cost_the_same(world: World) -> None:
    def cost(keys: int) -> int:
        with acting(SYSTEM), CaptureQueriesContext(connection) as asked:
            queue_module.chosen(Scope.everything(), ON, [d.pk for d in list(world.dossiers.values())[:keys]])
        return len(asked)

    assert cost(1) == cost(6)
