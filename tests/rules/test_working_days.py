"""Days at work: the year's days off are where law and moon put them, and limits are counted day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nguon.core.findings import Holding
from nguon.regulations.book import NoCalendar, load_book
from nguon.regulations.deadlines import against_limit, by
from nguon.regulations.working_days import Calendar, Year
from tests.support.lunar import solar_day

BOOK = load_book()
CALENDAR = BOOK.calendar
FIRST, LAST = min(CALENDAR.years), max(CALENDAR.years)
HELD = st.dates(date(FIRST + 1, 1, 1), date(LAST - 1, 12, 31))
ONE_DAY = timedelta(days=1)


def off_in(year: int) -> dict[date, str]:
    """Every day off of the year with what it is."""
    return {
        each.first + timedelta(days=n): each.name
        for each in CALENDAR.years[year].off
        for n in range((each.last - each.first).days + 1)
    }


def test_no_year_between_the_first_and_the_last_is_missing() -> None:
    assert sorted(CALENDAR.years) == list(range(FIRST, LAST + 1))
    assert FIRST <= 2011
    assert LAST >= 2027


@pytest.mark.parametrize("year", CALENDAR.years)
def test_the_days_that_the_law_names_are_off(year: int) -> None:
    off = off_in(year)
    named = {
        date(year, 1, 1): "Tết Dương lịch",
        solar_day(10, 3, year): "Giỗ Tổ Hùng Vương",
        date(year, 4, 30): "Ngày Chiến thắng",
        date(year, 5, 1): "Ngày Quốc tế Lao động",
        date(year, 9, 2): "Quốc khánh",
    }
    if year >= 2026:
        named[date(year, 11, 24)] = "Ngày Văn hóa Việt Nam"

    assert {day: off.get(day) for day in named} == named


@pytest.mark.parametrize("year", CALENDAR.years)
def test_tet_has_its_number_of_days_around_the_new_moon(year: int) -> None:
    tet = [day for day, name in off_in(year).items() if name == "Tết Nguyên đán"]
    first_of_year = solar_day(1, 1, year)

    assert len(tet) == (5 if year >= 2014 else 4)  # five days since the Labour Code of 2012
    assert tet[0] < first_of_year <= tet[-1]
    assert (tet[-1] - tet[0]).days == len(tet) - 1


@pytest.mark.parametrize("year", CALENDAR.years)
def test_a_weekend_among_the_days_off_is_given_back(year: int) -> None:
    off = off_in(year)
    lost = [day for day, name in off.items() if "bù" not in name and "hoán đổi" not in name and day.weekday() >= 5]
    back = [day for day, name in off.items() if name.startswith("Nghỉ bù")]

    assert len(back) == len(lost)
    assert [day for day in back if day.weekday() >= 5] == []


def test_every_day_off_in_exchange_is_worked_on_a_saturday() -> None:
    given_off = [d for y in CALENDAR.years for d, name in off_in(y).items() if name.startswith("Nghỉ hoán đổi")]
    worked = [each.day for year in CALENDAR.years.values() for each in year.worked]

    assert len(given_off) == len(worked)
    assert {day.weekday() for day in worked} == {5}


def test_announced_spans_of_days_off_are_as_announced() -> None:
    # (first, last) day of a span off as announced; the days before and after were worked
    announced = {
        (date(2013, 2, 9), date(2013, 2, 17)),
        (date(2014, 1, 28), date(2014, 2, 5)),
        (date(2017, 1, 26), date(2017, 2, 1)),
        (date(2019, 2, 2), date(2019, 2, 10)),
        (date(2019, 4, 27), date(2019, 5, 1)),
        (date(2020, 1, 23), date(2020, 1, 29)),
        (date(2023, 4, 29), date(2023, 5, 3)),
        (date(2024, 8, 31), date(2024, 9, 3)),
        (date(2025, 1, 25), date(2025, 2, 2)),
        (date(2026, 2, 14), date(2026, 2, 22)),
        (date(2026, 8, 29), date(2026, 9, 2)),
    }

    assert {span for span in announced if CALENDAR.between(span[0] - ONE_DAY, span[1]) != 0} == set()
    assert {span for span in announced if not CALENDAR.is_at_work(span[1] + ONE_DAY)} == set()


def test_a_schedule_that_is_not_announced_is_marked_as_awaited() -> None:
    for year in CALENDAR.years.values():
        tet = next(each for each in year.off if each.name == "Tết Nguyên đán")
        assert year.announced == (tet.citation.holding is not Holding.AWAITING)


@given(since=HELD, length=st.integers(0, 200))
def test_days_at_work_are_counted_as_one_by_one(since: date, length: int) -> None:
    until = min(since + timedelta(days=length), date(LAST, 12, 31))

    one_by_one = sum(CALENDAR.is_at_work(since + timedelta(days=n)) for n in range(1, (until - since).days + 1))
    assert CALENDAR.between(since, until) == one_by_one


@given(since=HELD, count=st.integers(1, 200))
def test_the_nth_day_at_work_is_one_and_the_nth(since: date, count: int) -> None:
    day = CALENDAR.after(since, count)

    assert (CALENDAR.is_at_work(day), CALENDAR.between(since, day)) == (True, count)


def test_a_limit_that_begins_backwards_counts_nothing() -> None:
    assert CALENDAR.between(date(2025, 5, 5), date(2025, 5, 5)) == 0
    assert CALENDAR.between(date(2025, 5, 6), date(2025, 5, 5)) == 0


@pytest.mark.parametrize("since", [date(2010, 12, 1), date(9999, 12, 1), date.max])
def test_a_year_without_calendar_is_never_guessed(since: date) -> None:
    with pytest.raises(NoCalendar) as refusal:
        CALENDAR.after(since, 45)

    assert refusal.value.problems == (
        f"Sổ quy định chưa có lịch nghỉ lễ, Tết năm {since.year} nên không đếm được ngày làm việc. "
        f"Kiểm tra lại ngày đã ghi; nếu đúng thì người quản trị thêm tệp holidays/{since.year}.toml.",
    )


def test_a_limit_over_a_missing_year_is_a_finding_and_not_a_crash() -> None:
    page = BOOK.on(date(2012, 2, 1))

    found = list(against_limit(date(2010, 12, 1), page.day, "admission.decision-working-days", "KN-22", page))

    assert [(finding.clause, finding.severity.value) for finding in found] == [("LV-01", "warning")]
    assert "chưa có lịch nghỉ lễ, Tết năm 2010" in found[0].sentence


def test_a_last_day_in_a_year_not_announced_says_so_and_one_that_cannot_be_counted_too() -> None:
    page, key = BOOK.on(date(2026, 12, 1)), "admission.decision-working-days"

    assert by(date(2026, 3, 2), key, page) == (date(2026, 5, 7), "chậm nhất ngày 07/05/2026")
    assert by(date(2026, 12, 1), key, page)[1].endswith("(tạm tính theo luật, lịch nghỉ lễ, Tết năm 2027 chưa công bố)")
    assert by(date(LAST, 12, 1), key, page) == (
        None,
        f"trong thời hạn 45 ngày làm việc (chưa có lịch nghỉ lễ, Tết năm {LAST + 1} để tính ra ngày)",
    )


def test_an_empty_year_is_monday_to_friday() -> None:
    plain = Calendar({2025: Year(2025, True, date(2025, 1, 1), (), ())})

    assert plain.between(date(2025, 1, 1), date(2025, 12, 31)) == 260
