"""A dossier is opened or ended: the dossier in admission, the step on the path in sourcing."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.admission import operations as admission
from nguon.admission.models import Dossier
from nguon.admission.operations import Opening
from nguon.admission.terms import ClosingReason
from nguon.core.scope import Actor
from nguon.sourcing import operations as sourcing
from nguon.sourcing import queries as candidacies
from nguon.sourcing.terms import Act


@transaction.atomic
def open_dossier(
    *, candidacy_id: int, seen_version: int, opening: Opening, actor: Actor, already_taken: bool = False
) -> Dossier:
    """Open the admission dossier of a candidate who has had the awareness class."""
    candidacy = candidacies.locked_candidacy(actor, candidacy_id, seen_version=seen_version)
    dossier = admission.open_dossier(candidacy=candidacy, opening=opening, actor=actor, already_taken=already_taken)
    sourcing.advance(candidacy_id=candidacy_id, act=Act.OPEN_DOSSIER, actor=actor)
    return dossier


@transaction.atomic
def close_dossier(
    *, dossier_id: int, seen_version: int, reason: ClosingReason, closed_on: date, actor: Actor
) -> Dossier:
    """End a dossier without an admission; the person is back on the list with the class done."""
    dossier = admission.close_dossier(
        dossier_id=dossier_id, seen_version=seen_version, reason=reason, closed_on=closed_on, actor=actor
    )
    sourcing.advance(candidacy_id=dossier.candidacy_id, act=Act.CLOSE_DOSSIER, actor=actor)
    return dossier


@transaction.atomic
def refuse_dossier(
    *, dossier_id: int, seen_version: int, refused_on: date, number: str, note: str, actor: Actor
) -> Dossier:
    """The deciding body does not admit: the dossier ends, the person is back on the list with the class done."""
    dossier = admission.refuse_dossier(
        dossier_id=dossier_id, seen_version=seen_version, refused_on=refused_on, number=number, note=note, actor=actor
    )
    sourcing.advance(candidacy_id=dossier.candidacy_id, act=Act.CLOSE_DOSSIER, actor=actor)
    return dossier


@transaction.atomic
def withdraw_dossier(*, dossier_id: int, seen_version: int, withdrawn_on: date, note: str, actor: Actor) -> Dossier:
    """The applicant takes the application back: the dossier ends, the person is back on the list."""
    dossier = admission.withdraw_dossier(
        dossier_id=dossier_id, seen_version=seen_version, withdrawn_on=withdrawn_on, note=note, actor=actor
    )
    sourcing.advance(candidacy_id=dossier.candidacy_id, act=Act.CLOSE_DOSSIER, actor=actor)
    return dossier
