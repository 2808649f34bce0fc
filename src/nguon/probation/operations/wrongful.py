"""Wrongful admissions. Every act: lock, judge on the day of the act, change, record."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from nguon.admission.models import Dossier
from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.people import queries as people
from nguon.probation import queries, rules
from nguon.probation.models import RedoneStep, WrongfulAdmission
from nguon.probation.terms import NEXT_OF_WRONGFUL, Annuller, Fault, FaultyStep, WrongfulAct, WrongfulState


@dataclass(frozen=True, slots=True)
class FoundFault:
    """What was found. `steps`: those that have to be done anew; `is_received` only where found elsewhere."""

    found_on: date
    fault: Fault
    qualifies: bool | None
    steps: Collection[FaultyStep]
    found_elsewhere: bool = False
    is_received: bool | None = None


@dataclass(frozen=True, slots=True)
class Annulling:
    """The decision that annuls; the consent of the superior only where the member has been received elsewhere."""

    number: str
    signed_on: date
    by: Annuller
    consent_number: str = ""
    consented_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reissuing:
    """The decision that is issued anew, with the days it states; `official_on` None while the probation runs."""

    number: str
    signed_on: date
    admitted_on: date
    official_on: date | None


@transaction.atomic
def record_fault(*, person_id: int, dossier: Dossier | None, found: FoundFault, actor: Actor) -> WrongfulAdmission:
    """Record that an admission was wrong, and which steps were.

    :raises BadInput: one is being treated already, or the person is no member.
    """
    person = people.person_within(actor.scope, person_id)
    if queries.has_open_wrongful(person.pk):
        raise BadInput("Việc kết nạp người này đang được xem xét; ghi tiếp ở việc đang có.")
    if people.standing_on(person.pk, found.found_on) not in people.MEMBER_STANDINGS:
        raise BadInput(
            f"Người này vào ngày {found.found_on:%d/%m/%Y} không phải đảng viên "
            "nên không có việc kết nạp sai để giải quyết."
        )
    belongs = people.affiliation_on(person.pk, found.found_on)
    wrongful = WrongfulAdmission.rows.create(
        person=person,
        organization=belongs.organization if belongs else person.organization,
        dossier=dossier,
        found_on=found.found_on,
        fault=found.fault,
        qualifies=found.qualifies,
        found_elsewhere=found.found_elsewhere,
        is_received=found.is_received,
    )
    for step in found.steps:
        RedoneStep.rows.create(wrongful=wrongful, step=step)
    _record(EventKind.FAULT_FOUND, wrongful, actor, on=found.found_on.isoformat(), fault=found.fault.value)
    return wrongful


@transaction.atomic
def record_redone(
    *, wrongful_id: int, seen_version: int, step: FaultyStep, redone_on: date, number: str, actor: Actor
) -> WrongfulAdmission:
    """Record that a faulty step was done anew; the good ones stay as they are.

    :raises BadInput: the step was not faulty, or the day lies before the fault was found.
    """
    wrongful = queries.locked_wrongful(actor, wrongful_id, seen_version=seen_version)
    row = RedoneStep.rows.filter(wrongful=wrongful, step=step).first()
    if row is None:
        raise BadInput(f"Khâu “{step.label}” không nằm trong những khâu không đúng đã ghi; khâu đúng thì giữ nguyên.")
    if redone_on < wrongful.found_on:
        raise BadInput(
            f"Ngày làm lại {redone_on:%d/%m/%Y} trước ngày phát hiện {wrongful.found_on:%d/%m/%Y}; hãy kiểm tra lại."
        )
    _take(wrongful, WrongfulAct.REDO)
    RedoneStep.rows.filter(pk=row.pk).update(redone_on=redone_on, number=number)
    wrongful.save()
    _record(EventKind.STEP_REDONE, wrongful, actor, on=redone_on.isoformat(), step=step.value)
    return wrongful


@transaction.atomic
def send_back(
    *, wrongful_id: int, seen_version: int, number: str, sent_on: date, actor: Actor, already_taken: bool = False
) -> WrongfulAdmission:
    """Record the letter with which the place the member moved to stops receiving.

    :raises BadInput: not found elsewhere, or received already.
    """
    wrongful = queries.locked_wrongful(actor, wrongful_id, seen_version=seen_version)
    if not wrongful.found_elsewhere or wrongful.is_received:
        raise BadInput("Chỉ gửi lại khi phát hiện ở nơi chuyển đến và nơi đó chưa tiếp nhận sinh hoạt.")
    findings = rules.against_sending_back(
        rules.SendingBack(number or None, sent_on), rules_for(wrongful.organization_id, sent_on)
    )
    codes = refuse_or_keep(findings, already_taken=already_taken)
    _settle(wrongful, WrongfulAct.SEND_BACK, number, sent_on, codes)
    _record(EventKind.SENT_BACK, wrongful, actor, on=sent_on.isoformat(), clauses=codes)
    return wrongful


@transaction.atomic
def annul(
    *, wrongful_id: int, seen_version: int, annulling: Annulling, actor: Actor, already_taken: bool = False
) -> WrongfulAdmission:
    """Record the decision that annuls the admission; the journey sets standing and probation.

    :raises Refused: the person qualifies, or somebody else has to annul.
    """
    wrongful = queries.locked_wrongful(actor, wrongful_id, seen_version=seen_version)
    wrongful.consent_number, wrongful.consented_on = annulling.consent_number, annulling.consented_on
    facts = queries.annulment_facts(wrongful, annulling.signed_on, annulling.by)
    findings = rules.against_annulment(facts, rules_for(wrongful.organization_id, annulling.signed_on))
    codes = refuse_or_keep(findings, already_taken=already_taken)
    wrongful.annulled_by = annulling.by
    _settle(wrongful, WrongfulAct.ANNUL, annulling.number, annulling.signed_on, codes)
    _record(EventKind.ADMISSION_ANNULLED, wrongful, actor, on=annulling.signed_on.isoformat(), clauses=codes)
    return wrongful


@transaction.atomic
def reissue(
    *, wrongful_id: int, seen_version: int, reissuing: Reissuing, actor: Actor, already_taken: bool = False
) -> WrongfulAdmission:
    """Record the decision issued anew after the faulty steps; the journey mends the days of the standing.

    :raises Refused: a faulty step was not done anew, or the days in the decision are wrong.
    """
    wrongful = queries.locked_wrongful(actor, wrongful_id, seen_version=seen_version)
    facts = queries.reissue_facts(wrongful, reissuing.admitted_on, reissuing.official_on)
    findings = rules.against_reissue(facts, rules_for(wrongful.organization_id, reissuing.signed_on))
    codes = refuse_or_keep(findings, already_taken=already_taken)
    wrongful.admitted_on, wrongful.official_on = reissuing.admitted_on, reissuing.official_on
    _settle(wrongful, WrongfulAct.REISSUE, reissuing.number, reissuing.signed_on, codes)
    _record(EventKind.DECISION_REISSUED, wrongful, actor, on=reissuing.signed_on.isoformat(), clauses=codes)
    return wrongful


def _settle(wrongful: WrongfulAdmission, act: WrongfulAct, number: str, on: date, codes: list[str]) -> None:
    if not number:
        raise BadInput("Văn bản giải quyết phải có số. Hãy ghi số như trên văn bản.")
    if on < wrongful.found_on:
        raise BadInput(
            f"Ngày văn bản {on:%d/%m/%Y} trước ngày phát hiện {wrongful.found_on:%d/%m/%Y}; hãy kiểm tra lại."
        )
    _take(wrongful, act)
    wrongful.number, wrongful.settled_on = number, on
    wrongful.findings = sorted({*wrongful.findings, *codes})
    wrongful.save()


def _take(wrongful: WrongfulAdmission, act: WrongfulAct) -> None:
    state = WrongfulState(wrongful.state)
    if (state, act) not in NEXT_OF_WRONGFUL:
        raise BadInput(f"Việc này đang ở bước “{state.label}” nên không thể “{act.label}”.")
    wrongful.state = NEXT_OF_WRONGFUL[state, act]
    wrongful.version += 1


def _record(kind: EventKind, wrongful: WrongfulAdmission, actor: Actor, **details: Any) -> None:
    audit.record(
        kind,
        by=actor,
        subject="wrongful",
        subject_id=wrongful.pk,
        person_id=wrongful.person_id,
        organization=wrongful.organization.code,
        details=details,
    )
