"""The papers of a probation as they stand, and what the rules judge of them."""

from __future__ import annotations

from nguon.admission.queries import paper_facts
from nguon.admission.rules import PaperFact, Papers
from nguon.admission.terms import PaperState
from nguon.probation.models import Term, TermPaper
from nguon.probation.queries.care import remarks_of

HELPER_REMARK = "helper-remark"


def term_papers_of(term_id: int) -> dict[str, TermPaper]:
    """The standing record of each kind of paper, by code; replaced ones are left out."""
    rows = TermPaper.rows.filter(term_id=term_id).exclude(state=PaperState.REPLACED)
    return {row.kind: row for row in rows}


def review_papers_facts(term: Term) -> Papers:
    """What is judged of the papers when the cell considers recognition; remarks recorded here count as the helper's."""
    rows = term_papers_of(term.pk)
    held = list(paper_facts(list(rows.values())))
    remarks = remarks_of(term.pk)
    if remarks and HELPER_REMARK not in rows:
        held.append(PaperFact(HELPER_REMARK, PaperState.ACCEPTED, remarks[0].made_on, signed=True))
    return Papers(compiled_on=None, renewed_on=None, groups=None, held=tuple(held))
