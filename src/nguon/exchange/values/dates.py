"""Days as people write them in cells."""

from __future__ import annotations

import calendar
import math
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from nguon.exchange.reading import Cell
from nguon.exchange.values.reading import Read, Trouble, shown
from nguon.exchange.values.text import plain

_DAY = re.compile(r"(\d{1,2})\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?")
_YEAR = re.compile(r"(?:0{1,2}[./\-]0{1,2}[./\-])?(\d{4})")
_MONTH = re.compile(r"(\d{1,2})\s?[./\-]\s?(\d{4})")
_TIME = re.compile(r"(.+) \d{2}:\d{2}:\d{2}")
# Excel counts days from here; the two false days of its 1900 lie before the first serial number taken.
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(7_306, 73_051)  # 01/01/1920 to 31/12/2099: below, a number is a year or a slip
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days (both included) a date can lie at all; decides what two digits of a year mean."""

    earliest: date
    latest: date


class Birth(NamedTuple):
    """A day of birth; with `only_year` the day and month are not known and `on` is 1 January."""

    on: date
    only_year: bool = False


def day(cell: Cell, bounds: Bounds) -> Read:
    """A whole day: a real date, its serial number, `dd/mm/yyyy`, `d.m.yy` or `yyyy-mm-dd`."""
    found, trouble = _any_day(cell, bounds)
    if found is not None and type(found) is not date:
        return None, _trouble("NL-33", cell, "chỉ có năm", "đủ ngày, tháng, năm", "ghi đủ ngày, tháng, năm")
    return found, trouble


def birth(cell: Cell, bounds: Bounds) -> Read:
    """A day of birth, or only its year (also written `00/00/1965`), as a `Birth`."""
    found, trouble = _any_day(cell, bounds)
    if found is None:
        return None, trouble
    return (Birth(found) if type(found) is date else Birth(date(found, 1, 1), only_year=True)), None


def _any_day(cell: Cell, bounds: Bounds) -> Read:
    """A date, or an int for a year alone."""
    if (usual := _usual(cell)) is not None:
        return (usual, None) if bounds.earliest <= usual <= bounds.latest else (None, _outside(cell, bounds))
    if type(cell) is list:
        return _within(cell, (cell[0], cell[1], cell[2]), bounds)
    if type(cell) is float and math.isfinite(cell) and not cell.is_integer():
        return None, _with_time(cell)
    written = plain(cell)
    if match := _DAY.fullmatch(written):
        return _written_day(cell, match, bounds)
    if match := _ISO.fullmatch(written):
        return _within(cell, (int(match[1]), int(match[2]), int(match[3])), bounds)
    if match := _YEAR.fullmatch(written):
        return _year(cell, int(match[1]), bounds)
    if written.isascii() and written.isdigit() and len(written) < 6 and int(written) in _SERIALS:
        real = _SERIAL_ZERO + timedelta(days=int(written))
        return _within(cell, (real.year, real.month, real.day), bounds)
    if _MONTH.fullmatch(written):
        return None, _trouble(
            "NL-34", cell, "chỉ có tháng và năm", "đủ ngày, tháng, năm", "ghi đủ ngày, tháng, năm hoặc chỉ năm sinh"
        )
    if _TIME.fullmatch(written):
        return None, _with_time(cell)
    return None, _trouble(
        "NL-31", cell, "không phải một ngày", "ngày viết dd/mm/yyyy", "sửa ô theo giấy tờ gốc, ví dụ 05/09/1990"
    )


def _usual(cell: Cell) -> date | None:
    """The usual case, told without a pattern: a text `dd/mm/yyyy` of a day in the calendar."""
    if type(cell) is not str or len(cell) != 10 or not cell[2] == cell[5] == "/":
        return None
    try:
        return date.fromisoformat(f"{cell[6:]}-{cell[3:5]}-{cell[:2]}")
    except ValueError:
        return None


def _year(cell: Cell, year: int, bounds: Bounds) -> Read:
    if year not in _YEARS:
        return None, _trouble("NL-31", cell, "không phải một ngày", "ngày viết dd/mm/yyyy", "sửa ô theo giấy tờ gốc")
    if not bounds.earliest.year <= year <= bounds.latest.year:
        return None, _outside(cell, bounds)
    return year, None


def _written_day(cell: Cell, match: re.Match[str], bounds: Bounds) -> Read:
    number, month, year = int(match[1]), int(match[2]), int(match[3])
    if len(match[3]) == 4:
        if number == month == 0:
            return _year(cell, year, bounds)
        return _within(cell, (year, month, number), bounds)
    readings = [century + year for century in (1900, 2000)]
    possible = [
        y for y in readings if _exists(y, month, number) and bounds.earliest <= date(y, month, number) <= bounds.latest
    ]
    if len(possible) == 1:
        return date(possible[0], month, number), None
    if not possible and not any(_exists(y, month, number) for y in readings):
        return None, _no_such_day(cell, readings[1], month, number)
    if not possible:
        return None, _outside(cell, bounds)
    return None, _trouble(
        "NL-35",
        cell,
        f"viết năm hai chữ số, có thể là {readings[0]} hoặc {readings[1]}",
        "năm đủ bốn chữ số",
        "viết lại đủ bốn chữ số của năm",
    )


def _within(cell: Cell, parts: tuple[int, int, int], bounds: Bounds) -> Read:
    try:
        real = date(*parts)
    except ValueError:
        return None, _no_such_day(cell, *parts)
    if not bounds.earliest <= real <= bounds.latest:
        return None, _outside(cell, bounds)
    return real, None


def _exists(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def _no_such_day(cell: Cell, year: int, month: int, number: int) -> Trouble:
    if 1 <= month <= 12 and number > 0:
        why = f"không có trong lịch: tháng {month}/{year} có {calendar.monthrange(year, month)[1]} ngày"
    elif number == 0:
        why = "không có ngày"
    else:
        why = f"không có trong lịch: không có tháng {month}"
    return _trouble("NL-32", cell, why, "một ngày có thật, viết dd/mm/yyyy", "sửa ô theo giấy tờ gốc")


def _outside(cell: Cell, bounds: Bounds) -> Trouble:
    return _trouble(
        "NL-36",
        cell,
        f"nằm ngoài khoảng {bounds.earliest:%d/%m/%Y} đến {bounds.latest:%d/%m/%Y}",
        f"ngày không sau {bounds.latest:%d/%m/%Y} và không quá xa trong quá khứ",
        "sửa ô theo giấy tờ gốc",
    )


def _with_time(cell: Cell) -> Trouble:
    return _trouble("NL-37", cell, "có cả giờ phút", "chỉ ngày, tháng, năm", "xóa phần giờ phút trong ô")


def _trouble(code: str, cell: Cell, why: str, required: str, remedy: str) -> Trouble:
    return Trouble(code, f"“{shown(plain(cell))}” {why}", required, remedy)
