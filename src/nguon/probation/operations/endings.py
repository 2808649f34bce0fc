"""The decisions that end a probation, and the card that goes with a recognition."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.admission.operations import SignedDecision, refuse_impossible_vote, store_vote
from nguon.admission.terms import Body
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, Refused, refuse_or_keep
from nguon.core.findings import Finding
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.probation import queries, rules
from nguon.probation.models import Term, TermResolution
from nguon.probation.operations.stored import record, save, take
from nguon.probation.terms import Act, TermState


@transaction.atomic
def recognise(
    *, term_id: int, seen_version: int, decision: SignedDecision, actor: Actor, already_taken: bool = False
) -> Term:
    """Record the decision that recognises an official member, effective on the day the probation ended, even when late.

    :raises Refused: the rules forbid it; before the probation ended always, whatever was done on paper.
    """
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    day = decision.decided_on
    facts = queries.recognition_facts(term, day, decision.body, decision.resolution.vote, term.ends_on)
    findings = rules.against_recognition(facts, rules_for(term.organization_id, day))
    if day < term.ends_on:
        raise Refused(findings)
    _decide(term, Act.RECOGNISE, decision, findings, already_taken)
    term.effective_on = term.ends_on
    save(term, [])
    record(EventKind.RECOGNISED, term, actor, on=day.isoformat(), clauses=term.findings)
    return term


@transaction.atomic
def end_term(*, term: Term, act: Act, number: str, decided_on: date, actor: Actor) -> Term:
    """End a probation because of a decision that was judged and stored elsewhere; a journey calls this.

    :raises BadInput: the act is not possible in the present state.
    """
    take(term, act)
    term.decision_number, term.decided_on, term.effective_on = number, decided_on, decided_on
    save(term, [])
    record(_EVENTS[act], term, actor, on=decided_on.isoformat())
    return term


_EVENTS = {
    Act.STRIKE_OFF: EventKind.STRUCK_OFF,
    Act.RESIGN: EventKind.RESIGNED,
    Act.ANNUL: EventKind.ADMISSION_ANNULLED,
}


@transaction.atomic
def restore_term(*, term: Term, actor: Actor) -> Term:
    """Take a strike-off back after a complaint: the probation goes on as if it had not been decided."""
    take(term, Act.RESTORE)
    term.decision_number, term.decided_on, term.effective_on = "", None, None
    save(term, [])
    record(EventKind.TERM_RESTORED, term, actor)
    return term


@transaction.atomic
def record_card_decision(*, term_id: int, seen_version: int, number: str, decided_on: date, actor: Actor) -> Term:
    """Record the decision to issue the member's card, which goes with the recognition.

    :raises BadInput: the member is not recognised, or the decision is older than the recognition.
    """
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    if term.state != TermState.RECOGNISED or term.decided_on is None:
        raise BadInput("Chưa có quyết định công nhận chính thức nên chưa ghi quyết định phát thẻ đảng viên.")
    if decided_on < term.decided_on:
        raise BadInput(
            f"Quyết định phát thẻ ngày {decided_on:%d/%m/%Y} trước quyết định công nhận {term.decided_on:%d/%m/%Y}; "
            "hãy kiểm tra lại ngày."
        )
    term.card_decision_number, term.card_decided_on = number, decided_on
    term.version += 1
    save(term, [])
    record(EventKind.CARD_DECIDED, term, actor, on=decided_on.isoformat())
    return term


def _decide(term: Term, act: Act, decision: SignedDecision, findings: tuple[Finding, ...], already_taken: bool) -> None:
    refuse_impossible_vote(decision.resolution.vote, findings)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if not decision.number:
        raise BadInput("Quyết định phải có số. Hãy ghi số như trên quyết định.")
    take(term, act)
    store_vote(TermResolution(term=term, body=Body.DECIDING), decision.resolution)
    term.decision_number, term.decided_on = decision.number, decision.decided_on
    term.findings = sorted({*term.findings, *codes})
