"""Days and periods. Upper end excluded, as PostgreSQL stores ranges; screens say "đến hết ngày"."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `since` (included) to `until` (excluded)."""

    since: date
    until: date

    def __post_init__(self) -> None:
        """:raises ValueError: when the period ends before it begins or holds no day."""
        if self.until <= self.since:
            raise ValueError(
                f"Khoảng thời gian kết thúc {self.until:%d/%m/%Y} không sau ngày bắt đầu {self.since:%d/%m/%Y}."
            )

    @classmethod
    def through(cls, first: date, last: date) -> Period:
        """The period whose last day is `last`, as people say it ("từ ... đến hết ngày ...")."""
        return cls(first, last + ONE_DAY)

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.until - ONE_DAY

    def __contains__(self, day: date) -> bool:
        return self.since <= day < self.until

    def __str__(self) -> str:
        if self.since.month == self.since.day == 1 and self.until.month == self.until.day == 1:
            first, last = self.since.year, self.until.year - 1
            return f"năm {first}" if first == last else f"{first}–{last}"
        return f"{self.since:%d/%m/%Y}–{self.last_day:%d/%m/%Y}"


def add_months(day: date, months: int) -> date:
    """The same day `months` later; where the month is shorter, its last day (31/8 + 6 months = 28/2 or 29/2).

    Past the ends of the calendar it stays there: a slip such as the year 9999 is to be judged, not to break the page.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def completed_months(since: date, on: date) -> int:
    """Whole months from `since` to `on`; negative when `on` is earlier. A month is complete on the same day number."""
    months = (on.year - since.year) * 12 + on.month - since.month
    while add_months(since, months) > on:
        months -= 1
    return months
