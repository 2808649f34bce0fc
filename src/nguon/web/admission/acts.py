"""Every act upon a dossier, from opening to ceremony."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import operations, queries
from nguon.admission.models import Dossier
from nguon.admission.operations import IntroductionPaper, Opening, SignedDecision
from nguon.admission.terms import ClosingReason, DecidingBody, IntroducerKind
from nguon.core.errors import BadInput
from nguon.journeys.admit_candidate import Ceremony, admit_candidate
from nguon.journeys.open_dossier import close_dossier, open_dossier
from nguon.people import queries as people
from nguon.probation.models import Term
from nguon.sourcing import queries as sourcing
from nguon.sourcing.models import Candidacy
from nguon.sourcing.terms import Basis
from nguon.web.admission.forms import (
    CeremonyForm,
    ClosingForm,
    CommitteeVoteForm,
    DecisionForm,
    IntroductionForm,
    OpeningForm,
    VoteForm,
    stated,
    voted,
)
from nguon.web.admission.views import REACH
from nguon.web.shell.acts import ActPage
from nguon.web.sourcing.acts import members_to_choose


class OpenDossier(ActPage):
    """Open a dossier for a candidate."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = OpeningForm
    title = "Lập hồ sơ kết nạp"
    submit = "Lập hồ sơ"
    said = "Đã lập hồ sơ. Việc tiếp theo: ghi giấy giới thiệu vào Đảng."

    def load(self, **kwargs: Any) -> Candidacy:
        """The candidacy, within the scope."""
        return sourcing.candidacy_within(self.actor.scope, kwargs["pk"])

    def initial(self, thing: Candidacy) -> dict[str, Any]:
        """Today, and the application that is on file."""
        applied_on = thing.document_on if thing.basis == Basis.APPLICATION else None
        return {"seen_version": thing.version, "opened_on": clock.today(), "application_on": applied_on}

    def page_context(self, thing: Candidacy) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.person.full_name, "cancel_url": reverse("candidate", args=[thing.pk])}

    def act(self, thing: Candidacy, data: dict[str, Any]) -> Dossier:
        """Judged on the day the dossier is opened."""
        opening = Opening(opened_on=data["opened_on"], application_on=data["application_on"], conditions=stated(data))
        return open_dossier(
            candidacy_id=thing.pk,
            seen_version=data["seen_version"],
            opening=opening,
            actor=self.actor,
            already_taken=data["already_taken"],
        )

    def done(self, result: Dossier) -> HttpResponse:
        """To the dossier."""
        return redirect("dossier", pk=result.pk)


class OnDossier(ActPage, is_abstract=True):
    """An act upon one dossier."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    subject = "dossier"

    def load(self, **kwargs: Any) -> Dossier:
        """The dossier, within the scope."""
        return queries.dossier_within(self.actor.scope, kwargs["pk"])

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """The version that is seen."""
        return {"seen_version": thing.version}

    def page_context(self, thing: Dossier) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.person.full_name, "cancel_url": reverse("dossier", args=[thing.pk])}

    def done(self, result: Any) -> HttpResponse:
        """Back to the dossier."""
        return redirect("dossier", pk=result)


class RecordIntroduction(OnDossier):
    """Add a paper that introduces the applicant."""

    form_class = IntroductionForm
    title = "Ghi giấy giới thiệu vào Đảng"
    submit = "Ghi giấy giới thiệu"
    said = "Đã ghi giấy giới thiệu."

    def form_for(self, thing: Dossier, **bound: Any) -> forms.BaseForm:
        """Official members of the same cell."""
        form = super().form_for(thing, **bound)
        form.fields["introducer"].choices = members_to_choose(self.actor, thing.organization_id)  # type: ignore[attr-defined]
        return form

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Whether it counts is judged at the cell's meeting."""
        by_member = data["kind"] == IntroducerKind.MEMBER
        paper = IntroductionPaper(
            kind=IntroducerKind(data["kind"]),
            dated_on=data["dated_on"],
            introducer_id=data["introducer"] if by_member else None,
            together_since=data["together_since"] if by_member else None,
            replacing=by_member and data["replacing"],
            document_number=data["document_number"],
        )
        operations.record_introduction(
            dossier_id=thing.pk, seen_version=data["seen_version"], paper=paper, actor=self.actor
        )
        return thing.pk


class CellResolution(OnDossier):
    """The cell proposes the admission."""

    form_class = VoteForm
    title = "Ghi nghị quyết của chi bộ đề nghị kết nạp"
    submit = "Ghi nghị quyết"
    said = "Đã ghi nghị quyết của chi bộ."

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """How many official members the cell has today, to be corrected."""
        members = people.members_on(self.actor.scope, thing.organization_id, clock.today())
        return super().initial(thing) | {"summoned": len(members) or None}

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged on the day of the meeting."""
        operations.record_cell_resolution(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            resolution=voted(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class BaseResolution(OnDossier):
    """The base committee proposes the admission."""

    permission = Permission.RESOLVE_DOSSIERS
    form_class = CommitteeVoteForm
    title = "Ghi nghị quyết của đảng ủy cơ sở đề nghị kết nạp"
    submit = "Ghi nghị quyết"
    said = "Đã ghi nghị quyết của đảng ủy cơ sở. Việc tiếp theo: cấp có thẩm quyền quyết định."

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged on the day of the meeting."""
        operations.record_base_resolution(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            resolution=voted(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


def signed(data: dict[str, Any]) -> SignedDecision:
    """A decision that was typed, as the operations take it."""
    return SignedDecision(
        number=data["decision_number"],
        decided_on=data["decided_on"],
        body=DecidingBody(data["body"]),
        resolution=voted(data),
        received_on=data.get("received_on"),
    )


class RecordDecision(OnDossier):
    """The decision to admit."""

    permission = Permission.DECIDE_DOSSIERS
    form_class = DecisionForm
    title = "Ghi quyết định kết nạp"
    submit = "Ghi quyết định"
    said = "Đã ghi quyết định kết nạp. Việc tiếp theo: chi bộ tổ chức lễ kết nạp."
    asks = True

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged on the day the decision was signed."""
        operations.record_decision(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            decision=signed(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class RecordCeremony(OnDossier):
    """The ceremony: from this day the person is a probationary member."""

    form_class = CeremonyForm
    title = "Ghi lễ kết nạp"
    submit = "Ghi lễ kết nạp"
    said = "Đã ghi lễ kết nạp. Từ ngày tổ chức lễ, người này là đảng viên dự bị."
    asks = True

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """The day of receipt that is on file, and the member who has helped so far."""
        helper = sourcing.helper_on(thing.candidacy_id, clock.today())
        kept = {"received_on": thing.received_on, "helper": helper.helper_id if helper else None}
        return super().initial(thing) | kept

    def form_for(self, thing: Dossier, **bound: Any) -> forms.BaseForm:
        """Official members of the same cell."""
        form = super().form_for(thing, **bound)
        form.fields["helper"].choices = members_to_choose(self.actor, thing.organization_id)  # type: ignore[attr-defined]
        return form

    def act(self, thing: Dossier, data: dict[str, Any]) -> Term:
        """Dossier, candidacy, standing and probation in one journey."""
        if thing.decided_on is None:
            raise BadInput(
                "Hồ sơ chưa có quyết định kết nạp nên chưa ghi được lễ kết nạp. Ghi quyết định trước, rồi ghi lễ."
            )
        ceremony = Ceremony(held_on=data["held_on"], received_on=data["received_on"], helper_id=data["helper"])
        _, term = admit_candidate(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            ceremony=ceremony,
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return term

    def done(self, result: Term) -> HttpResponse:
        """To the probation."""
        return redirect("term", pk=result.pk)


class CloseDossier(OnDossier):
    """Stop a dossier without an admission."""

    form_class = ClosingForm
    title = "Dừng hồ sơ kết nạp"
    submit = "Dừng hồ sơ"
    said = "Đã dừng hồ sơ. Người này vẫn ở trong danh sách nguồn."
    asks = True

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """With a coded reason; the person stays on the list."""
        close_dossier(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            reason=ClosingReason(data["reason"]),
            closed_on=data["closed_on"],
            actor=self.actor,
        )
        return thing.pk
