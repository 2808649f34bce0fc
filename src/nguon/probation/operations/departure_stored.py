"""What every act on a departure ends with: the move along the table of states, the stored row, the event."""

from __future__ import annotations

from typing import Any

from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.probation.models import Departure
from nguon.probation.terms import NEXT_OF_DEPARTURE, DepartureAct, DepartureState


def take(departure: Departure, act: DepartureAct) -> None:
    """Move the departure along the table of states.

    :raises BadInput: the act is not possible in the present state.
    """
    state = DepartureState(departure.state)
    if (state, act) not in NEXT_OF_DEPARTURE:
        raise BadInput(f"Việc này đang ở bước “{state.label}” nên không thể “{act.label}”.")
    departure.state = NEXT_OF_DEPARTURE[state, act]
    departure.version += 1


def save(departure: Departure, codes: list[str]) -> None:
    """Store it with the clause codes its new act left behind added to those it carries."""
    departure.findings = sorted({*departure.findings, *codes})
    departure.save()


def record(kind: EventKind, departure: Departure, actor: Actor, **details: Any) -> None:
    """Write the event of an act on it; details hold codes, days and numbers, never names."""
    audit.record(
        kind,
        by=actor,
        subject="departure",
        subject_id=departure.pk,
        person_id=departure.person_id,
        organization=departure.organization.code,
        details=details,
    )
