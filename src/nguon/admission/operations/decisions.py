"""The decision that admits, and the ceremony."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import queries, rules
from nguon.admission.models import Dossier, Resolution
from nguon.admission.operations.stored import record, refuse_during_pause, save, take
from nguon.admission.operations.votes import VotedResolution, refuse_impossible_vote, store_vote
from nguon.admission.terms import Act, Body, DecidingBody
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, Refused, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.regulations.chains import Step


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """The decision to admit: number, day signed, who decided, the vote of the deciding body."""

    number: str
    decided_on: date
    body: DecidingBody
    resolution: VotedResolution
    received_on: date | None = None


@transaction.atomic
def record_decision(
    *, dossier_id: int, seen_version: int, decision: SignedDecision, actor: Actor, already_taken: bool = False
) -> Dossier:
    """Record the decision that admits the candidate, with the vote of the deciding body, judged on the day signed.

    :raises Refused: the rules forbid it, among them a decision before the cell's or the base committee's resolution.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    facts = queries.decision_facts(dossier, decision.body, decision.resolution.vote, decision.decided_on)
    page = rules_for(dossier.organization_id, decision.decided_on)
    place = queries.passing(dossier, Step.DECIDING, decision.decided_on, decision.body)
    findings = (
        *rules.against_decision(facts, page),
        *rules.against_clearance(queries.clearance_of(dossier), page),
        *rules.against_passing(place, page),
    )
    refuse_impossible_vote(decision.resolution.vote, findings)
    refuse_during_pause(dossier, Act.RECORD_DECISION, decision.decided_on)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if not decision.number:
        raise BadInput("Quyết định kết nạp phải có số. Hãy ghi số như trên quyết định.")
    take(dossier, Act.RECORD_DECISION)
    store_vote(Resolution(dossier=dossier, body=Body.DECIDING), decision.resolution)
    dossier.deciding_body, dossier.decision_number = decision.body, decision.number
    dossier.decided_on, dossier.received_on = decision.decided_on, decision.received_on
    save(dossier, codes)
    record(EventKind.DECISION_RECORDED, dossier, actor, on=decision.decided_on.isoformat(), clauses=codes)
    return dossier


@transaction.atomic
def record_ceremony(
    *,
    dossier_id: int,
    seen_version: int,
    ceremony_on: date,
    received_on: date | None,
    actor: Actor,
    already_taken: bool = False,
) -> Dossier:
    """Record the ceremony; the journey changes standing and opens the probation.

    :raises Refused: before the decision, whatever was done on paper: probation cannot begin before it.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    dossier.received_on = received_on or dossier.received_on
    findings = rules.against_ceremony(queries.ceremony_facts(dossier), rules_for(dossier.organization_id, ceremony_on))
    if dossier.decided_on is not None and ceremony_on < dossier.decided_on:
        raise Refused(findings)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    take(dossier, Act.RECORD_CEREMONY)
    dossier.ceremony_on = ceremony_on
    save(dossier, codes)
    record(EventKind.CEREMONY_RECORDED, dossier, actor, on=ceremony_on.isoformat(), clauses=codes)
    return dossier
