"""Writing probation terms. Every act: lock, judge on the day of the act, change, record."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from nguon.admission.operations import SignedDecision, VotedResolution, adds_up, store_vote
from nguon.admission.terms import Body
from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, Refused, refuse_or_keep
from nguon.core.findings import Finding
from nguon.core.scope import Actor
from nguon.organizations.models import Organization
from nguon.people.models import Person
from nguon.probation import queries, rules
from nguon.probation.models import Term, TermResolution
from nguon.probation.terms import NEXT, Act, TermState
from nguon.regulations.book import load_book
from nguon.regulations.voting import Voters, against_vote


def take(term: Term, act: Act) -> None:
    """End the term by an act.

    :raises BadInput: it has ended already.
    """
    state = TermState(term.state)
    if (state, act) not in NEXT:
        raise BadInput(f"Thời kỳ dự bị đã kết thúc (“{state.label}”) nên không thể “{act.label}”.")
    term.state = NEXT[state, act]
    term.version += 1


@transaction.atomic
def open_term(
    *,
    person: Person,
    organization: Organization,
    since: date,
    dossier_id: int | None,
    helper: Person | None,
    actor: Actor,
) -> Term:
    """Open a probation on the day of the ceremony; end and review day follow from the rules of that day."""
    page = load_book().on(since)
    term = Term.rows.create(
        person=person,
        organization=organization,
        dossier_id=dossier_id,
        since=since,
        ends_on=rules.probation_end(since, page),
        review_due_on=rules.review_due_on(since, page),
        helper=helper,
    )
    _record(EventKind.PROBATION_OPENED, term, actor, since=since.isoformat())
    return term


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
    page = load_book().on(resolution.met_on)
    if body is Body.CELL:
        findings = rules.against_review(queries.review_facts(term, resolution.met_on, resolution.vote), page)
    elif Body.CELL not in votes:
        raise BadInput("Chưa có nghị quyết của chi bộ; chi bộ xét trước, đảng ủy cơ sở xét sau.")
    else:
        findings = tuple(against_vote(resolution.vote, Voters.BASE, page))
    _refuse_impossible_vote(resolution, findings)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if term.state != TermState.RUNNING:
        raise BadInput("Thời kỳ dự bị đã kết thúc nên không ghi thêm nghị quyết.")
    store_vote(TermResolution(term=term, body=body), resolution)
    term.version += 1
    _save(term, codes)
    event = EventKind.CELL_RESOLVED if body is Body.CELL else EventKind.BASE_RESOLVED
    _record(event, term, actor, on=resolution.met_on.isoformat(), clauses=codes)
    return term


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
    findings = rules.against_recognition(facts, load_book().on(day))
    if day < term.ends_on:
        raise Refused(findings)
    _decide(term, Act.RECOGNISE, decision, findings, already_taken)
    term.effective_on = term.ends_on
    _save(term, [])
    _record(EventKind.RECOGNISED, term, actor, on=day.isoformat(), clauses=term.findings)
    return term


@transaction.atomic
def strike_off(
    *, term_id: int, seen_version: int, decision: SignedDecision, actor: Actor, already_taken: bool = False
) -> Term:
    """Record the decision that strikes a probationary member off, effective on the day it is signed."""
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    day = decision.decided_on
    facts = queries.strike_off_facts(term, day, decision.body, decision.resolution.vote)
    _decide(term, Act.STRIKE_OFF, decision, rules.against_strike_off(facts, load_book().on(day)), already_taken)
    term.effective_on = day
    _save(term, [])
    _record(EventKind.STRUCK_OFF, term, actor, on=day.isoformat(), clauses=term.findings)
    return term


def _decide(term: Term, act: Act, decision: SignedDecision, findings: tuple[Finding, ...], already_taken: bool) -> None:
    _refuse_impossible_vote(decision.resolution, findings)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if not decision.number:
        raise BadInput("Quyết định phải có số. Hãy ghi số như trên quyết định.")
    take(term, act)
    store_vote(TermResolution(term=term, body=Body.DECIDING), decision.resolution)
    term.decision_number, term.decided_on = decision.number, decision.decided_on
    term.findings = sorted({*term.findings, *codes})


def _refuse_impossible_vote(resolution: VotedResolution, findings: tuple[Finding, ...]) -> None:
    if not adds_up(resolution.vote):
        raise Refused(findings)


def _save(term: Term, codes: list[str]) -> None:
    term.findings = sorted({*term.findings, *codes})
    term.save()


def _record(kind: EventKind, term: Term, actor: Actor, **details: Any) -> None:
    audit.record(
        kind,
        by=actor,
        subject="term",
        subject_id=term.pk,
        person_id=term.person_id,
        organization=term.organization.code,
        details=details,
    )
