"""Reads the days off of a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from nguon.regulations.entries import Instrument
from nguon.regulations.loading import checks
from nguon.regulations.loading.files import Entry
from nguon.regulations.terms import OFF_AT, WORKED_AT
from nguon.regulations.working_days import DaysOff, DayWorked, Year

YEAR, YEAR_MORE = {"year", "announced", "checked_on", "off"}, {"worked"}
OFF = {"name", "first", "last", "instrument", "place", "seen"}
WORKED = {"name", "day", "instrument", "place", "seen"}
_SATURDAY = 5


def read(entry: Entry, instruments: Mapping[str, Instrument]) -> Year:
    """The calendar of one year. :raises Fault: what is wrong in its file."""
    checks.fields(entry, YEAR, YEAR_MORE)
    year = entry["year"]
    if type(year) is not int or not entry.file.where.endswith(f"holidays/{year}.toml"):
        raise entry.fault(f"“year” = {year!r}; phải là năm ghi ở tên tệp.", "year")
    taken: set[date] = set()
    off = tuple(_off(row, year, taken, instruments) for row in entry.entries("off", OFF_AT))
    worked = tuple(_worked(row, year, taken, instruments) for row in entry.entries("worked", WORKED_AT))
    return Year(year, checks.truth(entry, "announced"), checks.day(entry, "checked_on"), off, worked)


def _off(entry: Entry, year: int, taken: set[date], instruments: Mapping[str, Instrument]) -> DaysOff:
    """Adds its days to `taken`."""
    checks.fields(entry, OFF)
    first, last = checks.day(entry, "first"), checks.day(entry, "last")
    if not date(year, 1, 1) <= first <= last <= date(year, 12, 31):
        raise entry.fault(
            f"từ {first} đến {last}; ngày đầu không được sau ngày cuối và cả hai phải nằm trong năm {year}.", "first"
        )
    days = {first + timedelta(days=offset) for offset in range((last - first).days + 1)}
    if days & taken:
        raise entry.fault(f"ngày {min(days & taken)} đã ghi là ngày nghỉ; mỗi ngày chỉ ghi một lần.", "first")
    taken |= days
    return DaysOff(checks.text(entry, "name"), first, last, checks.cited(entry, first, "first", instruments))


def _worked(entry: Entry, year: int, taken: set[date], instruments: Mapping[str, Instrument]) -> DayWorked:
    checks.fields(entry, WORKED)
    day = checks.day(entry, "day")
    if day.year != year or day.weekday() < _SATURDAY or day in taken:
        raise entry.fault(
            f"{day} không làm bù được; phải là thứ bảy, chủ nhật của năm {year} và không ghi là ngày nghỉ.", "day"
        )
    return DayWorked(checks.text(entry, "name"), day, checks.cited(entry, day, "day", instruments))
