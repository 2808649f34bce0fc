"""Reading the rows of a table, cell by cell, through the readers of the layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from nguon.core.findings import Severity
from nguon.exchange.layouts import Column, Layout, Table
from nguon.exchange.layouts.loading import words
from nguon.exchange.reading import Cell, Sheet
from nguon.exchange.terms import RowFinding
from nguon.exchange.values import dates, numbers, spans, text
from nguon.exchange.values.codes import coded
from nguon.exchange.values.reading import Read, Trouble

# The Party was founded on 3 February 1930: no paper of its work is older.
_FIRST_PAPER = date(1930, 2, 3)
# Nobody in a living list was born longer ago; decides only what two digits of a year can mean.
_OLDEST = 110


@dataclass(slots=True)
class ReadRow:
    """The values of one row by field key; what could not be read is absent and has its finding."""

    number: int
    values: dict[str, Any]
    findings: list[RowFinding] = field(default_factory=list)

    @property
    def is_readable(self) -> bool:
        """True when nothing in the row stands in the way so far."""
        return not self.findings or not any(finding.is_obstacle for finding in self.findings)


Reader = Callable[[Cell], Read]


def readers(day: date) -> dict[str, Reader]:
    """Every reader a layout may name, for an import on this day."""
    papers = dates.Bounds(_FIRST_PAPER, day)
    births = dates.Bounds(date(day.year - _OLDEST, 1, 1), day)
    code_lists = {name: words(name) for name in ("sex", "ethnicity", "religion", "schooling", "status", "yes")}
    return {
        "text": text.text,
        "number_text": text.text,
        "organization": text.text,
        "name": text.name,
        "identity_number": numbers.identity_number,
        "card_number": numbers.card_number,
        "phone": numbers.phone,
        "day": partial(dates.day, bounds=papers),
        "birth": partial(dates.birth, bounds=births),
        "span": partial(spans.span, bounds=papers),
        **{name: partial(coded, codes=held.codes, known=held.known) for name, held in code_lists.items()},
    }


def read_rows(sheet: Sheet, table: Table, layout: Layout, day: date) -> tuple[list[ReadRow], list[RowFinding]]:
    """(rows, notes on rows that are no entries). Blank rows, repeated headers and lines of one cell are left out."""
    available = readers(day)
    columns = [(c, c.field.key, available[c.field.reads]) for c in table.columns if c.field and c.field.stored]
    header = sheet.rows[table.header]
    most_blank = len(header) - 2
    read: list[ReadRow] = []
    notes: list[RowFinding] = []
    kept: list[list[Cell]] = []
    for number, cells in enumerate(sheet.rows[table.first :], start=table.first + 1):
        if cells.count("") > most_blank:
            if any(text.plain(cell) for cell in cells):
                notes.append(_no_entry(number, layout))
        elif cells != header:
            kept.append(cells)
            read.append(ReadRow(number, {}))
    cells_of = list(zip(*kept, strict=True)) or [()] * len(header)
    for column, key, reader in columns:
        for row, (value, trouble) in zip(read, _understood(cells_of[column.index], reader), strict=True):
            if value is not None:
                row.values[key] = value
            if trouble is not None:
                row.findings.append(_finding(trouble, row.number, column, layout))
    read = [row for row in read if row.values or row.findings]
    _require(read, table, layout)
    return read, notes


def _understood(cells: tuple[Cell, ...], reader: Reader) -> list[Read]:
    """What each cell of a column says; each different one is understood once."""
    keys = cells if set(map(type, cells)) <= {str} else list(map(_hashable, cells))
    different = dict(zip(keys, cells, strict=True))
    memo = {key: _said(cell, reader) for key, cell in different.items()}
    return [memo[key] for key in keys]


def _said(cell: Cell, reader: Reader) -> Read:
    if type(cell) is str and not cell[:1].isalnum():
        if text.is_blank(cell):
            return None, None
        if failed := text.failed_formula(cell):
            return None, failed
    return reader(cell)


def _hashable(cell: Cell) -> Any:
    """A key that tells 1 from TRUE and a date from anything else."""
    return (list, *cell) if type(cell) is list else (type(cell), cell)


def _finding(trouble: Trouble, number: int, column: Column, layout: Layout) -> RowFinding:
    return RowFinding(
        code=trouble.code,
        severity=trouble.severity,
        row=number,
        column=column.letter,
        heading=column.heading,
        sentence=f"{trouble.found[:1].upper()}{trouble.found[1:]}; cần {trouble.required}.",
        written=layout.written(column.heading),
        remedy=f"{trouble.remedy[:1].upper()}{trouble.remedy[1:]}.",
    )


def _no_entry(number: int, layout: Layout) -> RowFinding:
    return RowFinding(
        code="NL-05",
        severity=Severity.WARNING,
        row=number,
        column="",
        heading="",
        sentence="Dòng chỉ có một ô có chữ nên được coi là dòng ghi chú, không phải một người; đã bỏ qua.",
        written=layout.written(""),
        remedy="Nếu dòng này là một người, hãy ghi đủ các cột bắt buộc.",
    )


def _require(read: list[ReadRow], table: Table, layout: Layout) -> None:
    """A required cell that is blank refuses its row."""
    merge_births(read, table, layout)
    for needed in layout.required:
        column = table.column_of(needed.key) or table.column_of("born_male")
        for row in read:
            if needed.key not in row.values and not _explained(row, column):
                row.findings.append(missing(needed.label, row.number, column, layout))


def _explained(row: ReadRow, column: Column | None) -> bool:
    return column is not None and any(f.column == column.letter and f.is_obstacle for f in row.findings)


def missing(label: str, number: int, column: Column | None, layout: Layout) -> RowFinding:
    """That a required cell is blank."""
    return RowFinding(
        code="NL-06",
        severity=Severity.OBSTACLE,
        row=number,
        column=column.letter if column else "",
        heading=column.heading if column else label,
        sentence=f"Ô “{label}” trống; cần ghi đủ.",
        written=layout.written(column.heading if column else label),
        remedy=f"Ghi “{label}” theo giấy tờ gốc rồi nhập lại dòng này.",
    )


def merge_births(read: list[ReadRow], table: Table, layout: Layout) -> None:
    """Two birth columns, Nam and Nữ: the filled one tells the sex; both filled is refused."""
    male, female = table.column_of("born_male"), table.column_of("born_female")
    if male is None and female is None:
        return
    for row in read:
        born = {sex: value for sex in ("male", "female") if (value := row.values.pop(f"born_{sex}", None)) is not None}
        if len(born) == 1:
            sex, row.values["born"] = next(iter(born.items()))
            if row.values.setdefault("sex", sex) == sex:
                continue
        if born:
            row.findings.append(_two_sexes(row.number, male or female, layout))


def _two_sexes(number: int, column: Column | None, layout: Layout) -> RowFinding:
    return RowFinding(
        code="NL-07",
        severity=Severity.OBSTACLE,
        row=number,
        column=column.letter if column else "",
        heading=column.heading if column else "",
        sentence="Cột ngày sinh Nam, Nữ và cột giới tính nói khác nhau; cần ghi ngày sinh ở một cột, đúng giới tính.",
        written=layout.written("Ngày sinh"),
        remedy="Xóa ngày ở cột không đúng giới tính.",
    )
