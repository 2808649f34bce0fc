"""Questions that nobody need ask, each with its ground; and what is noted once about the whole verification."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import queries, rules
from nguon.admission.models import Inquiry, VerificationNote
from nguon.admission.operations.letters import (
    keep_findings,
    locked,
    open_dossier_locked,
    refuse_strange_subjects,
    take_letter,
    tell,
)
from nguon.admission.operations.stored import record
from nguon.admission.terms import Conclusion, Ground, InquiryAct, InquiryState, Purpose, Relation
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why nobody is asked. `confirmed`: what the ground must show is on paper; None when that is not known."""

    ground: Ground
    confirmed: bool | None
    reference: str
    waived_on: date


@dataclass(frozen=True, slots=True)
class Noted:
    """What is noted once about the whole verification; a day that is not known is None, a number then empty."""

    stamped_on: date | None
    remarked_on: date | None
    merged_on: date | None
    conclusion: Conclusion | None
    conclusion_number: str
    consent_number: str
    consent_on: date | None


@transaction.atomic
def waive(
    *,
    dossier_id: int,
    seen_version: int,
    purpose: Purpose,
    about: tuple[Relation, ...],
    waiver: Waiver,
    actor: Actor,
    already_taken: bool = False,
) -> Inquiry:
    """Record that nobody need be asked about these persons, judged on the day this is settled.

    :raises Refused: the ground does not cover them, or what it must show is not on paper.
    """
    dossier = open_dossier_locked(actor, dossier_id, seen_version)
    refuse_strange_subjects(purpose, about)
    inquiry = Inquiry(dossier=dossier, purpose=purpose, about=[one.value for one in about], state=InquiryState.DRAFT)
    dossier.version += 1
    dossier.save()
    _waive(inquiry, waiver, actor, already_taken)
    return inquiry


@transaction.atomic
def waive_letter(
    *, inquiry_id: int, seen_version: int, waiver: Waiver, actor: Actor, already_taken: bool = False
) -> Inquiry:
    """Record that the question of a letter, drafted or sent, need not be asked any more."""
    inquiry = locked(actor, inquiry_id, seen_version)
    _waive(inquiry, waiver, actor, already_taken)
    return inquiry


def _waive(inquiry: Inquiry, waiver: Waiver, actor: Actor, already_taken: bool) -> None:
    take_letter(inquiry, InquiryAct.WAIVE)
    inquiry.ground, inquiry.confirmed, inquiry.ground_reference = waiver.ground, waiver.confirmed, waiver.reference
    page = rules_for(inquiry.dossier.organization_id, waiver.waived_on)
    others = queries.verification_on(inquiry.dossier).inquiries or ()
    findings = rules.against_waiver(queries.facts_of(inquiry), others, page)
    keep_findings(inquiry.dossier, refuse_or_keep(findings, already_taken=already_taken))
    inquiry.save()
    tell(EventKind.INQUIRY_WAIVED, inquiry, actor, on=waiver.waived_on)


@transaction.atomic
def note_verification(*, dossier_id: int, seen_version: int, noted: Noted, actor: Actor) -> VerificationNote:
    """Note days and papers that concern the verification as a whole; whether they suffice is judged with each step.

    :raises BadInput: a consent with only its number or only its day, or one without a conclusion that asks for it.
    """
    dossier = open_dossier_locked(actor, dossier_id, seen_version)
    if bool(noted.consent_number) != (noted.consent_on is not None):
        raise BadInput("Văn bản đồng ý phải có cả số và ngày. Ghi đủ hai mục, hoặc để trống cả hai.")
    if noted.consent_on is not None and noted.conclusion is not Conclusion.NEEDS_CONSENT:
        raise BadInput(
            f"Văn bản đồng ý chỉ ghi khi kết luận là “{Conclusion.NEEDS_CONSENT.label}”. Xem lại phần kết luận."
        )
    note = queries.note_of(dossier.pk) or VerificationNote(dossier=dossier)
    note.stamped_on, note.remarked_on, note.merged_on = noted.stamped_on, noted.remarked_on, noted.merged_on
    note.conclusion, note.conclusion_number = noted.conclusion or "", noted.conclusion_number
    note.consent_number, note.consent_on = noted.consent_number, noted.consent_on
    note.save()
    dossier.version += 1
    dossier.save()
    record(EventKind.VERIFICATION_NOTED, dossier, actor, has_conclusion=int(noted.conclusion is not None))
    return note
