"""The first page of every role: what it shows, and whom it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.web.clicks import signed_in, text_of
from tests.world import ON, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


def first_page(world: World, user: str, query: str = "") -> str:
    return text_of(signed_in(world.users[user]).get(f"/{query}"))


def test_a_secretary_sees_the_own_cell_and_nobody_elses(world: World) -> None:
    page = first_page(world, "cell_secretary@HA11")

    assert "Chi bộ ấp Bến Đá" in page
    assert "Ngô Ánh Ước" in page
    assert "Ừ Quốc Ước" not in page


def test_an_officer_sees_the_work_by_organisation_and_may_go_down(world: World) -> None:
    whole, one = first_page(world, "base_officer"), first_page(world, "base_officer", "?to-chuc=HA12")

    assert "Theo tổ chức trực thuộc" in whole
    assert "Chỉ tiêu năm 2026: đã kết nạp 0 / 9 người." in whole
    assert "Ừ Quốc Ước" in one
    assert "Ngô Ánh Ước" not in one


def test_an_organisation_outside_the_grant_does_not_exist(world: World) -> None:
    officer = signed_in(world.users["base_officer"])

    assert officer.get("/?to-chuc=HB1").status_code == 404
    assert officer.get("/?to-chuc=KHONG-CO").status_code == 404


def test_a_helper_sees_whom_they_help_with_the_way_to_each(world: World) -> None:
    helper = signed_in(world.users["helper"])
    page = helper.get("/").content.decode()

    assert f'href="/giup-do/{world.candidacies["HA11:candidate"].pk}/"' in page
    assert "Ngô Ánh Đượm" not in text_of(helper.get("/giup-do/"))


def test_a_helper_takes_no_act_and_sees_no_particulars(world: World) -> None:
    page = first_page(world, "helper", f"giup-do/{world.candidacies['HA11:candidate'].pk}/")

    assert "Việc tiếp theo" in page
    assert "Việc khác" not in page
    assert "Xem lý lịch" not in page


def test_a_mass_organisation_sees_only_what_became_of_those_it_nominated(world: World) -> None:
    page = first_page(world, "mass_organization")

    assert "Ân Thúy Mẫn" in page
    assert "đang làm hồ sơ" in page
    assert "Ngô Ánh Mẫn" not in page


def test_a_data_protection_officer_is_led_to_the_log_and_to_no_person(world: World) -> None:
    page = first_page(world, "data_protection")

    assert "Mở nhật ký" in page
    assert {person.full_name for person in world.people.values() if person.full_name in page} == set()


def test_a_centre_is_led_to_its_classes(world: World) -> None:
    assert "Không còn lớp nào chờ ghi kết quả." in first_page(world, "political_centre")
