"""What stands against a strike-off, a resignation, a complaint and its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.core.findings import Finding
from nguon.core.periods import add_months, completed_months
from nguon.people.terms import Standing
from nguon.probation.rules.acts import against_attempts, against_order
from nguon.probation.rules.facts import LevelsAbove
from nguon.probation.terms import SelfReview, StrikeOffGround
from nguon.regulations.book import Page
from nguon.regulations.deadlines import against_limit, due_on
from nguon.regulations.voting import Vote, Voters, against_vote

MEMBERS = frozenset({Standing.PROBATIONARY, Standing.OFFICIAL})


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a name is to be struck off, with what the ground asks for.

    `months`: absent or without fees, in one year; `with_reason`: for a good reason; `educated_on`: day of the cell's
    resolution to help a member whose will has gone; `years`: running, of breached status.
    """

    ground: StrikeOffGround | None
    months: int | None
    with_reason: bool | None
    educated_on: date | None
    years: int | None


@dataclass(frozen=True, slots=True)
class StrikingOff:
    """The cell's meeting that proposes a strike-off. `calls`: how often a missing self-review was asked for."""

    standing: Standing | None
    ground: Ground
    self_review: SelfReview | None
    calls: int | None
    failed_attempts: int | None
    vote: Vote | None


@dataclass(frozen=True, slots=True)
class MemberStrikeOff:
    """The decision that strikes a member off, official or probationary."""

    standing: Standing | None
    ground: Ground
    cell_met_on: date | None
    cell_vote: Vote | None
    levels: LevelsAbove | None


@dataclass(frozen=True, slots=True)
class Resignation:
    """A member's own wish to leave. `has_violated`: something that must be dealt with by discipline first."""

    standing: Standing | None
    applied_on: date | None
    has_violated: bool | None


@dataclass(frozen=True, slots=True)
class ResignationDecision:
    """The decision that lets a member leave."""

    resignation: Resignation
    cell_met_on: date | None
    cell_vote: Vote | None
    levels: LevelsAbove | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint against a strike-off; `received_on` is the day the decision was received."""

    received_on: date | None
    is_own: bool | None


@dataclass(frozen=True, slots=True)
class ComplaintAnswer:
    """The answer to a complaint; `is_central`: given by a body of the centre, which has more time."""

    complained_on: date | None
    is_central: bool | None


def against_ground(ground: Ground, standing: Standing | None, page: Page) -> tuple[Finding, ...]:
    """What the ground lacks on the day of the page (XT-02 to XT-07)."""
    return tuple(_ground(ground, standing, page))


def _ground(ground: Ground, standing: Standing | None, page: Page) -> Iterator[Finding]:
    if ground.ground is None:
        yield page.finding("XT-06")
    elif ground.ground in {StrikeOffGround.ABSENT, StrikeOffGround.UNPAID}:
        yield from _months(ground.ground, ground, page)
    elif ground.ground is StrikeOffGround.LOST_WILL:
        yield from _education(ground.educated_on, page)
    elif ground.ground is StrikeOffGround.STATUS:
        yield from _years(ground.years, page)
    elif ground.ground is StrikeOffGround.NOT_QUALIFIED and standing is Standing.OFFICIAL:
        yield page.finding("XT-07", ground=ground.ground, standing=standing)


def _months(kind: StrikeOffGround, ground: Ground, page: Page) -> Iterator[Finding]:
    needed = page.integer("probation.strike-absent-months")
    if ground.months is None:
        yield page.unknown("XT-02", ground=kind, needed=needed)
    elif ground.months < needed:
        yield page.finding("XT-02", ground=kind, months=ground.months, needed=needed)
    if ground.with_reason is None:
        yield page.unknown("XT-03", ground=kind)
    elif ground.with_reason:
        yield page.finding("XT-03", ground=kind)


def _education(educated_on: date | None, page: Page) -> Iterator[Finding]:
    needed = page.integer("probation.strike-education-months")
    if educated_on is None:
        yield page.unknown("XT-04", needed=needed)
    elif (earliest := add_months(educated_on, needed)) > page.day:
        months = max(completed_months(educated_on, page.day), 0)
        yield page.finding("XT-04", educated_on=educated_on, months=months, needed=needed, earliest=earliest)


def _years(years: int | None, page: Page) -> Iterator[Finding]:
    needed = page.integer("probation.strike-status-years")
    if years is None:
        yield page.unknown("XT-05", needed=needed)
    elif years < needed:
        yield page.finding("XT-05", years=years, needed=needed)


def against_striking_off(meeting: StrikingOff, page: Page) -> tuple[Finding, ...]:
    """What stands against the cell proposing the strike-off on the day of the page, the vote included."""
    return (*against_considering_strike_off(meeting, page), *against_vote(meeting.vote, Voters.CELL, page))


def against_considering_strike_off(meeting: StrikingOff, page: Page) -> tuple[Finding, ...]:
    """The same before there is a vote."""
    return (
        *_member(meeting.standing, page),
        *_ground(meeting.ground, meeting.standing, page),
        *_self_review(meeting.self_review, meeting.calls, page),
        *against_attempts(meeting.failed_attempts, page),
    )


def _member(standing: Standing | None, page: Page) -> Iterator[Finding]:
    if standing is None:
        yield page.unknown("XT-01")
    elif standing not in MEMBERS:
        yield page.finding("XT-01", standing=standing)


def _self_review(review: SelfReview | None, calls: int | None, page: Page) -> Iterator[Finding]:
    needed = page.integer("probation.strike-self-review-calls")
    if review is None:
        yield page.unknown("XT-08")
    elif review is SelfReview.MISSING and (calls or 0) < needed:
        yield page.finding("XT-08", calls=calls or 0, needed=needed)


def against_opening_strike_off(decision: MemberStrikeOff, page: Page) -> tuple[Finding, ...]:
    """What stands against beginning to consider the strike-off: standing and ground; no body has met yet."""
    return (*_member(decision.standing, page), *_ground(decision.ground, decision.standing, page))


def against_member_strike_off(decision: MemberStrikeOff, page: Page) -> tuple[Finding, ...]:
    """What stands against the decision to strike a member off: standing, ground, order of the acts, votes."""
    return (
        *_member(decision.standing, page),
        *_ground(decision.ground, decision.standing, page),
        *against_order(decision.cell_met_on, decision.cell_vote, decision.levels, page),
    )


def against_resignation(resignation: Resignation, page: Page) -> tuple[Finding, ...]:
    """What stands against considering the wish to leave."""
    return tuple(_resignation(resignation, page))


def _resignation(resignation: Resignation, page: Page) -> Iterator[Finding]:
    yield from _member(resignation.standing, page)
    if resignation.applied_on is None:
        yield page.unknown("XT-14")
    elif resignation.applied_on > page.day:
        yield page.finding("XT-14", applied_on=resignation.applied_on)
    if resignation.has_violated is None:
        yield page.unknown("XT-13")
    elif resignation.has_violated:
        yield page.finding("XT-13")


def against_resignation_decision(decision: ResignationDecision, page: Page) -> tuple[Finding, ...]:
    """What stands against the decision that lets the member leave."""
    return (
        *_resignation(decision.resignation, page),
        *against_order(decision.cell_met_on, decision.cell_vote, decision.levels, page),
    )


def against_complaint(complaint: Complaint, page: Page) -> tuple[Finding, ...]:
    """What stands against hearing a complaint made on the day of the page."""
    return tuple(_complaint(complaint, page))


def _complaint(complaint: Complaint, page: Page) -> Iterator[Finding]:
    limit, received_on = "probation.complaint-working-days", complaint.received_on
    if received_on is None:
        yield page.unknown("XT-09", needed=page.integer(limit))
    else:
        yield from against_limit(received_on, page.day, limit, "XT-09", page, received_on=received_on)
    if complaint.is_own is None:
        yield page.unknown("XT-10")
    elif not complaint.is_own:
        yield page.finding("XT-10")


def against_answer(answer: ComplaintAnswer, page: Page) -> tuple[Finding, ...]:
    """What stands against answering the complaint on the day of the page: only the time taken."""
    return tuple(_answer(answer, page))


def _answer(answer: ComplaintAnswer, page: Page) -> Iterator[Finding]:
    if answer.complained_on is None or answer.is_central is None:
        yield page.unknown("XT-15")
        return
    if answer.complained_on > page.day:
        yield page.finding("XT-15", complained_on=answer.complained_on)
    code, limit = "XT-12" if answer.is_central else "XT-11", _answer_limit(answer.is_central)
    since = answer.complained_on
    yield from against_limit(since, page.day, limit, code, page, complained_on=since)


def _answer_limit(is_central: bool) -> str:
    return (
        "probation.complaint-answer-central-working-days" if is_central else "probation.complaint-answer-working-days"
    )


def complaint_due_on(received_on: date, page: Page) -> date | None:
    """Last day for the complaint; None while the calendar of its year is not held."""
    return due_on(received_on, "probation.complaint-working-days", page)


def answer_due_on(complained_on: date, is_central: bool, page: Page) -> date | None:
    """Last day for the answer; None while the calendar of its year is not held."""
    return due_on(complained_on, _answer_limit(is_central), page)
