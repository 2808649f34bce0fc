"""The ceremony admits: dossier, candidacy, standing and probation change together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import operations as admission
from nguon.admission.models import Dossier
from nguon.core.scope import Actor
from nguon.people import operations as people
from nguon.people import queries as persons
from nguon.people.terms import Standing
from nguon.probation import operations as probation
from nguon.probation.models import Term
from nguon.sourcing import operations as sourcing
from nguon.sourcing.terms import Act


@dataclass(frozen=True, slots=True)
class Ceremony:
    """The ceremony: its day, the day the decision was received, and the member assigned to help in the probation."""

    held_on: date
    received_on: date | None
    helper_id: int | None


@transaction.atomic
def admit_candidate(
    *, dossier_id: int, seen_version: int, ceremony: Ceremony, actor: Actor, already_taken: bool = False
) -> tuple[Dossier, Term]:
    """Admit a candidate: one ceremony, one change of standing from that day, one probation opened."""
    dossier = admission.record_ceremony(
        dossier_id=dossier_id,
        seen_version=seen_version,
        ceremony_on=ceremony.held_on,
        received_on=ceremony.received_on,
        actor=actor,
        already_taken=already_taken,
    )
    sourcing.advance(candidacy_id=dossier.candidacy_id, act=Act.ADMIT, actor=actor)
    people.record_standing(
        person=dossier.person,
        standing=Standing.PROBATIONARY,
        since=ceremony.held_on,
        organization=dossier.organization,
        actor=actor,
    )
    helper = persons.person_within(actor.scope, ceremony.helper_id) if ceremony.helper_id else None
    term = probation.open_term(
        person=dossier.person,
        organization=dossier.organization,
        since=ceremony.held_on,
        dossier_id=dossier.pk,
        helper=helper,
        actor=actor,
    )
    return dossier, term
