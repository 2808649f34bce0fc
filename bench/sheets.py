"""A members' list of many rows, as the central tool writes it, and the floor: only reading it."""

from __future__ import annotations

import io

import python_calamine
import xlsxwriter

HEADINGS = (
    "Họ và tên",
    "Số thẻ Đảng viên",
    "Số CCCD",
    "Ngày sinh",
    "Ngày kết nạp",
    "Chi bộ đang sinh hoạt",
    "Chi bộ nơi cư trú",
    "Trạng thái",
)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi")
MIDDLE = ("Văn", "Thị", "Minh", "Thanh", "Hữu", "Ngọc")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hòa", "Khánh", "Lan", "Phúc", "Yến")


def members_sheet(rows: int, *, cells: list[str]) -> bytes:
    """A workbook of invented members: text dates, card and identity numbers with leading zeros."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("DS_DANGVIEN")
    sheet.write_row(0, 0, HEADINGS)
    for n in range(rows):
        name = f"{FAMILY[n % 8]} {MIDDLE[n // 8 % 6]} {GIVEN[n // 48 % 10]}"
        # No two rows of one name are born on the same day: such a pair is a finding, which is not measured here.
        born = f"{1 + n % 28:02d}/{1 + n // 28 % 12:02d}/{1955 + n // 336 % 40}"
        admitted = f"{1 + n % 28:02d}/{1 + n % 12:02d}/{2012 + n % 10}"
        cell = cells[n % len(cells)]
        row = (name, f"98{n:010d}", f"098{n:09d}", born, admitted, cell, "", "Đang sinh hoạt")
        for column, value in enumerate(row):
            sheet.write_string(n + 1, column, value)
    book.close()
    return kept.getvalue()


def read_only(content: bytes) -> int:
    """Read every row with calamine and nothing else: the floor. Returns the number of rows."""
    sheet = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0)
    return len(sheet.to_python())
