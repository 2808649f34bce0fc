"""The workbook that goes back to the clerk: text only, mendable, and welcome again."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from nguon.core.scope import Actor
from nguon.exchange.layouts import layout_named
from nguon.exchange.plan import Options, Plan, make_plan
from nguon.exchange.workbooks import workbook_back
from nguon.guard.acting import acting
from tests import world as worlds
from tests.exchange.sheets import MEMBER_HEADINGS, listing, member, members
from tests.world import World

SYSTEM = Actor.system("test")
PAYLOADS = [
    *("=1+1", '=HYPERLINK("http://x","y")', "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "{=1+1}"),
    *("http://example.org", "internal:Sheet1!A1", "\t=1+1", " =1+1", "'=1+1", "<b>&amp;", "{{ 7*7 }}", "{% x %}"),
]


@pytest.fixture
def world(db: None) -> World:
    return worlds.build()


def _plan(content: bytes) -> Plan:
    with acting(SYSTEM):
        return make_plan(content, layout=layout_named("dang-vien"), options=Options(date(2026, 3, 2)), actor=SYSTEM)


def _as_text(*rows: dict[str, object]) -> bytes:
    """A list whose cells are all texts, also those that begin with a sign of calculation."""
    book = openpyxl.load_workbook(io.BytesIO(listing(*({} for _ in rows), headings=MEMBER_HEADINGS)))
    for index, row in enumerate(rows, start=2):
        for column, heading in enumerate(MEMBER_HEADINGS, start=1):
            cell = book.active.cell(index, column)
            cell.value = row.get(heading)
            if isinstance(cell.value, str):
                cell.data_type = "s"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_no_cell_becomes_a_formula_or_a_link_whatever_it_begins_with(world: World):
    rows = [member(**{"Họ và tên": payload, "Trạng thái": payload, "Số CCCD": payload}) for payload in PAYLOADS]

    back = workbook_back(_plan(_as_text(*rows)))

    sheet = openpyxl.load_workbook(io.BytesIO(back)).active
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    names = [sheet.cell(index, 1).value for index in range(2, len(rows) + 2)]
    assert kinds == {"s"}
    assert names == [" ".join(payload.split()) for payload in PAYLOADS]
    with zipfile.ZipFile(io.BytesIO(back)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert not any("rels" in name and "sheet" in name for name in parts.namelist())


def test_the_columns_stay_as_they_came_with_leading_zeros(world: World):
    plan = _plan(members(member(**{"Số CCCD": "079188001234", "Ngày sinh": date(1988, 4, 30)})))

    sheet = openpyxl.load_workbook(io.BytesIO(workbook_back(plan))).active

    assert [cell.value for cell in sheet[1]] == [*MEMBER_HEADINGS, "Kết quả nhập", "Cần sửa"]
    assert [sheet.cell(2, column).value for column in (3, 4, 9)] == ["079188001234", "30/04/1988", "Thêm mới"]


def test_a_mended_workbook_comes_in_again_as_it_is(world: World):
    plan = _plan(members(member(**{"Ngày sinh": "31/02/1988"})))
    book = openpyxl.load_workbook(io.BytesIO(workbook_back(plan)))
    book.active.cell(2, 4).value = "29/02/1988"
    kept = io.BytesIO()
    book.save(kept)

    again = _plan(kept.getvalue())

    assert [row.outcome.value for row in again.rows] == ["create"]
    assert {note.code for note in again.notes} == {note.code for note in plan.notes}


def test_lines_that_are_no_people_are_skipped_and_said(world: World):
    content = members(member(), {"Họ và tên": "Tổng cộng: 1 người"})

    plan = _plan(content)

    assert [(note.code, note.row) for note in plan.skipped if note.row] == [("NL-05", 3)]
    assert [row.number for row in plan.rows] == [2]


def test_a_row_says_everything_that_stands_against_it(world: World):
    bad = member(**{"Số CCCD": "12", "Ngày sinh": "31/02/1988", "Ngày kết nạp": None, "Chi bộ đang sinh hoạt": "HA19"})

    plan = _plan(members(bad))

    assert sorted(finding.code for finding in plan.rows[0].obstacles) == ["NL-06", "NL-21", "NL-32", "NL-53"]
