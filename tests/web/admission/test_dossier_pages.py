"""Dossiers: what cannot be recorded, what is recorded with findings, and who may do what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nguon.admission.models import Dossier, Introduction, Resolution
from nguon.admission.terms import Body, DossierState
from nguon.guard.acting import acting
from nguon.people.queries import standing_on
from nguon.people.terms import Standing
from tests.web.clicks import hidden, send, signed_in, text_of
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db

VOTE = {"summoned": "3", "present": "3", "in_favour": "3", "against": "0", "blank": "0"}
CELL = VOTE | {"number": "07-NQ/CB", "met_on": "23/02/2026"}
DECISION = VOTE | {
    "number": "09-BB/BTV",
    "met_on": "25/02/2026",
    "decision_number": "100-QĐ/ĐU",
    "decided_on": "26/02/2026",
    "body": "standing_committee",
}


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


@pytest.fixture
def preparing(world: World) -> Dossier:
    """The dossier of HA11's candidate before any vote, with one introduction: one too few."""
    dossier = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        Resolution.rows.filter(dossier=dossier).delete()
        Dossier.rows.filter(pk=dossier.pk).update(state=DossierState.PREPARING)
        dossier.refresh_from_db()
    return dossier


@pytest.fixture
def secretary(world: World) -> Client:
    return signed_in(world.users["cell_secretary@HA11"])


@pytest.fixture
def upper(world: World) -> Client:
    return signed_in(world.users["upper_officer@HA"])


def kept(dossier: Dossier) -> Any:
    """(state, votes recorded) of the dossier now."""
    with acting(SYSTEM):
        dossier.refresh_from_db()
        return dossier.state, Resolution.rows.filter(dossier=dossier).count()


def test_more_in_favour_than_present_is_refused_also_when_it_is_said_to_be_on_paper(
    preparing: Dossier, secretary: Client
) -> None:
    address = f"/ho-so/{preparing.pk}/nghi-quyet-chi-bo/"
    wrong = CELL | {"present": "2", "in_favour": "3"}

    first = send(secretary, address, **wrong)
    again = send(secretary, address, **wrong, already_taken="on")

    assert (first.status_code, again.status_code) == (422, 422)
    assert "BQ-01" in text_of(first)
    assert "tán thành 3, không tán thành 0, phiếu trắng 0, cộng 3, không khớp với 2 người dự" in text_of(first)
    assert "Các điểm này trái ngược nhau nên không ghi được" in text_of(again)
    assert kept(preparing) == ("preparing", 0)


def test_an_obstacle_names_clause_place_and_remedy_and_stores_nothing(preparing: Dossier, secretary: Client) -> None:
    answer = send(secretary, f"/ho-so/{preparing.pk}/nghi-quyet-chi-bo/", **CELL)

    page = text_of(answer)
    assert answer.status_code == 422
    assert "KN-11 · Chưa đủ điều kiện" in page
    assert "Phân công thêm đảng viên chính thức giới thiệu" in page
    assert "Quy định" in page
    assert 'href="/quy-dinh/KN-11/"' in answer.content.decode()
    assert kept(preparing) == ("preparing", 0)


def test_what_was_done_on_paper_is_offered_after_the_refusal_and_kept_with_its_clauses(
    preparing: Dossier, secretary: Client
) -> None:
    address = f"/ho-so/{preparing.pk}/nghi-quyet-chi-bo/"
    opened, refused = secretary.get(address), send(secretary, address, **CELL)
    offer = "Việc này đã làm trên giấy; vẫn ghi, kèm các điểm vướng"

    recorded = send(secretary, address, **CELL, already_taken="on")

    assert offer not in text_of(opened)
    assert offer in text_of(refused)
    assert recorded.status_code == 302
    assert kept(preparing) == ("cell_resolved", 1)
    assert preparing.findings == ["HS-01", "KN-11", "NC-01"]
    assert "Đã ghi kèm điểm vướng" in text_of(secretary.get(f"/ho-so/{preparing.pk}/"))


def test_a_decision_dated_before_the_resolution_is_refused(world: World, upper: Client) -> None:
    dossier = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        Resolution.rows.create(
            dossier=dossier,
            body=Body.BASE,
            number="08-NQ/ĐU",
            met_on=date(2026, 2, 20),
            eligible=9,
            present=9,
            in_favour=9,
        )
        Dossier.rows.filter(pk=dossier.pk).update(state=DossierState.BASE_RESOLVED)
    before = kept(dossier)

    answer = send(
        upper, f"/ho-so/{dossier.pk}/quyet-dinh/", **DECISION | {"met_on": "30/01/2026", "decided_on": "30/01/2026"}
    )

    page = text_of(answer)
    assert answer.status_code == 422
    assert "Quyết định kết nạp ngày 30/01/2026 trước ngày chi bộ họp xét 02/02/2026." in page
    assert "KN-21" in page
    assert kept(dossier) == before


def test_a_ceremony_before_the_decision_is_refused_whatever_was_done_on_paper(world: World, secretary: Client) -> None:
    dossier = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        Dossier.rows.filter(pk=dossier.pk).update(
            state=DossierState.DECIDED, decided_on=date(2026, 2, 26), decision_number="100-QĐ/ĐU"
        )
    before = kept(dossier)
    typed = {"held_on": "25/02/2026", "received_on": "", "helper": ""}

    first = send(secretary, f"/ho-so/{dossier.pk}/le-ket-nap/", **typed)
    again = send(secretary, f"/ho-so/{dossier.pk}/le-ket-nap/", **typed, already_taken="on")

    assert (first.status_code, again.status_code) == (422, 422)
    assert "Lễ kết nạp ngày 25/02/2026 trước ngày ký quyết định kết nạp 26/02/2026." in text_of(first)
    assert kept(dossier) == before
    with acting(SYSTEM):
        assert standing_on(dossier.person_id, ON) is Standing.OUTSIDE


def test_the_look_before_recording_shows_what_will_be_kept_with_the_act(world: World, secretary: Client) -> None:
    dossier = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        Dossier.rows.filter(pk=dossier.pk).update(
            state=DossierState.DECIDED, decided_on=date(2026, 1, 5), decision_number="100-QĐ/ĐU"
        )
    before = kept(dossier)
    address = f"/ho-so/{dossier.pk}/le-ket-nap/"
    seen = hidden(secretary.get(address).content.decode())

    asked = secretary.post(address, seen | {"held_on": "27/02/2026", "received_on": "06/01/2026", "helper": ""})

    assert asked.status_code == 200
    assert "Sẽ ghi kèm các điểm này KN-25 · Cần lưu ý Lễ kết nạp ngày 27/02/2026 sau ngày chi bộ nhận" in text_of(asked)
    assert kept(dossier) == before


def test_two_officers_saving_the_same_dossier_are_told_and_nothing_is_lost(
    world: World, preparing: Dossier, secretary: Client
) -> None:
    address = f"/ho-so/{preparing.pk}/gioi-thieu/"
    officer = signed_in(world.users["base_officer"])
    seen = hidden(officer.get(address).content.decode())
    union = {"kind": "youth_union", "document_number": "03-NQ/ĐTN", "dated_on": "20/02/2026"}

    first = send(secretary, address, **union)
    second = officer.post(address, seen | union | {"kind": "trade_union", "document_number": "88-NQ/CĐ"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "88-NQ/CĐ" in text_of(second)
    with acting(SYSTEM):
        numbers = set(Introduction.rows.filter(dossier=preparing).values_list("document_number", flat=True))
    assert numbers == {"", "03-NQ/ĐTN"}


def test_a_cell_may_not_record_what_others_decide(world: World, secretary: Client) -> None:
    dossier = world.dossiers["HA11:candidate"]

    assert secretary.get(f"/ho-so/{dossier.pk}/nghi-quyet-dang-uy/").status_code == 403
    assert secretary.get(f"/ho-so/{dossier.pk}/quyet-dinh/").status_code == 403


def test_a_base_committee_with_delegated_power_records_its_own_decision(world: World) -> None:
    dossier = world.dossiers["HA11:candidate"]
    deciding = signed_in(world.users["upper_officer@HA1"])
    offered = text_of(deciding.get(f"/ho-so/{dossier.pk}/"))

    recorded = send(deciding, f"/ho-so/{dossier.pk}/quyet-dinh/", **DECISION | {"body": "delegated_base"})

    assert "Ghi quyết định của đảng ủy cơ sở được ủy quyền" in offered
    assert recorded.status_code == 302
    assert kept(dossier)[0] == "decided"


def test_each_reader_is_offered_only_the_step_that_is_theirs(world: World, secretary: Client) -> None:
    dossier = world.dossiers["HA11:candidate"]
    officer = signed_in(world.users["base_officer"])

    assert "Việc của đảng ủy cơ sở." in text_of(secretary.get(f"/ho-so/{dossier.pk}/"))
    assert "Ghi nghị quyết đảng ủy cơ sở" in text_of(officer.get(f"/ho-so/{dossier.pk}/"))


def test_the_panel_judges_for_the_day_of_the_address(preparing: Dossier, secretary: Client) -> None:
    later = text_of(secretary.get(f"/ho-so/{preparing.pk}/?ngay=09/03/2027"))
    no_day = text_of(secretary.get(f"/ho-so/{preparing.pk}/?ngay=31/02/2027"))
    too_early = text_of(secretary.get(f"/ho-so/{preparing.pk}/?ngay=01/01/1990"))

    assert "KN-10" in later
    assert "Lịch không có ngày 31/02/2027." in no_day
    assert "Sổ quy định chưa có giá trị" in too_early
    assert "KN-11" in no_day


def test_the_list_of_dossiers_costs_the_same_in_one_cell_and_in_a_branch(world: World) -> None:
    officer = signed_in(world.users["base_officer"])

    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert officer.get(address).status_code == 200
        return len(asked)

    one, five = cost("/ho-so/?to-chuc=HA12"), cost("/ho-so/?to-chuc=HA1&trang-thai=")

    # Another organisation than one's own is looked up first: two queries and its children.
    assert five <= one <= 25


def test_a_page_of_a_person_stays_within_forty_queries(world: World, secretary: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        secretary.get(f"/ho-so/{world.dossiers['HA11:candidate'].pk}/")

    assert len(asked) <= 40
