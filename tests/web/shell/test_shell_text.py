"""Days, numbers, shares and remaining time as an officer writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.template import TemplateSyntaxError

from nguon.core.shares import Share
from nguon.web.templatetags.nguon_text import bar_width, day, days_left, moment, number, percent

TODAY = date(2026, 11, 21)


def test_a_day_is_written_with_all_its_digits():
    assert [day(date(2026, 1, 5)), day(None), day("")] == ["05/01/2026", "—", "—"]


def test_a_moment_is_told_in_the_time_of_viet_nam_also_across_midnight():
    late = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)

    assert [day(late), moment(late)] == ["21/11/2026", "21/11/2026 00:30"]


def test_numbers_are_grouped_by_points_and_broken_by_a_comma():
    assert [number(2669), number(127.14, 1), number(0), number(None)] == ["2.669", "127,1", "0", "—"]


def test_a_share_is_rounded_only_for_reading():
    assert [percent(Share(93, 1500)), percent(Fraction(1, 3), 2), percent(Share(1, 0))] == ["6,2 %", "33,33 %", "—"]


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 11, 30), "còn 9 ngày"),
        (date(2026, 11, 22), "còn 1 ngày"),
        (TODAY, "hôm nay"),
        (date(2026, 11, 15), "trễ 6 ngày"),
        (None, "—"),
    ],
)
def test_remaining_time_is_counted_in_days_from_the_day_of_the_page(due: date | None, words: str):
    assert days_left(due, TODAY) == words


def test_remaining_time_may_come_as_a_ready_number():
    assert [days_left(9), days_left(0), days_left(-1200)] == ["còn 9 ngày", "hôm nay", "trễ 1.200 ngày"]


def test_remaining_time_without_a_day_to_count_from_is_an_error_of_the_page():
    with pytest.raises(TemplateSyntaxError):
        days_left(TODAY)


def test_a_bar_is_written_with_a_point_and_stays_between_nothing_and_all():
    assert [bar_width(1, 3), bar_width(-1, 3), bar_width(9, 3), bar_width(1, 0)] == ["33.33%", "0.00%", "100.00%", "0%"]
