"""A time limit as tables and panels show it."""

from __future__ import annotations

from datetime import date
from typing import Any

from nguon.admission.rules import Clock
from nguon.admission.terms import ClockState

_KINDS = {
    ClockState.RUNNING: "waiting",
    ClockState.LATE: "late",
    ClockState.STANDING: "cannot",
    ClockState.UNCOUNTED: "cannot",
    ClockState.ENDED: "done",
    ClockState.ENDED_LATE: "late",
}


def clock_row(one: Clock, today: date) -> dict[str, Any]:
    """One limit as a table shows it."""
    more = [f"gia hạn {one.extended} ngày làm việc"] if one.extended else []
    more += [f"tạm dừng {one.paused} ngày làm việc"] if one.paused else []
    left = one.days_left(today)
    word = one.state.label
    if one.state is ClockState.RUNNING and left is not None:
        word = f"còn {left} ngày" if left else "hôm nay"
    elif one.state is ClockState.LATE and left is not None:
        word = f"trễ {-left} ngày"
    return {
        "kind": one.kind.label,
        "start": f"{one.started_on:%d/%m/%Y} ({one.event})",
        "limit": ", ".join([one.limit, *more]),
        "last_day": one.last_day,
        "ended_on": one.ended_on,
        "colour": _KINDS[one.state],
        "word": word,
        "note": one.note,
        "clause": one.clause,
        "citations": one.citations,
    }
