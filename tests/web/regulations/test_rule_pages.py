"""The rule book on a day, and the page that a finding links to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nguon.core.findings import Holding
from nguon.regulations.book import load_book
from nguon.web.regulations import pages
from nguon.web.templatetags.nguon_text import clause_url
from tests.world import ON, World

pytestmark = pytest.mark.django_db
BOOK = load_book()


@pytest.fixture
def reader(world: World, on_day: Callable[[date], None]) -> Client:
    on_day(ON)
    client = Client()
    client.force_login(world.users["helper"])
    return client


def test_every_value_of_the_book_stands_in_one_part_of_the_page() -> None:
    shown = [row.key for part in pages.parts_on(BOOK.on(ON)) for row in part.rows]

    assert sorted(shown) == sorted(BOOK.parameters)


def test_a_value_is_shown_as_it_stood_on_the_asked_day(reader: Client) -> None:
    def minimum(day: str) -> tuple[str, str]:
        parts = reader.get("/quy-dinh/ngay/", {"ngay": day}).context["parts"]
        row = next(row for part in parts for row in part.rows if row.key == "admission.age-min")
        return row.value.words, row.value.instrument

    assert minimum("30/06/2025") == ("18 tuổi", "Quy định số 232-QĐ/TW, ngày 20/1/2025")
    assert minimum("01/07/2025") == ("18 tuổi", "Quy định số 294-QĐ/TW, ngày 26/5/2025")


def test_without_a_day_the_page_tells_of_today(reader: Client) -> None:
    assert reader.get("/quy-dinh/ngay/").context["day"] == ON


def test_a_value_that_awaits_its_text_says_so_and_is_counted(reader: Client) -> None:
    answer = reader.get("/quy-dinh/ngay/", {"ngay": "01/08/2026"})

    values = [row.value for part in answer.context["parts"] for row in part.rows]
    waiting = [value for value in values if value.holding is Holding.AWAITING]
    assert (answer.context["waiting"], answer.context["known"]) == (len(waiting), len(values))
    assert answer.content.decode().count("chờ văn bản chính thức</span>") >= len(waiting) > 0


def test_a_day_before_the_book_shows_no_invented_value(reader: Client) -> None:
    answer = reader.get("/quy-dinh/ngay/", {"ngay": "01/01/1990"})

    assert answer.status_code == 200
    assert {row.value for part in answer.context["parts"] for row in part.rows} == {None}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/02/2026", "Lịch không có ngày 31/02/2026. Xem lại ngày, tháng trên giấy tờ."),
        ("hôm qua", "“hôm qua” chưa đúng dạng ngày. Nhập ngày/tháng/năm đủ bốn số, ví dụ 05/12/2026."),
    ],
)
def test_what_is_no_day_is_answered_beside_todays_book(reader: Client, typed: str, sentence: str) -> None:
    answer = reader.get("/quy-dinh/ngay/", {"ngay": typed})

    assert (answer.status_code, answer.context["form"].errors, answer.context["day"]) == (422, {"ngay": [sentence]}, ON)


@pytest.mark.parametrize("code", sorted(BOOK.clauses))
def test_each_clause_has_a_page_under_the_address_a_finding_links_to(reader: Client, code: str) -> None:
    answer = reader.get(clause_url(code))
    sheet = answer.context["sheet"]

    assert (answer.status_code, sheet.clause.code) == (200, code)
    assert "{" not in sheet.sentence + sheet.remedy + sheet.unknown + sheet.supply


def test_the_history_of_a_value_is_newest_first_with_the_one_in_force_marked(reader: Client) -> None:
    histories = reader.get(reverse("clause", args=["KN-01"]), {"ngay": "01/01/2022"}).context["sheet"].histories

    [history] = histories
    assert [row.since for row in history.rows] == [v.since for v in BOOK.parameters["admission.age-min"].values]
    assert [row.since for row in history.rows if row.in_force] == [date(2021, 7, 30)]


def test_a_doubtful_text_is_shown_as_it_was_understood(reader: Client) -> None:
    answer = reader.get(reverse("clause", args=["KN-03"]))

    assert BOOK.clauses["KN-03"].reading in answer.content.decode()


def test_a_clause_that_does_not_exist_is_not_found(reader: Client) -> None:
    assert reader.get("/quy-dinh/KN-999/").status_code == 404


def test_codes_of_values_are_shown_by_their_words() -> None:
    values = [v for p in BOOK.parameters.values() if p.unit.value == "code" for v in p.values]

    assert {str(v.is_) for v in values if pages.in_words(v) == str(v.is_)} == set()
