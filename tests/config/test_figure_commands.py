"""`tree`, `figures` and `targets` for officers and scripts."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nguon.statistics.catalogue import CATALOGUE
from tests.world import ON, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


def _json(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command(*arguments, "--json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def _lines(*arguments: str) -> list[str]:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue().splitlines()


def test_the_tree_of_a_day_is_printed_with_its_own_numbers(world: World):
    before, after = _json("tree", "--on", "2025-06-30", "--under", "HA1"), _json("tree", "--under", "HA1")

    assert [(o["code"], o["parent"], o["rgt"] - o["lft"]) for o in before["organizations"]] == [
        ("HA1", "HA", 5),
        ("HA11", "HA1", 0),
        ("HA12", "HA1", 0),
        ("HA13", "HA1", 1),
        ("HA131", "HA13", 0),
        ("HA19", "HA1", 0),
    ]
    assert [o["code"] for o in after["organizations"]] == ["HA1", "HA11", "HA12", "HA13", "HA131"]
    assert set(after["organizations"][0]) == {"code", "name", "kind", "level", "parent", "lft", "rgt", "depth"}
    assert _lines("tree", "--under", "HA13") == [
        "Đảng bộ bộ phận Hợp tác xã Muối  [HA13]",
        "  Chi bộ Đội 1  [HA131]",
    ]


def test_every_figure_of_the_catalogue_comes_with_its_counts_and_definition(world: World):
    answer = _json("figures", "HA1", "--from", "2014-01-01", "--to", "31/12/2014")

    assert [row["key"] for row in answer["figures"]] == list(CATALOGUE)
    assert {k: v for k, v in answer.items() if k != "figures"} == {
        "organization": {"code": "HA1", "name": "Đảng bộ xã Bãi Vàng", "kind": "commune"},
        "from": "2014-01-01",
        "to": "2014-12-31",
        "counted_to": "2014-12-31",
        "before": {"from": "2013-01-01", "to": "2013-12-31"},
        "boundaries": "then",
    }
    women = next(row for row in answer["figures"] if row["key"] == "admitted_women")
    assert women == {
        "key": "admitted_women",
        "name": "Nữ",
        "section": "structure",
        "unit": "person",
        "period_rule": "flow",
        "sensitivity": "ordinary",
        "withheld": False,
        "numerator": 3,
        "denominator": 5,
        "share": 0.6,
        "value": 0.6,
        "text": "60,0 %",
        "before": {"numerator": 0, "denominator": 0},
        "definition": "Trong số kết nạp trong kỳ, số đảng viên nữ.",
    }


def test_boundaries_of_now_bring_in_what_was_merged(world: World):
    def admitted(*more: str) -> int:
        rows = _json("figures", "HA11", "--from", "2014-01-01", "--to", "2014-12-31", *more)["figures"]
        return next(row["numerator"] for row in rows if row["key"] == "admissions")

    assert (admitted(), admitted("--boundaries", "now")) == (1, 2)


def test_a_running_period_is_counted_to_today(world: World):
    assert _json("figures", "HA1", "--from", "2026-01-01", "--to", "2026-12-31")["counted_to"] == "2026-03-02"


def test_targets_come_with_result_share_and_remainder(world: World):
    answer = _json("targets", "HA1", "--period", "2026")

    assert (answer["target"], answer["result"], answer["share"], answer["text"]) == (9, 0, 0.0, "đạt 0,0 %")
    assert answer["cascade"] == {"handed_on": 0, "remainder": 9}
    assert answer["directive"] == {
        "number": "25-KH/HA",
        "title": "Kế hoạch kết nạp đảng viên năm 2026",
        "signed_on": "2026-01-05",
        "from_above": True,
    }
    assert _lines("targets", "HA1", "--period", "2026")[0].split() == (
        ["Đảng", "bộ", "xã", "Bãi", "Vàng", "0", "/", "9", "đạt", "0,0", "%"]
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["figures", "ABSENT", "--from", "2014-01-01", "--to", "2014-12-31"], "Không có tổ chức mang mã “ABSENT”"),
        (["figures", "HA19", "--from", "2025-01-01", "--to", "2025-12-31"], "Tổ chức kế thừa: HA11"),
        (["figures", "HA1", "--from", "1999-01-01", "--to", "1999-12-31"], "chưa thành lập"),
        (["figures", "HA1", "--from", "2014-12-31", "--to", "2014-01-01"], "đứng trước ngày đầu kỳ"),
        (["figures", "HA1", "--from", "2027-01-01", "--to", "2027-12-31"], "chưa bắt đầu"),
        (["figures", "HA1", "--from", "2014-02-30", "--to", "2014-12-31"], "không có thật"),
        (["targets", "HA1", "--period", "sang năm"], "không phải một kỳ"),
        (["targets", "ABSENT", "--period", "2026"], "Không có tổ chức"),
        (["tree", "--under", "ABSENT"], "Không có tổ chức"),
        (["tree", "--under", "HA19"], "Tổ chức kế thừa: HA11"),
    ],
)
def test_a_wrong_question_ends_with_two_and_a_sentence(world: World, arguments: list[str], sentence: str):
    with pytest.raises(CommandError, match=sentence) as refused:
        call_command(*arguments)

    assert refused.value.returncode == 2
