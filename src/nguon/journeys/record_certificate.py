"""A class result: the certificate in training, the step on the path in sourcing."""

from __future__ import annotations

from django.db import transaction

from nguon.core.scope import Actor
from nguon.sourcing import operations as sourcing
from nguon.sourcing import queries as candidacies
from nguon.sourcing.terms import NEXT, Act, CandidacyState
from nguon.training import operations as training
from nguon.training.models import Enrolment
from nguon.training.operations import Outcome
from nguon.training.terms import ClassKind


@transaction.atomic
def record_certificate(*, enrolment_id: int, outcome: Outcome, actor: Actor, already_taken: bool = False) -> Enrolment:
    """Record the result of one person; a candidate with a certificate of the awareness class moves on to that step."""
    enrolment = training.record_result(
        enrolment_id=enrolment_id, outcome=outcome, actor=actor, already_taken=already_taken
    )
    if enrolment.certified_on is None or enrolment.training_class.kind != ClassKind.AWARENESS:
        return enrolment
    candidacy = candidacies.open_candidacy_of(actor.scope, enrolment.person_id)
    if candidacy is not None and (CandidacyState(candidacy.state), Act.RECORD_CLASS) in NEXT:
        sourcing.advance(candidacy_id=candidacy.pk, act=Act.RECORD_CLASS, actor=actor)
    return enrolment
