"""`nguon import`: what a script relies on."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.people.models import Person
from tests import world as worlds
from tests.exchange.sheets import candidate, candidates, member, members
from tests.world import World

SYSTEM = Actor.system("test")


@pytest.fixture
def world(db: None, on_day: Any) -> World:
    on_day(date(2026, 3, 2))
    return worlds.build()


def _run(tmp_path: Path, layout: str, content: bytes, *flags: str) -> tuple[int, dict[str, Any]]:
    """(exit code, answer)."""
    file = tmp_path / "danh sách.xlsx"
    file.write_bytes(content)
    out = StringIO()
    try:
        call_command("import", layout, str(file), "--json", *flags, stdout=out)
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    return code, json.loads(out.getvalue())


def _is_stored() -> bool:
    with acting(SYSTEM):
        return Person.rows.filter(identity_number="079188001234").exists()


def test_a_dry_run_shows_the_plan_and_stores_nothing(world: World, tmp_path: Path):
    code, answer = _run(tmp_path, "dang-vien", members(member()), "--dry-run")

    assert (code, answer["dry_run"], answer["stored"]) == (0, True, False)
    assert answer["counts"] == {"create": 1, "change": 0, "unchanged": 0, "refused": 0}
    assert [(row["row"], row["outcome"]) for row in answer["rows"]] == [(2, "create")]
    assert not _is_stored()


def test_a_commit_stores_by_the_same_plan(world: World, tmp_path: Path):
    _, dry = _run(tmp_path, "dang-vien", members(member()), "--dry-run")
    code, answer = _run(tmp_path, "dang-vien", members(member()))

    assert (code, answer["stored"]) == (0, True)
    assert answer["rows"] == dry["rows"]
    assert _is_stored()


def test_a_refused_row_ends_with_one_and_nothing_is_stored(world: World, tmp_path: Path):
    bad = member(**{"Họ và tên": "Tăng Bảo", "Số CCCD": "07918800123", "Số thẻ Đảng viên": None})

    code, answer = _run(tmp_path, "dang-vien", members(member(), bad))

    assert (code, answer["stored"], answer["counts"]["refused"]) == (1, False, 1)
    finding = answer["rows"][1]["findings"][0]
    assert (finding["clause"], finding["row"], finding["column"], finding["heading"]) == ("NL-21", 3, "C", "Số CCCD")
    assert not _is_stored()


def test_the_good_rows_are_stored_when_asked_for(world: World, tmp_path: Path):
    bad = member(**{"Họ và tên": "Tăng Bảo", "Số CCCD": "07918800123", "Số thẻ Đảng viên": None})

    code, answer = _run(tmp_path, "dang-vien", members(member(), bad), "--good-rows")

    assert (code, answer["stored"]) == (1, True)
    assert _is_stored()


def test_a_file_that_is_no_workbook_ends_with_one_and_a_sentence(world: World, tmp_path: Path):
    code, answer = _run(tmp_path, "dang-vien", b"%PDF-1.7 ...")

    assert (code, answer["stored"]) == (1, False)
    assert answer["problems"] == [
        "Đây là tệp PDF, không phải bảng tính. Cần một bảng tính .xlsx, .xls, .ods hoặc .csv; hãy chọn lại tệp."
    ]


def test_the_workbook_with_errors_is_written_where_asked(world: World, tmp_path: Path):
    back = tmp_path / "cần sửa.xlsx"

    _run(
        tmp_path,
        "doi-tuong-dang",
        candidates(candidate(**{"Ngày sinh": "31/02/2003"})),
        "--dry-run",
        "--errors",
        str(back),
    )

    sheet = openpyxl.load_workbook(back).active
    assert [sheet.cell(1, 34).value, sheet.cell(1, 35).value] == ["Kết quả nhập", "Cần sửa"]
    assert sheet.cell(2, 34).value == "Không nhập được"
    assert "“31/02/2003” không có trong lịch: tháng 2/2003 có 28 ngày" in sheet.cell(2, 35).value


@pytest.mark.parametrize(
    ("layout", "flags", "says"),
    [
        ("dang-vienn", [], "Không có bố cục “dang-vienn”"),
        ("dang-vien", ["--org", "ZZ"], "Không có tổ chức mang mã “ZZ”"),
        ("doi-tuong-dang", ["--notified", "31/02/2026"], "Ngày “31/02/2026” không có thật"),
        ("doi-tuong-dang", ["--notified", "2026-03-03"], "Ngày đã báo 03/03/2026 sau ngày nhập 02/03/2026"),
    ],
)
def test_wrong_use_ends_with_two(world: World, tmp_path: Path, layout: str, flags: list[str], says: str):
    with pytest.raises(CommandError, match=says) as fault:
        _run(tmp_path, layout, members(member()), *flags)

    assert fault.value.returncode == 2


def test_a_file_that_is_not_there_is_wrong_use(world: World):
    with pytest.raises(CommandError, match=r"Không đọc được tệp “không có\.xlsx”") as fault:
        call_command("import", "dang-vien", "không có.xlsx")

    assert fault.value.returncode == 2
