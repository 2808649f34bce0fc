"""Words of probation: states of a term and the acts that end it."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class TermState(Labelled):
    """Where a term of probation stands."""

    RUNNING = "running", "Đang dự bị"
    RECOGNISED = "recognised", "Đã công nhận chính thức"
    STRUCK_OFF = "struck_off", "Đã xóa tên"


class Act(Labelled):
    """What ends a term."""

    RECOGNISE = "recognise", "Ghi quyết định công nhận chính thức"
    STRIKE_OFF = "strike_off", "Ghi quyết định xóa tên"


NEXT: dict[tuple[TermState, Act], TermState] = {
    (TermState.RUNNING, Act.RECOGNISE): TermState.RECOGNISED,
    (TermState.RUNNING, Act.STRIKE_OFF): TermState.STRUCK_OFF,
}
"""(state, act) -> state. A pair that is absent is not allowed."""
