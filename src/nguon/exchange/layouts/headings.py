"""Finding the table in a sheet: title rows above it, one or two header rows, doubled and blank headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nguon.core.errors import BadInput
from nguon.core.findings import Severity
from nguon.exchange.layouts.loading import Field, Layout, heading_key
from nguon.exchange.reading import Cell, Sheet
from nguon.exchange.reading.sheet import column_letter
from nguon.exchange.terms import RowFinding
from nguon.exchange.values.fonts import readings
from nguon.exchange.values.text import plain

SEARCHED_ROWS = 40
_FEWEST_HEADINGS = 2
_FEWEST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: its index (0 = A), its heading as written, and the field it is read as, if any."""

    index: int
    heading: str
    field: Field | None

    @property
    def letter(self) -> str:
        """What the spreadsheet shows above it."""
        return column_letter(self.index)


@dataclass(frozen=True, slots=True)
class Table:
    """Where the table lies. `first` is the index of the first row below the header; `notes` say what was left aside."""

    header: int
    first: int
    columns: tuple[Column, ...]
    notes: tuple[RowFinding, ...]

    def column_of(self, key: str) -> Column | None:
        """The column read as this field."""
        return next((column for column in self.columns if column.field and column.field.key == key), None)


def find_table(sheet: Sheet, layout: Layout) -> Table:
    """Find the header and map its columns.

    :raises BadInput: no header, a required column is missing, or two filled columns mean the same.
    """
    header = _header_row(sheet, layout)
    upper = _headings(sheet.rows[header])
    below = _headings(sheet.rows[header + 1]) if header + 1 < len(sheet.rows) else []
    is_double = _is_header_too(upper, below, layout)
    columns = _columns(upper, below if is_double else [], layout)
    first = header + (2 if is_double else 1)
    if first < len(sheet.rows) and _is_numbering(sheet.rows[first]):
        first += 1
    columns, notes = _one_each(columns, sheet, first, layout)
    columns = _stand_ins(columns)
    _refuse_missing(columns, layout, header)
    notes += list(_left_aside(columns, sheet, first, layout))
    return Table(header=header, first=first, columns=tuple(columns), notes=tuple(notes))


def _headings(row: list[Cell]) -> list[str]:
    return [plain(cell) for cell in row]


def _known(heading: str, layout: Layout) -> Field | None:
    """The field of a heading, also when it was written in an old font."""
    for reading in (heading,) if heading.isascii() else readings(heading):
        if field := layout.by_heading.get(heading_key(reading)):
            return field
    return None


def _header_row(sheet: Sheet, layout: Layout) -> int:
    """The first of the rows that name most fields."""
    best, most = -1, _FEWEST_HEADINGS - 1
    for index, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        known = {field.key for cell in _headings(row) if (field := _known(cell, layout))}
        if len(known) > most:
            best, most = index, len(known)
    if best < 0:
        wanted = ", ".join(f"“{field.label}”" for field in layout.required)
        raise BadInput(
            f"Không thấy dòng tiêu đề trong {SEARCHED_ROWS} dòng đầu. {layout.written('')} cần có các cột: {wanted}. "
            "Hãy chọn đúng bố cục, hoặc thêm dòng tiêu đề phía trên danh sách."
        )
    return best


def _is_header_too(upper: list[str], below: list[str], layout: Layout) -> bool:
    """True for a second header row: at least half of what it says are headings, and none is a number or a day."""
    said = [(top, sub) for top, sub in zip(_spread(upper, below), below, strict=False) if sub]
    if not said or any(sub.isdigit() for _, sub in said):
        return False
    known = sum(_field(top, sub, layout) is not None for top, sub in said)
    return known * 2 >= len(said)


def _spread(upper: list[str], below: list[str]) -> list[str]:
    """A merged heading stands only over its first column: carry it on over the columns that have a sub-heading."""
    spread: list[str] = []
    for index, top in enumerate(upper):
        carried = not top and index and index < len(below) and below[index] and spread[index - 1]
        spread.append(spread[index - 1] if carried else top)
    return spread


def _field(top: str, sub: str, layout: Layout) -> Field | None:
    for words in ((top, sub), (sub, top), (sub,) if sub else (top,)):
        if field := _known(" ".join(words), layout):
            return field
    return None


def _columns(upper: list[str], below: list[str], layout: Layout) -> list[Column]:
    columns = []
    for index, top in enumerate(_spread(upper, below)):
        sub = below[index] if index < len(below) else ""
        heading = f"{top}: {sub}" if top and sub else top or sub
        columns.append(Column(index, heading, _field(top, sub, layout)))
    return columns


def _is_numbering(row: list[Cell]) -> bool:
    """True for the row (1) (2) (3) … that many forms carry below the header."""
    said = [plain(cell).strip("()[] ") for cell in row if plain(cell)]
    return len(said) >= _FEWEST_NUMBERS and said == [str(number) for number in range(1, len(said) + 1)]


def _is_filled(sheet: Sheet, first: int, index: int) -> int:
    return sum(1 for row in sheet.rows[first:] if row[index] != "" and plain(row[index]))


def _one_each(columns: list[Column], sheet: Sheet, first: int, layout: Layout) -> tuple[list[Column], list[RowFinding]]:
    """Of two columns for one field the empty one is left aside; two filled ones are refused."""
    notes: list[RowFinding] = []
    by_key: dict[str, list[Column]] = {}
    for column in columns:
        if column.field:
            by_key.setdefault(column.field.key, []).append(column)
    aside: set[int] = set()
    problems: list[str] = []
    for same in by_key.values():
        if len(same) == 1 or same[0].field is None:
            continue
        filled = [column for column in same if _is_filled(sheet, first, column.index)]
        if len(filled) > 1 and same[0].field.stored:
            names = " và ".join(f"{column.letter} (“{column.heading}”)" for column in filled)
            problems.append(
                f"Cột {names} cùng là “{same[0].field.label}” và đều có dữ liệu; chỉ được một cột theo "
                f"{layout.written('')}. Hãy xóa hoặc đổi tiêu đề cột thừa."
            )
        kept = filled[0] if filled else same[0]
        for column in same:
            if column is not kept:
                aside.add(column.index)
                found = f"Cột {column.letter} lặp lại tiêu đề “{column.heading}”"
                notes.append(_note("NL-03", column, f"{found}; chỉ đọc cột {kept.letter}.", layout, _REMOVE))
    if problems:
        raise BadInput(*problems)
    return [replace(c, field=None) if c.index in aside else c for c in columns], notes


def _stand_ins(columns: list[Column]) -> list[Column]:
    present = {column.field.key for column in columns if column.field}
    fields = {}
    for column in columns:
        field = column.field
        if field and field.stands_for and field.stands_for not in present:
            fields[column.index] = replace(field, key=field.stands_for, stored=True, reads="name", note="")
    return [replace(c, field=fields[c.index]) if c.index in fields else c for c in columns]


def _refuse_missing(columns: list[Column], layout: Layout, header: int) -> None:
    present = {column.field.key for column in columns if column.field}
    if present & {"born_male", "born_female"}:
        present.add("born")
    missing = [field for field in layout.required if field.key not in present]
    if missing:
        wanted = ", ".join(f"“{field.label}”" for field in missing)
        blank = [column.letter for column in columns if not column.heading]
        hint = f" Cột {', '.join(blank[:5])} không có tiêu đề." if blank else ""
        raise BadInput(
            f"Dòng tiêu đề (dòng {header + 1}) thiếu cột {wanted}.{hint} {layout.written('')} bắt buộc có các cột này. "
            "Hãy thêm cột hoặc ghi tiêu đề, hoặc chọn bố cục khác."
        )


def _left_aside(columns: list[Column], sheet: Sheet, first: int, layout: Layout) -> Iterator[RowFinding]:
    for column in columns:
        if column.field is None:
            filled = _is_filled(sheet, first, column.index)
            if not filled:
                continue
            if column.heading:
                sentence = f"Bố cục không có cột “{column.heading}” (cột {column.letter}); cột này không được đọc."
                yield _note("NL-01", column, sentence, layout, _RENAME)
            else:
                sentence = f"Cột {column.letter} không có tiêu đề nhưng có dữ liệu ở {filled} dòng; không được đọc."
                yield _note("NL-02", column, sentence, layout, _RENAME)
        elif not column.field.stored and column.field.note:
            sentence = f"Cột {column.letter} (“{column.heading}”) không được ghi: {column.field.note}."
            yield _note("NL-04", column, sentence, layout, "Không phải làm gì; cột này không cản việc nhập.")


_RENAME = "Nếu cần dữ liệu của cột này, hãy sửa tiêu đề theo bố cục rồi nhập lại."
_REMOVE = "Xóa cột thừa để lần sau khỏi nhầm."


def _note(code: str, column: Column, sentence: str, layout: Layout, remedy: str) -> RowFinding:
    return RowFinding(
        code=code,
        severity=Severity.WARNING,
        row=0,
        column=column.letter,
        heading=column.heading,
        sentence=sentence,
        written=layout.written(""),
        remedy=remedy,
    )
