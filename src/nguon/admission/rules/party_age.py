"""Party age: from the first decision to admit, less the time outside the Party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.core.findings import Finding
from nguon.core.periods import completed_months
from nguon.regulations.book import Page

MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Absence:
    """Time outside the Party: from the day of leaving to the decision that admitted again."""

    left_on: date
    readmitted_on: date


@dataclass(frozen=True, slots=True)
class Membership:
    """What party age is counted from. `is_recounted`: the committee the rules name has decided the recount."""

    first_decided_on: date | None
    absences: tuple[Absence, ...] | None
    is_recounted: bool | None


def party_age(membership: Membership, on: date) -> int | None:
    """Whole months in the Party on the day; None while the first decision is not known or the days contradict."""
    first = membership.first_decided_on
    absences = membership.absences
    if first is None or absences is None or not _in_order(first, absences, on):
        return None
    outside = sum(completed_months(a.left_on, a.readmitted_on) for a in absences)
    return max(completed_months(first, on) - outside, 0)


def _in_order(first: date, absences: tuple[Absence, ...], on: date) -> bool:
    day = first
    for absence in absences:
        if not day <= absence.left_on <= absence.readmitted_on <= on:
            return False
        day = absence.readmitted_on
    return day <= on


def about_party_age(membership: Membership, page: Page) -> tuple[Finding, ...]:
    """What is to be said beside the figure on the day of the page (KL-06, KL-07)."""
    return tuple(_about(membership, page))


def _about(membership: Membership, page: Page) -> Iterator[Finding]:
    if membership.first_decided_on is None or membership.absences is None:
        yield page.unknown("KL-07")
        return
    months = party_age(membership, page.day)
    if months is None:
        yield page.finding("KL-07")
    elif membership.absences and not membership.is_recounted:
        yield page.finding("KL-06", years=months // MONTHS_IN_YEAR, months=months % MONTHS_IN_YEAR)
