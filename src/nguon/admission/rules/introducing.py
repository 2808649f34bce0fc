"""Which side must introduce the applicant, by age and by the unions that exist where the applicant works or lives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nguon.admission.rules.age import MONTHS_IN_YEAR
from nguon.core.findings import Finding
from nguon.core.periods import completed_months
from nguon.people.terms import Precision
from nguon.regulations.book import Page


@dataclass(frozen=True, slots=True)
class Introducing:
    """Age, the unions present where the applicant works, studies or lives, and who has introduced by the day.

    `born_precision` may stay None when `born_on` is an exact day. `members`: how many official members introduce;
    `by_youth_union`, `by_trade_union`: a resolution dated on or before the day.
    """

    born_on: date | None
    born_precision: Precision | None
    youth_union_here: bool | None
    trade_union_here: bool | None
    members: int | None
    by_youth_union: bool | None
    by_trade_union: bool | None


def against_introducing(facts: Introducing, page: Page) -> tuple[Finding, ...]:
    """KN-28 the Youth Union must introduce; KN-29 the trade union must; KN-30 a resolution for somebody too old."""
    return tuple(_introducing(facts, page))


def _introducing(facts: Introducing, page: Page) -> Iterator[Finding]:
    limit = page.integer("admission.youth-age")
    ages = _ages(facts, page.day)
    if ages is None:
        yield page.unknown("KN-28")
        return
    youngest, oldest = ages
    if youngest > limit * MONTHS_IN_YEAR:
        yield from _beyond_youth(facts, limit, page)
    elif oldest > limit * MONTHS_IN_YEAR:
        yield from () if facts.by_youth_union else (page.unknown("KN-28"),)
    else:
        yield from _in_youth(facts, youngest, page)


def _ages(facts: Introducing, day: date) -> tuple[int, int] | None:
    """Least and most completed months of age on the day; apart when only the year of birth is known."""
    if facts.born_on is None:
        return None
    is_year = facts.born_precision is Precision.YEAR
    latest = date(facts.born_on.year, 12, 31) if is_year else facts.born_on
    earliest = date(facts.born_on.year, 1, 1) if is_year else facts.born_on
    return completed_months(latest, day), completed_months(earliest, day)


def _beyond_youth(facts: Introducing, limit: int, page: Page) -> Iterator[Finding]:
    needed = page.integer("admission.introducers")
    if facts.members is None:
        yield page.unknown("KN-30", limit=limit, needed=needed)
    elif (facts.by_youth_union or facts.by_trade_union) and facts.members < needed:
        yield page.finding("KN-30", limit=limit, members=facts.members, needed=needed)


def _in_youth(facts: Introducing, months_old: int, page: Page) -> Iterator[Finding]:
    if facts.by_youth_union:
        return
    years, months = divmod(max(months_old, 0), MONTHS_IN_YEAR)
    with_union = page.integer("admission.introducers-with-union")
    said: dict[str, Any] = {"years": years, "months": months, "with_union": with_union}
    if facts.youth_union_here is None:
        yield page.unknown("KN-28")
    elif facts.youth_union_here:
        yield page.finding("KN-28", **said)
    elif facts.trade_union_here is None and not facts.by_trade_union:
        yield page.unknown("KN-29")
    elif facts.trade_union_here and not facts.by_trade_union:
        yield page.finding("KN-29", **said)
