"""What stands against moving somebody from one branch to another, at each stage of the way into the Party.

Source: Hướng dẫn 06-HD/TW, points 3.9, 3.10, 5.2, 6.2. Days at work are counted from the paper that ordered the move.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nguon.admission.terms import MovingPaper, MovingStage, MovingWay
from nguon.core.findings import Finding
from nguon.regulations.book import Page
from nguon.regulations.deadlines import against_limit
from nguon.regulations.working_days import NoCalendar


@dataclass(frozen=True, slots=True)
class Moving:
    """A move that happens on the day of the page.

    `left_on`: day of the decision or paper that moves the person. `letter_on`: certificate of being helped, official
    letter or introduction of a member, whichever the stage asks for. `same_authority`: the new place answers to the
    same deciding committee. `self_review_on` and `helper_remark_on` concern a probationary member.
    """

    stage: MovingStage | None
    left_on: date | None
    letter_on: date | None
    decided_on: date | None
    same_authority: bool | None
    self_review_on: date | None
    helper_remark_on: date | None


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The new place decides on a dossier that was forwarded to it; `received_on` is the day it received it."""

    received_on: date | None


@dataclass(frozen=True, slots=True)
class Reconsidering:
    """The old place answers the new one, which asked on `asked_on` to reconsider."""

    asked_on: date | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A member shows the introduction issued on `letter_on` at the new place, on the day of the page."""

    letter_on: date | None


def against_moving(moving: Moving, page: Page) -> tuple[Finding, ...]:
    """What stands against the move on the day of the page, by the stage reached; CS-15 before the book."""
    return tuple(_moving(moving, page))


def _moving(moving: Moving, page: Page) -> Iterator[Finding]:
    if moving.left_on is None or moving.stage is None:
        yield page.finding("CS-01")
        return
    if moving.stage is not MovingStage.MEMBER and not page.in_force(_FIRST):
        yield page.finding("CS-15")
        return
    if moving.letter_on is not None and not moving.left_on <= moving.letter_on <= page.day:
        yield page.finding("CS-13", letter_on=moving.letter_on, left_on=moving.left_on)
    if moving.stage is MovingStage.CONSIDERED and moving.letter_on is None:
        yield page.finding("CS-02")
    elif moving.stage is MovingStage.RESOLVED and moving.letter_on is None:
        yield page.finding("CS-03")
    elif moving.stage is MovingStage.SENT:
        limit, left_on = "moving.forward-working-days", moving.left_on
        yield from against_limit(left_on, page.day, limit, "CS-04", page, left_on=left_on)
    elif moving.stage is MovingStage.DECIDED:
        yield from _decided(moving, moving.left_on, page)
    elif moving.stage is MovingStage.PROBATION:
        yield from _probation(moving, page)
    elif moving.stage is MovingStage.MEMBER:
        limit, left_on = "moving.member-working-days", moving.left_on
        yield from against_limit(left_on, page.day, limit, "CS-09", page, left_on=left_on)


_FIRST = "moving.certificate"
"""Began with all that the book holds about moving before membership; what was written earlier has not been read."""


def _decided(moving: Moving, left_on: date, page: Page) -> Iterator[Finding]:
    if moving.same_authority is None or moving.decided_on is None:
        yield page.unknown("CS-06")
    elif not moving.same_authority:
        limit = "moving.issued-working-days"
        facts: dict[str, Any] = {"decided_on": moving.decided_on, "left_on": left_on}
        yield from against_limit(left_on, moving.decided_on, limit, "CS-06", page, **facts)


def _probation(moving: Moving, page: Page) -> Iterator[Finding]:
    missing = [
        words
        for words, on in (
            (MovingPaper.SELF_REVIEW.label, moving.self_review_on),
            (MovingPaper.HELPER_REMARK.label, moving.helper_remark_on),
        )
        if on is None or on > page.day
    ]
    if missing:
        yield page.finding("CS-08", missing=" và ".join(missing))


def way_of(moving: Moving, page: Page) -> MovingWay | None:
    """What becomes of the papers; None while a fact that decides it is not known.

    A decision of the same deciding committee goes on to the new branch. One of another committee holds when it was
    issued within the limit after the move was ordered, also before that day; later it is annulled. Before the book
    knows the limit it is taken to hold, as it was used then.
    """
    if moving.stage is None:
        return None
    if moving.stage is not MovingStage.DECIDED:
        return _WAYS[moving.stage]
    if moving.same_authority is None or moving.decided_on is None or moving.left_on is None:
        return None
    if moving.same_authority:
        return MovingWay.PASS_ON
    if not page.in_force(_FIRST):
        return MovingWay.CEREMONY_THERE
    try:
        counted = page.calendar.between(moving.left_on, moving.decided_on)
    except NoCalendar:
        return None
    return MovingWay.ANNUL if counted > page.integer("moving.issued-working-days") else MovingWay.CEREMONY_THERE


_WAYS = {
    MovingStage.CONSIDERED: MovingWay.CERTIFICATE,
    MovingStage.RESOLVED: MovingWay.LETTER,
    MovingStage.SENT: MovingWay.FORWARD,
    MovingStage.PROBATION: MovingWay.PROBATION,
    MovingStage.MEMBER: MovingWay.INTRODUCTION,
}


def against_forwarded_decision(forwarded: Forwarded, page: Page) -> tuple[Finding, ...]:
    """CS-05, CS-14: the new place decides late, or before it received, on a dossier forwarded to it."""
    return _since("CS-05", "moving.new-decision-working-days", "received_on", forwarded.received_on, page)


def against_reconsidering(reconsidering: Reconsidering, page: Page) -> tuple[Finding, ...]:
    """CS-07, CS-14: the old place answers late, or before it was asked."""
    return _since("CS-07", "moving.review-working-days", "asked_on", reconsidering.asked_on, page)


def against_arrival(arrival: Arrival, page: Page) -> tuple[Finding, ...]:
    """CS-10, CS-14: the introduction is shown late at the new place, or before it was issued."""
    return _since("CS-10", "moving.shown-working-days", "letter_on", arrival.letter_on, page)


def _since(code: str, limit: str, name: str, since: date | None, page: Page) -> tuple[Finding, ...]:
    if not page.in_force(limit):
        return (page.finding("CS-15"),)
    if since is None:
        return (page.unknown(code, needed=page.integer(limit)),)
    if since > page.day:
        return (page.finding("CS-14", since=since),)
    facts: dict[str, Any] = {name: since}
    return tuple(against_limit(since, page.day, limit, code, page, **facts))
