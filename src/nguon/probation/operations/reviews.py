"""Votes of the cell and of the base committee on recognition, each judged on the day of its meeting."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.admission.operations import VotedResolution
from nguon.admission.rules import against_review_papers
from nguon.admission.terms import Body
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.probation import queries, rules
from nguon.probation.models import Term, TermResolution
from nguon.probation.operations.attempts import attempt_of, cast
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

    A vote below the threshold is recorded as it was; the body may vote again.

    :raises BadInput: the body has voted and it carried, or the base committee before the cell.
    """
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    _refuse_ended(term)
    attempt = attempt_of(body, queries.resolutions_of(term.pk))
    page = rules_for(term.organization_id, resolution.met_on)
    if body is Body.CELL:
        findings = (
            *rules.against_review(queries.review_facts(term, resolution.met_on, resolution.vote), page),
            *against_review_papers(queries.review_papers_facts(term), page),
        )
    else:
        findings = tuple(against_vote(resolution.vote, Voters.BASE, page))
    row = TermResolution(term=term, body=body, attempt=attempt)
    codes = cast(row, resolution, findings, already_taken=already_taken)
    term.version += 1
    save(term, codes)
    event = EventKind.CELL_RESOLVED if body is Body.CELL else EventKind.BASE_RESOLVED
    record(event, term, actor, on=resolution.met_on.isoformat(), attempt=attempt, clauses=codes)
    return term


@transaction.atomic
def refer_term(*, term_id: int, seen_version: int, number: str, referred_on: date, actor: Actor) -> Term:
    """Record the letter that reports to the levels above what the votes could not settle.

    :raises BadInput: fewer votes were lost than the rules ask for, or the letter is older than the last of them.
    """
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    _refuse_ended(term)
    lost, page = queries.lost_votes_of(term.pk), rules_for(term.organization_id, referred_on)
    needed = page.integer("probation.attempts")
    if len(lost) < needed:
        raise BadInput(
            f"Mới có {len(lost)} lần biểu quyết không đủ số phiếu; đủ {needed} lần mới báo cáo cấp trên "
            f"({page.value('probation.attempts').citation}). Chi bộ còn được biểu quyết lại."
        )
    if referred_on < lost[-1].met_on:
        raise BadInput(
            f"Văn bản báo cáo ngày {referred_on:%d/%m/%Y} trước lần biểu quyết cuối {lost[-1].met_on:%d/%m/%Y}; "
            "hãy kiểm tra lại ngày."
        )
    term.referral_number, term.referred_on = number, referred_on
    term.version += 1
    save(term, [])
    record(EventKind.TERM_REFERRED, term, actor, on=referred_on.isoformat())
    return term


def _refuse_ended(term: Term) -> None:
    if term.state != TermState.RUNNING:
        raise BadInput("Thời kỳ dự bị đã kết thúc nên không ghi thêm nghị quyết.")
