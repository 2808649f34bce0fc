"""Reading moves, and the stage a person has reached when moving."""

from __future__ import annotations

from nguon.admission.models import Dossier, Transfer
from nguon.admission.terms import DossierState, MovingStage
from nguon.core.errors import NotFound
from nguon.core.scope import Actor, Scope

_STAGES = {
    DossierState.PREPARING: MovingStage.CONSIDERED,
    DossierState.CELL_RESOLVED: MovingStage.RESOLVED,
    DossierState.SECTION_APPRAISED: MovingStage.RESOLVED,
    DossierState.BASE_RESOLVED: MovingStage.SENT,
    DossierState.RECHECKED: MovingStage.SENT,
    DossierState.REFERRED: MovingStage.SENT,
    DossierState.DECIDED: MovingStage.DECIDED,
}


def stage_of(dossier: Dossier | None) -> MovingStage:
    """How far the person has come; a dossier set aside counts as it stood before."""
    if dossier is None:
        return MovingStage.CONSIDERED
    return _STAGES[DossierState(dossier.state_before or dossier.state)]


def transfers_of(person_id: int) -> list[Transfer]:
    """Every move of the person, oldest first; the caller has found the person within the scope."""
    rows = Transfer.rows.filter(person_id=person_id).select_related("from_organization", "to_organization")
    return list(rows.order_by("moved_on", "pk"))


def to_receive(scope: Scope, *, lft: int, rgt: int, limit: int) -> list[Transfer]:
    """Moves into organisations of the interval that nobody has taken over yet, oldest first."""
    rows = Transfer.objects.within(scope).filter(
        to_organization__lft__gte=lft, to_organization__lft__lte=rgt, received_on__isnull=True
    )
    return list(rows.select_related("person", "to_organization").order_by("moved_on", "pk")[:limit])


def transfer_within(scope: Scope, pk: int) -> Transfer:
    """The move, if its person lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    found = Transfer.objects.within(scope).select_related("person").filter(pk=pk).first()
    if found is None:
        raise NotFound("transfer")
    return found


def locked_transfer(actor: Actor, pk: int) -> Transfer:
    """The move, locked for change.

    :raises NotFound: outside the actor's scope.
    """
    found = Transfer.objects.within(actor.scope).select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFound("transfer")
    return found
