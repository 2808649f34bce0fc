"""The book as pages: its index, topics, steps, cases, instruments, and two days compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nguon.journeys.judging import ACTS
from nguon.regulations.book import load_book
from nguon.regulations.case_files import written_cases
from nguon.web.regulations import comparing, families, pages, sheets
from tests.world import ON, World

pytestmark = pytest.mark.django_db
BOOK = load_book()


@pytest.fixture
def reader(world: World, on_day: Callable[[date], None]) -> Client:
    on_day(ON)
    client = Client()
    client.force_login(world.users["helper"])
    return client


def test_every_topic_and_every_part_has_a_name_in_vietnamese() -> None:
    topics = {family.letters for family in families.families(BOOK) if family.title == family.letters}
    parts = {part.key for part in pages.parts_on(BOOK.on(ON)) if part.title == part.key}

    assert (topics, parts) == (set(), set()), "Name them in web/regulations: TITLES in families.py, PARTS in pages.py."


def test_the_index_leads_to_every_topic_and_every_step(reader: Client) -> None:
    page = reader.get("/quy-dinh/").content.decode()

    topics = [family.letters for family in families.families(BOOK)]
    absent = [each for each in topics if reverse("rule_topic", args=[each]) not in page]
    assert absent + [act for act in ACTS if reverse("rule_act", args=[act]) not in page] == []


@pytest.mark.parametrize("letters", [family.letters for family in families.families(BOOK)])
def test_a_topic_lists_its_clauses_and_no_other(reader: Client, letters: str) -> None:
    shown = [sheet.clause.code for sheet in reader.get(reverse("rule_topic", args=[letters])).context["sheets"]]

    assert shown == sorted(code for code in BOOK.clauses if code.startswith(f"{letters}-"))


@pytest.mark.parametrize("act", ACTS)
def test_a_step_shows_each_of_its_cases_once(reader: Client, act: str) -> None:
    answer = reader.get(reverse("rule_act", args=[act]))

    shown = [case.name for group in answer.context["groups"] for case in group.cases]
    assert shown == [case.name for case in written_cases() if case.act == act]
    assert all(name in answer.content.decode() for name in shown if not set("&<>\"'") & set(name))


def test_a_clause_shows_the_cases_that_expect_it_with_day_facts_and_answer(reader: Client) -> None:
    sheet = reader.get(reverse("clause", args=["KN-25"])).context["sheet"]

    [group] = [group for group in sheet.groups if group.act == "ceremony"]
    case = next(case for case in group.cases if case.own)
    assert {each.code for case in group.cases for each in case.expect if each.code == "KN-25"} == {"KN-25"}
    assert (group.act_name, case.days != "", all(what and said for what, said in case.own)) == (
        "Lễ kết nạp",
        True,
        True,
    )


def test_a_case_that_is_tried_on_every_change_says_so(reader: Client) -> None:
    page = reader.get(reverse("clause", args=["BQ-03"])).content.decode()

    assert "ngày đầu và hôm trước của mỗi lần quy định thay đổi" in page
    assert "nguon.regulations.voting.against_vote" in page


def test_a_value_whose_text_is_awaited_is_said_on_the_page_of_its_clause(reader: Client) -> None:
    now = reader.get(reverse("clause", args=["KN-01"]), {"ngay": "21/11/2026"})
    before = reader.get(reverse("clause", args=["KN-01"]), {"ngay": "01/01/2026"})

    assert (now.context["sheet"].awaits_text, before.context["sheet"].awaits_text) == (True, False)
    assert (
        "Chờ văn bản chính thức." in now.content.decode(),
        "Chờ văn bản chính thức." in before.content.decode(),
    ) == (
        True,
        False,
    )


def test_a_contradiction_of_the_texts_is_shown_with_both_readings_and_who_chose(reader: Client) -> None:
    clause = BOOK.clauses["KN-25"]

    on_clause = reader.get(reverse("clause", args=["KN-25"])).content.decode()
    on_value = reader.get(reverse("parameter", args=["admission.ceremony-clock"])).content.decode()

    assert [each for each in (clause.reading, clause.other_reading, clause.decided_by) if each not in on_clause] == []
    newest = BOOK.parameters["admission.ceremony-clock"].values[0]
    assert [each for each in (newest.reading, newest.other_reading, newest.decided_by) if each not in on_value] == []


def test_a_parameter_names_the_clauses_that_rest_on_it(reader: Client) -> None:
    sheet = reader.get(reverse("parameter", args=["admission.age-max"])).context["sheet"]

    assert [clause.code for clause in sheet.clauses] == ["KN-02", "KN-03", "TN-09"]


def test_an_instrument_says_what_it_replaced_what_replaced_it_and_what_rests_on_it(reader: Client) -> None:
    sheet = reader.get(reverse("instrument", args=["quy-dinh-294-2025"])).context["sheet"]

    assert [each.key for each in sheet.replaced] == ["quy-dinh-232-2025"]
    assert [each.key for each in sheet.replaced_by] == ["quy-dinh-20-2026"]
    age = next(row for row in sheet.resting if row.key == "admission.age-min")
    assert (age.value.words, age.value.since, age.until) == ("18 tuổi", date(2025, 7, 1), date(2026, 4, 8))


def test_every_value_of_the_book_rests_on_the_instrument_it_names() -> None:
    resting = [
        (row.key, row.value.since) for key in BOOK.instruments for row in sheets.instrument_sheet(key, BOOK).resting
    ]

    assert sorted(resting) == sorted((p.key, v.since) for p in BOOK.parameters.values() for v in p.values)


@pytest.mark.parametrize("name", ["instrument", "parameter", "rule_topic", "rule_act", "clause"])
def test_what_the_book_does_not_know_is_not_found(reader: Client, name: str) -> None:
    assert reader.get(reverse(name, args=["khong-co"])).status_code == 404


def test_two_days_are_compared_by_value_and_by_where_it_is_written() -> None:
    found = comparing.compared(BOOK, date(2025, 6, 30), date(2025, 7, 1))

    changed = {each.key: (each.before, each.after) for each in found.changed}
    before, after = changed["admission.decision-extension-working-days"]
    assert before is not None
    assert after is not None
    assert (before.words, after.words) == ("30 ngày làm việc", "15 ngày làm việc")
    assert "admission.age-min" in {each.key for each in found.moved}
    assert len(found.changed) + len(found.moved) + found.same == len(BOOK.parameters)


def test_a_value_that_begins_between_the_two_days_counts_as_changed() -> None:
    found = comparing.compared(BOOK, date(2025, 12, 31), date(2026, 1, 1))

    notice = next(each for each in found.changed if each.key == "sourcing.notice")
    assert (notice.before, notice.after is not None) == (None, True)


def test_without_days_the_last_change_is_compared_with_its_eve(reader: Client) -> None:
    found = reader.get("/quy-dinh/so-sanh/").context["found"]

    assert (found.first, found.second) == (date(2025, 12, 31), date(2026, 1, 1))


def test_days_that_cannot_be_read_are_answered_with_a_sentence(reader: Client) -> None:
    answer = reader.get("/quy-dinh/so-sanh/", {"tu": "30/02/2026", "den": ""})

    assert (answer.status_code, answer.context["form"].errors) == (
        422,
        {
            "tu": ["Lịch không có ngày 30/02/2026. Xem lại ngày, tháng trên giấy tờ."],
            "den": ["Chưa nhập ngày. Nhập theo dạng dd/mm/yyyy, ví dụ 05/12/2026."],
        },
    )
