"""Stated facts: unknown ones are named, unreadable ones are refused with what is allowed, nothing has a default."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from nguon.core.errors import BadInput
from nguon.journeys.judging import ACTS, judge
from nguon.journeys.stated_facts import allowed_facts, read_facts
from nguon.regulations.book import NotInForce, load_book
from nguon.sourcing.rules import Helper

PAGE = load_book().on(date(2025, 10, 1))
# A paper that nobody recorded may lie in the dossier on the desk, so what is unknown is only pointed at.
POINTED_AT = {"papers", "special-groups", "review-papers"}
# Only time limits and the place that considers are judged: being late or elsewhere is told, it refuses nothing.
POINTED_AT |= {"forwarded-decision", "reconsidering", "arrival", "place"}


@pytest.mark.parametrize("act", ACTS)
def test_nothing_known_is_an_answer_that_names_what_is_unknown(act: str) -> None:
    judgement = judge(act, {}, PAGE)

    assert judgement.refused is (act not in POINTED_AT)
    assert judgement.findings != ()
    assert judgement.unknown != ()
    assert [field for field in dataclasses.fields(ACTS[act].facts) if field.default is not dataclasses.MISSING] == []


def test_a_missing_birth_date_is_answered_with_the_fact_that_is_unknown_and_those_that_may_be_given() -> None:
    answer = judge("considering", {"standing": "outside"}, PAGE).as_json()

    assert "born_on" in answer["unknown_facts"]
    assert answer["allowed_facts"] == [
        *("born_on", "born_precision", "standing", "left_on", "schooling", "schooling_exception", "over_age_consent"),
        *("schooling_consent", "readmission_consent", "application_on", "has_helper", "certificate_on"),
        *("dossier_compiled_on", "other_dossier_open", "introductions[].kind", "introductions[].standing"),
        *("introductions[].together_since", "introductions[].replacing", "introductions[].resolved_on"),
    ]
    assert [finding["sentence"] for finding in answer["findings"] if finding["clause"] == "KN-01"] == [
        "Chưa ghi đủ ngày, tháng, năm sinh nên không tính được đã đủ 18 tuổi hay chưa."
    ]


def test_the_answer_for_scripts_has_stable_keys() -> None:
    answer = judge("helper", {"standing": "probationary", "resolution_number": "08-NQ/CB"}, PAGE).as_json()

    assert answer == {
        "act": "helper",
        "name": "Phân công đảng viên giúp đỡ",
        "on": "2025-10-01",
        "refused": True,
        "findings": [
            {
                "clause": "TN-11",
                "severity": "obstacle",
                "sentence": "Người được phân công giúp đỡ vào ngày 01/10/2025 là “Đảng viên dự bị”; "
                "phải là “Đảng viên chính thức”.",
                "remedy": "Phân công đảng viên chính thức khác giúp đỡ.",
                "citations": [
                    {
                        "instrument": "Hướng dẫn số 38-HD/BTCTW, ngày 29/9/2025",
                        "place": "mục I, điểm 1.1",
                        "holding": "full-text",
                    }
                ],
                "awaiting_text": False,
            }
        ],
        "unknown_facts": [],
        "allowed_facts": ["standing", "resolution_number"],
        "book": load_book().hash,
    }


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"born": "1990-01-01"}, "Không có dữ kiện “born”; được dùng: born_on,"),
        ({"born_on": "1990-02-30"}, "“born_on” có giá trị '1990-02-30'; phải là một ngày có thật"),
        ({"born_on": "01/02/1990"}, "phải là một ngày có thật, viết dạng 2025-07-01"),
        ({"born_on": 19900101}, "phải là một ngày có thật"),
        ({"standing": "member"}, "“standing” có giá trị 'member'; được dùng: outside (Quần chúng)"),
        ({"standing": ["outside"]}, "được dùng: outside (Quần chúng)"),
        ({"has_helper": "true"}, "“has_helper” có giá trị 'true'; được dùng: true (có), false (không)"),
        ({"has_helper": 1}, "được dùng: true (có), false (không)"),
        ({"introductions": {}}, "“introductions” có giá trị {}, phải là một danh sách"),
        ({"introductions": ["x"]}, "introductions[1]"),
        ({"introductions": [{}]}, "“introductions[1].kind” có giá trị trống; được dùng: member"),
        ({"introductions": [{"kind": "member", "name": "x"}]}, "Không có dữ kiện “introductions[1].name”"),
        ([], "Tệp dữ kiện: có giá trị [], phải là một nhóm dữ kiện"),
        (None, "Tệp dữ kiện: có giá trị trống"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_is_allowed(given: object, words: str) -> None:
    with pytest.raises(BadInput) as refusal:
        judge("considering", given, PAGE)

    assert [words in problem for problem in refusal.value.problems] == [True]


@pytest.mark.parametrize("count", [-1, 1.5, True, "9", 10**6, 10**4000], ids=lambda count: str(count)[:9])
def test_a_count_that_is_none_is_refused(count: object) -> None:
    with pytest.raises(BadInput) as refusal:
        judge("base-resolution", {"cell_met_on": "2025-09-01", "vote": {"eligible": count}}, PAGE)

    assert [problem.endswith("phải là số nguyên không âm, nhỏ hơn 1000000.") for problem in refusal.value.problems] == [
        True
    ]


def test_every_problem_comes_at_once() -> None:
    with pytest.raises(BadInput) as refusal:
        judge("considering", {"born": 1, "born_on": "x", "standing": "y"}, PAGE)

    assert len(refusal.value.problems) == 3


def test_an_act_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(BadInput) as refusal:
        judge("admit", {}, PAGE)

    assert [act for act in ACTS if f"{act} (" not in refusal.value.problems[0]] == []


def test_a_day_before_the_book_is_answered_and_not_guessed() -> None:
    with pytest.raises(NotInForce):
        judge("considering", {"born_on": "1980-01-01"}, load_book().on(date(2009, 5, 1)))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("far", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_judged(act: str, far: str) -> None:
    def filled(kind: type) -> dict[str, object]:
        facts: dict[str, object] = {}
        for name in allowed_facts(kind):
            parts = name.replace("[]", "").split(".")
            if parts[-1].endswith(("_on", "_since")) and "[]" not in name:
                group = facts
                for part in parts[:-1]:
                    group = group.setdefault(part, {})  # type: ignore[assignment]
                group[parts[-1]] = far
        return facts

    assert judge(act, filled(ACTS[act].facts), PAGE).findings != ()


def test_a_fact_that_is_null_is_unknown() -> None:
    facts, unknown = read_facts(Helper, {"standing": None, "resolution_number": "1"})

    assert (facts, unknown) == (Helper(None, "1"), ("standing",))
