"""Which dossiers are late on a day, asked of the database at once. `rules.clocks` says the same one by one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db import connection

from nguon.admission.models import Dossier
from nguon.admission.queries.dossiers import OPEN
from nguon.core.scope import Scope
from nguon.organizations import queries as organizations
from nguon.regulations.book import NoCalendar, Page, load_book


def late_dossiers(scope: Scope, day: date, *, lft: int, rgt: int) -> set[int]:
    """Keys of the open dossiers of an interval of the tree of which a time limit has passed on the day.

    An interrupted dossier stands still in working days; its life in months may still have passed. Where the calendar
    of a year is not held nothing can be counted, and nothing is called late.
    """
    rows = Dossier.objects.within(scope).filter(person__pos__gte=lft, person__pos__lte=rgt, state__in=OPEN)
    homes = dict(rows.values_list("pk", "organization_id"))
    return late_among(homes, day)


def late_among(homes: dict[int, int], day: date) -> set[int]:
    """The late ones among dossiers given with their organisations."""
    if not homes:
        return set()
    pages = organizations.rules_for_each(set(homes.values()), day)
    at_work, counted_from = _days_at_work(load_book().on(day))
    with connection.cursor() as cursor:
        cursor.execute(
            _LATE,
            {
                "ids": list(homes),
                "organizations": list(pages),
                "months": _limits(pages.values(), "admission.dossier-months"),
                "decision": _limits(pages.values(), "admission.decision-working-days"),
                "ceremony": _limits(pages.values(), "admission.ceremony-working-days"),
                "from_receipt": [page.text("admission.ceremony-clock") == "receipt" for page in pages.values()],
                "at_work": at_work,
                "counted_from": counted_from,
                "day": day,
            },
        )
        return {row[0] for row in cursor.fetchall()}


def _limits(pages: Collection[Page], key: str) -> list[int]:
    return [page.integer(key) for page in pages]


_LONGEST = 3
"""Years looked back at: a dossier that waits longer is late by any rule."""


def _days_at_work(page: Page) -> tuple[list[date], date]:
    """The days at work up to the day of the page, and the first day from which every year is held."""
    days: list[date] = []
    day, first = page.day, date(page.day.year - _LONGEST, 1, 1)
    while day >= first:
        try:
            if page.calendar.is_at_work(day):
                days.append(day)
        except NoCalendar:
            return days, day + timedelta(days=1)
        day -= timedelta(days=1)
    return days, date.min


_LATE = """
WITH limits(organization_id, months, decision, ceremony, from_receipt) AS (
  SELECT * FROM unnest(
    %(organizations)s::bigint[], %(months)s::int[], %(decision)s::int[], %(ceremony)s::int[], %(from_receipt)s::bool[]
  )
), waiting AS (
  SELECT d.id, d.state, d.opened_on, l.months, v.met_on,
    CASE WHEN d.decided_on IS NULL THEN v.met_on
      ELSE coalesce(CASE WHEN l.from_receipt THEN d.received_on END, d.decided_on) END AS since,
    CASE WHEN d.decided_on IS NULL THEN l.decision + (
      SELECT coalesce(sum(e.working_days), 0) FROM admission_extension e
      WHERE e.dossier_id = d.id AND e.granted_on >= v.met_on
    ) ELSE l.ceremony END AS allowed,
    d.decided_on
  FROM admission_dossier d
  JOIN limits l ON l.organization_id = d.organization_id
  LEFT JOIN admission_resolution v ON v.dossier_id = d.id AND v.body = 'cell' AND v.set_aside_on IS NULL
  WHERE d.id = ANY(%(ids)s)
)
SELECT w.id FROM waiting w
WHERE CASE
  WHEN w.since IS NULL THEN (w.opened_on + make_interval(months => w.months))::date < %(day)s
  WHEN w.state = 'interrupted' OR w.since < %(counted_from)s THEN false
  ELSE %(day)s > (
    SELECT at_work FROM (
      SELECT a.at_work, row_number() OVER (ORDER BY a.at_work) AS nth
      FROM unnest(%(at_work)s::date[]) AS a(at_work)
      WHERE a.at_work > w.since
    ) counted WHERE counted.nth = w.allowed + CASE WHEN w.decided_on IS NULL THEN (
      SELECT count(*) FROM admission_interruption p JOIN unnest(%(at_work)s::date[]) AS a(at_work)
        ON a.at_work >= p.since AND a.at_work < p.until
      WHERE p.dossier_id = w.id AND a.at_work > w.since
    ) ELSE 0 END
  )
END
"""
