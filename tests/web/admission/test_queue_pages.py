"""The queue of a level, and one meeting recorded for several people at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nguon.admission.models import Dossier, Resolution
from nguon.admission.terms import Body, DossierState
from nguon.audit.models import Event
from nguon.audit.terms import EventKind
from nguon.guard.acting import acting
from nguon.web.shell.views import SENT_BEFORE
from tests.web.clicks import hidden, signed_in, text_of
from tests.world import ON, SYSTEM, VOTES, World

pytestmark = pytest.mark.django_db

QUEUE = "/ho-so/cho-xu-ly/"
MEETING = {"first_number": "12-NQ/ĐU", "met_on": "23/02/2026", "eligible": "15", "present": "14"}
DECIDING = MEETING | {"first_number": "099-QĐ/ĐU", "minutes": "09-BB/BTV", "decided_on": "26/02/2026"}
DECIDING |= {"body": "standing_committee"}


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(world.users["base_officer"])


@pytest.fixture
def two(world: World) -> list[Dossier]:
    """Two dossiers that wait for the base committee."""
    return [world.dossiers["HA11:candidate"], world.dossiers["HA12:candidate"]]


def names(answer: Any) -> list[str]:
    return [row["name"] for row in answer.context["rows"]]


def sheet_of(dossiers: list[Dossier]) -> str:
    return f"{QUEUE}nghi-quyet/?" + "&".join(f"chon={one.pk}" for one in dossiers)


def typed_for(dossiers: list[Dossier], meeting: dict[str, str], **lines: str) -> dict[str, str]:
    typed = dict(meeting)
    for one in dossiers:
        typed |= {f"take-{one.pk}": "on", f"in_favour-{one.pk}": "14", f"against-{one.pk}": "0", f"blank-{one.pk}": "0"}
    return typed | lines


def look(client: Client, address: str, typed: dict[str, str]) -> Any:
    sent = hidden(client.get(address).content.decode()) | typed
    return client.post(address, sent)


def record(client: Client, address: str, typed: dict[str, str]) -> Any:
    looked = look(client, address, typed)
    assert looked.status_code == 200, text_of(looked)
    return client.post(address, hidden(looked.content.decode()) | {"checked": "1"})


def votes(dossiers: list[Dossier], body: Body) -> list[tuple[str, str, int]]:
    """(state, number, in favour) of each dossier that has a vote of the body."""
    with acting(SYSTEM):
        rows = Resolution.rows.filter(dossier__in=dossiers, body=body).select_related("dossier").order_by("dossier")
        return [(row.dossier.state, row.number, row.in_favour) for row in rows]


def test_each_level_sees_what_waits_for_it(world: World, officer: Client) -> None:
    with acting(SYSTEM):
        Dossier.rows.filter(organization__code="HA12").update(state=DossierState.BASE_RESOLVED)
        Dossier.rows.filter(organization__code="HA11").update(state=DossierState.RETURNED, state_before="cell_resolved")
    upper, secretary = signed_in(world.users["upper_officer@HA"]), signed_in(world.users["cell_secretary@HA11"])
    name = {
        code: world.people[f"{code}:candidate"].full_name for code in ("HA1", "HA11", "HA12", "HA131", "HA19", "HA2")
    }

    base = names(officer.get(QUEUE))
    assert name["HA131"] in base
    assert {name["HA11"], name["HA12"], name["HA2"]} & set(base) == set()
    assert {name["HA12"], name["HA2"]} <= set(names(upper.get(QUEUE)))
    assert names(secretary.get(QUEUE)) == [name["HA11"]]


def test_a_late_dossier_shows_its_days_and_what_stands_against_the_step(
    two: list[Dossier], officer: Client, on_day: Callable[[date], None]
) -> None:
    on_day(date(2026, 4, 20))

    page = text_of(officer.get(f"{QUEUE}?to-chuc=HA11"))

    assert "Chi bộ họp 02/02/2026 trễ" in page
    assert "Đảng ủy cơ sở họp xét" in page


def test_the_queue_can_be_narrowed_by_what_is_waited_for(world: World, officer: Client) -> None:
    assert names(officer.get(f"{QUEUE}?trang-thai=appraise")) == [world.people["HA131:candidate"].full_name]
    assert names(officer.get(f"{QUEUE}?trang-thai=meet")) == []


@pytest.mark.parametrize("user", ["base_officer", "upper_officer@HA", "cell_secretary@HA11", "cell_secretary"])
def test_a_page_of_the_queue_stays_within_twenty_five_queries(world: World, user: str) -> None:
    with acting(SYSTEM):
        Dossier.rows.filter(organization__code="HA11").update(state=DossierState.PREPARING)
        Dossier.rows.filter(organization__code="HA12").update(state=DossierState.BASE_RESOLVED)
        Dossier.rows.filter(organization__code="HA1").update(state=DossierState.RETURNED, state_before="cell_resolved")
        decided = {"decided_on": date(2026, 2, 16), "decision_number": "90-QĐ/ĐU"}
        Dossier.rows.filter(organization__code="HA19").update(state=DossierState.DECIDED, **decided)
    client = signed_in(world.users[user])

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(QUEUE)

    # Reads of tables; the settings of the acting context and the transaction come beside them.
    reads = [one["sql"] for one in asked if " FROM " in one["sql"]]
    assert (names(answer) != [], len(reads) <= 25) == (True, True), len(reads)


def test_one_meeting_is_looked_over_and_recorded_for_each_person(two: list[Dossier], officer: Client) -> None:
    typed = typed_for(two, MEETING, **{f"in_favour-{two[1].pk}": "13", f"against-{two[1].pk}": "1"})

    looked = look(officer, sheet_of(two), typed)
    before = votes(two, Body.BASE)
    recorded = record(officer, sheet_of(two), typed)

    page = text_of(looked)
    assert "Xem lại trước khi ghi" in page
    assert [part for part in ("12-NQ/ĐU", "13-NQ/ĐU", two[0].person.full_name) if part not in page] == []
    assert before == []
    assert (recorded.status_code, recorded["Location"]) == (302, QUEUE)
    assert votes(two, Body.BASE) == [("base_resolved", "12-NQ/ĐU", 14), ("base_resolved", "13-NQ/ĐU", 13)]
    assert Event.objects.filter(kind=EventKind.BASE_RESOLVED).count() == 2
    assert "đã ghi cho 2 người" in text_of(officer.get(QUEUE))


def test_what_stands_against_one_person_is_named_and_nobody_is_recorded(two: list[Dossier], officer: Client) -> None:
    answer = look(officer, sheet_of(two), typed_for(two, MEETING, **{f"in_favour-{two[1].pk}": "5"}))

    assert answer.status_code == 422
    findings = answer.context["findings"]
    assert {finding.sentence.startswith(f"{two[1].person.full_name}: ") for finding in findings} == {True}
    assert "BQ-04" in {finding.clause for finding in findings}
    assert votes(two, Body.BASE) == []


def test_who_is_not_ticked_is_left_out(two: list[Dossier], officer: Client) -> None:
    typed = typed_for(two, MEETING)
    del typed[f"take-{two[0].pk}"]

    looked = look(officer, sheet_of(two), typed)
    record(officer, sheet_of(two), typed)

    assert "không ghi lần này" in text_of(looked)
    assert votes(two, Body.BASE) == [("base_resolved", "12-NQ/ĐU", 14)]


def test_somebody_changed_meanwhile_is_named_and_nobody_is_recorded(two: list[Dossier], officer: Client) -> None:
    looked = look(officer, sheet_of(two), typed_for(two, MEETING))
    with acting(SYSTEM):
        Dossier.rows.filter(pk=two[1].pk).update(version=7)

    answer = officer.post(sheet_of(two), hidden(looked.content.decode()) | {"checked": "1"})

    assert answer.status_code == 422
    assert f"{two[1].person.full_name}: Hồ sơ này vừa được người khác cập nhật" in text_of(answer)
    assert votes(two, Body.BASE) == []


def test_the_click_on_many_that_comes_twice_records_them_once(two: list[Dossier], officer: Client) -> None:
    click = hidden(look(officer, sheet_of(two), typed_for(two, MEETING)).content.decode()) | {"checked": "1"}

    answers = [officer.post(sheet_of(two), click) for _ in range(2)]

    assert [answer["Location"] for answer in answers] == [QUEUE, QUEUE]
    assert Event.objects.filter(kind=EventKind.BASE_RESOLVED).count() == 2
    assert SENT_BEFORE in text_of(officer.get(QUEUE))


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"first_number": "số mười"}, "number-A", "Chưa có số. Ghi số của người này"),
        ({"number-A": "13-NQ/ĐU", "number-B": "13-NQ/ĐU"}, "number-B", "Số 13-NQ/ĐU đã dùng cho người ở trên."),
        ({"in_favour-A": ""}, "in_favour-A", "Chưa nhập số tán thành với người này."),
        ({"met_on": ""}, "met_on", "Chưa nhập ngày."),
    ],
)
def test_what_cannot_be_recorded_is_told_at_its_line(
    two: list[Dossier], officer: Client, changed: dict[str, str], field: str, sentence: str
) -> None:
    def of_line(name: str) -> str:
        return name.replace("-A", f"-{two[0].pk}").replace("-B", f"-{two[1].pk}")

    answer = look(officer, sheet_of(two), typed_for(two, MEETING) | {of_line(k): v for k, v in changed.items()})

    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"].errors[of_line(field)])


def test_nobody_chosen_leads_back_with_a_word(officer: Client) -> None:
    answer = officer.get(f"{QUEUE}nghi-quyet/", follow=True)

    assert answer.redirect_chain == [(QUEUE, 302)]
    assert "Chưa chọn hồ sơ nào." in text_of(answer)


def test_a_dossier_out_of_reach_among_the_chosen_looks_like_one_that_is_not(
    world: World, two: list[Dossier], officer: Client
) -> None:
    foreign = world.dossiers["HB11:candidate"]

    assert officer.get(sheet_of([two[0], foreign])).status_code == 404


def test_each_person_gets_a_decision_with_a_number_of_its_own(world: World, two: list[Dossier]) -> None:
    upper = signed_in(world.users["upper_officer@HA"])
    with acting(SYSTEM):
        for one in two:
            Resolution.rows.create(dossier=one, body=Body.BASE, met_on=date(2026, 2, 9), number="08-NQ", **VOTES)
        Dossier.rows.filter(pk__in=[one.pk for one in two]).update(state=DossierState.BASE_RESOLVED)
    address = sheet_of(two).replace("nghi-quyet", "quyet-dinh")

    answer = record(upper, address, typed_for(two, DECIDING, **{f"number-{two[1].pk}": "150-QĐ/ĐU"}))

    assert answer.status_code == 302
    assert votes(two, Body.DECIDING) == [("decided", "09-BB/BTV", 14), ("decided", "09-BB/BTV", 14)]
    with acting(SYSTEM):
        rows = Dossier.rows.filter(pk__in=[one.pk for one in two]).order_by("pk")
        assert list(rows.values_list("decision_number", "decided_on")) == [
            ("099-QĐ/ĐU", date(2026, 2, 26)),
            ("150-QĐ/ĐU", date(2026, 2, 26)),
        ]
