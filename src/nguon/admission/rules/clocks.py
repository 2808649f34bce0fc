"""Every time limit of a dossier on a day: what started it, its last day, what lengthened it, what ended it.

A limit ends only by the act it waits for, by the end of the dossier, or by a new vote that starts it anew; it never
falls silent. Working days stand still while the dossier is interrupted; the life of the dossier in months does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from nguon.admission.rules.acts import clock_starts
from nguon.admission.terms import ClockKind, ClockState
from nguon.core.findings import Citation
from nguon.core.periods import ONE_DAY, add_months
from nguon.regulations.book import NoCalendar, Page
from nguon.regulations.deadlines import due_on


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the dossier was not considered, from `since` to `until` (excluded); None: still interrupted."""

    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class CellVote:
    """A vote of the cell; `set_aside_on` the day from which it had to be taken anew, None for the one that counts."""

    met_on: date
    set_aside_on: date | None


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a dossier that start, lengthen, hold or end its limits. `extensions` are (day granted, days)."""

    opened_on: date
    votes: tuple[CellVote, ...]
    extensions: tuple[tuple[date, int], ...]
    pauses: tuple[Pause, ...]
    decided_on: date | None
    received_on: date | None
    ceremony_on: date | None
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit: `limit` in words of the rule book, `extended` and `paused` in working days, `last_day` with both.

    `last_day` is None when the calendar of a year is not held: then nothing can be counted.
    """

    kind: ClockKind
    state: ClockState
    started_on: date
    event: str
    limit: str
    extended: int
    paused: int
    last_day: date | None
    ended_on: date | None
    note: str
    clause: str
    citations: tuple[Citation, ...]

    @property
    def is_open(self) -> bool:
        """True until the act it waits for, or the end of the dossier."""
        return self.ended_on is None

    def days_left(self, day: date) -> int | None:
        """Calendar days until the last day, negative when it has passed; None when it cannot be counted."""
        return None if self.last_day is None else (self.last_day - day).days


def extended_days(days: Days, vote: CellVote) -> int:
    """Working days by which the limit of the decision was extended that this vote started."""
    until = vote.set_aside_on or date.max
    return sum(number for on, number in days.extensions if vote.met_on <= on < until)


def paused_days(pauses: tuple[Pause, ...], since: date, until: date, page: Page) -> int:
    """Working days after `since` and up to `until` on which the dossier was interrupted.

    0 while the calendar of one of the years is not held; then the limit itself cannot be counted, and says so.
    """
    total = 0
    for pause in pauses:
        first, last = pause.since - ONE_DAY, (pause.until or until + ONE_DAY) - ONE_DAY
        try:
            total += page.calendar.between(max(first, since), min(last, until))
        except NoCalendar:
            return 0
    return total


def clocks_on(days: Days, page: Page) -> tuple[Clock, ...]:
    """Every limit of the dossier as it stands on the day of the page, in the order in which they started.

    A limit that has ended is judged by the rules of the day on which it ended.
    """
    return tuple(_clocks(days, page))


def _clocks(days: Days, page: Page) -> Iterator[Clock]:
    yield _life(days, page)
    for vote in sorted(days.votes, key=lambda vote: vote.met_on):
        yield _decision(days, vote, page)
    if days.decided_on is not None:
        yield _ceremony(days, days.decided_on, page)


def _life(days: Days, page: Page) -> Clock:
    met = [vote.met_on for vote in days.votes if vote.set_aside_on is None]
    ended_on = _known(min(met, default=None) or days.decided_on or days.closed_on, page)
    page = _on(page, ended_on)
    last_day = add_months(days.opened_on, page.integer("admission.dossier-months"))
    return Clock(
        kind=ClockKind.DOSSIER_LIFE,
        state=_state(ended_on, last_day, page.day),
        started_on=days.opened_on,
        event=LIFE_FROM,
        limit=str(page.value("admission.dossier-months")),
        extended=0,
        paused=0,
        last_day=last_day,
        ended_on=ended_on,
        note=LIFE_RUNS_ON if days.pauses else "",
        clause="KN-10",
        citations=page.citations("KN-10"),
    )


def _decision(days: Days, vote: CellVote, page: Page) -> Clock:
    ended_on = _known(vote.set_aside_on or days.decided_on or days.closed_on, page)
    is_interrupted = ended_on is None and any(pause.until is None for pause in days.pauses)
    page = _on(page, ended_on)
    extended, paused = extended_days(days, vote), paused_days(days.pauses, vote.met_on, page.day, page)
    last_day = due_on(vote.met_on, "admission.decision-working-days", page, more=extended + paused)
    return Clock(
        kind=ClockKind.DECISION,
        state=ClockState.STANDING if is_interrupted else _state(ended_on, last_day, page.day),
        started_on=vote.met_on,
        event=DECISION_FROM,
        limit=str(page.value("admission.decision-working-days")),
        extended=extended,
        paused=paused,
        last_day=last_day,
        ended_on=ended_on,
        note=VOTED_ANEW if vote.set_aside_on is not None and ended_on is not None else "",
        clause="KN-22",
        citations=page.citations("KN-22"),
    )


def _ceremony(days: Days, decided_on: date, page: Page) -> Clock:
    ended_on = _known(days.ceremony_on or days.closed_on, page)
    page = _on(page, ended_on)
    from_receipt = clock_starts(decided_on, date.min, page) == date.min
    started_on = clock_starts(decided_on, days.received_on, page)
    last_day = due_on(started_on or decided_on, "admission.ceremony-working-days", page)
    return Clock(
        kind=ClockKind.CEREMONY,
        state=_state(ended_on, last_day, page.day),
        started_on=started_on or decided_on,
        event=CEREMONY_FROM_RECEIPT if from_receipt else CEREMONY_FROM_ISSUE,
        limit=str(page.value("admission.ceremony-working-days")),
        extended=0,
        paused=0,
        last_day=last_day,
        ended_on=ended_on,
        note="" if started_on else NOT_YET_RECEIVED,
        clause="KN-25",
        citations=(*page.citations("KN-25"), page.value("admission.ceremony-clock").citation),
    )


def _known(ended_on: date | None, page: Page) -> date | None:
    """The day a limit ended, as far as the day of the page knows of it."""
    return ended_on if ended_on is not None and ended_on <= page.day else None


def _on(page: Page, ended_on: date | None) -> Page:
    return page if ended_on is None else replace(page, day=ended_on)


def _state(ended_on: date | None, last_day: date | None, day: date) -> ClockState:
    if last_day is None:
        return ClockState.UNCOUNTED if ended_on is None else ClockState.ENDED
    if ended_on is None:
        return ClockState.LATE if day > last_day else ClockState.RUNNING
    return ClockState.ENDED_LATE if ended_on > last_day else ClockState.ENDED


LIFE_FROM = "lập hồ sơ"
DECISION_FROM = "chi bộ họp xét"
CEREMONY_FROM_RECEIPT = "chi bộ nhận quyết định"
CEREMONY_FROM_ISSUE = "ban hành quyết định"
LIFE_RUNS_ON = "Tạm dừng xét không kéo dài giá trị của hồ sơ."
VOTED_ANEW = "Hồ sơ bị trả lại và chi bộ phải họp lại; thời hạn tính lại từ lần họp sau."
NOT_YET_RECEIVED = "Chưa ghi ngày chi bộ nhận quyết định nên tạm tính từ ngày ký."
