"""Targets and results of one organisation in a year or a term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from nguon.core.periods import Period
from nguon.core.scope import Actor
from nguon.core.shares import Share, written
from nguon.organizations import queries as organizations
from nguon.organizations.terms import Boundaries
from nguon.statistics.catalogue import CATALOGUE
from nguon.statistics.queries.asking import ask
from nguon.statistics.queries.reports import Report, Subordinate, report
from nguon.statistics.questions import Question, period_of
from nguon.targets import queries as targets
from nguon.targets.queries import Cascade, HandedTarget

KEYS = (
    "admissions",
    "admissions_year_target",
    "admissions_term_target",
    "term_progress",
    "subordinates_above_target",
    "districts_above_target",
)


@dataclass(frozen=True, slots=True)
class TargetSheet:
    """What is to be reached and what has been, with what was handed on to those below.

    `target` is the one that fits the period asked: of the year, or of the term when a term is asked.
    """

    label: str
    report: Report
    target: HandedTarget | None
    cascade: Cascade

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.report.question

    @property
    def result(self) -> int:
        """Admissions in the period."""
        return self.report["admissions"].asked.part or 0

    @property
    def share(self) -> Share | None:
        """Result by target."""
        return None if self.target is None else Share(self.result, self.target.number)

    def as_json(self) -> dict[str, Any]:
        """Stable keys for scripts; documented in docs/commands.md."""
        question, term = self.question, self.report.term
        return {
            "organization": {"code": question.code, "name": question.name},
            "period": self.label,
            "from": question.period.since.isoformat(),
            "to": question.period.last_day.isoformat(),
            "counted_to": question.on.isoformat(),
            "target": None if self.target is None else self.target.number,
            "directive": _directive(self.target),
            "result": self.result,
            "share": _ratio(self.share),
            "exceeds": None if self.share is None else _ratio(self.share, less=1),
            "text": standing_text(self.share),
            "term": None
            if term is None
            else {
                "from": term.period.since.isoformat(),
                "to": term.period.last_day.isoformat(),
                "target": term.number,
                "directive": _directive(term),
                "share_of_period": _ratio(Share(self.result, term.number)),
                "result_so_far": self.report["term_progress"].asked.part,
            },
            "cascade": {"handed_on": self.cascade.handed_on, "remainder": self.cascade.remainder},
            "subordinates": [_subordinate(row) for row in self.report.subordinates],
        }


def target_sheet(actor: Actor, code: str, label: str, *, today: date) -> TargetSheet:
    """Targets and results on the boundaries of then. `label` is a year or a term such as `2020-2025`.

    :raises NotFound: outside the actor's scope. :raises BadInput: no such period, or the organisation did not exist.
    """
    organization = organizations.organization_within(actor.scope, code)
    given = period_of(label)
    mine = targets.targets_of([organization.pk])
    period = _directive_period(mine, given) if "-" in label else given
    question = ask(actor, code, period, boundaries=Boundaries.THEN, today=today)
    found = report(actor, question, [CATALOGUE[key] for key in KEYS])
    is_term = found.term is not None and found.term.period == period
    target = found.term if is_term else found.year
    cascade = targets.cascade(question.organization_id, target, period)
    return TargetSheet(label, found, target, cascade)


def _directive_period(mine: list[HandedTarget], years: Period) -> Period:
    """The days of the term directive that runs from the first to the last of these years, else the calendar years.

    A term of congresses begins and ends within its years.
    """
    for target in mine:
        span = target.period
        if span.since.year == years.since.year and span.last_day.year == years.last_day.year:
            return span
    return years


def standing_text(share: Share | None) -> str:
    """How a result stands to its target: `đạt 127,1 %, vượt 27,10 %`."""
    if share is None or share.ratio is None:
        return "chưa có chỉ tiêu"
    over = share.ratio - 1
    if over > 0:
        return f"đạt {share.percent()}, vượt {written(over * 100, 2)} %"
    return f"đạt {share.percent()}" if over else "đạt đúng chỉ tiêu"


def _ratio(share: Share | None, less: int = 0) -> float | None:
    return None if share is None or share.ratio is None else float(share.ratio - less)


def _directive(target: HandedTarget | None) -> dict[str, Any] | None:
    if target is None:
        return None
    return {
        "number": target.directive_number,
        "title": target.title,
        "signed_on": target.signed_on.isoformat(),
        "from_above": target.from_above,
    }


def _subordinate(row: Subordinate) -> dict[str, Any]:
    return {
        "organization": {"code": row.code, "name": row.name},
        "kind": row.kind.value,
        "result": row.admissions,
        "before": row.before,
        "target": row.target,
        "share": _ratio(row.of_target),
        "text": standing_text(row.of_target),
    }
