"""Counting days at work without a calendar of holidays: Monday to Friday.

The instruments set limits in working days and give no calendar. Holidays and Tết only ever make a limit later, so a
limit counted here is the earliest possible one; every sentence that uses it must say so.
"""

from __future__ import annotations

from datetime import date, timedelta

_DAYS_AT_WORK = 5


def weekdays_between(since: date, until: date) -> int:
    """Days from Monday to Friday after `since` up to and including `until`; 0 when `until` is not later."""
    if until <= since:
        return 0
    weeks, rest = divmod((until - since).days, 7)
    tail = sum((since + timedelta(days=offset)).weekday() < _DAYS_AT_WORK for offset in range(1, rest + 1))
    return weeks * _DAYS_AT_WORK + tail


def weekdays_after(since: date, days: int) -> date:
    """The `days`-th weekday after `since`; at the end of the calendar, that end."""
    weeks, rest = divmod(days, _DAYS_AT_WORK)
    if (date.max - since).days < (weeks + 2) * 7:
        return date.max
    day = since + timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < _DAYS_AT_WORK
    while days and day.weekday() >= _DAYS_AT_WORK:
        day -= timedelta(days=1)
    return day
