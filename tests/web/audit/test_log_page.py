"""The access log: its reading is recorded, its filters are keys, its parts meet every event once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from nguon.audit import operations, queries
from nguon.audit.models import Event
from nguon.audit.terms import EventKind
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.web.audit import pages
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


@pytest.fixture
def officer(world: World) -> Client:
    client = Client()
    client.force_login(world.users["data_protection"])
    return client


def record(kind: EventKind, *, by: Actor = SYSTEM, times: int = 1, **about: Any) -> None:
    with acting(SYSTEM):
        for _ in range(times):
            operations.record(kind, by=by, subject="person", **about)


def kinds(answer: Any) -> list[str]:
    """Kinds in the order of the page, without those that built the world."""
    return [row.kind for row in answer.context["rows"] if row.kind != EventKind.TREE_CHANGED.label]


def test_reading_the_log_is_an_event_that_says_what_was_asked(officer: Client, world: World) -> None:
    officer.get("/nhat-ky/", {"nguoi": "12", "viec": "people.changed"})

    event = Event.objects.get(kind=EventKind.LOG_READ)
    reader = world.users["data_protection"].pk
    assert (event.actor_id, event.person_id, event.organization) == (reader, 12, "HA1")
    assert event.details == {"actor": None, "kind": "people.changed"}


def test_the_head_to_note_down_is_the_end_of_the_chain_with_this_look(officer: Client) -> None:
    answer = officer.get("/nhat-ky/")

    assert answer.context["head"] == queries.head()
    assert f"{queries.head().sequence}:{queries.head().hash}" in answer.content.decode()


def test_each_kind_of_event_is_shown_by_its_words(officer: Client) -> None:
    shown, size = [], 20  # fewer than one page of the log shows
    kinds_recorded = list(EventKind)
    for first in range(0, len(kinds_recorded), size):
        part = kinds_recorded[first : first + size]
        for kind in part:
            record(kind, organization="HA11", person_id=5)
        rows = [row.kind for row in officer.get("/nhat-ky/").context["rows"]]
        shown += reversed(rows[1 : len(part) + 1])  # the newest row is the look at the log itself

    assert shown == [kind.label for kind in EventKind]


def test_an_event_of_an_unknown_kind_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match=r"people\.guessed"):
        pages.rows_of([Event(sequence=1, kind="people.guessed", grant="system:x", details={})])


def test_events_of_another_branch_do_not_appear(officer: Client, world: World) -> None:
    elsewhere = Actor(name="x", scope=SYSTEM.scope, user_id=world.users["upper_officer@TINH"].pk, grant="x@TINH#1")
    record(EventKind.PERSON_CHANGED, organization="HB11", person_id=5)
    record(EventKind.SIGNED_IN, by=elsewhere)
    record(EventKind.TARGET_SET, organization="HA131")

    assert kinds(officer.get("/nhat-ky/"))[1:] == ["Giao chỉ tiêu"]


def test_a_sign_in_is_seen_where_the_account_has_a_role(officer: Client, world: World) -> None:
    own = Actor(name="x", scope=SYSTEM.scope, user_id=world.users["cell_secretary@HA11"].pk, grant="x@HA11#1")
    record(EventKind.SIGNED_IN, by=own)

    assert kinds(officer.get("/nhat-ky/"))[1:] == ["Đăng nhập"]


def test_keys_and_a_kind_narrow_the_log(officer: Client, world: World) -> None:
    own = Actor(name="x", scope=SYSTEM.scope, user_id=world.users["base_officer"].pk, grant="base_officer@HA1#1")
    record(EventKind.PERSON_CHANGED, organization="HA11", person_id=5)
    record(EventKind.PARTICULARS_READ, organization="HA11", person_id=5, by=own)
    record(EventKind.PARTICULARS_READ, organization="HA11", person_id=6)

    def found(**asked: str) -> list[tuple[str, int | None]]:
        rows = officer.get("/nhat-ky/", asked).context["rows"]
        return [(row.kind, row.person) for row in rows if row.kind != "Xem nhật ký"]

    read, changed = "Xem phần thông tin nhạy cảm", "Sửa thông tin cá nhân"
    assert found(nguoi="5") == [(read, 5), (changed, 5)]
    assert found(viec="people.particulars_read") == [(read, 6), (read, 5)]
    assert found(tai_khoan=str(own.user_id)) == [(read, 5)]
    assert found(nguoi="6", viec="people.changed") == []


@pytest.mark.parametrize(
    ("asked", "errors"),
    [
        ({"nguoi": "Lưu"}, {"nguoi": ["Ghi mã người bằng chữ số, không có chữ hay dấu chấm."]}),
        (
            {"tai_khoan": "0"},
            {"tai_khoan": ["Mã là số từ 1 trở lên; xem mã ở cột “Về” hoặc cột “Ai” của nhật ký."]},
        ),
        (
            {"nguoi": "9" * 30},
            {"nguoi": ["Mã là số từ 1 trở lên; xem mã ở cột “Về” hoặc cột “Ai” của nhật ký."]},
        ),
    ],
)
def test_what_is_no_key_is_answered_with_a_sentence(
    officer: Client, asked: dict[str, str], errors: dict[str, list[str]]
) -> None:
    answer = officer.get("/nhat-ky/", asked)

    assert (answer.status_code, answer.context["form"].errors) == (422, errors)


def test_part_by_part_every_event_is_met_once(officer: Client) -> None:
    record(EventKind.PERSON_CHANGED, organization="HA11", person_id=5, times=120)

    seen, address = [], "?viec=people.changed"
    while address and len(seen) < 1000:
        answer = officer.get("/nhat-ky/" + address)
        seen += [row.sequence for row in answer.context["rows"]]
        address = answer.context["next_url"]

    stored = Event.objects.filter(kind=EventKind.PERSON_CHANGED).order_by("-sequence")
    assert (len(seen), seen) == (120, list(stored.values_list("sequence", flat=True)))


def test_one_event_and_three_events_cost_the_same_queries(officer: Client, django_assert_num_queries: Any) -> None:
    record(EventKind.PERSON_CHANGED, organization="HA11", person_id=5)
    with django_assert_num_queries(QUERIES):
        assert len(kinds(officer.get("/nhat-ky/?viec=people.changed"))) == 1

    record(EventKind.PERSON_CHANGED, organization="HA11", person_id=6, times=2)
    with django_assert_num_queries(QUERIES):
        assert len(kinds(officer.get("/nhat-ky/?viec=people.changed"))) == 3


QUERIES = 15
"""Of one part of the log, those of the session, the acting context and the event of the look included."""


def test_nobody_else_reads_the_log(world: World) -> None:
    answers = {}
    for role in ("cell_secretary", "base_officer", "upper_officer", "political_centre"):
        client = Client()
        client.force_login(world.users[role])
        answers[role] = client.get("/nhat-ky/").status_code

    assert set(answers.values()) == {403}
    assert not Event.objects.filter(kind=EventKind.LOG_READ).exists()
