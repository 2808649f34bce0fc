"""The child process: reads one file from stdin, writes one JSON line about the sheet and the rows to stdout.

Run by path with `python -I -S`; imports nothing of ours, so that it starts fast and holds nothing worth stealing.
Arguments: folder of the workbook library, form (workbook | text), sheet name ("" = the only filled one), most rows,
most columns, memory in bytes, CPU in seconds.
Answer: {"sheet": name, "rows": [...]} or {"fault": code, ...}. A date is [year, month, day]; JSON, so that whatever a
hostile file does to this process, the parent only ever parses data.
"""

from __future__ import annotations

import io
import json
import resource
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PLAIN = frozenset({str, int, float, bool})


def main() -> None:
    """Limit, read, answer."""
    library, form, wanted, most_rows, most_columns, memory, seconds = sys.argv[1:8]
    sys.path.append(library)
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    read = _text if form == "text" else _workbook
    try:
        answer = read(content, wanted, int(most_rows), int(most_columns))
    except MemoryError:
        answer = {"fault": "too-large"}
    # Written at once: a broken file that crashes half-way leaves no half answer.
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _workbook(content: bytes, wanted: str, most_rows: int, most_columns: int) -> dict[str, Any]:
    from python_calamine import (  # noqa: PLC0415  (reason: a text table needs no workbook library)
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        if wanted:
            if wanted not in names:
                return {"fault": "no-such-sheet", "sheets": names}
            names = [wanted]
        filled = [sheet for sheet in map(book.get_sheet_by_name, names) if sheet.height]
        if not filled:
            return {"fault": "empty"}
        if len(filled) > 1:
            return {"fault": "several-sheets", "sheets": [sheet.name for sheet in filled]}
        sheet = filled[0]
        if sheet.total_height > most_rows:
            return {"fault": "too-many-rows", "found": sheet.total_height}
        if sheet.total_width > most_columns:
            return {"fault": "too-many-columns", "found": sheet.total_width}
        rows = sheet.to_python(skip_empty_area=False)
    except PasswordError:
        return {"fault": "encrypted"}
    except (CalamineError, OSError, ValueError):
        return {"fault": "broken"}
    return {"sheet": sheet.name, "rows": [_plain(row) for row in rows]}


def _plain(row: list[Any]) -> list[Any]:
    return [cell if type(cell) in PLAIN else _encoded(cell) for cell in row]


def _encoded(cell: Any) -> Any:
    if hasattr(cell, "year"):
        # A time of day beside the date means that the column is no plain day.
        if getattr(cell, "hour", 0) or getattr(cell, "minute", 0) or getattr(cell, "second", 0):
            return f"{cell:%d/%m/%Y %H:%M:%S}"
        return [cell.year, cell.month, cell.day]
    return str(cell)


def _text(content: bytes, wanted: str, most_rows: int, most_columns: int) -> dict[str, Any]:
    import csv  # noqa: PLC0415  (reason: a workbook needs no reader of text tables)

    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return {"fault": "not-utf8"}
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=first.count)
    rows: list[list[Any]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(row) > most_columns:
                return {"fault": "too-many-columns", "found": len(row)}
            rows.append(row)
            if len(rows) > most_rows:
                return {"fault": "too-many-rows", "found": len(rows)}
    except csv.Error:
        return {"fault": "broken"}
    width = max(map(len, rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    if not any(cell.strip() for row in rows for cell in row):
        return {"fault": "empty"}
    return {"sheet": "", "rows": rows}


if __name__ == "__main__":
    main()
