"""What every act on a term ends with: the move along the table of states, the stored row, the event."""

from __future__ import annotations

from typing import Any

from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.probation.models import Term
from nguon.probation.terms import NEXT, Act, TermState


def take(term: Term, act: Act) -> None:
    """End the term by an act.

    :raises BadInput: it has ended already.
    """
    state = TermState(term.state)
    if (state, act) not in NEXT:
        raise BadInput(f"Thời kỳ dự bị đã kết thúc (“{state.label}”) nên không thể “{act.label}”.")
    term.state = NEXT[state, act]
    term.version += 1


def save(term: Term, codes: list[str]) -> None:
    """Store the term with the clause codes its new act left behind added to those it carries."""
    term.findings = sorted({*term.findings, *codes})
    term.save()


def record(kind: EventKind, term: Term, actor: Actor, **details: Any) -> None:
    """Write the event of an act on the term; details hold codes, days and numbers, never names."""
    audit.record(
        kind,
        by=actor,
        subject="term",
        subject_id=term.pk,
        person_id=term.person_id,
        organization=term.organization.code,
        details=details,
    )
