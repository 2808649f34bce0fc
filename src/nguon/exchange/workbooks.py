"""The workbook that goes back: the sheet as it came, every cell as text, with what became of each row beside it."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter

from nguon.exchange.plan import Plan
from nguon.exchange.reading import Cell
from nguon.exchange.terms import RowFinding
from nguon.exchange.values.text import plain

RESULT = "Kết quả nhập"
TO_MEND = "Cần sửa"
_LONGEST = 32_767  # characters a cell of Excel holds
_OPTIONS = {
    "constant_memory": True,
    "in_memory": True,
    # A name that begins with "=" must come back as a name, never as a formula or a link.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_back(plan: Plan) -> bytes:
    """The workbook with two more columns, ready to be mended and loaded again: nothing in it is a formula."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        # The text format keeps leading zeros when a clerk types into the cell.
        typed = book.add_format({"num_format": "@", "valign": "top"})
        sheet = book.add_worksheet("Kết quả")
        width = max((len(row) for row in plan.sheet.rows), default=0)
        sheet.set_column(0, max(width - 1, 0), 18, typed)
        sheet.set_column(width, width, 20)
        sheet.set_column(width + 1, width + 1, 70)
        said = _said(plan)
        said[plan.table.header] = (RESULT, TO_MEND)
        for index, row in enumerate(plan.sheet.rows):
            is_header = index == plan.table.header
            _write(sheet, index, row, bold if is_header else typed)
            for offset, text in enumerate(said.get(index, ())):
                sheet.write_string(index, width + offset, text[:_LONGEST], bold if is_header else wrapped)
        sheet.freeze_panes(plan.table.first, 0)
    return kept.getvalue()


def _write(sheet: Any, index: int, row: list[Cell], form: Any) -> None:
    for column, cell in enumerate(row):
        if cell != "":
            sheet.write_string(index, column, plain(cell)[:_LONGEST], form)


def _said(plan: Plan) -> dict[int, tuple[str, str]]:
    """By row index: the outcome and what to mend."""
    said = {finding.row - 1: ("Bỏ qua", _sentence(finding)) for finding in plan.skipped}
    for row in plan.rows:
        ordered = sorted(row.findings, key=lambda finding: not finding.is_obstacle)
        said[row.number - 1] = (row.outcome.label, "\n".join(map(_sentence, ordered)))
    return said


def _sentence(finding: RowFinding) -> str:
    where = f"Cột {finding.column} ({finding.heading}): " if finding.column else ""
    return f"{where}{finding.sentence} {finding.remedy}"
