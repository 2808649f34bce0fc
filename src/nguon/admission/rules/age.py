"""Age in completed months on the day of the meeting, also where only the year of birth is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nguon.core.findings import Finding, Severity
from nguon.core.periods import add_months, completed_months
from nguon.people.terms import Precision
from nguon.regulations.book import Page

MONTHS_IN_YEAR = 12


def against_age(
    born_on: date | None,
    precision: Precision | None,
    consent: bool | None,
    page: Page,
    severity: Severity | None = None,
) -> Iterator[Finding]:
    """KN-01 too young or not known; KN-02 over age without consent; KN-03 in the month the rules leave open.

    `severity` softens KN-01 for an act that comes before the meeting.
    """
    needed = page.integer("admission.age-min")
    if born_on is None:
        yield page.unknown("KN-01", severity, needed=needed)
        return
    latest = date(born_on.year, 12, 31) if precision is Precision.YEAR else born_on
    earliest = date(born_on.year, 1, 1) if precision is Precision.YEAR else born_on
    youngest, oldest = completed_months(latest, page.day), completed_months(earliest, page.day)
    limit = page.integer("admission.age-max")
    if oldest < needed * MONTHS_IN_YEAR:
        years, months = divmod(max(oldest, 0), MONTHS_IN_YEAR)
        adult_on = add_months(born_on, needed * MONTHS_IN_YEAR)
        yield page.finding("KN-01", severity, years=years, months=months, needed=needed, earliest=adult_on)
    elif youngest < needed * MONTHS_IN_YEAR:
        yield page.unknown("KN-01", severity, needed=needed)
    elif oldest > limit * MONTHS_IN_YEAR:
        yield from _over_age(oldest, limit, consent, page, severity)
    elif page.day > add_months(earliest, limit * MONTHS_IN_YEAR):
        yield page.finding("KN-03", limit=limit)


def _over_age(
    months_old: int, limit: int, consent: bool | None, page: Page, severity: Severity | None
) -> Iterator[Finding]:
    if consent:
        return
    years, months = divmod(months_old, MONTHS_IN_YEAR)
    named = page.text("admission.over-age-consent")
    if consent is None:
        # The consent may lie in the paper dossier: point at it, do not refuse.
        yield page.unknown("KN-02", Severity.WARNING, years=years, months=months, limit=limit, consent=named)
    else:
        yield page.finding("KN-02", severity, years=years, months=months, limit=limit, consent=named)
