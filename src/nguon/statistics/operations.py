"""The one thing figures write: that somebody looked at the records behind one."""

from __future__ import annotations

from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.scope import Actor
from nguon.statistics.catalogue import Figure
from nguon.statistics.questions import Question


def record_reading(*, question: Question, figure: Figure, shown: int, actor: Actor) -> None:
    """Record that `shown` records behind a figure were opened: which figure, organisation and period, never whom."""
    audit.record(
        EventKind.RECORDS_READ,
        by=actor,
        subject="figure",
        organization=question.code,
        details={
            "figure": figure.key,
            "from": question.period.since.isoformat(),
            "to": question.period.last_day.isoformat(),
            "boundaries": question.boundaries.value,
            "shown": shown,
        },
    )
