"""A plan as a reader sees it: counts, bad rows first, each finding with its place."""

from __future__ import annotations

from dataclasses import dataclass

from nguon.core.shares import written
from nguon.exchange.plan import Plan, PlannedRow
from nguon.exchange.terms import Outcome, RowFinding

SHOWN_ROWS = 100
_KINDS = {Outcome.CREATE: "done", Outcome.CHANGE: "waiting", Outcome.UNCHANGED: "cannot", Outcome.REFUSED: "late"}


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row: its number, the name as the file has it, its outcome with the colour of a state, its findings."""

    number: int
    name: str
    outcome: str
    kind: str
    findings: tuple[RowFinding, ...]


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A plan on the page. `left` rows are not shown; the workbook holds them all."""

    counts: tuple[tuple[str, str, str], ...]
    rows: tuple[RowShown, ...]
    left: int
    refused: int
    writable: int


def shown(plan: Plan) -> PlanShown:
    """The plan, bad rows first."""
    counts = plan.counts
    rows = plan.bad_first[:SHOWN_ROWS]
    return PlanShown(
        counts=tuple((written(number), outcome.label, "") for outcome, number in counts.items()),
        rows=tuple(_row(row) for row in rows),
        left=len(plan.rows) - len(rows),
        refused=counts[Outcome.REFUSED],
        writable=counts[Outcome.CREATE] + counts[Outcome.CHANGE],
    )


def _row(row: PlannedRow) -> RowShown:
    findings = tuple(sorted(row.findings, key=lambda finding: not finding.is_obstacle))
    return RowShown(row.number, row.name, row.outcome.label, _KINDS[row.outcome], findings)
