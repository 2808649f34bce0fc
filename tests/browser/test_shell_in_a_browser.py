"""The frame in a real Chromium: sign-in, gallery, errors; phone and PC, with and without JavaScript, by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import PASSWORD
from tests.browser.screen import NONE, PC, PHONE, Screen
from tests.world import World

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [PHONE, PC])
ScreenOf = Callable[..., Screen]


@WIDTHS
def test_the_sign_in_page_is_good(world: World, screen_of: ScreenOf, width: int):
    screen = screen_of(width)

    screen.open("/dang-nhap/")

    assert screen.complaints() == NONE


@WIDTHS
def test_the_gallery_is_good_and_draws_its_charts_under_the_policy(world: World, screen_of: ScreenOf, width: int):
    screen = screen_of(width, world.users["cell_secretary@HA11"])

    screen.open("/thu-vien-giao-dien/")
    screen.page.wait_for_selector(".chart svg")

    assert screen.complaints() == NONE
    assert screen.page.locator(".chart svg").count() == screen.page.locator("[data-nguon-chart]").count()


@WIDTHS
@pytest.mark.parametrize(
    "address", ["/cac-muc/", "/doi-vai-tro/", "/doi-mat-khau/", "/dang-xuat/", "/khong-co-trang-nay/"]
)
def test_the_pages_of_the_frame_are_good(world: World, screen_of: ScreenOf, width: int, address: str):
    screen = screen_of(width, world.users["cell_secretary@HA11"])

    screen.open(address)

    assert screen.complaints() == NONE


@pytest.mark.parametrize("javascript", [True, False])
def test_signing_in_needs_the_keyboard_alone_and_no_javascript(world: World, screen_of: ScreenOf, javascript: bool):
    screen = screen_of(PC, javascript=javascript)
    screen.open("/dang-nhap/?next=/cac-muc/")
    keys = screen.page.keyboard

    for _ in range(3):  # skip link, name of the application, first field
        keys.press("Tab")
    keys.type("cell_secretary-ha11")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    screen.page.wait_for_url("**/cac-muc/")

    assert "Chi bộ ấp Bến Đá" in screen.page.locator(".who-name").inner_text()


def test_a_refused_sign_in_puts_the_reader_at_the_sentence(world: World, screen_of: ScreenOf):
    screen = screen_of(PHONE)
    screen.open("/dang-nhap/")

    screen.page.fill("[name=login]", "cell_secretary-ha11")
    screen.page.fill("[name=password]", "sai")
    screen.page.click("button[type=submit]")
    screen.page.wait_for_selector(".error-summary")

    assert screen.page.evaluate("document.activeElement.className") == "error-summary"
    assert screen.complaints() == NONE


def test_without_javascript_a_chart_is_its_table(world: World, screen_of: ScreenOf):
    screen = screen_of(PHONE, world.users["cell_secretary@HA11"], javascript=False)

    screen.open("/thu-vien-giao-dien/")

    assert screen.page.locator(".chart:visible").count() == 0
    assert screen.page.locator(".chart-table table:visible").count() == screen.page.locator(".chart-figure").count()


def test_the_first_tab_leads_past_the_places_to_the_page(world: World, screen_of: ScreenOf):
    screen = screen_of(PC, world.users["cell_secretary@HA11"])
    screen.open("/cac-muc/")

    screen.page.keyboard.press("Tab")
    seen = screen.page.evaluate("document.activeElement.textContent")
    screen.page.keyboard.press("Enter")

    assert [seen, screen.page.evaluate("document.activeElement.id")] == ["Đến nội dung chính", "noi-dung"]


def test_on_a_phone_the_places_stay_in_reach_at_the_bottom(world: World, screen_of: ScreenOf):
    screen = screen_of(PHONE, world.users["cell_secretary@HA11"])
    screen.open("/thu-vien-giao-dien/")

    screen.page.mouse.wheel(0, 4000)
    screen.page.wait_for_function("window.scrollY > 1000")

    box = screen.page.locator("nav.places").bounding_box()
    assert box is not None
    assert round(box["y"] + box["height"]) == screen.page.viewport_size["height"]


def test_another_day_renews_the_findings_without_loading_the_page_again(world: World, screen_of: ScreenOf):
    screen = screen_of(PC, world.users["cell_secretary@HA11"])
    screen.open("/thu-vien-giao-dien/")
    screen.page.evaluate("window.still = true; document.querySelector('#con-vuong').textContent = ''")

    with screen.page.expect_response("**/thu-vien-giao-dien/?ngay=05%2F12%2F2026"):
        screen.page.fill("#con-vuong-ngay", "05/12/2026")
        screen.page.keyboard.press("Tab")
    screen.page.wait_for_selector("#con-vuong .finding")

    assert [screen.page.evaluate("window.still"), screen.faults] == [True, []]


def test_a_list_is_stacked_on_a_phone_and_a_table_on_paper(world: World, screen_of: ScreenOf):
    screen = screen_of(PHONE, world.users["cell_secretary@HA11"])
    screen.open("/thu-vien-giao-dien/")
    shape = "getComputedStyle(document.querySelector('#table tbody td')).display"

    on_phone = screen.page.evaluate(shape)
    screen.page.emulate_media(media="print")

    assert [on_phone, screen.page.evaluate(shape)] == ["flex", "table-cell"]
    assert [screen.page.locator(gone).is_visible() for gone in (".site-head", "nav.places")] == [False, False]
