# ruff: noqa: S608  (reason: SQL put together from constants of this package; every value is a parameter)
"""Admissions month by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from nguon.core.periods import ONE_DAY, Period, add_months
from nguon.core.scope import Actor
from nguon.statistics.queries.areas import COVERED, area
from nguon.statistics.queries.asking import counting
from nguon.statistics.questions import Question
from nguon.statistics.terms import Window


@dataclass(frozen=True, slots=True)
class Month:
    """Admissions from the first day of the period to the end of this month; None for a month still ahead."""

    first_day: date
    so_far: int | None


_BY_MONTH = f"""
WITH {COVERED}
SELECT date_trunc('month', s.since)::date, count(*)
FROM span JOIN area ON true
JOIN people_standingperiod s ON s.organization_id = area.id AND s.standing = 'probationary'
  AND s.since >= span.since AND s.since < span.until AND area.during @> s.since
GROUP BY 1
"""


def months(actor: Actor, question: Question) -> list[Month]:
    """The running total of admissions, one row for every month of the period. Totals only, counted as in `report`."""
    covered = area(question, {Window.ASKED: Period(question.period.since, question.on + ONE_DAY)})
    with counting(actor, question), connection.cursor() as cursor:
        cursor.execute(_BY_MONTH, covered.parameters(Window.ASKED))
        found = dict(cursor.fetchall())
    rows, total, first = [], 0, question.period.since.replace(day=1)
    while first < question.period.until:
        total += found.get(first, 0)
        rows.append(Month(first, total if first <= question.on else None))
        first = add_months(first, 1)
    return rows
