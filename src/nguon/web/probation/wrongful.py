"""Wrongful admissions: recording one, its page, and what is done about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import queries as admission
from nguon.journeys.mend_admission import annul_admission, reissue_decision
from nguon.organizations import queries as organizations
from nguon.people import queries as people
from nguon.people.models import Person
from nguon.probation import operations, queries
from nguon.probation.models import WrongfulAdmission
from nguon.probation.operations import Annulling, FoundFault, Reissuing
from nguon.probation.terms import Annuller, Fault, FaultyStep, WrongfulState
from nguon.web.probation.departure_forms import YES_OR_NO, told
from nguon.web.probation.leaving import REACH, OnMember
from nguon.web.shell.acts import ActForm, ActPage, PastDayField
from nguon.web.shell.views import Page

COLOURS = {WrongfulState.FOUND: "waiting", WrongfulState.REISSUED: "done"}


class FaultForm(ActForm):
    """What was found."""

    already_taken = None  # type: ignore[assignment]  # a fault is a fact; what is done about it is judged
    found_on = PastDayField(label="Ngày phát hiện")
    fault = forms.ChoiceField(label="Sai ở chỗ nào", choices=Fault.choices(), widget=forms.RadioSelect)
    qualifies = forms.ChoiceField(
        label="Người được kết nạp đủ tiêu chuẩn, điều kiện", choices=YES_OR_NO, required=False
    )
    steps = forms.MultipleChoiceField(
        label="Những khâu không đúng",
        choices=FaultyStep.choices(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ những khâu này phải làm lại; khâu đúng giữ nguyên.",
    )
    found_elsewhere = forms.BooleanField(label="Phát hiện ở nơi đảng viên chuyển đến", required=False)
    is_received = forms.ChoiceField(label="Nơi chuyển đến đã tiếp nhận sinh hoạt", choices=YES_OR_NO, required=False)


class RecordFault(OnMember):
    """Record that the admission of this member was wrong."""

    permission = Permission.TREAT_FAULTS
    reach = REACH
    form_class = FaultForm
    title = "Ghi việc kết nạp không đúng"
    submit = "Ghi lại"
    said = "Đã ghi. Việc tiếp theo: hủy quyết định, hoặc làm lại những khâu không đúng."

    def act(self, thing: Person, data: dict[str, Any]) -> WrongfulAdmission:
        """With the dossier of the admission, where it is kept here."""
        found = FoundFault(
            found_on=data["found_on"],
            fault=Fault(data["fault"]),
            qualifies=told(data["qualifies"]),
            steps=[FaultyStep(step) for step in data["steps"]],
            found_elsewhere=data["found_elsewhere"],
            is_received=told(data["is_received"]),
        )
        dossier = admission.admitted_dossier_of(self.actor.scope, thing.pk)
        return operations.record_fault(person_id=thing.pk, dossier=dossier, found=found, actor=self.actor)

    def done(self, result: WrongfulAdmission) -> HttpResponse:
        """To its page."""
        return redirect("wrongful", pk=result.pk)


class WrongfulPage(Page):
    """One wrongful admission: what was wrong, what was done anew, what may be done now."""

    permission = Permission.SEE_MEMBERS
    reach = REACH
    template_name = "probation/wrongful.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Identity, faulty steps, acts."""
        wrongful = queries.wrongful_within(self.actor.scope, kwargs["pk"])
        state = WrongfulState(wrongful.state)
        name = organizations.names_on({wrongful.organization_id}, clock.today()).get(wrongful.organization_id, "")
        return {
            "wrongful": wrongful,
            "facts": [("Sinh", people.born_text(wrongful.person)), ("Chi bộ", name)],
            "state": state.label,
            "kind": COLOURS.get(state, "cannot"),
            "about": about(wrongful),
            "steps": [(FaultyStep(row.step).label, row.redone_on, row.number) for row in queries.steps_of(wrongful.pk)],
            "acts": self._acts(wrongful) if state is WrongfulState.FOUND else [],
            "kept": tuple(wrongful.findings),
            "member_url": reverse("member", args=[wrongful.person_id]),
        }

    def _acts(self, wrongful: WrongfulAdmission) -> list[tuple[str, str]]:
        ways = (
            ("redo_step", "Ghi khâu làm lại", Permission.TREAT_FAULTS),
            ("send_back", "Ghi văn bản gửi lại nơi chuyển đi", Permission.TREAT_FAULTS),
            ("annul_admission", "Ghi quyết định hủy kết nạp", Permission.DECIDE_DOSSIERS),
            ("reissue_decision", "Ghi quyết định ra lại", Permission.DECIDE_DOSSIERS),
        )
        return [(words, reverse(name, args=[wrongful.pk])) for name, words, asked in ways if self.actor.may(asked)]


def about(wrongful: WrongfulAdmission) -> list[tuple[str, str, str]]:
    """What was found and how it was settled."""
    known = {True: "Có", False: "Không", None: "Chưa rõ"}
    rows = [
        ("Sai ở chỗ", Fault(wrongful.fault).label, ""),
        ("Ngày phát hiện", f"{wrongful.found_on:%d/%m/%Y}", ""),
        ("Đủ tiêu chuẩn, điều kiện", known[wrongful.qualifies], ""),
    ]
    if wrongful.found_elsewhere:
        rows.append(("Nơi chuyển đến đã tiếp nhận", known[wrongful.is_received], ""))
    if wrongful.settled_on:
        rows.append(("Văn bản giải quyết", f"Số {wrongful.number} ngày {wrongful.settled_on:%d/%m/%Y}", ""))
    if wrongful.annulled_by:
        rows.append(("Cấp hủy", Annuller(wrongful.annulled_by).label, ""))
    if wrongful.admitted_on:
        rows.append(("Ngày kết nạp ghi lại", f"{wrongful.admitted_on:%d/%m/%Y}", ""))
    if wrongful.official_on:
        rows.append(("Ngày chính thức ghi lại", f"{wrongful.official_on:%d/%m/%Y}", ""))
    return rows


class OnWrongful(ActPage, is_abstract=True):
    """An act upon one of them."""

    def load(self, **kwargs: Any) -> WrongfulAdmission:
        """Within the scope."""
        return queries.wrongful_within(self.actor.scope, kwargs["pk"])

    def initial(self, thing: WrongfulAdmission) -> dict[str, Any]:
        """The version that is seen."""
        return {"seen_version": thing.version}

    def page_context(self, thing: WrongfulAdmission) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.person.full_name, "cancel_url": reverse("wrongful", args=[thing.pk])}

    def done(self, result: WrongfulAdmission) -> HttpResponse:
        """Back to it."""
        return redirect("wrongful", pk=result.pk)


class RedoForm(ActForm):
    """A step that was done anew."""

    already_taken = None  # type: ignore[assignment]  # a step done anew is a fact; the reissue is judged
    step = forms.ChoiceField(label="Khâu làm lại", choices=FaultyStep.choices(), widget=forms.RadioSelect)
    redone_on = PastDayField(label="Ngày làm lại")
    number = forms.CharField(label="Số văn bản", max_length=60, required=False)


class RedoStep(OnWrongful):
    """A faulty step was done anew."""

    permission = Permission.TREAT_FAULTS
    reach = REACH
    form_class = RedoForm
    title = "Ghi khâu làm lại"
    submit = "Ghi khâu làm lại"
    said = "Đã ghi khâu làm lại."

    def form_for(self, thing: WrongfulAdmission, **bound: Any) -> forms.BaseForm:
        """Only the steps that were wrong."""
        form = super().form_for(thing, **bound)
        faulty = [(row.step, FaultyStep(row.step).label) for row in queries.steps_of(thing.pk)]
        form.fields["step"].choices = faulty  # type: ignore[attr-defined]
        return form

    def act(self, thing: WrongfulAdmission, data: dict[str, Any]) -> WrongfulAdmission:
        """The good ones stay."""
        return operations.record_redone(
            wrongful_id=thing.pk,
            seen_version=data["seen_version"],
            step=FaultyStep(data["step"]),
            redone_on=data["redone_on"],
            number=data["number"],
            actor=self.actor,
        )


class LetterForm(ActForm):
    """Number and day of the letter."""

    number = forms.CharField(label="Số văn bản", max_length=60)
    signed_on = PastDayField(label="Ngày văn bản")


class SendBack(OnWrongful):
    """The place the member moved to stops receiving and writes back."""

    permission = Permission.TREAT_FAULTS
    reach = REACH
    form_class = LetterForm
    title = "Dừng tiếp nhận, gửi lại nơi chuyển đi"
    submit = "Ghi văn bản"
    said = "Đã ghi văn bản gửi lại nơi chuyển đi."
    asks = True

    def act(self, thing: WrongfulAdmission, data: dict[str, Any]) -> WrongfulAdmission:
        """Judged on the day of the letter."""
        return operations.send_back(
            wrongful_id=thing.pk,
            seen_version=data["seen_version"],
            number=data["number"],
            sent_on=data["signed_on"],
            actor=self.actor,
            already_taken=data["already_taken"],
        )


class AnnulForm(LetterForm):
    """The decision that annuls."""

    by = forms.ChoiceField(label="Cấp hủy", choices=Annuller.choices(), widget=forms.RadioSelect)
    consent_number = forms.CharField(
        label="Số văn bản cấp trên đồng ý", max_length=60, required=False, help_text="Khi nơi chuyển đến đã tiếp nhận."
    )
    consented_on = PastDayField(label="Ngày văn bản cấp trên đồng ý", required=False)


class Annul(OnWrongful):
    """The admission is annulled: the person is outside again."""

    permission = Permission.DECIDE_DOSSIERS
    reach = REACH
    form_class = AnnulForm
    title = "Ghi quyết định hủy kết nạp"
    submit = "Ghi quyết định"
    said = "Đã ghi quyết định hủy. Hồ sơ cũ được giữ lại và đánh dấu đã hủy."
    asks = True

    def act(self, thing: WrongfulAdmission, data: dict[str, Any]) -> WrongfulAdmission:
        """Judged on the day it was signed."""
        annulling = Annulling(
            number=data["number"],
            signed_on=data["signed_on"],
            by=Annuller(data["by"]),
            consent_number=data["consent_number"],
            consented_on=data["consented_on"],
        )
        return annul_admission(
            wrongful_id=thing.pk,
            seen_version=data["seen_version"],
            annulling=annulling,
            actor=self.actor,
            already_taken=data["already_taken"],
        )


class ReissueForm(LetterForm):
    """The decision issued anew."""

    admitted_on = PastDayField(label="Ngày kết nạp ghi trong quyết định")
    official_on = PastDayField(
        label="Ngày chính thức ghi trong quyết định",
        required=False,
        help_text="Để trống nếu còn trong thời gian dự bị.",
    )


class Reissue(OnWrongful):
    """The decision is issued anew after the faulty steps."""

    permission = Permission.DECIDE_DOSSIERS
    reach = REACH
    form_class = ReissueForm
    title = "Ghi quyết định ra lại"
    submit = "Ghi quyết định"
    said = "Đã ghi quyết định ra lại; ngày kết nạp, ngày chính thức theo quyết định này."
    asks = True

    def act(self, thing: WrongfulAdmission, data: dict[str, Any]) -> WrongfulAdmission:
        """Judged on the day it was signed."""
        reissuing = Reissuing(data["number"], data["signed_on"], data["admitted_on"], data["official_on"])
        return reissue_decision(
            wrongful_id=thing.pk,
            seen_version=data["seen_version"],
            reissuing=reissuing,
            actor=self.actor,
            already_taken=data["already_taken"],
        )
