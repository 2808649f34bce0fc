"""The days of a probation that follow from the ceremony."""

from __future__ import annotations

from datetime import date

from nguon.core.periods import add_months
from nguon.regulations.book import Page
from nguon.regulations.weekdays import weekdays_after


def probation_end(ceremony_on: date, page: Page) -> date:
    """The day the probation is over, which is also the day recognition takes effect."""
    return add_months(ceremony_on, page.integer("probation.months"))


def review_due_on(ceremony_on: date, page: Page) -> date:
    """Last day for the cell to consider recognition, holidays not deducted (they only make it later)."""
    return weekdays_after(probation_end(ceremony_on, page), page.integer("probation.review-working-days"))


def profile_due_on(ceremony_on: date, page: Page) -> date:
    """Last day for the new member's curriculum vitae, holidays not deducted (they only make it later)."""
    return weekdays_after(ceremony_on, page.integer("probation.profile-working-days"))
