"""Acts upon the verification of a whole dossier: a letter drafted, somebody who need not be asked about, notes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.admission import operations, queries, rules
from nguon.admission.models import Dossier
from nguon.admission.operations import Letter, Noted
from nguon.admission.terms import AskedBody, Conclusion, Purpose, Relation
from nguon.organizations import queries as organizations
from nguon.web.admission.acts import OnDossier
from nguon.web.admission.letter_acts import sending, waiver
from nguon.web.admission.letter_forms import LetterForm, NoteForm, WaiverForm


class OnVerification(OnDossier, is_abstract=True):
    """An act upon the verification of one dossier."""

    def page_context(self, thing: Dossier) -> dict[str, Any]:
        """Whom it concerns, and back to the letters."""
        return {"above": thing.person.full_name, "cancel_url": reverse("letters", args=[thing.pk])}

    def unaccounted(self, thing: Dossier) -> list[str]:
        """Codes of those about whom nothing is recorded yet."""
        told = queries.verification_on(thing).inquiries or ()
        page = organizations.rules_for(thing.organization_id, clock.today())
        return [relation.value for relation in rules.unaccounted(told, page)]

    def done(self, result: int) -> HttpResponse:
        """Back to the letters."""
        return redirect("letters", pk=result)


class DraftLetter(OnVerification):
    """Draft a letter, or record one that has left."""

    form_class = LetterForm
    title = "Soạn thư thẩm tra, lấy ý kiến"
    submit = "Ghi thư"
    said = "Đã ghi thư."

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """About those who are still to be asked about."""
        return super().initial(thing) | {"about": self.unaccounted(thing)}

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged on the day it left; a draft is not judged."""
        code, today = data["asked_code"], clock.today()
        letter = Letter(
            purpose=Purpose(data["purpose"]),
            about=relations(data["about"]),
            asked=AskedBody(data["asked"]),
            asked_name=data["asked_name"],
            asked_organization=organizations.organization_by_code(code, on=today).organization if code else None,
        )
        operations.draft_letter(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            letter=letter,
            actor=self.actor,
            sending=sending(data) if data["sent_on"] else None,
            already_taken=data["already_taken"],
        )
        return thing.pk


class WaiveInquiry(OnVerification):
    """Record about whom nobody need be asked."""

    form_class = WaiverForm
    title = "Ghi người không phải hỏi"
    submit = "Ghi căn cứ"
    said = "Đã ghi căn cứ không phải hỏi."

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """Verification, today."""
        return super().initial(thing) | {"purpose": Purpose.BACKGROUND.value, "waived_on": clock.today()}

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged on the day it was settled."""
        operations.waive(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            purpose=Purpose(data["purpose"]),
            about=relations(data["about"]),
            waiver=waiver(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class NoteVerification(OnVerification):
    """Note what concerns the verification as a whole."""

    form_class = NoteForm
    title = "Ghi việc chung về thẩm tra"
    submit = "Ghi"
    said = "Đã ghi việc chung về thẩm tra lý lịch."

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """What is on file."""
        note = queries.note_of(thing.pk)
        kept = {name: getattr(note, name) for name in NoteForm.base_fields if name != "seen_version"} if note else {}
        return super().initial(thing) | kept

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged with each step, not here."""
        conclusion = data.pop("conclusion")
        seen_version = data.pop("seen_version")
        noted = Noted(**data, conclusion=Conclusion(conclusion) if conclusion else None)
        operations.note_verification(dossier_id=thing.pk, seen_version=seen_version, noted=noted, actor=self.actor)
        return thing.pk


def relations(codes: list[str]) -> tuple[Relation, ...]:
    """Those chosen, in the order of the list."""
    return tuple(relation for relation in Relation if relation.value in codes)
