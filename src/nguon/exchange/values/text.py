"""Text of a cell: one normal form, no stray blanks, no old font."""

from __future__ import annotations

import re

from nguon.core.findings import Severity
from nguon.core.folding import tidy
from nguon.exchange.reading import Cell
from nguon.exchange.values.fonts import Unclear, in_unicode
from nguon.exchange.values.reading import Read, Trouble, shown

# Blanks that `str.split` does not know: zero width space, joiners, byte order mark, soft hyphen left by Word.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")
_FAILED = frozenset(
    f"#{name}"
    for name in (
        *("N/A", "REF!", "VALUE!", "DIV/0!", "NAME?", "NULL!", "NUM!"),
        *("SPILL!", "CALC!", "FIELD!", "BLOCKED!", "CONNECT!", "GETTING_DATA"),
    )
)
_NOT_IN_A_NAME = re.compile(r"[^\w\s.'’\-]|[\d_]")


def plain(cell: Cell) -> str:
    """The cell as tidy NFC text; whole numbers without a decimal point, a real date as dd/mm/yyyy."""
    if type(cell) is str:
        return " ".join(cell.split()) if cell.isascii() else tidy(_INVISIBLE.sub("", cell))
    if type(cell) is list:
        year, month, day = cell
        return f"{day:02d}/{month:02d}/{year:04d}"
    if type(cell) is bool:
        return "TRUE" if cell else "FALSE"
    if type(cell) is float and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """True when nothing is to be seen in the cell."""
    return type(cell) is str and not cell[:1].isalnum() and not plain(cell)


def failed_formula(cell: Cell) -> Trouble | None:
    """Why a cell that shows the error of a formula (#N/A…) has no value; None when it shows none."""
    if type(cell) is not str or cell.strip().upper() not in _FAILED:
        return None
    return Trouble(
        "NL-15",
        f"ô đang báo lỗi công thức {cell.strip()} nên không có giá trị",
        "giá trị thật của ô, hoặc để trống nếu không có",
        "sửa công thức hoặc gõ lại giá trị theo giấy tờ gốc",
    )


def text(cell: Cell) -> Read:
    """Tidy text; an old font is turned into Unicode when only one reading is possible, else the row stops."""
    written = plain(cell)
    if written.isascii():
        return written, None
    try:
        converted = in_unicode(written)
    except Unclear:
        return None, Trouble(
            "NL-11",
            f"“{shown(written)}” có ký tự của phông chữ cũ (TCVN3, VNI) hoặc ký tự lạ",
            "chữ Việt theo bảng mã Unicode",
            "gõ lại ô này bằng bộ gõ đặt ở bảng mã Unicode",
        )
    if converted == written:
        return written, None
    return converted, Trouble(
        "NL-12",
        f"ô viết bằng phông chữ cũ, đã chuyển thành “{shown(converted)}”",
        "chữ Việt theo bảng mã Unicode",
        "đối chiếu lại với giấy tờ gốc",
        Severity.WARNING,
    )


def name(cell: Cell) -> Read:
    """A person's full name: at least two words of letters."""
    value, trouble = text(cell)
    if value is None:
        return None, trouble
    if _NOT_IN_A_NAME.search(value):
        return None, Trouble(
            "NL-13",
            f"“{shown(value)}” có ký tự không thể nằm trong họ tên",
            "họ, tên đệm và tên, chỉ gồm chữ cái",
            "sửa theo giấy khai sinh; ghi chú thì để ở cột khác",
        )
    if " " not in value:
        return None, Trouble(
            "NL-14",
            f"“{shown(value)}” chỉ có một từ",
            "đủ họ và tên",
            "ghi đủ họ, tên đệm và tên trong một ô",
        )
    return value, trouble
