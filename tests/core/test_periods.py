"""Days and periods: upper end excluded, months by the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nguon.core.periods import Period, add_months, completed_months

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 31), 1, date(2025, 1, 31)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 1, 15), -13, date(2023, 12, 15)),
        (date(2025, 1, 15), 0, date(2025, 1, 15)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@pytest.mark.parametrize(
    ("since", "on", "months"),
    [
        (date(2025, 1, 15), date(2026, 1, 14), 11),
        (date(2025, 1, 15), date(2026, 1, 15), 12),
        (date(2025, 1, 31), date(2025, 2, 27), 0),
        (date(2025, 1, 31), date(2025, 2, 28), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2008, 2, 29), date(2026, 2, 28), 216),
        (date(2025, 1, 15), date(2025, 1, 14), -1),
        (date(2025, 1, 15), date(2025, 1, 15), 0),
    ],
)
def test_a_month_is_complete_on_the_same_day_number(since: date, on: date, months: int) -> None:
    assert completed_months(since, on) == months


def one_by_one(since: date, on: date) -> int:
    """Count months by stepping, as with a finger on a calendar."""
    months = 0
    while add_months(since, months + 1) <= on:
        months += 1
    while add_months(since, months) > on:
        months -= 1
    return months


@given(DAYS, st.integers(-4000, 4000))
def test_completed_months_are_those_counted_one_by_one(since: date, days: int) -> None:
    on = since + timedelta(days=days)

    assert completed_months(since, on) == one_by_one(since, on)


@given(DAYS, st.integers(-1200, 1200))
def test_as_many_months_as_were_added_are_complete(day: date, months: int) -> None:
    assert completed_months(day, add_months(day, months)) == months


@given(DAYS, DAYS)
def test_a_later_day_never_has_fewer_months(since: date, on: date) -> None:
    assert completed_months(since, on) <= completed_months(since, on + timedelta(days=1))


def test_a_period_holds_its_first_day_and_not_its_end() -> None:
    period = Period.through(date(2025, 7, 1), date(2025, 7, 31))

    assert (date(2025, 7, 1) in period, date(2025, 7, 31) in period) == (True, True)
    assert (date(2025, 6, 30) in period, date(2025, 8, 1) in period) == (False, False)
    assert (period.until, period.last_day) == (date(2025, 8, 1), date(2025, 7, 31))


@pytest.mark.parametrize("until", [date(2025, 7, 1), date(2025, 6, 30)])
def test_a_period_without_a_day_is_refused(until: date) -> None:
    with pytest.raises(ValueError, match="không sau ngày bắt đầu"):
        Period(date(2025, 7, 1), until)


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period.year(2025), "năm 2025"),
        (Period(date(2020, 1, 1), date(2026, 1, 1)), "2020–2025"),
        (Period.through(date(2025, 7, 1), date(2025, 12, 31)), "01/07/2025–31/12/2025"),
        (Period.through(date(2025, 3, 8), date(2025, 3, 8)), "08/03/2025–08/03/2025"),
    ],
)
def test_a_period_is_written_as_people_say_it(period: Period, text: str) -> None:
    assert str(period) == text
