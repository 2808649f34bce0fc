# ruff: noqa: S608  (reason: SQL put together from constants of this package; every value is a parameter)
"""Cells that have admitted nobody in the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from nguon.core.periods import ONE_DAY, Period
from nguon.core.scope import Actor
from nguon.organizations.terms import Kind
from nguon.statistics.queries.areas import COVERED, area
from nguon.statistics.queries.asking import counting
from nguon.statistics.queries.sources import SOURCES
from nguon.statistics.questions import Question
from nguon.statistics.terms import Population, Window


@dataclass(frozen=True, slots=True)
class SilentCell:
    """A cell without an admission: when it last admitted somebody, its members and candidates on the last day."""

    code: str
    name: str
    kind: Kind
    last_admission: date | None
    members: int
    candidates: int


_SILENT = f"""
WITH {COVERED},
cells AS MATERIALIZED (
  SELECT op.organization_id AS id, op.name, op.kind, span.day {SOURCES[Population.CELLS].rows}
  WHERE NOT ({SOURCES[Population.CELLS].columns["admitted"].sql})
)
SELECT o.code, cells.name, cells.kind,
  (SELECT max(s.since) FROM people_standingperiod s
    WHERE s.organization_id = cells.id AND s.standing = 'probationary' AND s.since <= cells.day),
  (SELECT count(*) FROM people_affiliation a
    JOIN people_standingperiod s ON s.person_id = a.person_id AND s.standing IN ('probationary', 'official')
      AND s.since <= cells.day AND (s.until IS NULL OR s.until > cells.day)
    WHERE a.organization_id = cells.id AND a.since <= cells.day AND (a.until IS NULL OR a.until > cells.day)),
  (SELECT count(*) FROM sourcing_candidacy c WHERE c.organization_id = cells.id AND c.listed_on <= cells.day
    AND c.state NOT IN ('admitted', 'removed'))
FROM cells JOIN organizations_organization o ON o.id = cells.id
ORDER BY 4 NULLS FIRST, o.code
"""


def cells_without_admission(actor: Actor, question: Question) -> list[SilentCell]:
    """Cells existing on the last day that admitted nobody in the period; those silent for longest first."""
    covered = area(question, {Window.ASKED: Period(question.period.since, question.on + ONE_DAY)})
    with counting(actor, question), connection.cursor() as cursor:
        cursor.execute(_SILENT, covered.parameters(Window.ASKED))
        return [SilentCell(code, name, Kind(kind), *rest) for code, name, kind, *rest in cursor.fetchall()]
