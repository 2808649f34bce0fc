"""The page of one dossier: always the panel for the next step, its day that may be moved, what is past folded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nguon.admission.models import Dossier, Resolution
from nguon.admission.terms import Body, DossierState
from nguon.guard.acting import acting
from tests.web.clicks import signed_in, text_of
from tests.world import ON, SYSTEM, VOTES, World

pytestmark = pytest.mark.django_db

DECIDED = {"decided_on": date(2026, 2, 16), "decision_number": "99-QĐ/ĐU", "received_on": date(2026, 2, 18)}
QUESTIONS = {
    DossierState.PREPARING: "Còn vướng gì để chi bộ họp xét?",
    DossierState.CELL_RESOLVED: "Còn vướng gì để đảng ủy cơ sở họp xét?",
    DossierState.BASE_RESOLVED: "Còn vướng gì để ra quyết định?",
    DossierState.DECIDED: "Còn vướng gì để tổ chức lễ kết nạp?",
}


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


def standing_at(world: World, state: DossierState, **columns: Any) -> Dossier:
    dossier = world.dossiers["HA11:candidate"]
    columns |= DECIDED if state in {DossierState.DECIDED, DossierState.ADMITTED} else {}
    with acting(SYSTEM):
        if state is DossierState.PREPARING:
            Resolution.rows.filter(dossier=dossier).delete()
        elif state is not DossierState.CELL_RESOLVED:
            Resolution.rows.create(dossier=dossier, body=Body.BASE, met_on=date(2026, 2, 9), number="08-NQ", **VOTES)
        Dossier.rows.filter(pk=dossier.pk).update(state=state, **columns)
    return dossier


@pytest.mark.parametrize("state", QUESTIONS, ids=str)
def test_the_panel_is_there_without_a_click_and_judges_for_another_day(world: World, state: DossierState) -> None:
    dossier, client = standing_at(world, state), signed_in(world.users["cell_secretary@HA11"])

    today = client.get(f"/ho-so/{dossier.pk}/")
    later = client.get(f"/ho-so/{dossier.pk}/?ngay=09/03/2027")

    assert QUESTIONS[state] in text_of(today)
    assert (today.context["judged"].day, later.context["judged"].day) == (ON, date(2027, 3, 9))
    late = {f.clause for f in later.context["judged"].findings} - {f.clause for f in today.context["judged"].findings}
    assert late & {"KN-10", "KN-22", "KN-25"} != set() or state is DossierState.CELL_RESOLVED


def test_the_day_field_leads_back_to_the_panel_and_a_wrong_day_is_told_in_the_renewed_part(world: World) -> None:
    dossier, client = standing_at(world, DossierState.PREPARING), signed_in(world.users["cell_secretary@HA11"])

    page = client.get(f"/ho-so/{dossier.pk}/?ngay=31/02/2027").content.decode()

    assert f'action="/ho-so/{dossier.pk}/#cac-diem"' in page
    renewed = page[page.index('id="cac-diem"') : page.index("rejudge")]
    assert "Lịch không có ngày 31/02/2027." in renewed
    assert "Dưới đây là kết quả nếu làm hôm nay, 02/03/2026." in renewed


def test_what_happened_says_how_long_it_took_and_how_long_it_may(world: World) -> None:
    dossier, client = standing_at(world, DossierState.DECIDED), signed_in(world.users["cell_secretary@HA11"])

    told = {one.title: one.context for part in client.get(f"/ho-so/{dossier.pk}/").context["happened"] for one in part}

    assert told["Đảng ủy cơ sở họp xét kết nạp"] == "5 ngày làm việc sau khi chi bộ họp"
    # Tết: 16 to 20 February 2026 are days off.
    assert told["Quyết định kết nạp"] == "9 ngày làm việc sau khi chi bộ họp (thời hạn 45 ngày làm việc)"


def test_steps_that_are_done_are_folded_and_the_next_one_stays_open(world: World) -> None:
    dossier, client = standing_at(world, DossierState.CELL_RESOLVED), signed_in(world.users["base_officer"])

    answer = client.get(f"/ho-so/{dossier.pk}/")

    assert [step.state for _, step, _ in answer.context["done_steps"]] == ["done"] * len(answer.context["done_steps"])
    assert answer.context["steps"][0][1].kind == "base"
    assert f"Đã xong {len(answer.context['done_steps'])} bước" in text_of(answer)


@pytest.mark.parametrize("state", QUESTIONS, ids=str)
def test_the_page_of_a_dossier_stays_within_its_queries(world: World, state: DossierState) -> None:
    dossier, client = standing_at(world, state), signed_in(world.users["cell_secretary@HA11"])

    with CaptureQueriesContext(connection) as asked:
        client.get(f"/ho-so/{dossier.pk}/")

    # Reads of tables; the settings of the acting context and the transaction come beside them.
    reads = [one["sql"] for one in asked if " FROM " in one["sql"]]
    assert len(reads) <= 25, len(reads)
