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


def ages(random: Random, number: int, *, total: int, lowest: int, highest: int, usual: int) -> list[int]:
    """`number` ages in completed years between the bounds, most around `usual`, that add up to `total`."""
    drawn = [round(random.triangular(lowest, highest, usual)) for _ in range(number)]
    missing = total - sum(drawn)
    step = 1 if missing > 0 else -1
    while missing:
        index = random.randrange(number)
        if lowest <= drawn[index] + step <= highest:
            drawn[index] += step
            missing -= step
    return drawn


def born(random: Random, *, age: int, on: date) -> date:
    """A day of birth such that `age` years are completed on the day."""
    return add_months(on, -12 * age) - timedelta(days=random.randrange(0, 360))


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
