"""Opening a dossier, and ending it without an admission."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import queries, rules
from nguon.admission.models import Dossier
from nguon.admission.operations.conditions import NOTHING_KNOWN, Conditions, write_conditions
from nguon.admission.operations.stored import record, save, take
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
    record(EventKind.DOSSIER_OPENED, dossier, actor, on=opening.opened_on.isoformat(), clauses=dossier.findings)
    return dossier


@transaction.atomic
def close_dossier(
    *, dossier_id: int, seen_version: int, reason: ClosingReason, closed_on: date, actor: Actor
) -> Dossier:
    """End a dossier without an admission, with a coded reason; the journey sets the candidacy back.

    :raises BadInput: before the dossier was opened.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    if closed_on < dossier.opened_on:
        raise BadInput(
            f"Ngày dừng {closed_on:%d/%m/%Y} trước ngày lập hồ sơ {dossier.opened_on:%d/%m/%Y}; hãy kiểm tra lại."
        )
    take(dossier, Act.CLOSE)
    dossier.closed_on, dossier.closing_reason = closed_on, reason
    save(dossier, [])
    record(EventKind.DOSSIER_CLOSED, dossier, actor, reason=reason.value)
    return dossier
