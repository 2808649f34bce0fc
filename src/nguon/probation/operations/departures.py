"""Strike-offs and resignations. Every act: lock, judge on the day of the act, change, record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission.operations import SignedDecision, VotedResolution, refuse_impossible_vote, store_vote
from nguon.admission.terms import Body
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.findings import Finding
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.people import queries as people
from nguon.people.models import Person
from nguon.probation import queries, rules
from nguon.probation.models import Departure, DepartureResolution
from nguon.probation.operations.attempts import attempt_of, cast
from nguon.probation.operations.departure_stored import record, save, take
from nguon.probation.terms import (
    DepartureAct,
    DepartureKind,
    SelfReview,
    StrikeOffGround,
)
from nguon.regulations.voting import Voters, against_vote


@dataclass(frozen=True, slots=True)
class StrikeOffCase:
    """Why a strike-off is considered, as it is known on the day it is opened."""

    opened_on: date
    ground: StrikeOffGround
    months: int | None = None
    with_reason: bool | None = None
    educated_on: date | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A member's own wish to leave: the day it is considered, the application, and whether something was violated."""

    opened_on: date
    applied_on: date | None
    has_violated: bool | None


@transaction.atomic
def open_strike_off(*, person_id: int, case: StrikeOffCase, actor: Actor, already_taken: bool = False) -> Departure:
    """Begin to consider striking a member off, on one of the grounds the rules name.

    :raises Refused: the ground does not hold, or the person is no member on the day.
    """
    person = people.person_within(actor.scope, person_id)
    departure = _new(person, DepartureKind.STRIKE_OFF, case.opened_on)
    departure.ground, departure.months, departure.with_reason = case.ground, case.months, case.with_reason
    departure.educated_on, departure.years = case.educated_on, case.years
    facts = queries.member_strike_off_facts(departure, case.opened_on, None, None)
    page = rules_for(departure.organization_id, case.opened_on)
    findings = rules.against_opening_strike_off(facts, page)
    return _open(departure, findings, actor, already_taken)


@transaction.atomic
def open_resignation(*, person_id: int, wish: Wish, actor: Actor, already_taken: bool = False) -> Departure:
    """Begin to consider a member's own wish to leave.

    :raises Refused: there is no application, or a violation to be dealt with first.
    """
    person = people.person_within(actor.scope, person_id)
    departure = _new(person, DepartureKind.RESIGNATION, wish.opened_on)
    departure.applied_on, departure.has_violated = wish.applied_on, wish.has_violated
    facts = queries.resignation_facts(departure, wish.opened_on)
    page = rules_for(departure.organization_id, wish.opened_on)
    return _open(departure, rules.against_resignation(facts, page), actor, already_taken)


def _new(person: Person, kind: DepartureKind, opened_on: date) -> Departure:
    if queries.has_open_departure(person.pk):
        raise BadInput("Người này đang được xét xóa tên hoặc cho ra khỏi Đảng; ghi tiếp ở việc đang xét.")
    belongs = people.affiliation_on(person.pk, opened_on)
    return Departure(
        person=person,
        organization=belongs.organization if belongs else person.organization,
        term=queries.running_term_of(person.pk),
        kind=kind,
        opened_on=opened_on,
    )


def _open(departure: Departure, findings: tuple[Finding, ...], actor: Actor, already_taken: bool) -> Departure:
    departure.findings = refuse_or_keep(findings, already_taken=already_taken)
    departure.save()
    record(
        EventKind.DEPARTURE_OPENED,
        departure,
        actor,
        on=departure.opened_on.isoformat(),
        how=departure.kind,
        clauses=departure.findings,
    )
    return departure


@transaction.atomic
def record_call(*, departure_id: int, seen_version: int, called_on: date, actor: Actor) -> Departure:
    """Record one more call for the self-review.

    :raises BadInput: the self-review is there, or the day is not after the last call.
    """
    departure = queries.locked_departure(actor, departure_id, seen_version=seen_version)
    take(departure, DepartureAct.CALL)
    if departure.self_review:
        raise BadInput("Đã ghi bản tự kiểm điểm nên không cần gọi nữa.")
    earlier = [date.fromisoformat(on) for on in departure.calls] or [departure.opened_on]
    if called_on < earlier[-1] or (departure.calls and called_on == earlier[-1]):
        raise BadInput(
            f"Lần gọi ngày {called_on:%d/%m/%Y} không sau ngày {earlier[-1]:%d/%m/%Y} đã ghi; hãy kiểm tra lại ngày."
        )
    departure.calls = [*departure.calls, called_on.isoformat()]
    departure.save()
    record(EventKind.SELF_REVIEW_CALLED, departure, actor, on=called_on.isoformat(), call=len(departure.calls))
    return departure


@transaction.atomic
def record_self_review(
    *, departure_id: int, seen_version: int, outcome: SelfReview, on: date, actor: Actor
) -> Departure:
    """Record that the self-review was made, or that it was refused on purpose."""
    departure = queries.locked_departure(actor, departure_id, seen_version=seen_version)
    take(departure, DepartureAct.RECORD_SELF_REVIEW)
    departure.self_review, departure.self_reviewed_on = outcome, on
    departure.save()
    record(EventKind.SELF_REVIEW_RECORDED, departure, actor, on=on.isoformat(), outcome=outcome.value)
    return departure


@transaction.atomic
def record_departure_vote(
    *,
    departure_id: int,
    seen_version: int,
    body: Body,
    resolution: VotedResolution,
    actor: Actor,
    already_taken: bool = False,
) -> Departure:
    """Record the vote of the cell or of the base committee, judged on the day of the meeting; a lost one as lost."""
    departure = queries.locked_departure(actor, departure_id, seen_version=seen_version)
    attempt = attempt_of(body, queries.departure_votes(departure.pk))
    page, vote = rules_for(departure.organization_id, resolution.met_on), resolution.vote
    if body is Body.BASE:
        findings = tuple(against_vote(vote, Voters.BASE, page))
    elif departure.kind == DepartureKind.STRIKE_OFF:
        facts = queries.striking_off_facts(departure, resolution.met_on, vote)
        findings = rules.against_striking_off(facts, page)
    else:
        wish = queries.resignation_facts(departure, resolution.met_on)
        findings = (*rules.against_resignation(wish, page), *against_vote(vote, Voters.CELL, page))
    take(departure, DepartureAct.RECORD_RESOLUTION)
    row = DepartureResolution(departure=departure, body=body, attempt=attempt)
    codes = cast(row, resolution, findings, already_taken=already_taken)
    save(departure, codes)
    event = EventKind.CELL_RESOLVED if body is Body.CELL else EventKind.BASE_RESOLVED
    record(event, departure, actor, on=resolution.met_on.isoformat(), attempt=attempt, clauses=codes)
    return departure


@transaction.atomic
def decide_departure(
    *, departure_id: int, seen_version: int, decision: SignedDecision, actor: Actor, already_taken: bool = False
) -> Departure:
    """Record the decision; the journey changes standing and ends a probation.

    :raises Refused: the rules forbid it, among them a decision before the votes below.
    """
    departure = queries.locked_departure(actor, departure_id, seen_version=seen_version)
    findings = _against_decision(departure, decision)
    refuse_impossible_vote(decision.resolution.vote, findings)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if not decision.number:
        raise BadInput("Quyết định phải có số. Hãy ghi số như trên quyết định.")
    take(departure, DepartureAct.DECIDE)
    store_vote(DepartureResolution(departure=departure, body=Body.DECIDING), decision.resolution)
    departure.deciding_body, departure.decision_number = decision.body, decision.number
    departure.decided_on, departure.received_on = decision.decided_on, decision.received_on
    save(departure, codes)
    record(EventKind.DEPARTURE_DECIDED, departure, actor, on=decision.decided_on.isoformat(), clauses=codes)
    return departure


def _against_decision(departure: Departure, decision: SignedDecision) -> tuple[Finding, ...]:
    day, body, vote = decision.decided_on, decision.body, decision.resolution.vote
    page = rules_for(departure.organization_id, day)
    if departure.kind == DepartureKind.RESIGNATION:
        wish = queries.resignation_decision_facts(departure, day, body, vote)
        return rules.against_resignation_decision(wish, page)
    if departure.term_id is None:
        return rules.against_member_strike_off(queries.member_strike_off_facts(departure, day, body, vote), page)
    facts = queries.probationer_strike_off_facts(departure, day, body, vote)
    ground = rules.against_ground(queries.ground_of(departure), facts.standing, page)
    return (*rules.against_strike_off(facts, page), *ground)


@transaction.atomic
def close_departure(*, departure_id: int, seen_version: int, actor: Actor) -> Departure:
    """Stop considering: the member stays."""
    departure = queries.locked_departure(actor, departure_id, seen_version=seen_version)
    take(departure, DepartureAct.CLOSE)
    departure.save()
    record(EventKind.DEPARTURE_CLOSED, departure, actor)
    return departure
