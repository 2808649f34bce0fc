"""What is asked: which organisation, which period, on which boundaries, on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from nguon.core.errors import BadInput
from nguon.core.periods import ONE_DAY, Period, add_months
from nguon.organizations.terms import CELL_LEVELS, Boundaries, Kind, Level

_MONTHS_IN_YEAR = 12
_WRITTEN = re.compile(r"([1-9][0-9]{3})(?:-([1-9][0-9]{3}))?")
PARTY_FOUNDED = date(1930, 2, 3)
"""Nobody was admitted earlier."""
LONGEST = 100
"""Years of the longest period that is counted: further back than any living member's admission."""


@dataclass(frozen=True, slots=True)
class Question:
    """One organisation (with its place in today's tree), a period, the boundaries and the day of asking."""

    organization_id: int
    lft: int
    code: str
    name: str
    kind: Kind
    level: Level
    period: Period
    boundaries: Boundaries
    asked_on: date

    @property
    def on(self) -> date:
        """The last day that is counted: the last of the period, or the day of asking while the period runs."""
        return min(self.period.last_day, self.asked_on)

    @property
    def on_boundaries(self) -> date:
        """The day whose tree says which organisations are direct subordinates."""
        return self.asked_on if self.boundaries is Boundaries.NOW else self.on

    @property
    def is_of_a_cell(self) -> bool:
        """True for a cell, where a sensitive total would point at persons."""
        return self.level in CELL_LEVELS


def same_length_before(period: Period) -> Period:
    """The period to compare with: whole years, the years just before; part of a year, the same days of the year before.

    Any other stretch, the same number of days just before.
    """
    months = (period.until.year - period.since.year) * _MONTHS_IN_YEAR + period.until.month - period.since.month
    if period.since.day == period.until.day and months % _MONTHS_IN_YEAR == 0 and months:
        return Period(add_months(period.since, -months), period.since)
    if months < _MONTHS_IN_YEAR or (months == _MONTHS_IN_YEAR and period.until.day < period.since.day):
        return Period(
            add_months(period.since, -_MONTHS_IN_YEAR), add_months(period.last_day, -_MONTHS_IN_YEAR) + ONE_DAY
        )
    return Period(period.since - timedelta(days=(period.until - period.since).days), period.since)


def period_of(text: str) -> Period:
    """`2021` as the year, `2020-2025` as the calendar years from the first to the last.

    :raises BadInput: anything else.
    """
    written = _WRITTEN.fullmatch(text.strip())
    first, last = (int(written[1]), int(written[2] or written[1])) if written else (1, 0)
    if last < first:
        raise BadInput(f"“{text}” không phải một kỳ. Ghi một năm như 2021, hoặc một nhiệm kỳ như 2020-2025.")
    return between(date(first, 1, 1), date(last, 12, 31))


def between(first: date, last: date) -> Period:
    """The period from the first to the last day.

    :raises BadInput: it ends before it begins, begins before there was a Party, or is longer than any record reaches.
    """
    if last < first:
        raise BadInput(f"Ngày cuối kỳ {last:%d/%m/%Y} đứng trước ngày đầu kỳ {first:%d/%m/%Y}; hãy đổi lại.")
    if first < PARTY_FOUNDED or last.year - first.year > LONGEST:
        raise BadInput(
            f"Kỳ từ {first:%d/%m/%Y} đến {last:%d/%m/%Y} nằm ngoài khoảng có hồ sơ; hãy chọn kỳ bắt đầu từ ngày "
            f"{PARTY_FOUNDED:%d/%m/%Y} trở đi và không dài quá {LONGEST} năm."
        )
    return Period.through(first, last)
