"""The decisions that end a probation: recognition, strike-off."""

from __future__ import annotations

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
from nguon.probation.terms import Act


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
def strike_off(
    *, term_id: int, seen_version: int, decision: SignedDecision, actor: Actor, already_taken: bool = False
) -> Term:
    """Record the decision that strikes a probationary member off, effective on the day it is signed."""
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    day = decision.decided_on
    facts = queries.strike_off_facts(term, day, decision.body, decision.resolution.vote)
    _decide(
        term,
        Act.STRIKE_OFF,
        decision,
        rules.against_strike_off(facts, rules_for(term.organization_id, day)),
        already_taken,
    )
    term.effective_on = day
    save(term, [])
    record(EventKind.STRUCK_OFF, term, actor, on=day.isoformat(), clauses=term.findings)
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
