"""A member is struck off or leaves at own wish, and what a complaint that wins takes back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.admission.operations import SignedDecision
from nguon.core.scope import Actor
from nguon.people import operations as people
from nguon.people.terms import Standing
from nguon.probation import operations as probation
from nguon.probation.models import Departure
from nguon.probation.terms import Act, DepartureKind


@transaction.atomic
def decide_departure(
    *, departure_id: int, seen_version: int, decision: SignedDecision, actor: Actor, already_taken: bool = False
) -> Departure:
    """Record the decision: the member has left from the day it is signed, and a running probation ends with it."""
    departure = probation.decide_departure(
        departure_id=departure_id,
        seen_version=seen_version,
        decision=decision,
        actor=actor,
        already_taken=already_taken,
    )
    people.record_standing(
        person=departure.person,
        standing=Standing.LEFT,
        since=decision.decided_on,
        organization=departure.organization,
        actor=actor,
    )
    if departure.term is not None:
        act = Act.STRIKE_OFF if departure.kind == DepartureKind.STRIKE_OFF else Act.RESIGN
        probation.end_term(
            term=departure.term, act=act, number=decision.number, decided_on=decision.decided_on, actor=actor
        )
    return departure


@transaction.atomic
def answer_complaint(
    *,
    departure_id: int,
    seen_version: int,
    number: str,
    answered_on: date,
    is_reversed: bool,
    actor: Actor,
    already_taken: bool = False,
) -> Departure:
    """Record the answer to a complaint; one that reverses the decision gives standing and probation back."""
    departure = probation.answer_complaint(
        departure_id=departure_id,
        seen_version=seen_version,
        number=number,
        answered_on=answered_on,
        is_reversed=is_reversed,
        actor=actor,
        already_taken=already_taken,
    )
    if is_reversed:
        people.withdraw_leaving(person=departure.person, actor=actor)
        if departure.term is not None:
            probation.restore_term(term=departure.term, actor=actor)
    return departure
