"""Counting days at work: Monday to Friday, less the days off of each year, plus the Saturdays worked in exchange.

The instruments set limits in working days and give no calendar; the days off stand in `data/holidays/<year>.toml`. A
year without a file is never guessed. In a year whose schedule is not yet announced the days the law fixes are counted
and every sentence says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from nguon.core.findings import Citation
from nguon.regulations.entries import NotInForce
from nguon.regulations.terms import NO_CALENDAR, TENTATIVE

_DAYS_AT_WORK = 5
_ONE_DAY = timedelta(days=1)


class NoCalendar(NotInForce):
    """The book has no calendar of days off for `year`; working days of that year cannot be counted."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(NO_CALENDAR.format(year=year))


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Consecutive days off, both ends included; weekends among them change nothing."""

    name: str
    first: date
    last: date
    citation: Citation


@dataclass(frozen=True, slots=True)
class DayWorked:
    """A Saturday or Sunday worked in exchange for a day off."""

    name: str
    day: date
    citation: Citation


@dataclass(frozen=True, slots=True)
class Year:
    """The calendar of one year. `announced` False: only what the law fixes is known, the schedule is still to come."""

    year: int
    announced: bool
    checked_on: date
    off: tuple[DaysOff, ...]
    worked: tuple[DayWorked, ...]
    # tally[n]: days at work among the first n days of the year.
    tally: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        free = {day for each in self.off for day in _days(each.first, each.last)}
        worked = {each.day for each in self.worked}
        tally = [0]
        for day in _days(date(self.year, 1, 1), date(self.year, 12, 31)):
            at_work = day in worked or (day.weekday() < _DAYS_AT_WORK and day not in free)
            tally.append(tally[-1] + at_work)
        object.__setattr__(self, "tally", tuple(tally))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years the book holds."""

    years: Mapping[int, Year]

    def is_at_work(self, day: date) -> bool:
        """True on a day at work. :raises NoCalendar: the year is not held."""
        return self.between(day - _ONE_DAY, day) == 1

    def between(self, since: date, until: date) -> int:
        """Days at work after `since` up to and including `until`; 0 when `until` is not later.

        :raises NoCalendar: a year between them is not held.
        """
        if until <= since:
            return 0
        first = since + _ONE_DAY
        counted = self._so_far(until) - self._tally(first.year)[first.timetuple().tm_yday - 1]
        return counted + sum(self._tally(year)[-1] for year in range(first.year, until.year))

    def after(self, since: date, days: int) -> date:
        """The `days`-th day at work after `since`, as a limit of so many working days says.

        :raises NoCalendar: the limit reaches a year that is not held.
        """
        if days == 0:
            return since
        year, needed = since.year, days + self._so_far(since)
        while needed > self._tally(year)[-1]:
            needed -= self._tally(year)[-1]
            year += 1
        return date(year, 1, 1) + timedelta(days=bisect_left(self._tally(year), needed) - 1)

    def caveat(self, since: date, until: date) -> str:
        """What a sentence adds when a year between the days is not announced yet; empty when all are."""
        tentative = [y for y in range(since.year, until.year + 1) if y in self.years and not self.years[y].announced]
        if not tentative:
            return ""
        return TENTATIVE.format(years=", ".join(map(str, tentative)))

    def _so_far(self, day: date) -> int:
        return self._tally(day.year)[day.timetuple().tm_yday]

    def _tally(self, year: int) -> tuple[int, ...]:
        if year not in self.years:
            raise NoCalendar(year)
        return self.years[year].tally
