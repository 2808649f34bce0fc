# ruff: noqa: S608  (reason: SQL put together from constants of this package; every value is a parameter)
"""Where the rows of each population come from, and what SQL each column of the catalogue's conditions stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nguon.organizations.terms import CELL_LEVELS
from nguon.people.terms import PostKind
from nguon.statistics.terms import Population, Window
from nguon.training.terms import ClassKind


@dataclass(frozen=True, slots=True)
class Column:
    """SQL of one column; `join` is added to the rows only when the column is asked for."""

    sql: str
    join: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of a population in terms of `area` and `span`; `record` is the key of what a row tells of."""

    rows: str
    record: str
    columns: Mapping[str, Column]
    windows: tuple[Window, ...] = (Window.ASKED, Window.BEFORE)


def _listed(codes: object) -> str:
    return ", ".join(f"'{code}'" for code in codes)  # type: ignore[attr-defined]


def _valid(alias: str, day: str) -> str:
    return f"{alias}.since <= {day} AND ({alias}.until IS NULL OR {alias}.until > {day})"


_MEMBER = "('probationary', 'official')"
_KIND_ON = "LEFT JOIN organizations_organizationperiod op ON op.organization_id = {org} AND " + _valid("op", "{day}")
_POSTS_THAT_REWARD = _listed(k for k in PostKind if k not in {PostKind.ENTERPRISE_OWNER, PostKind.DIGNITARY})

_MEMBERS = Source(
    rows=f"""
FROM span
JOIN area ON area.during @> span.day
JOIN people_affiliation a ON a.organization_id = area.id AND {_valid("a", "span.day")}
JOIN people_standingperiod s ON s.person_id = a.person_id AND s.standing IN {_MEMBER} AND {_valid("s", "span.day")}
JOIN people_person p ON p.id = a.person_id
""",
    record="p.id",
    columns={
        "standing": Column("s.standing"),
        "sex": Column("p.sex"),
        "ethnicity": Column("p.ethnicity"),
        "religion": Column("p.religion"),
        "occupation": Column("p.occupation"),
        "organization_kind": Column("op.kind", _KIND_ON.format(org="area.id", day="span.day")),
        "workplace_kind": Column("w.kind", "LEFT JOIN places_place w ON w.id = p.workplace_id"),
        "posts": Column(
            f"ARRAY(SELECT t.kind FROM people_post t WHERE t.person_id = p.id AND {_valid('t', 'span.day')})"
        ),
    },
)

# Whole months between two days as core.periods.completed_months counts them: the day number, cut to a shorter month.
_AGE_MONTHS = """(
  (extract(year FROM s.since) - extract(year FROM p.born_on)) * 12
  + extract(month FROM s.since) - extract(month FROM p.born_on)
  - CASE WHEN extract(day FROM s.since) < least(
      extract(day FROM p.born_on), extract(day FROM date_trunc('month', s.since) + interval '1 month - 1 day')
    ) THEN 1 ELSE 0 END
)::bigint"""

_ADMISSIONS = Source(
    rows="""
FROM span
JOIN area ON true
JOIN people_standingperiod s ON s.organization_id = area.id AND s.standing = 'probationary'
  AND s.since >= span.since AND s.since < span.until AND area.during @> s.since
JOIN people_person p ON p.id = s.person_id
LEFT JOIN people_entryparticulars e ON e.standing_id = s.id
""",
    record="p.id",
    columns={
        "sex": Column("p.sex"),
        "born_known": Column("p.born_precision = 'day'"),
        "age_months": Column(_AGE_MONTHS),
        "ethnicity": Column("e.ethnicity"),
        "religion": Column("e.religion"),
        "dignitary": Column("coalesce(e.dignitary, false)"),
        "occupation": Column("e.occupation"),
        "qualification": Column("e.qualification"),
        "workplace_kind": Column("w.kind", "LEFT JOIN places_place w ON w.id = e.workplace_id"),
        "organization_kind": Column("op.kind", _KIND_ON.format(org="s.organization_id", day="s.since")),
        "nominator": Column(
            "(SELECT c.nominator_kind FROM sourcing_candidacy c WHERE c.person_id = s.person_id"
            " AND c.document_on <= s.since ORDER BY c.document_on DESC, c.id DESC LIMIT 1)"
        ),
        "associations": Column(
            "ARRAY(SELECT m.kind FROM people_associationmembership m"
            f" WHERE m.person_id = s.person_id AND {_valid('m', 's.since')})"
        ),
        "later_post": Column(
            "EXISTS (SELECT 1 FROM people_post t WHERE t.person_id = s.person_id"
            f" AND t.since > s.since AND t.since <= %(asked_on)s AND t.kind IN ({_POSTS_THAT_REWARD}))"
        ),
    },
    windows=(Window.ASKED, Window.BEFORE, Window.TERM),
)

_FOUND = Source(
    rows="""
FROM span
JOIN area ON true
JOIN sourcing_candidacy c ON c.organization_id = area.id AND c.removal_reason <> 'entered_in_error'
  AND c.document_on >= span.since AND c.document_on < span.until AND area.during @> c.document_on
""",
    record="c.person_id",
    columns={
        "by_movement": Column("c.movement_id IS NOT NULL OR c.nominator_kind = 'movement'"),
        "sent_to_class": Column(
            "EXISTS (SELECT 1 FROM training_enrolment n JOIN training_trainingclass k ON k.id = n.training_class_id"
            f" WHERE n.person_id = c.person_id AND k.kind = '{ClassKind.AWARENESS}'"
            " AND k.opened_on >= c.document_on AND k.opened_on < span.until)"
        ),
        "admitted": Column(
            "EXISTS (SELECT 1 FROM people_standingperiod s WHERE s.person_id = c.person_id"
            " AND s.standing = 'probationary' AND s.since >= c.document_on AND s.since < span.until)"
        ),
    },
)

_CANDIDATES = Source(
    rows=f"""
FROM span
JOIN area ON area.during @> span.day
JOIN sourcing_candidacy c ON c.organization_id = area.id
  AND c.listed_on <= span.day AND (c.removed_on IS NULL OR c.removed_on > span.day)
  AND NOT EXISTS (SELECT 1 FROM people_standingperiod s WHERE s.person_id = c.person_id
    AND s.standing IN {_MEMBER} AND s.since >= c.document_on AND s.since <= span.day)
""",
    record="c.person_id",
    columns={
        "helped": Column(
            "EXISTS (SELECT 1 FROM sourcing_helperassignment h"
            f" WHERE h.candidacy_id = c.id AND {_valid('h', 'span.day')})"
        ),
    },
)

_DOSSIERS = Source(
    rows="""
FROM span
JOIN area ON area.during @> span.day
JOIN admission_dossier d ON d.organization_id = area.id AND d.opened_on <= span.day
  AND (d.decided_on IS NULL OR d.decided_on > span.day) AND (d.closed_on IS NULL OR d.closed_on > span.day)
""",
    record="d.person_id",
    columns={
        "complete": Column(
            "EXISTS (SELECT 1 FROM admission_resolution v WHERE v.dossier_id = d.id AND v.met_on <= span.day"
            " AND (v.body = 'base' OR (v.body = 'cell' AND op.level = 'base_cell')))",
            _KIND_ON.format(org="area.id", day="span.day"),
        ),
    },
)

_LEARNERS = Source(
    rows=f"""
FROM span
JOIN area ON true
JOIN training_trainingclass k ON k.organization_id = area.id AND k.kind = '{ClassKind.AWARENESS}'
  AND k.opened_on >= span.since AND k.opened_on < span.until AND area.during @> k.opened_on
JOIN training_enrolment n ON n.training_class_id = k.id
""",
    record="n.person_id",
    columns={"result": Column("n.result")},
)

_CELLS = Source(
    rows=f"""
FROM span
JOIN area ON area.during @> span.day
JOIN organizations_organizationperiod op ON op.organization_id = area.id AND {_valid("op", "span.day")}
  AND op.level IN ({_listed(sorted(CELL_LEVELS))})
""",
    record="op.organization_id",
    columns={
        "kind": Column("op.kind"),
        "admitted": Column(
            "EXISTS (SELECT 1 FROM people_standingperiod s WHERE s.organization_id = op.organization_id"
            " AND s.standing = 'probationary' AND s.since >= span.since AND s.since < span.until)"
        ),
    },
)

HAS_MEMBER = (
    "EXISTS (SELECT 1 FROM people_person p JOIN people_standingperiod s ON s.person_id = p.id"
    f" AND s.standing IN {_MEMBER} AND {_valid('s', 'span.day')} WHERE p.home_id = pl.id)"
    " OR EXISTS (SELECT 1 FROM people_person p JOIN people_standingperiod s ON s.person_id = p.id"
    f" AND s.standing IN {_MEMBER} AND {_valid('s', 'span.day')} WHERE p.workplace_id = pl.id)"
)

_PLACES = Source(
    rows=f"""
FROM span
JOIN area ON area.during @> span.day
JOIN places_place pl ON pl.organization_id = area.id AND {_valid("pl", "span.day")}
""",
    record="pl.id",
    columns={"kind": Column("pl.kind"), "has_member": Column(HAS_MEMBER)},
)

SOURCES: Mapping[Population, Source] = {
    Population.MEMBERS: _MEMBERS,
    Population.ADMISSIONS: _ADMISSIONS,
    Population.FOUND: _FOUND,
    Population.CANDIDATES: _CANDIDATES,
    Population.DOSSIERS: _DOSSIERS,
    Population.LEARNERS: _LEARNERS,
    Population.CELLS: _CELLS,
    Population.PLACES: _PLACES,
}
"""Every population that is counted by SQL; the direct subordinates are counted from the report itself."""
