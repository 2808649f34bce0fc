"""Shares keep their two counts; only print rounds, and half goes up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nguon.core.shares import Share, written


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "text"),
    [
        (1, 16, 1, "6,3 %"),
        (1, 16, 2, "6,25 %"),
        (93, 171, 1, "54,4 %"),
        (0, 7, 1, "0,0 %"),
        (7, 7, 0, "100 %"),
        (1271, 1000, 1, "127,1 %"),
        (12345, 1, 0, "1.234.500 %"),
        (1, 3, 3, "33,333 %"),
        (5, 1000, 0, "1 %"),
        (4, 1000, 0, "0 %"),
        (3, 0, 1, "—"),
    ],
)
def test_a_share_is_written_in_the_vietnamese_form(part: int, whole: int, decimals: int, text: str) -> None:
    assert Share(part, whole).percent(decimals) == text


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 4))
def test_rounding_is_exact_and_half_goes_up(part: int, whole: int, decimals: int) -> None:
    exact = Fraction(part, whole) * 100
    floor = int(exact * 10**decimals)
    expected = floor + (exact * 10**decimals - floor >= Fraction(1, 2))

    digits = int(Share(part, whole).percent(decimals).removesuffix(" %").replace(".", "").replace(",", ""))

    assert digits == expected


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_numbers_are_grouped_by_points_and_read_back(number: int, decimals: int) -> None:
    value = Fraction(number, 10**decimals)

    text = written(value, decimals)

    assert Decimal(text.replace(".", "").replace(",", ".")) == Decimal(number).scaleb(-decimals)


@given(st.decimals(-(10**6), 10**6, places=4))
def test_negative_numbers_round_away_from_zero_like_positive_ones(value: Decimal) -> None:
    expected = value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)

    assert Decimal(written(Fraction(value), 1).replace(".", "").replace(",", ".")) == expected


def test_equal_shares_of_different_counts_stay_different_facts() -> None:
    assert Share(1, 2) != Share(50, 100)
    assert Share(1, 2).ratio == Share(50, 100).ratio
    assert Share(0, 0).ratio is None
