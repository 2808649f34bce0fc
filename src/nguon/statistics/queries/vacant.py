"""Places where no member lives or works."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from nguon.core.periods import ONE_DAY, Period
from nguon.core.scope import Actor
from nguon.places.terms import NON_STATE_ENTERPRISES, RESIDENTIAL_PLACES, PlaceKind
from nguon.statistics.queries.areas import COVERED, area
from nguon.statistics.queries.asking import counting
from nguon.statistics.queries.sources import SOURCES
from nguon.statistics.questions import Question
from nguon.statistics.terms import Population, Window


@dataclass(frozen=True, slots=True)
class VacantPlace:
    """A place without a member, and the organisation that answers for it."""

    code: str
    name: str
    kind: PlaceKind
    organization_code: str
    organization: str


_VACANT = f"""
WITH {COVERED}
SELECT pl.code, pl.name, pl.kind, o.code, op.name
{SOURCES[Population.PLACES].rows}
JOIN organizations_organization o ON o.id = pl.organization_id
LEFT JOIN organizations_organizationperiod op ON op.organization_id = o.id
  AND op.since <= span.day AND (op.until IS NULL OR op.until > span.day)
WHERE pl.kind = ANY(%(kinds)s::text[]) AND NOT ({SOURCES[Population.PLACES].columns["has_member"].sql})
ORDER BY o.code, pl.code
"""


def places_without_member(actor: Actor, question: Question) -> list[VacantPlace]:
    """Hamlets, quarters and non-state enterprises without a member on the last day."""
    covered = area(question, {Window.ASKED: Period(question.period.since, question.on + ONE_DAY)})
    kinds = sorted(RESIDENTIAL_PLACES | NON_STATE_ENTERPRISES)
    with counting(actor, question), connection.cursor() as cursor:
        cursor.execute(_VACANT, covered.parameters(Window.ASKED) | {"kinds": kinds})
        return [VacantPlace(code, name, PlaceKind(kind), *rest) for code, name, kind, *rest in cursor.fetchall()]
