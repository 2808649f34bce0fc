"""Limits in working days: whether one was overrun, and which day is its last. Shared by every context with a limit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from nguon.core.findings import Finding
from nguon.regulations.book import Page
from nguon.regulations.terms import AT_THE_LATEST, NOT_COUNTED
from nguon.regulations.working_days import NoCalendar


def against_limit(
    since: date,
    until: date,
    key: str,
    clause: str,
    page: Page,
    *,
    unknown: bool = False,
    more: int = 0,
    **facts: Any,
) -> Iterator[Finding]:
    """`clause` when `until` lies more working days after `since` than parameter `key` and `more` allow.

    The sentence gets `counted` and `needed` beside `facts`; with `unknown` it is the clause's sentence for a missing
    fact. LV-01 instead when the calendar of a year between the days is not held: then nothing can be counted.
    """
    needed = page.integer(key) + more
    try:
        counted = page.calendar.between(since, until)
    except NoCalendar as missing:
        yield page.finding("LV-01", since=since, until=until, needed=needed, year=missing.year)
        return
    if counted > needed:
        say = page.unknown if unknown else page.finding
        yield say(clause, counted=counted, needed=needed, **facts)


def due_on(since: date, key: str, page: Page, *, more: int = 0) -> date | None:
    """Last day of the limit `key` and `more` days from `since`; None when a year's calendar is not held."""
    try:
        return page.calendar.after(since, page.integer(key) + more)
    except NoCalendar:
        return None


def by(since: date, key: str, page: Page, *, more: int = 0) -> tuple[date | None, str]:
    """The last day of the same limit and how a sentence says it; None, and why, when it cannot be counted."""
    try:
        day = page.calendar.after(since, page.integer(key) + more)
    except NoCalendar as missing:
        return None, NOT_COUNTED.format(limit=page.value(key), year=missing.year)
    return day, AT_THE_LATEST.format(day=day, caveat=page.calendar.caveat(since, day))
