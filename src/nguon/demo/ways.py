"""The days of one invented way into the Party, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nguon.admission.terms import DossierState
from nguon.sourcing.terms import CandidacyState, NominatorKind


@dataclass(slots=True)
class Way:
    """The days of one way; what has not happened yet is None."""

    document_on: date
    listed_on: date | None = None
    helped_on: date | None = None
    helped_until: date | None = None
    class_id: int | None = None
    opened_on: date | None = None
    cell_on: date | None = None
    base_on: date | None = None
    returned_on: date | None = None
    rechecked_on: date | None = None
    decided_on: date | None = None
    received_on: date | None = None
    ceremony_on: date | None = None
    nominator: NominatorKind = NominatorKind.CELL
    nominator_name: str = ""
    movement: int | None = None
    helper: int | None = None
    introducers: int = 2
    extra: dict[str, Any] = field(default_factory=dict)


def candidacy_state(way: Way) -> CandidacyState:
    """How far the way has come on the list."""
    reached = (
        (way.ceremony_on, CandidacyState.ADMITTED),
        (way.opened_on, CandidacyState.DOSSIER),
        (way.class_id, CandidacyState.TRAINED),
        (way.helped_on, CandidacyState.HELPED),
        (way.listed_on, CandidacyState.LISTED),
    )
    return next((state for day, state in reached if day), CandidacyState.NOMINATED)


def dossier_state(way: Way) -> DossierState:
    """How far the dossier has come."""
    reached = (
        (way.ceremony_on, DossierState.ADMITTED),
        (way.decided_on, DossierState.DECIDED),
        (way.returned_on, DossierState.RETURNED),
        (way.rechecked_on, DossierState.RECHECKED),
        (way.base_on, DossierState.BASE_RESOLVED),
        (way.cell_on, DossierState.CELL_RESOLVED),
    )
    return next((state for day, state in reached if day), DossierState.PREPARING)
