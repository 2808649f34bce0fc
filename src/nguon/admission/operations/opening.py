"""Opening a dossier, and ending it without an admission."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import queries, rules
from nguon.admission.models import Dossier
from nguon.admission.operations.conditions import NOTHING_KNOWN, Conditions, write_conditions
from nguon.admission.operations.papers import ask_for_papers
from nguon.admission.operations.stored import record, refuse_backdated, save, take
from nguon.admission.terms import Act, ClosingReason, DossierState
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, Refused, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.sourcing.models import Candidacy


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known when a dossier is opened."""

    opened_on: date
    application_on: date | None
    conditions: Conditions = NOTHING_KNOWN


@transaction.atomic
def open_dossier(*, candidacy: Candidacy, opening: Opening, actor: Actor, already_taken: bool = False) -> Dossier:
    """Open a dossier for a candidate; the journey moves the candidacy along.

    :raises Refused: the rules forbid it on the day, or another dossier of the person is under way.
    """
    dossier = Dossier(
        person=candidacy.person,
        candidacy=candidacy,
        organization=candidacy.organization,
        state=DossierState.PREPARING,
        opened_on=opening.opened_on,
        application_on=opening.application_on,
    )
    write_conditions(dossier, opening.conditions)
    facts = queries.applicant_on(dossier, opening.opened_on)
    findings = rules.against_opening_dossier(facts, rules_for(dossier.organization_id, opening.opened_on))
    if facts.other_dossier_open:
        raise Refused(findings)  # no record may hold two open dossiers, also not one of the past
    dossier.findings = refuse_or_keep(findings, already_taken=already_taken)
    dossier.save()
    if not already_taken:
        # Of a dossier of the past nobody knows yet what lies in it; of a new one, that everything is still to come.
        ask_for_papers(dossier, opening.opened_on)
    record(EventKind.DOSSIER_OPENED, dossier, actor, on=opening.opened_on.isoformat(), clauses=dossier.findings)
    return dossier


@dataclass(frozen=True, slots=True)
class Ending:
    """How a dossier ends without an admission: the day, the coded reason, the document and what it says."""

    closed_on: date
    reason: ClosingReason
    number: str = ""
    note: str = ""


@transaction.atomic
def close_dossier(
    *, dossier_id: int, seen_version: int, reason: ClosingReason, closed_on: date, actor: Actor
) -> Dossier:
    """End a dossier without an admission, with a coded reason; the journey sets the candidacy back.

    :raises BadInput: before the dossier was opened.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    return _end(dossier, Act.CLOSE, EventKind.DOSSIER_CLOSED, Ending(closed_on, reason), actor)


@transaction.atomic
def refuse_dossier(
    *, dossier_id: int, seen_version: int, refused_on: date, number: str, note: str, actor: Actor
) -> Dossier:
    """Record that the deciding body does not admit, with the document and the reason it gives.

    :raises BadInput: no document or no reason: the cell and the applicant have to be answered.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    refuse_backdated(dossier, Act.REFUSE, refused_on)
    if not number or not note:
        raise BadInput("Không quyết định kết nạp thì phải ghi số văn bản trả lời và lý do, để báo lại chi bộ.")
    ending = Ending(refused_on, ClosingReason.NOT_DECIDED, number, note)
    return _end(dossier, Act.REFUSE, EventKind.DOSSIER_REFUSED, ending, actor)


@transaction.atomic
def withdraw_dossier(*, dossier_id: int, seen_version: int, withdrawn_on: date, note: str, actor: Actor) -> Dossier:
    """Record that the applicant takes the application back."""
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    ending = Ending(withdrawn_on, ClosingReason.OWN_WISH, note=note)
    return _end(dossier, Act.WITHDRAW, EventKind.DOSSIER_WITHDRAWN, ending, actor)


def _end(dossier: Dossier, act: Act, event: EventKind, ending: Ending, actor: Actor) -> Dossier:
    if ending.closed_on < dossier.opened_on:
        raise BadInput(
            f"Ngày dừng {ending.closed_on:%d/%m/%Y} trước ngày lập hồ sơ {dossier.opened_on:%d/%m/%Y}; "
            "hãy kiểm tra lại."
        )
    take(dossier, act)
    dossier.closed_on, dossier.closing_reason = ending.closed_on, ending.reason
    dossier.closing_number, dossier.closing_note = ending.number, ending.note
    save(dossier, [])
    record(event, dossier, actor, on=ending.closed_on.isoformat(), reason=ending.reason.value)
    return dossier
