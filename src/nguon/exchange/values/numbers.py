"""Numbers that are codes: kept as text, with the zeros that a spreadsheet ate put back only where that is certain."""

from __future__ import annotations

import re

from nguon.core.findings import Severity
from nguon.exchange.reading import Cell
from nguon.exchange.values.reading import Read, Trouble, shown
from nguon.exchange.values.text import plain

_SEPARATORS = re.compile(r"[\s.\-']")
_IDENTITY_DIGITS = 12
# Identity numbers begin with a province code from 001 to 096, so a number cell always lost one or two zeros; the
# old nine-digit identity card numbers are another thing and never become one by padding.
_IDENTITY_EATEN = (10, 11)
_CARD_DIGITS = (12, 8)
_CARD_EATEN = {11: 12, 10: 12, 7: 8}
_PHONE = re.compile(r"(?:0|\+84)\d{9,10}")
_PHONE_EATEN = 9


def identity_number(cell: Cell) -> Read:
    """Twelve digits of a personal identity number."""
    if _is_plain_code(cell, _IDENTITY_DIGITS):
        return cell, None
    digits = _digits(cell)
    if len(digits) == _IDENTITY_DIGITS and digits.isdigit():
        return digits, None
    if _is_number(cell) and len(digits) in _IDENTITY_EATEN and digits.isdigit():
        padded = digits.zfill(_IDENTITY_DIGITS)
        return padded, _eaten(padded)
    return None, Trouble(
        "NL-21",
        f"“{shown(plain(cell))}” {_count(digits)}",
        f"số định danh cá nhân đúng {_IDENTITY_DIGITS} chữ số",
        "ghi lại theo thẻ căn cước, định dạng ô là Văn bản; số CMND cũ thì bỏ trống ô này",
    )


def card_number(cell: Cell) -> Read:
    """The number of a member's card: twelve digits, or eight on the older cards."""
    if _is_plain_code(cell, _CARD_DIGITS[0]):
        return cell, None
    digits = _digits(cell)
    if len(digits) in _CARD_DIGITS and digits.isdigit():
        return digits, None
    if _is_number(cell) and len(digits) in _CARD_EATEN and digits.isdigit():
        padded = digits.zfill(_CARD_EATEN[len(digits)])
        return padded, _eaten(padded)
    return None, Trouble(
        "NL-22",
        f"“{shown(plain(cell))}” {_count(digits)}",
        "số thẻ đảng viên 12 chữ số (thẻ cũ: 8 chữ số)",
        "ghi lại theo thẻ đảng viên, định dạng ô là Văn bản; chưa có thẻ thì bỏ trống",
    )


def phone(cell: Cell) -> Read:
    """One telephone number in Viet Nam."""
    digits = _digits(cell)
    if _is_number(cell) and len(digits) == _PHONE_EATEN:
        # No telephone number in Viet Nam begins without 0: nothing else can have stood there.
        return "0" + digits, None
    if _PHONE.fullmatch(digits):
        return digits, None
    return None, Trouble(
        "NL-23",
        f"“{shown(plain(cell))}” không phải một số điện thoại",
        "một số điện thoại bắt đầu bằng 0 hoặc +84",
        "mỗi ô ghi một số, định dạng ô là Văn bản; hoặc bỏ trống",
    )


def _digits(cell: Cell) -> str:
    # In a number cell the point is no separator but a fraction, and then no code stands there.
    return plain(cell) if _is_number(cell) else _SEPARATORS.sub("", plain(cell))


def _is_plain_code(cell: Cell, length: int) -> bool:
    """True for the usual case, told without any work: a text of so many digits and nothing else."""
    return type(cell) is str and len(cell) == length and cell.isascii() and cell.isdigit()


def _is_number(cell: Cell) -> bool:
    return type(cell) in (int, float)


def _count(digits: str) -> str:
    if digits.isdigit():
        return f"có {len(digits)} chữ số"
    if "e+" in digits.casefold():
        return "đã bị bảng tính rút gọn nên mất chữ số"
    return "có ký tự không phải chữ số"


def _eaten(padded: str) -> Trouble:
    return Trouble(
        "NL-24",
        f"ô là số nên mất số 0 ở đầu, đã đọc là {padded}",
        "ô định dạng Văn bản",
        "đối chiếu lại với giấy tờ gốc",
        Severity.WARNING,
    )
