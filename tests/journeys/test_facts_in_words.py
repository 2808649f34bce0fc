"""The facts of a case as an officer reads them."""

from __future__ import annotations

from datetime import date

from nguon.journeys.facts_in_words import in_words, unnamed
from nguon.journeys.judging import ACTS
from nguon.regulations.case_files import written_cases


def test_every_fact_of_every_act_has_a_word() -> None:
    missing = {name for act in ACTS.values() for name in unnamed(act.facts)}

    assert missing == set(), "Name them in journeys/fact_words.toml, as an officer would say them."


def test_facts_read_as_an_officer_says_them() -> None:
    table = {
        "applicant": {"born_on": "trước 18 năm", "standing": "outside", "has_helper": True, "introductions": []},
        "vote": {"eligible": 9, "in_favour": "chưa biết"},
    }

    assert in_words(ACTS["cell-resolution"].facts, table) == (
        (
            "người xin vào Đảng",
            "ngày sinh: trước 18 năm, tư cách đảng viên: Quần chúng, có đảng viên giúp đỡ: có, giới thiệu: không có",
        ),
        ("biểu quyết", "được tính 9, tán thành: chưa biết"),
    )


def test_a_day_is_written_as_an_officer_writes_it() -> None:
    table = {"decided_on": date(2025, 7, 1), "received_on": "sau 2 ngày"}

    assert in_words(ACTS["ceremony"].facts, table) == (
        ("ký quyết định ngày", "01/07/2025"),
        ("chi bộ nhận quyết định ngày", "sau 2 ngày"),
    )


def test_every_case_can_be_said_in_words() -> None:
    silent = [
        (case.file, case.name)
        for case in written_cases()
        if not case.about or ("", "") in in_words(ACTS[case.act].facts, {**case.common, **case.own})
    ]

    assert silent == [], "A case file opens with a comment that says what its cases have in common."
