"""A wrongful admission is annulled, or its decision issued anew after the faulty steps."""

from __future__ import annotations

from django.db import transaction

from nguon.core.scope import Actor
from nguon.people import operations as people
from nguon.people.terms import Standing
from nguon.probation import operations as probation
from nguon.probation import queries
from nguon.probation.models import WrongfulAdmission
from nguon.probation.operations import Annulling, Reissuing
from nguon.probation.terms import NEXT, Act, TermState


@transaction.atomic
def annul_admission(
    *, wrongful_id: int, seen_version: int, annulling: Annulling, actor: Actor, already_taken: bool = False
) -> WrongfulAdmission:
    """Annul: from that day the person is outside again; dossier and probation stay on record, marked as annulled."""
    wrongful = probation.annul(
        wrongful_id=wrongful_id,
        seen_version=seen_version,
        annulling=annulling,
        actor=actor,
        already_taken=already_taken,
    )
    people.record_standing(
        person=wrongful.person,
        standing=Standing.OUTSIDE,
        since=annulling.signed_on,
        organization=wrongful.organization,
        actor=actor,
    )
    term = queries.newest_term_of(wrongful.person_id)
    if term is not None and (TermState(term.state), Act.ANNUL) in NEXT:
        probation.end_term(
            term=term, act=Act.ANNUL, number=annulling.number, decided_on=annulling.signed_on, actor=actor
        )
    return wrongful


@transaction.atomic
def reissue_decision(
    *, wrongful_id: int, seen_version: int, reissuing: Reissuing, actor: Actor, already_taken: bool = False
) -> WrongfulAdmission:
    """Issue the decision anew: the person stays, with the days of admission and recognition that it states."""
    wrongful = probation.reissue(
        wrongful_id=wrongful_id,
        seen_version=seen_version,
        reissuing=reissuing,
        actor=actor,
        already_taken=already_taken,
    )
    people.mend_membership(
        person=wrongful.person, admitted_on=reissuing.admitted_on, official_on=reissuing.official_on, actor=actor
    )
    return wrongful
