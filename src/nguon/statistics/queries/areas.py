"""Which organisations a question covers and the stretches of time it counts: two small tables in every statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nguon.core.periods import ONE_DAY, Period
from nguon.organizations import queries as organizations
from nguon.organizations.queries import Belonging
from nguon.statistics.questions import Question
from nguon.statistics.terms import Window

COVERED = """
area(id, during, branch) AS (
  SELECT a.id, daterange(a.since, a.until), a.branch FROM unnest(
    %(area_ids)s::bigint[], %(area_sinces)s::date[], %(area_untils)s::date[], %(area_branches)s::bigint[]
  ) AS a(id, since, until, branch)
),
span(key, since, until, day) AS (
  SELECT * FROM unnest(%(span_keys)s::text[], %(span_sinces)s::date[], %(span_untils)s::date[], %(span_days)s::date[])
)"""
"""The opening of every statement. `area.during` holds a day exactly when the organisation belongs there on it."""


@dataclass(frozen=True, slots=True)
class Area:
    """The organisations of a question through the days of all its windows, and those windows."""

    belongings: tuple[Belonging, ...]
    windows: Mapping[Window, Period]

    def ids_on(self, day: date) -> set[int]:
        """The organisations that belong there on the day."""
        return {b.id for b in self.belongings if b.since <= day < b.until}

    def parameters(self, *windows: Window) -> dict[str, Any]:
        """The parameters of `COVERED`, for the windows wanted (those the question does not have are left out)."""
        spans = [(key, self.windows[key]) for key in windows if key in self.windows]
        return {
            "area_ids": [b.id for b in self.belongings],
            "area_sinces": [b.since for b in self.belongings],
            "area_untils": [b.until for b in self.belongings],
            "area_branches": [b.branch for b in self.belongings],
            "span_keys": [key.value for key, _ in spans],
            "span_sinces": [span.since for _, span in spans],
            "span_untils": [span.until for _, span in spans],
            "span_days": [span.last_day for _, span in spans],
        }


def area(question: Question, windows: Mapping[Window, Period]) -> Area:
    """The area of a question over all its windows. One statement."""
    days = Period(min(w.since for w in windows.values()) - ONE_DAY, max(w.until for w in windows.values()))
    found = organizations.belongings(
        question.organization_id, days=days, boundaries=question.boundaries, today=question.asked_on
    )
    return Area(tuple(found), windows)
