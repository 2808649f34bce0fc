"""How an organisation stands in the tree of a day: the levels and kinds from itself to the top."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db import connection

from nguon.organizations.models import OrganizationPeriod
from nguon.organizations.queries.tree import valid_on
from nguon.organizations.terms import BASE_LEVELS, CELL_LEVELS, Level
from nguon.regulations.chains import Course, Line, course_on


def lines_on(ids: Collection[int], day: date) -> dict[int, Line]:
    """The line of each of these organisations in one query; one that does not exist on the day is absent."""
    if not ids:
        return {}
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_UPWARDS, {"ids": sorted(ids), "day": day})
        for pk, level, kind, _ in cursor.fetchall():
            found[pk].append((level, kind))
    return {pk: Line(tuple(level for level, _ in line), tuple(kind for _, kind in line)) for pk, line in found.items()}


def deciding_over(ids: Collection[int], day: date) -> dict[int, int]:
    """The committee that decides over each of these organisations: the nearest one above every base organisation.

    Absent where there is none on the day.
    """
    found: dict[int, int] = {}
    if not ids:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_UPWARDS, {"ids": sorted(ids), "day": day})
        for pk, level, _, at in cursor.fetchall():
            if level not in _BELOW_DECIDING:
                found.setdefault(pk, at)
    return found


_BELOW_DECIDING = {*CELL_LEVELS, *BASE_LEVELS, Level.SECTION}

_UPWARDS = """
WITH RECURSIVE up(id, at, parent_id, level, kind, steps) AS (
  SELECT organization_id, organization_id, parent_id, level, kind, 0 FROM organizations_organizationperiod
  WHERE organization_id = ANY(%(ids)s) AND since <= %(day)s AND (until IS NULL OR until > %(day)s)
  UNION ALL
  SELECT u.id, p.organization_id, p.parent_id, p.level, p.kind, u.steps + 1
  FROM up u JOIN organizations_organizationperiod p ON p.organization_id = u.parent_id
  WHERE p.since <= %(day)s AND (p.until IS NULL OR p.until > %(day)s)
)
SELECT id, level, kind, at FROM up ORDER BY id, steps
"""


def courses_on(ids: Collection[int], day: date) -> dict[int, Course | None]:
    """The chain a dossier of each organisation passes on the day; None where the rule book knows no such place."""
    lines = lines_on(ids, day)
    return {pk: course_on(lines[pk], day) if pk in lines else None for pk in ids}


def course_of(organization_id: int, day: date) -> Course | None:
    """The same for one organisation."""
    return courses_on({organization_id}, day)[organization_id]


def trail_on(period: OrganizationPeriod, day: date) -> list[tuple[str, str]]:
    """(code, name) of the organisations above on that day, from the top."""
    above: list[tuple[str, str]] = []
    parent_id = period.parent_id
    while parent_id is not None:
        row = OrganizationPeriod.objects.filter(valid_on(day), organization_id=parent_id)
        parent = row.select_related("organization").first()
        if parent is None:
            break
        above.append((parent.organization.code, parent.name))
        parent_id = parent.parent_id
    return above[::-1]
