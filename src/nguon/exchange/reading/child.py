"""The child process: reads one file from stdin, writes the sheet and its rows to stdout as plain text.

Run by path with `python -I -S`; imports nothing of ours, so that it starts fast and holds nothing worth stealing.
Arguments: folder of the workbook library, form (workbook | text), sheet name ("" = the only filled one), most rows,
most columns, memory in bytes, CPU in seconds.

The answer is UTF-8 in records parted by RS, fields parted by US: `ok` and the name of the sheet, then one record a row;
or `fault`, a code, a number found, names of sheets. A cell that is no text begins with GS and a letter: n number, b yes
or no, d date as `year month day`. Plain text, so that whatever a hostile file does to this process, the parent only
ever splits strings; and no library has to be loaded to write it.
"""

from __future__ import annotations

import io
import resource
import struct
import sys
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

RECORD, FIELD, MARK = "\x1e", "\x1f", "\x1d"


class Fault(Exception):
    """Why there are no rows: a code, a number, names."""


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
        name, rows = read(content, wanted, int(most_rows), int(most_columns))
        answer = _told(name, rows)
    except Fault as fault:
        answer = FIELD.join(("fault", *map(str, fault.args)))
    except MemoryError:
        answer = FIELD.join(("fault", "too-large", "0"))
    # Written at once: a broken file that crashes half-way leaves no half answer.
    sys.stdout.buffer.write(answer.encode("utf-8", "replace"))


def _workbook(content: bytes, wanted: str, most_rows: int, most_columns: int) -> tuple[str, list[list[Any]]]:
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
        if wanted and wanted not in names:
            raise Fault("no-such-sheet", 0, *names)
        filled = [sheet for sheet in map(book.get_sheet_by_name, [wanted] if wanted else names) if sheet.height]
        if not filled:
            raise Fault("empty", 0)
        if len(filled) > 1:
            raise Fault("several-sheets", 0, *(sheet.name for sheet in filled))
        sheet = filled[0]
        if sheet.total_height > most_rows:
            raise Fault("too-many-rows", sheet.total_height)
        if sheet.total_width > most_columns:
            raise Fault("too-many-columns", sheet.total_width)
        rows = sheet.to_python(skip_empty_area=False)
        _put_errors(content, [meta.name for meta in book.sheets_metadata].index(sheet.name), rows)
        return sheet.name, rows
    except PasswordError:
        raise Fault("encrypted", 0) from None
    except (CalamineError, OSError, ValueError, LookupError, struct.error, zlib.error):
        raise Fault("broken", 0) from None


def _put_errors(content: bytes, position: int, rows: list[list[Any]]) -> None:
    """Put back the cells whose formula failed (#N/A…): the library gives them as if they were empty, or as 0."""
    parts = dict(_parts(content)) if content[:2] == b"PK" else {}
    if b"content.xml" in parts:
        # Cells of this form carry no address, so the file is refused as a whole.
        if b'calcext:value-type="error"' in _unpacked(content, *parts[b"content.xml"]):
            raise Fault("failed-formulas", 0)
        return
    sheets = [name for name in parts if name.startswith(b"xl/worksheets/") and name.endswith(b".xml")]
    failed = [name for name in sheets if b't="e"' in _unpacked(content, *parts[name])]
    if not failed:
        return
    import re  # noqa: PLC0415  (reason: few files have such cells, and each library delays every start)

    listed = re.findall(rb"<(?:\w+:)?sheet\s[^>]*?r:id=\"([^\"]+)\"", _unpacked(content, *parts[b"xl/workbook.xml"]))
    links = _unpacked(content, *parts[b"xl/_rels/workbook.xml.rels"])
    (link,) = (tag for tag in re.findall(rb"<Relationship\s[^>]*>", links) if b'Id="' + listed[position] + b'"' in tag)
    target = re.search(rb'Target="/?(?:xl/)?([^"]+)"', link)
    name = b"xl/" + target[1] if target else b""
    if name not in failed:
        return
    for attributes, inside in re.findall(
        rb'<(?:\w+:)?c\s([^>]*\bt="e"[^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)', _unpacked(content, *parts[name]), re.DOTALL
    ):
        at = re.search(rb'\br="([A-Z]{1,3})([0-9]{1,7})"', attributes)
        if at is None:
            raise Fault("failed-formulas", 0)
        value = re.search(rb"<(?:\w+:)?v>([^<]*)<", inside)
        column = 0
        for letter in at[1]:
            column = column * 26 + letter - 64
        rows[int(at[2]) - 1][column - 1] = value[1].decode() if value else "#N/A"


def _parts(content: bytes) -> Iterator[tuple[bytes, tuple[int, int, int]]]:
    """(name, (method, packed size, where)) of each part of the archive. The module `zipfile` takes longer to load."""
    entries, _, at = struct.unpack_from("<HII", content, content.rfind(b"PK\x05\x06") + 10)
    for _ in range(entries):
        method, size, length, extra, comment, where = struct.unpack_from("<10xH8xI4xHHH8xI", content, at)
        yield content[at + 46 : at + 46 + length], (method, size, where)
        at += 46 + length + extra + comment


def _unpacked(content: bytes, method: int, size: int, where: int) -> bytes:
    length, extra = struct.unpack_from("<HH", content, where + 26)
    packed = content[where + 30 + length + extra :][:size]
    return zlib.decompress(packed, -15) if method else packed


def _text(content: bytes, wanted: str, most_rows: int, most_columns: int) -> tuple[str, list[list[Any]]]:
    import csv  # noqa: PLC0415  (reason: a workbook needs no reader of text tables)

    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise Fault("not-utf8", 0) from None
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=first.count)
    rows: list[list[Any]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(row) > most_columns:
                raise Fault("too-many-columns", len(row))
            rows.append(row)
            if len(rows) > most_rows:
                raise Fault("too-many-rows", len(rows))
    except csv.Error:
        raise Fault("broken", 0) from None
    width = max(map(len, rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    if not any(cell.strip() for row in rows for cell in row):
        raise Fault("empty", 0)
    return "", rows


def _told(name: str, rows: list[list[Any]]) -> str:
    told = RECORD.join((FIELD.join(("ok", name)), *map(_row, rows)))
    fields = sum(len(row) - 1 for row in rows) + 1
    if told.count(FIELD) == fields and told.count(RECORD) == len(rows):
        return told
    # A cell holds one of our own marks: no letter that anybody typed.
    return RECORD.join((FIELD.join(("ok", name)), *(_row([_clean(cell) for cell in row]) for row in rows)))


def _row(row: list[Any]) -> str:
    try:
        told = FIELD.join(row)
    except TypeError:
        return FIELD.join([_clean(cell) if isinstance(cell, str) else _marked(cell) for cell in row])
    return FIELD.join(map(_clean, row)) if MARK in told else told


def _clean(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell.replace(RECORD, " ").replace(FIELD, " ").replace(MARK, " ") if not cell.isprintable() else cell
    return cell


def _marked(cell: Any) -> str:
    if isinstance(cell, bool):
        return f"{MARK}b{cell:d}"
    if isinstance(cell, (int, float)):
        return f"{MARK}n{cell!r}"
    if hasattr(cell, "year"):
        # A time of day beside the date means that the column is no plain day.
        if getattr(cell, "hour", 0) or getattr(cell, "minute", 0) or getattr(cell, "second", 0):
            return f"{cell:%d/%m/%Y %H:%M:%S}"
        return f"{MARK}d{cell.year} {cell.month} {cell.day}"
    return str(cell)


if __name__ == "__main__":
    main()
