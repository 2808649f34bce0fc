"""Drawing with exact counts: a figure of an article must come out to the last person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from nguon.core.periods import Period, add_months

T = TypeVar("T")


def quota(random: Random, total: int, exact: Mapping[T, int], rest: Mapping[T, float]) -> list[T]:
    """`total` values in random order: exactly `exact` of these, the remainder drawn by the weights of `rest`."""
    fixed = [value for value, count in exact.items() for _ in range(count)]
    if len(fixed) > total:
        raise ValueError(f"{len(fixed)} > {total}")
    drawn = random.choices(list(rest), weights=list(rest.values()), k=total - len(fixed)) if len(fixed) < total else []
    values = fixed + drawn
    random.shuffle(values)
    return values


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers by weight that add up to `total` (largest remainders)."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    counts = [int(x) for x in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (counts[i] - exact[i], i))
    for index in by_remainder[: total - sum(counts)]:
        counts[index] += 1
    return counts


def ages_in_months(random: Random, number: int, *, mean: float, lowest: int, highest: int) -> list[int]:
    """`number` ages in completed months whose average is `mean` years; the bounds are in years."""
    low, high = 12 * lowest + 1, 12 * highest
    usual = min(max(36 * mean - low - high, low), high)
    drawn = [round(random.triangular(low, high, usual)) for _ in range(number)]
    missing = round(12 * mean * number) - sum(drawn)
    step = 1 if missing > 0 else -1
    while missing:
        index = random.randrange(number)
        if low <= drawn[index] + step <= high:
            drawn[index] += step
            missing -= step
    return drawn


def born(random: Random, *, months: int, on: date) -> date:
    """A day of birth such that so many months are completed on the day, and not one more."""
    return add_months(on, -months) - timedelta(days=random.randrange(0, 27))


def day_in(random: Random, period: Period) -> date:
    """A working day of the period, if it has one."""
    day = period.since + timedelta(days=random.randrange((period.until - period.since).days))
    while day.weekday() > 4 and day + timedelta(days=1) < period.until:
        day += timedelta(days=1)
    return day


def around(random: Random, values: Sequence[T]) -> Iterator[T]:
    """The values in random order, again and again: everyone gets one before anyone gets two."""
    while True:
        yield from random.sample(values, len(values))
