"""Recording the papers that the recognition asks for."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from nguon.admission.operations import PaperEntry, store_entries
from nguon.audit.terms import EventKind
from nguon.core.scope import Actor
from nguon.probation import queries
from nguon.probation.models import Term, TermPaper
from nguon.probation.operations.stored import record, save
from nguon.regulations.papers import Phase


@transaction.atomic
def record_term_papers(*, term_id: int, seen_version: int, entries: Sequence[PaperEntry], actor: Actor) -> Term:
    """Record what was done to one or several papers of a probation: all of them or none.

    :raises BadInput: a kind is unknown or recorded elsewhere, or the act is not possible now.
    """
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    held = queries.term_papers_of(term.pk)
    store_entries(entries, held, lambda kind: TermPaper(term=term, kind=kind), (Phase.RECOGNITION,))
    term.version += 1
    save(term, [])
    acts = sorted({entry.act.value for entry in entries})
    record(EventKind.PAPERS_RECORDED, term, actor, papers=len(entries), acts=acts)
    return term
