"""Admitting somebody again who has left: who may never be, how long to wait, once only, consent beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.admission.terms import Conviction, Leaving
from nguon.core.findings import Finding
from nguon.core.periods import add_months, completed_months
from nguon.regulations.book import Page

_NEVER = frozenset({Leaving.QUIT, Leaving.DISUNITY})
_NEVER_CONVICTED = frozenset({Conviction.CORRUPTION, Conviction.SERIOUS})


@dataclass(frozen=True, slots=True)
class Readmission:
    """What is known of the first time. The wait of the usual case and the consent itself are KN-16 and KN-17.

    `is_hardship`: the own wish to leave came of a family's special hardship. `times_before`: how often the person has
    already been admitted again. `consent_on`: the day of the written consent of the committee the rules name.
    """

    how: Leaving | None
    is_hardship: bool | None
    conviction: Conviction | None
    cleared_on: date | None
    times_before: int | None
    consent_on: date | None


def against_readmission(readmission: Readmission, page: Page) -> tuple[Finding, ...]:
    """What stands against the cell considering somebody anew on the day of the page (KL-01 to KL-05)."""
    return tuple(_readmission(readmission, page))


def _readmission(readmission: Readmission, page: Page) -> Iterator[Finding]:
    yield from _barred(readmission, page)
    if readmission.conviction is Conviction.LESS_SERIOUS:
        yield from _cleared(readmission.cleared_on, page)
    if readmission.how is Leaving.POPULATION and page.in_force("admission.readmission-population"):
        yield page.finding("KL-03")
    allowed = page.integer("admission.readmission-times")
    if readmission.times_before is None:
        yield page.unknown("KL-04", allowed=allowed)
    elif readmission.times_before >= allowed:
        yield page.finding("KL-04", times=readmission.times_before, allowed=allowed)
    named = page.text("admission.readmission-consent")
    if readmission.consent_on is None:
        yield page.unknown("KL-05", consent=named)
    elif readmission.consent_on > page.day:
        yield page.finding("KL-05", consent_on=readmission.consent_on, consent=named)


def _barred(readmission: Readmission, page: Page) -> Iterator[Finding]:
    if readmission.how in _NEVER:
        yield page.finding("KL-01", how=readmission.how)
    elif readmission.conviction in _NEVER_CONVICTED:
        yield page.finding("KL-01", how=readmission.conviction)
    elif readmission.how is Leaving.OWN_WISH and readmission.is_hardship is False:
        yield page.finding("KL-01", how=readmission.how)
    elif (
        readmission.how is None
        or readmission.conviction is None
        or (readmission.how is Leaving.OWN_WISH and readmission.is_hardship is None)
    ):
        yield page.unknown("KL-01")


def _cleared(cleared_on: date | None, page: Page) -> Iterator[Finding]:
    needed = page.integer("admission.readmission-crime-months")
    if cleared_on is None:
        yield page.unknown("KL-02", needed=needed)
    elif (earliest := add_months(cleared_on, needed)) > page.day:
        months = max(completed_months(cleared_on, page.day), 0)
        yield page.finding("KL-02", cleared_on=cleared_on, months=months, needed=needed, earliest=earliest)
