"""Somebody on the way into the Party moves: the move, the dossier, candidacy or probation, and the person."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.admission import operations as admission
from nguon.admission import queries as dossiers
from nguon.admission.models import Transfer
from nguon.admission.operations import Move
from nguon.admission.terms import ClosingReason, MovingStage
from nguon.core.scope import Actor
from nguon.journeys.open_dossier import close_dossier
from nguon.people import operations as people
from nguon.probation import operations as probation
from nguon.probation import queries as terms
from nguon.sourcing import operations as sourcing
from nguon.sourcing import queries as candidacies


@transaction.atomic
def transfer_candidate(
    *, candidacy_id: int, seen_version: int, move: Move, actor: Actor, already_taken: bool = False
) -> Transfer:
    """Move a candidate with the dossier, at whatever step; to a place without the system the dossier ends here."""
    candidacy = candidacies.locked_candidacy(actor, candidacy_id, seen_version=seen_version)
    dossier = dossiers.open_dossier_of(actor.scope, candidacy.person_id)
    if dossier is not None:
        dossier = dossiers.locked_dossier(actor, dossier.pk, seen_version=dossier.version)
    transfer = admission.record_transfer(
        person=candidacy.person,
        organization=candidacy.organization,
        stage=dossiers.stage_of(dossier),
        decided_on=dossier.decided_on if dossier else None,
        move=move,
        actor=actor,
        already_taken=already_taken,
    )
    if move.to is None:
        if dossier is not None:
            _end_here(dossier.pk, dossier.version, move.moved_on, actor)
        return transfer
    if dossier is not None:
        admission.rehouse_dossier(dossier=dossier, transfer=transfer, actor=actor)
    sourcing.follow(candidacy=candidacy, organization=move.to, on=move.moved_on, actor=actor)
    people.move_person(person=candidacy.person, organization=move.to, on=move.moved_on, actor=actor)
    return transfer


def _end_here(dossier_id: int, version: int, on: date, actor: Actor) -> None:
    close_dossier(dossier_id=dossier_id, seen_version=version, reason=ClosingReason.MOVED, closed_on=on, actor=actor)


@transaction.atomic
def transfer_probationer(
    *, term_id: int, seen_version: int, move: Move, actor: Actor, already_taken: bool = False
) -> Transfer:
    """Move a probationary member with the term; the branch there assigns a new helper."""
    term = terms.locked_term(actor, term_id, seen_version=seen_version)
    transfer = admission.record_transfer(
        person=term.person,
        organization=term.organization,
        stage=MovingStage.PROBATION,
        decided_on=None,
        move=move,
        actor=actor,
        already_taken=already_taken,
    )
    if move.to is not None:
        probation.follow(term=term, organization=move.to, on=move.moved_on, actor=actor)
        people.move_person(person=term.person, organization=move.to, on=move.moved_on, actor=actor)
    return transfer
