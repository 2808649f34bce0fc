"""Signing in and out: one sentence for every failure, a lock after repeated ones, nothing left behind."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from nguon.accounts.models import User
from nguon.accounts.operations import give_role
from nguon.guard.acting import acting
from tests.world import ON, SYSTEM, World, build

PASSWORD = "mot-cum-tu-de-nho"
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock, rồi nhập lại."
LOCKED = (
    "Đã nhập sai quá nhiều lần nên tài khoản bị khóa đăng nhập từ máy này trong một ngày. Liên hệ người quản trị của"
    " cơ quan để đặt lại mật khẩu; đặt lại xong thì đăng nhập được ngay."
)


@pytest.fixture
def world(db: None, settings: Any) -> World:
    settings.NGUON_TODAY = ON
    cache.clear()
    world = build()
    user = world.users["cell_secretary@HA11"]
    user.set_password(PASSWORD)
    user.save()
    return world


def attempt(client: Client, login: str, password: str) -> list[str]:
    answer = client.post("/dang-nhap/", {"login": login, "password": password})
    return [] if answer.status_code == 302 else list(answer.context["form"].non_field_errors())


def test_the_right_password_opens_the_first_page(world: World):
    answer = Client().post("/dang-nhap/", {"login": "cell_secretary-ha11", "password": PASSWORD})

    assert [answer.status_code, answer["Location"]] == [302, "/"]


def test_an_unknown_name_and_a_wrong_password_get_the_same_sentence(world: World):
    client = Client()

    assert [attempt(client, "cell_secretary-ha11", "sai"), attempt(client, "không có", "sai")] == [[WRONG], [WRONG]]


def test_the_sixth_try_is_refused_even_with_the_right_password(world: World):
    client = Client()
    tries = [attempt(client, "cell_secretary-ha11", "sai") for _ in range(5)]

    right = attempt(client, "cell_secretary-ha11", PASSWORD)

    assert [tries, right] == [[[WRONG]] * 5, [LOCKED]]


@pytest.mark.parametrize(("hours", "found"), [(23, [LOCKED]), (25, [])])
def test_the_lock_lasts_a_day(world: World, monkeypatch: pytest.MonkeyPatch, hours: int, found: list[str]):
    for _ in range(5):
        attempt(Client(), "cell_secretary-ha11", "sai")
    later = time.time() + hours * 3600
    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: later)

    assert attempt(Client(), "cell_secretary-ha11", PASSWORD) == found


def test_a_new_password_opens_a_locked_account_at_once(world: World):
    client = Client()
    tries = [attempt(client, "cell_secretary-ha11", "sai") for _ in range(5)]
    user = world.users["cell_secretary@HA11"]
    user.set_password("mot-cum-tu-moi-dat")
    user.save()

    renewed = attempt(client, "cell_secretary-ha11", "mot-cum-tu-moi-dat")

    assert [tries, renewed] == [[[WRONG]] * 5, []]


def test_a_switched_off_account_is_told_so_only_after_the_right_password(world: World):
    User.objects.filter(username="cell_secretary-ha11").update(is_active=False)
    client = Client()

    wrong = attempt(client, "cell_secretary-ha11", "sai")
    right = client.post("/dang-nhap/", {"login": "cell_secretary-ha11", "password": PASSWORD}, follow=True)

    assert [wrong, "_auth_user_id" in client.session] == [[WRONG], False]
    assert "Tài khoản" in right.content.decode()


@pytest.mark.parametrize("address", ["/signup/", "/dang-ky/", "/password/reset/", "/email/", "/login/"])
def test_no_account_can_be_opened_or_reset_from_outside(world: World, address: str):
    client = Client()
    client.force_login(world.users["cell_secretary"])

    assert client.get(address).status_code == 404


def test_signing_out_asks_first_and_then_has_the_browser_forget(world: World):
    client = Client()
    client.force_login(world.users["cell_secretary"])

    asked = client.get("/dang-xuat/")
    still_in = "_auth_user_id" in client.session
    answer = client.post("/dang-xuat/")

    assert [asked.status_code, still_in, answer.status_code, "_auth_user_id" in client.session] == [
        200,
        True,
        302,
        False,
    ]
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_a_reader_with_several_grants_acts_under_the_chosen_one(world: World):
    user = world.users["cell_secretary"]
    with acting(SYSTEM):
        other = give_role(
            user=user,
            role="base_officer",
            organization=world.organizations["HA1"],
            since=ON,
            basis="06-QĐ/ĐU",
            actor=SYSTEM,
        )
    client = Client()
    client.force_login(user)
    before = client.get("/cac-muc/").context["acting_as"]

    client.post("/doi-vai-tro/", {"grant": str(other.pk)})

    after = client.get("/cac-muc/").context["acting_as"]
    assert [before["role"], after["role"]] == ["Bí thư chi bộ, chi ủy viên", "Cán bộ đảng ủy cơ sở"]


def test_the_grant_of_another_cannot_be_chosen(world: World):
    client = Client()
    client.force_login(world.users["cell_secretary"])
    foreign = world.users["upper_officer"].grants.get()

    answer = client.post("/doi-vai-tro/", {"grant": str(foreign.pk)})

    assert answer.status_code == 422
    assert "grant" not in client.session


def test_an_account_without_a_grant_is_told_what_to_do(world: World):
    client = Client()
    client.force_login(world.users["nobody"])

    assert "Tài khoản chưa được giao vai trò." in client.get("/cac-muc/").content.decode()
