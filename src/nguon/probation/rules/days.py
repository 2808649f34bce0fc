"""The days of a probation that follow from the ceremony."""

from __future__ import annotations

from datetime import date

from nguon.core.periods import add_months
from nguon.regulations.book import Page
from nguon.regulations.deadlines import due_on


def probation_end(ceremony_on: date, page: Page) -> date:
    """The day the probation is over, which is also the day recognition takes effect."""
    return add_months(ceremony_on, page.integer("probation.months"))


def review_due_on(ceremony_on: date, page: Page) -> date | None:
    """Last day for the cell to consider recognition; None while the calendar of its year is not held."""
    return due_on(probation_end(ceremony_on, page), "probation.review-working-days", page)


def profile_due_on(ceremony_on: date, page: Page) -> date | None:
    """Last day for the new member's curriculum vitae; None while the calendar of its year is not held."""
    return due_on(ceremony_on, "probation.profile-working-days", page)
