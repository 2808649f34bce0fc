"""What every act on a dossier ends with: the move along the table of states, the stored row, the event."""

from __future__ import annotations

from typing import Any

from nguon.admission.models import Dossier
from nguon.admission.terms import NEXT, NO_ACT_LEFT, Act, DossierState
from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor


def take(dossier: Dossier, act: Act) -> None:
    """Move the dossier along the table of states.

    :raises BadInput: the act is not possible in the present state.
    """
    state = DossierState(dossier.state)
    if (state, act) not in NEXT:
        possible = ", ".join(f"“{a.label}”" for (s, a) in NEXT if s is state) or NO_ACT_LEFT
        raise BadInput(f"Hồ sơ đang ở bước “{state.label}” nên chưa thể “{act.label}”. Việc có thể làm: {possible}.")
    dossier.state = NEXT[state, act]
    dossier.version += 1


def save(dossier: Dossier, codes: list[str]) -> None:
    """Store the dossier with the clause codes its new act left behind added to those it carries."""
    dossier.findings = sorted({*dossier.findings, *codes})
    dossier.save()


def record(kind: EventKind, dossier: Dossier, actor: Actor, **details: Any) -> None:
    """Write the event of an act on the dossier; details hold codes, days and numbers, never names."""
    audit.record(
        kind,
        by=actor,
        subject="dossier",
        subject_id=dossier.pk,
        person_id=dossier.person_id,
        organization=dossier.organization.code,
        details=details,
    )
