"""What ends a probation: the term in probation, standing in people."""

from __future__ import annotations

from django.db import transaction

from nguon.admission.operations import SignedDecision
from nguon.core.scope import Actor
from nguon.people import operations as people
from nguon.people.terms import Standing
from nguon.probation import operations as probation
from nguon.probation.models import Term


@transaction.atomic
def recognise_member(
    *, term_id: int, seen_version: int, decision: SignedDecision, actor: Actor, already_taken: bool = False
) -> Term:
    """Recognise an official member from the day the probation ended."""
    term = probation.recognise(
        term_id=term_id, seen_version=seen_version, decision=decision, actor=actor, already_taken=already_taken
    )
    people.record_standing(
        person=term.person,
        standing=Standing.OFFICIAL,
        since=term.ends_on,
        organization=term.organization,
        actor=actor,
    )
    return term
