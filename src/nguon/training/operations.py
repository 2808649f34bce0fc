"""Writing classes, rosters, results and certificates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, NotFound, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.models import Organization
from nguon.organizations.queries import rules_for
from nguon.people import queries as people
from nguon.people.models import Person
from nguon.training import rules
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.terms import ClassKind, Result


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """What is decided when a class is opened."""

    kind: ClassKind
    name: str
    issuer: str
    decision_number: str
    opened_on: date
    closed_on: date


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result; number and day of the certificate only for those who passed."""

    result: Result
    certificate_number: str = ""
    certified_on: date | None = None


@transaction.atomic
def open_class(*, organization: Organization, plan: ClassPlan, actor: Actor) -> TrainingClass:
    """Open a class.

    :raises BadInput: it would end before it begins.
    """
    if plan.closed_on < plan.opened_on:
        raise BadInput(
            f"Lớp bế giảng ngày {plan.closed_on:%d/%m/%Y} trước ngày khai giảng {plan.opened_on:%d/%m/%Y}; "
            "hãy kiểm tra lại hai ngày."
        )
    opened = TrainingClass.objects.create(
        organization=organization,
        kind=plan.kind,
        name=plan.name,
        issuer=plan.issuer,
        decision_number=plan.decision_number,
        opened_on=plan.opened_on,
        closed_on=plan.closed_on,
    )
    audit.record(
        EventKind.CLASS_OPENED, by=actor, subject="class", subject_id=opened.pk, organization=organization.code
    )
    return opened


@transaction.atomic
def enrol(
    *, training_class: TrainingClass, person: Person, listed: bool, actor: Actor, already_taken: bool = False
) -> Enrolment:
    """Put a person on the roster. `listed`: on the list of a cell on the day the class opens.

    :raises Refused: the class is not for this person. :raises BadInput: already on the roster.
    """
    day = training_class.opened_on
    facts = rules.Enrolment(ClassKind(training_class.kind), listed, people.standing_on(person.pk, day))
    codes = refuse_or_keep(
        rules.against_enrolment(facts, rules_for(person.organization_id, day)), already_taken=already_taken
    )
    if Enrolment.rows.filter(training_class=training_class, person=person).exists():
        raise BadInput("Người này đã có tên trong lớp; không ghi lần thứ hai.")
    enrolment = Enrolment.rows.create(training_class=training_class, person=person)
    _record(EventKind.ENROLLED, enrolment, actor, clauses=codes)
    return enrolment


@transaction.atomic
def record_result(*, enrolment_id: int, outcome: Outcome, actor: Actor, already_taken: bool = False) -> Enrolment:
    """Record the result and, for those who passed, the certificate.

    :raises Refused: certificate before the end of the class, without number, or without passing.
    :raises BadInput: the certificate number is used for somebody else in the class.
    """
    mine = Enrolment.objects.within(actor.scope).select_related("training_class", "person__organization")
    enrolment = mine.select_for_update(of=("self",)).filter(pk=enrolment_id).first()
    if enrolment is None:
        raise NotFound("enrolment")
    codes: list[str] = []
    if outcome.certified_on is not None:
        facts = rules.Certificate(
            outcome.result, enrolment.training_class.closed_on, outcome.certificate_number or None
        )
        findings = rules.against_certificate(facts, rules_for(enrolment.person.organization_id, outcome.certified_on))
        codes = refuse_or_keep(findings, already_taken=already_taken)
    elif outcome.certificate_number:
        raise BadInput("Giấy chứng nhận có số nhưng chưa có ngày cấp. Hãy ghi ngày cấp như trên giấy.")
    enrolment.result = outcome.result
    enrolment.certificate_number = outcome.certificate_number
    enrolment.certified_on = outcome.certified_on
    try:
        with transaction.atomic():
            enrolment.save()
    except IntegrityError as error:
        raise BadInput(
            f"Số giấy chứng nhận “{outcome.certificate_number}” đã cấp cho người khác trong lớp này; "
            "hãy đối chiếu sổ cấp giấy."
        ) from error
    _record(EventKind.RESULT_RECORDED, enrolment, actor, result=outcome.result.value, clauses=codes)
    return enrolment


def _record(kind: EventKind, enrolment: Enrolment, actor: Actor, **details: Any) -> None:
    audit.record(
        kind,
        by=actor,
        subject="enrolment",
        subject_id=enrolment.pk,
        person_id=enrolment.person_id,
        organization=enrolment.training_class.organization.code,
        details=details,
    )
