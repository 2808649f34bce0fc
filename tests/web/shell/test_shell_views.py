"""What the base classes of views answer: permission, each family of refusal, and the click that came twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import Client, override_settings
from django.urls import include, path

from nguon import clock
from nguon.core.errors import BadInput, NotAllowed, NotFound, Refused, Stale
from nguon.web.shell.fields import OfficeForm
from nguon.web.shell.gallery import AWAITED_TEXT, MISSING_OPINION
from nguon.web.shell.views import ANYONE, SIGNED_IN, FormPage, Page
from tests.world import World, build

DONE: list[str] = []


class ResolutionForm(OfficeForm):
    number = forms.CharField(label="Số nghị quyết")


class Resolve(FormPage):
    permission = SIGNED_IN
    reach = "Không có dữ liệu cá nhân."
    form_class = ResolutionForm
    title = "Ghi nghị quyết"
    said = "Đã ghi nghị quyết."

    def load(self, **kwargs: Any) -> str:
        if kwargs["pk"] == 404:
            raise NotFound
        return "đang lưu"

    def initial(self, thing: str) -> dict[str, str]:
        return {"number": f"số {thing}"}

    def act(self, thing: str, data: dict[str, Any]) -> None:
        answers = {
            "vướng": Refused([MISSING_OPINION, AWAITED_TEXT]),
            "chậm": Stale("Bí thư khác vừa ghi nghị quyết này."),
            "sai": BadInput("Số có mặt ít hơn số tán thành.", fields={"number": ["Số này đã dùng."]}),
            "cấm": NotAllowed("Việc này do đảng ủy cơ sở ghi."),
        }
        if data["number"] in answers:
            raise answers[data["number"]]
        if data["number"] == "hỏng":
            raise RuntimeError("Lê Thị Mai")
        DONE.append(data["number"])

    def done(self, result: None) -> HttpResponse:
        return redirect("/xong/")


class Decided(Page):
    permission = "decide_dossiers"
    reach = "Hồ sơ trong phạm vi được giao."

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse("Lê Thị Mai")


class Filtered(Page):
    permission = SIGNED_IN
    reach = "Không có dữ liệu cá nhân."

    def context(self, **kwargs: Any) -> dict[str, Any]:
        raise BadInput("“năm 20x6” không phải năm; nhập bốn chữ số.")


class Open(Page):
    permission = ANYONE
    reach = "Không có dữ liệu cá nhân."
    template_name = "account/account_inactive.html"


urlpatterns = [
    path("", include("nguon.web.shell.urls")),
    path("nghi-quyet/<int:pk>/", Resolve.as_view()),
    path("quyet-dinh/", Decided.as_view()),
    path("loc/", Filtered.as_view()),
    path("mo/", Open.as_view()),
]
handler403 = "nguon.web.shell.errors.forbidden"
handler404 = "nguon.web.shell.errors.not_found"
handler500 = "nguon.web.shell.errors.server_error"


@pytest.fixture
def world(db: None, settings: Any) -> Iterator[World]:
    DONE.clear()
    settings.NGUON_TODAY = clock.today().replace(year=2026, month=3, day=2)
    with override_settings(ROOT_URLCONF=__name__):
        yield build()


@pytest.fixture
def secretary(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.users["cell_secretary@HA11"])
    return client


def page(response: HttpResponse) -> str:
    return response.content.decode()


def token(client: Client) -> str:
    return client.get("/nghi-quyet/1/").context["once"]


@pytest.mark.parametrize("missing", ["permission", "reach"])
def test_a_page_that_does_not_say_whom_it_serves_does_not_come_into_being(missing: str):
    declared = {"permission": SIGNED_IN, "reach": "Không có dữ liệu cá nhân."}
    declared.pop(missing)

    with pytest.raises(TypeError, match=f"must declare `{missing}`"):
        type("Careless", (Page,), declared)


def test_a_page_asks_for_its_permission(secretary: Client, world: World):
    refused = secretary.get("/quyet-dinh/")
    secretary.force_login(world.users["upper_officer"])
    shown = secretary.get("/quyet-dinh/")

    assert [refused.status_code, "Lê Thị Mai" in page(refused), page(shown)] == [403, False, "Lê Thị Mai"]


def test_a_stranger_is_led_to_the_sign_in_page_except_from_open_pages(world: World):
    closed, opened = Client().get("/loc/"), Client().get("/mo/")

    assert [closed.status_code, closed["Location"], opened.status_code] == [302, "/dang-nhap/?next=/loc/", 200]


@pytest.mark.parametrize(
    "address", ["/nghi-quyet/1/", "/nghi-quyet/404/", "/quyet-dinh/", "/loc/", "/cac-muc/", "/mo/"]
)
def test_no_page_is_kept_by_a_browser_or_a_proxy(secretary: Client, address: str):
    assert "no-store" in secretary.get(address)["Cache-Control"]


def test_an_act_leads_on_and_says_what_was_recorded(secretary: Client):
    answer = secretary.post("/nghi-quyet/1/", {"number": "05-NQ/CB", "once": token(secretary)})

    assert [answer.status_code, answer["Location"], DONE] == [302, "/xong/", ["05-NQ/CB"]]
    assert [str(m) for m in secretary.get("/cac-muc/").context["messages"]] == ["Đã ghi nghị quyết."]


def test_the_same_click_sent_twice_acts_once_and_leads_to_the_same_place(secretary: Client):
    click = {"number": "05-NQ/CB", "once": token(secretary)}

    answers = [secretary.post("/nghi-quyet/1/", click) for _ in range(2)]

    assert [(a.status_code, a["Location"]) for a in answers] == [(302, "/xong/")] * 2
    assert DONE == ["05-NQ/CB"]


def test_a_refused_click_may_be_sent_again_once_mended(secretary: Client):
    first = token(secretary)

    secretary.post("/nghi-quyet/1/", {"number": "vướng", "once": first})
    secretary.post("/nghi-quyet/1/", {"number": "06-NQ/CB", "once": first})

    assert DONE == ["06-NQ/CB"]


def test_a_token_of_one_session_does_not_stop_another(secretary: Client, world: World):
    click = {"number": "05-NQ/CB", "once": "same"}
    other = Client()
    other.force_login(world.users["base_officer"])

    secretary.post("/nghi-quyet/1/", click)
    other.post("/nghi-quyet/1/", click)

    assert DONE == ["05-NQ/CB", "05-NQ/CB"]


def test_what_the_rules_refuse_is_shown_beside_the_form_with_what_was_typed(secretary: Client):
    answer = secretary.post("/nghi-quyet/1/", {"number": "vướng"})

    assert [answer.status_code, answer.context["findings"]] == [422, (MISSING_OPINION, AWAITED_TEXT)]
    expected = (MISSING_OPINION.sentence, MISSING_OPINION.remedy, AWAITED_TEXT.sentence, 'value="vướng"')
    assert [part for part in expected if part not in page(answer)] == []


def test_what_cannot_be_understood_goes_to_its_field_and_the_summary(secretary: Client):
    answer = secretary.post("/nghi-quyet/1/", {"number": "sai"})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"number": ["Số này đã dùng."]}
    assert answer.context["problems"] == ("Số có mặt ít hơn số tán thành.",)
    assert page(answer).count("Số có mặt ít hơn số tán thành.") == 1


def test_an_empty_field_is_answered_without_acting(secretary: Client):
    answer = secretary.post("/nghi-quyet/1/", {"number": ""})

    assert [answer.status_code, answer.context["form"].errors, DONE] == [
        422,
        {"number": ["Chưa nhập số nghị quyết."]},
        [],
    ]


def test_who_came_second_sees_both_sides_and_overwrites_nothing(secretary: Client):
    answer = secretary.post("/nghi-quyet/1/", {"number": "chậm"})

    assert [answer.status_code, answer.context["rows"]] == [409, [("Số nghị quyết", "chậm", "số đang lưu")]]
    assert "Bí thư khác vừa ghi nghị quyết này." in page(answer)


def test_what_this_role_may_not_do_is_answered_with_the_reason(secretary: Client):
    answer = secretary.post("/nghi-quyet/1/", {"number": "cấm"})

    assert [answer.status_code, "Việc này do đảng ủy cơ sở ghi." in page(answer)] == [403, True]


def test_absent_and_out_of_reach_look_the_same_as_an_address_that_never_was(secretary: Client):
    hidden, never = secretary.get("/nghi-quyet/404/"), secretary.get("/khong-co-trang-nay/")

    assert [hidden.status_code, never.status_code, page(hidden) == page(never)] == [404, 404, True]


def test_a_bad_filter_of_a_page_is_answered_with_its_sentence(secretary: Client):
    answer = secretary.get("/loc/")

    assert [answer.status_code, "“năm 20x6” không phải năm; nhập bốn chữ số." in page(answer)] == [422, True]


def test_a_fault_of_ours_shows_a_number_and_nothing_of_what_was_typed(secretary: Client, caplog: Any):
    answer = secretary.post("/nghi-quyet/1/", {"number": "hỏng"})

    number = next(r.args[0] for r in caplog.records if r.name == "nguon.web.shell.errors")
    assert [answer.status_code, number in page(answer), "Lê Thị Mai" in page(answer)] == [500, True, False]
    assert "no-store" in answer["Cache-Control"]
