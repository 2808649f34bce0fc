"""The tree as a reader sees it: own branch and the way up, one level at a time, on any day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from nguon.guard.acting import acting
from nguon.journeys.reorganize import renumber_tree
from nguon.organizations import operations
from nguon.organizations.terms import Kind, Level
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


def signed_in(world: World, user: str) -> Client:
    client = Client()
    client.force_login(world.users[user])
    return client


def codes(answer: Any, name: str = "below") -> list[str]:
    return [row.code for row in answer.context[name]]


def found(world: World, code: str, parent: str) -> None:
    with acting(SYSTEM):
        operations.found(
            code=code,
            name=f"Chi bộ {code}",
            kind=Kind.RESIDENTIAL,
            level=Level.CELL,
            parent=world.organizations[parent],
            decision=operations.Decision("77-QĐ/ĐU", date(2026, 1, 5), date(2026, 1, 5)),
            actor=SYSTEM,
        )
        renumber_tree(on=ON)


def test_the_first_page_is_the_own_organization_with_one_level_below(world: World) -> None:
    answer = signed_in(world, "base_officer").get("/to-chuc/")

    assert answer.context["organization"].code == "HA1"
    assert [(row.code, row.below) for row in answer.context["below"]] == [("HA11", 0), ("HA12", 0), ("HA13", 1)]


@pytest.mark.parametrize("user", ["helper", "mass_organization", "political_centre", "data_protection"])
def test_who_sees_no_persons_sees_the_branch_as_well(world: World, user: str) -> None:
    assert codes(signed_in(world, user).get("/to-chuc/")) == ["HA11", "HA12", "HA13"]


def test_on_a_day_before_the_merger_the_dissolved_cell_stands_in_its_place(world: World) -> None:
    reader = signed_in(world, "base_officer")

    eve, day = reader.get("/to-chuc/?ngay=30/06/2025"), reader.get("/to-chuc/?ngay=01/07/2025")

    assert [codes(eve), codes(day)] == [["HA11", "HA12", "HA13", "HA19"], ["HA11", "HA12", "HA13"]]


def test_an_heir_of_two_shows_both_on_a_day_when_they_stood_side_by_side(world: World) -> None:
    answer = signed_in(world, "cell_secretary@HA11").get("/to-chuc/?ngay=30/06/2025")

    assert codes(answer, "rows") == ["HA11", "HA19"]


def test_above_the_own_organization_only_the_way_down_is_shown(world: World) -> None:
    answer = signed_in(world, "base_officer").get("/to-chuc/TINH/")

    assert (codes(answer), answer.context["is_partial"]) == (["HA"], True)
    assert "Thượng Lam" not in answer.content.decode()


@pytest.mark.parametrize("code", ["HA2", "HB", "HB11", "KHONG-CO"])
def test_beside_the_own_branch_nothing_is_found(world: World, code: str) -> None:
    assert signed_in(world, "base_officer").get(f"/to-chuc/{code}/").status_code == 404


def test_a_dissolved_organization_names_its_heir_and_the_decisions_of_its_life(world: World) -> None:
    context = signed_in(world, "base_officer").get("/to-chuc/HA19/").context

    assert context["absence"] == "Tổ chức này đã kết thúc hoạt động từ ngày 01/07/2025."
    assert context["successor"].code == "HA11"
    [stretch] = context["life"]
    assert (stretch.since, stretch.last_on, stretch.parent) == (
        date(2000, 1, 3),
        date(2025, 6, 30),
        "Đảng bộ xã Bãi Vàng",
    )
    assert stretch.decision == "Thành lập: số 01-QĐ/TU, ngày 03/01/2000"


def test_an_heir_names_what_it_inherited(world: World) -> None:
    context = signed_in(world, "base_officer").get("/to-chuc/HA11/").context

    assert [(p.code, p.name, p.dissolved_on) for p in context["predecessors"]] == [
        ("HA19", "Chi bộ ấp Gò Cũ", date(2025, 7, 1))
    ]


def test_before_it_was_founded_an_organization_says_when_it_was(world: World) -> None:
    answer = signed_in(world, "base_officer").get("/to-chuc/HA11/?ngay=31/12/1999")

    assert answer.context["absence"] == "Ngày 31/12/1999 tổ chức này chưa thành lập; thành lập ngày 03/01/2000."


def test_links_lead_only_where_the_reader_may_go(world: World) -> None:
    officer = signed_in(world, "base_officer").get("/to-chuc/HA11/").context["links"]
    above = signed_in(world, "base_officer").get("/to-chuc/HA/").context["links"]
    helper = signed_in(world, "helper").get("/to-chuc/HA11/").context["links"]

    assert [label for label, _ in officer] == ["Số liệu", "Chỉ tiêu", "Địa bàn, đơn vị", "Đảng viên"]
    assert [above, helper] == [[], []]


def test_what_is_no_day_is_said_beside_todays_tree(world: World) -> None:
    answer = signed_in(world, "base_officer").get("/to-chuc/?ngay=30/02/2026")

    assert (answer.status_code, answer.context["day"]) == (422, ON)
    assert answer.context["form"].errors == {
        "ngay": ["Lịch không có ngày 30/02/2026. Xem lại ngày, tháng trên giấy tờ."]
    }


def test_one_row_and_three_rows_cost_the_same_queries(world: World, django_assert_num_queries: Any) -> None:
    reader = signed_in(world, "base_officer")
    address = "/to-chuc/HA13/"
    assert codes(reader.get(address)) == ["HA131"]
    with django_assert_num_queries(QUERIES):
        reader.get(address)

    found(world, "HA132", "HA13")
    found(world, "HA133", "HA13")

    with django_assert_num_queries(QUERIES):
        assert codes(reader.get(address)) == ["HA131", "HA132", "HA133"]


QUERIES = 20
"""Of one organisation three levels down, those of the session and of the acting context included."""
