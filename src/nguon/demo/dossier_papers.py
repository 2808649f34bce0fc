"""The paper that an invented dossier under way holds, lacks or had returned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from nguon.admission.terms import PaperState
from nguon.demo import terms

# Chosen by the number of the dossier, not by chance: whom the rest of the story draws stays the same.
_STATES = (PaperState.ACCEPTED, PaperState.DUE, PaperState.ACCEPTED, PaperState.RETURNED)


def curriculum_vitae(dossier: int, opened_on: date, *, is_considered: bool) -> dict[str, Any]:
    """The columns of the applicant's curriculum vitae; once the cell has considered the dossier it is there."""
    state = PaperState.ACCEPTED if is_considered else _STATES[dossier % len(_STATES)]
    is_there = state is PaperState.ACCEPTED
    return {
        "dossier_id": dossier,
        "kind": "curriculum-vitae",
        "state": state,
        "changed_on": opened_on + timedelta(days=10),
        "dated_on": opened_on + timedelta(days=3) if is_there else None,
        "signed": True if is_there else None,
        "kept_at": terms.KEPT_AT if is_there else "",
        "reason_given": terms.RETURNED_BECAUSE if state is PaperState.RETURNED else "",
    }
