"""Every act upon one letter: sent, reminded, answered, waived, put aside; and reminding many at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import operations, queries
from nguon.admission.models import Inquiry
from nguon.admission.operations import Received, Reminded, Sending, Waiver
from nguon.admission.terms import Answer, Carrier, Ground, Purpose
from nguon.organizations import queries as organizations
from nguon.web.admission.forms import known
from nguon.web.admission.letter_forms import (
    AnswerForm,
    DropForm,
    GroundForm,
    ReminderForm,
    RemindManyForm,
    SendingForm,
)
from nguon.web.admission.letter_rows import about_words, awaited_row
from nguon.web.admission.letters import awaited
from nguon.web.admission.views import REACH
from nguon.web.shell.acts import ActPage
from nguon.web.shell.views import FormPage

AT_ONCE = 200
"""Letters offered for one reminder."""


def sending(data: dict[str, Any]) -> Sending:
    """How a letter left, as the operations take it."""
    return Sending(number=data["number"], sent_on=data["sent_on"], carried_by=Carrier(data["carried_by"]))


def waiver(data: dict[str, Any]) -> Waiver:
    """A ground that was typed, as the operations take it."""
    return Waiver(
        ground=Ground(data["ground"]),
        confirmed=known(data["confirmed"]),
        reference=data["reference"],
        waived_on=data["waived_on"],
    )


class OnLetter(ActPage, is_abstract=True):
    """An act upon one letter."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH

    def load(self, **kwargs: Any) -> Inquiry:
        """The letter, within the scope."""
        return queries.inquiry_within(self.actor.scope, kwargs["pk"])

    def initial(self, thing: Inquiry) -> dict[str, Any]:
        """The version that is seen."""
        return {"seen_version": thing.version}

    def page_context(self, thing: Inquiry) -> dict[str, Any]:
        """Which letter, and the way back."""
        return {
            "above": thing.dossier.person.full_name,
            "intro": f"{Purpose(thing.purpose).label}: {about_words(thing)}.",
            "cancel_url": reverse("letters", args=[thing.dossier_id]),
        }

    def done(self, result: Inquiry) -> HttpResponse:
        """Back to the letters."""
        return redirect("letters", pk=result.dossier_id)


class SendLetter(OnLetter):
    """A drafted letter has left."""

    form_class = SendingForm
    title = "Ghi đã gửi thư"
    submit = "Ghi đã gửi"
    said = "Đã ghi thư gửi đi."

    def act(self, thing: Inquiry, data: dict[str, Any]) -> Inquiry:
        """Judged on the day it left."""
        return operations.send_letter(
            inquiry_id=thing.pk,
            seen_version=data["seen_version"],
            sending=sending(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )


class RemindLetter(OnLetter):
    """The asked body was reminded."""

    form_class = ReminderForm
    title = "Ghi đã nhắc"
    submit = "Ghi đã nhắc"
    said = "Đã ghi lần nhắc."

    def initial(self, thing: Inquiry) -> dict[str, Any]:
        """Today."""
        return super().initial(thing) | {"reminded_on": clock.today()}

    def act(self, thing: Inquiry, data: dict[str, Any]) -> Inquiry:
        """One more reminder."""
        return operations.remind_letter(
            inquiry_id=thing.pk,
            seen_version=data["seen_version"],
            reminded_on=data["reminded_on"],
            number=data["number"],
            actor=self.actor,
        )


class RecordAnswer(OnLetter):
    """The answer came."""

    form_class = AnswerForm
    title = "Ghi trả lời"
    submit = "Ghi trả lời"
    said = "Đã ghi trả lời."

    def act(self, thing: Inquiry, data: dict[str, Any]) -> Inquiry:
        """What it amounts to; judged with the cell's meeting."""
        received = Received(data["answered_on"], data["number"], Answer(data["result"]))
        return operations.record_answer(
            inquiry_id=thing.pk, seen_version=data["seen_version"], received=received, actor=self.actor
        )


class WaiveLetter(OnLetter):
    """The question of a letter need not be asked any more."""

    form_class = GroundForm
    title = "Ghi không phải hỏi nữa"
    submit = "Ghi căn cứ"
    said = "Đã ghi căn cứ không phải hỏi."

    def initial(self, thing: Inquiry) -> dict[str, Any]:
        """Today."""
        return super().initial(thing) | {"waived_on": clock.today()}

    def act(self, thing: Inquiry, data: dict[str, Any]) -> Inquiry:
        """Judged on the day it was settled."""
        return operations.waive_letter(
            inquiry_id=thing.pk,
            seen_version=data["seen_version"],
            waiver=waiver(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )


class DropLetter(OnLetter):
    """Put a letter or a waiver aside."""

    form_class = DropForm
    title = "Bỏ thư"
    submit = "Bỏ thư"
    said = "Đã bỏ; việc này vẫn lưu lại trong hồ sơ."

    def act(self, thing: Inquiry, data: dict[str, Any]) -> Inquiry:
        """It stays on file and counts no more."""
        return operations.drop_letter(inquiry_id=thing.pk, seen_version=data["seen_version"], actor=self.actor)


class RemindLetters(FormPage):
    """Record one reminder for many late letters."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = RemindManyForm
    template_name = "admission/remind_letters.html"
    title = "Nhắc nhiều thư"
    submit = "Ghi đã nhắc các thư đã chọn"

    def load(self, **kwargs: Any) -> list[Inquiry]:
        """Late letters of the branch, latest first."""
        _, rows, _ = awaited(self, late_only=True, limit=AT_ONCE)
        return rows[:AT_ONCE]

    def initial(self, thing: list[Inquiry]) -> dict[str, Any]:
        """Today."""
        return {"reminded_on": clock.today()}

    def form_for(self, thing: list[Inquiry], **bound: Any) -> forms.BaseForm:
        """With those letters to choose from; those sent along that are late no more are counted, not refused."""
        form = super().form_for(thing, **bound)
        sent = {int(pk) for pk in self.request.POST.getlist("letters") if pk.isdecimal() and len(pk) < 19}
        chosen = [(pk, pk) for pk in sorted(sent | {row.pk for row in thing})]
        form.fields["letters"].choices = chosen  # type: ignore[attr-defined]
        return form

    def page_context(self, thing: list[Inquiry]) -> dict[str, Any]:
        """The letters as lines with a box each."""
        today = clock.today()
        names = organizations.names_on({row.dossier.organization_id for row in thing}, today)
        ticked = set(self.request.POST.getlist("letters"))
        rows = [awaited_row(row, today, names) | {"is_chosen": str(row.pk) in ticked} for row in thing]
        return {"rows": rows, "cancel_url": reverse("awaited_letters")}

    def act(self, thing: list[Inquiry], data: dict[str, Any]) -> Reminded:
        """Each once."""
        return operations.remind_letters(
            inquiry_ids=data["letters"], reminded_on=data["reminded_on"], number=data["number"], actor=self.actor
        )

    def done(self, result: Reminded) -> HttpResponse:
        """Back to the list, with how many."""
        left = f" {result.left} thư không nhắc vì đã có trả lời, đã bỏ hoặc đã nhắc trong ngày." if result.left else ""
        messages.success(self.request, f"Đã ghi nhắc {result.reminded} thư.{left}")
        return redirect("awaited_letters")
