"""Votes of the cell and of the base committee on recognition, each judged on the day of its meeting."""

from __future__ import annotations

from django.db import transaction

from nguon.admission.operations import VotedResolution, refuse_impossible_vote, store_vote
from nguon.admission.terms import Body
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.probation import queries, rules
from nguon.probation.models import Term, TermResolution
from nguon.probation.operations.stored import record, save
from nguon.probation.terms import TermState
from nguon.regulations.voting import Voters, against_vote


@transaction.atomic
def record_review(
    *,
    term_id: int,
    seen_version: int,
    body: Body,
    resolution: VotedResolution,
    actor: Actor,
    already_taken: bool = False,
) -> Term:
    """Record the vote of the cell or of the base committee on recognition, judged on the day of the meeting.

    :raises BadInput: the body has voted already, or the base committee before the cell.
    """
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    votes = queries.resolutions_of(term.pk)
    if body in votes:
        raise BadInput(f"Đã ghi nghị quyết của {body.label.lower()} về người này.")
    page = rules_for(term.organization_id, resolution.met_on)
    if body is Body.CELL:
        findings = rules.against_review(queries.review_facts(term, resolution.met_on, resolution.vote), page)
    elif Body.CELL not in votes:
        raise BadInput("Chưa có nghị quyết của chi bộ; chi bộ xét trước, đảng ủy cơ sở xét sau.")
    else:
        findings = tuple(against_vote(resolution.vote, Voters.BASE, page))
    refuse_impossible_vote(resolution.vote, findings)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if term.state != TermState.RUNNING:
        raise BadInput("Thời kỳ dự bị đã kết thúc nên không ghi thêm nghị quyết.")
    store_vote(TermResolution(term=term, body=body), resolution)
    term.version += 1
    save(term, codes)
    event = EventKind.CELL_RESOLVED if body is Body.CELL else EventKind.BASE_RESOLVED
    record(event, term, actor, on=resolution.met_on.isoformat(), clauses=codes)
    return term
