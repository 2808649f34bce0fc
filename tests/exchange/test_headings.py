"""Finding the table in a sheet, whatever stands above and around it."""

from __future__ import annotations

from typing import Any

import pytest

from nguon.core.errors import BadInput
from nguon.exchange.layouts import Table, all_layouts, find_table, layout_named
from nguon.exchange.layouts.loading import heading_key
from nguon.exchange.reading import Sheet
from nguon.exchange.values.codes import word_key
from tests.exchange.sheets import CANDIDATE_HEADINGS, MEMBER_HEADINGS

NEEDED = ["Họ và tên", "Ngày sinh", "Ngày kết nạp", "Chi bộ đang sinh hoạt"]
ROW = ["Lâm Thị Thảo", "30/04/1988", "19/05/2012", "HA11"]


def _table(rows: list[list[Any]], layout: str = "dang-vien") -> Table:
    width = max(map(len, rows))
    return find_table(Sheet("", [row + [""] * (width - len(row)) for row in rows]), layout_named(layout))


def _fields(table: Table) -> list[str | None]:
    return [column.field.key if column.field else None for column in table.columns]


def test_title_rows_above_the_header_are_passed_over():
    table = _table([["ĐẢNG BỘ XÃ BÃI VÀNG"], [], ["DANH SÁCH ĐẢNG VIÊN", "", "Năm sinh"], NEEDED, ROW])

    assert (table.header, table.first) == (3, 4)


def test_both_real_layouts_are_recognised_column_by_column():
    members = _table([list(MEMBER_HEADINGS), [""]])
    sources = _table([list(CANDIDATE_HEADINGS), [""]], "doi-tuong-dang")

    assert None not in _fields(members)
    assert None not in _fields(sources)
    assert len(set(_fields(sources))) == len(CANDIDATE_HEADINGS)


@pytest.mark.parametrize(
    "headings",
    [
        ["HỌ TÊN", "NGÀY SINH", "NGÀY VÀO ĐẢNG", "CHI BỘ"],
        ["Ho ten", "Sinh ngay", "Ngay vao Dang", "Chi bo"],
        ["Họ và tên khai sinh*", "Sinh ngày (dd/mm/yyyy)", "Ngày kết nạp:", "Tổ chức đảng đang sinh hoạt"],
        ["Hä vµ tªn", "Ngµy sinh", "Ngµy kÕt n¹p", "Chi bé"],
    ],
)
def test_headings_are_known_by_their_synonyms_without_marks_case_or_remarks(headings: list[str]):
    assert _fields(_table([headings, ROW])) == ["full_name", "born", "admitted_on", "cell"]


def test_two_header_rows_with_merged_groups_are_read_together():
    table = _table(
        [
            ["STT", "Họ và tên", "Ngày sinh", "", "Ngày kết nạp", "Chi bộ"],
            ["", "", "Nam", "Nữ", "", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["1", *ROW[:2], "", *ROW[2:]],
        ]
    )

    assert _fields(table) == ["ordinal", "full_name", "born_male", "born_female", "admitted_on", "cell"]
    assert table.first == 3


def test_a_group_that_only_gathers_columns_changes_nothing():
    table = _table([["Thông tin cá nhân", "", "Về Đảng", ""], NEEDED, ROW])

    assert _fields(table) == ["full_name", "born", "admitted_on", "cell"]


def test_a_cell_at_the_time_of_the_certificate_is_not_the_cell_of_today():
    upper = ["Họ và tên", "Ngày sinh", "Chi bộ", "Số BC", "Ngày họp", "Khi cấp chứng chỉ", ""]
    below = ["", "", "", "", "", "Chi bộ", "Đảng ủy"]
    table = _table([upper, below, [*ROW[:2], "HA11", "1", "05/02/2025", "x", "y"]], "doi-tuong-dang")

    assert _fields(table)[2:] == ["cell", "list_resolution", "listed_on", "at_certificate_cell", "at_certificate_base"]


def test_one_column_of_a_guiding_member_means_the_helper_and_two_do_not():
    base = ["Họ và tên", "Ngày sinh", "Chi bộ", "Số BC", "Ngày họp"]
    alone = _table([[*base, "ĐVHD"], [""]], "doi-tuong-dang")
    both = _table([[*base, "Đảng viên hướng dẫn", "ĐV giúp đỡ"], [""]], "doi-tuong-dang")

    assert _fields(alone)[-1:] == ["helper"]
    assert _fields(both)[-2:] == ["probation_helper", "helper"]


def test_a_blank_heading_over_data_is_named_by_its_letter():
    table = _table([[*NEEDED, ""], [*ROW, "x"]])

    assert [(note.code, note.column) for note in table.notes] == [("NL-02", "E")]
    assert "không có tiêu đề nhưng có dữ liệu ở 1 dòng" in table.notes[0].sentence


def test_a_heading_nobody_knows_is_left_aside_and_said():
    table = _table([[*NEEDED, "Cỡ giày"], [*ROW, "41"]])

    assert _fields(table)[-1] is None
    assert [(note.code, note.heading) for note in table.notes] == [("NL-01", "Cỡ giày")]


def test_a_blank_heading_over_a_required_column_says_which_is_missing_and_where_to_look():
    with pytest.raises(BadInput) as refusal:
        _table([["Họ và tên", "Ngày sinh", "", "Chi bộ"], ROW])

    assert refusal.value.problems[0].startswith(
        "Dòng tiêu đề (dòng 1) thiếu cột “Ngày kết nạp”. Cột C không có tiêu đề. Bố cục nhập liệu “Danh sách đảng viên”"
    )


def test_two_filled_columns_of_one_meaning_are_refused_by_their_letters():
    with pytest.raises(BadInput) as refusal:
        _table([[*NEEDED, "Ngày vào Đảng"], [*ROW, "20/05/2012"]])

    assert refusal.value.problems[0].startswith(
        "Cột C (“Ngày kết nạp”) và E (“Ngày vào Đảng”) cùng là “Ngày kết nạp” và đều có dữ liệu"
    )


def test_of_two_columns_of_one_meaning_the_filled_one_is_read():
    table = _table([[*NEEDED, "Ngày vào Đảng"], ["Lâm Thị Thảo", "30/04/1988", "", "HA11", "19/05/2012"]])

    assert _fields(table) == ["full_name", "born", None, "cell", "admitted_on"]
    assert [note.code for note in table.notes] == ["NL-03"]


def test_a_sheet_without_a_header_names_the_columns_it_needs():
    with pytest.raises(BadInput, match="Không thấy dòng tiêu đề trong 40 dòng đầu") as refusal:
        _table([["a", "b"], ["1", "2"]])

    assert "“Họ và tên”, “Ngày sinh”, “Ngày kết nạp”, “Chi bộ đang sinh hoạt”" in refusal.value.problems[0]


def test_every_heading_and_word_of_the_data_is_usable():
    for layout in all_layouts().values():
        for field in layout.fields.values():
            assert [layout.by_heading[heading_key(heading)] for heading in field.headings] == [field] * len(
                field.headings
            )
    assert word_key("Gié-Triêng") == word_key("gié  triêng")
