"""Acts of the care for a probationary member: helper, remarks, curriculum vitae, referral, card."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.probation import operations, queries
from nguon.probation.models import Term
from nguon.probation.terms import HelperChange, RemarkHeading
from nguon.web.probation.forms import PaperForm, ProfileForm, RemarkForm, TermHelperForm
from nguon.web.probation.views import REACH, OnTerm
from nguon.web.sourcing.acts import members_to_choose


class AssignTermHelper(OnTerm):
    """The cell assigns an official member to help in the probation."""

    permission = Permission.KEEP_CANDIDATES
    reach = REACH
    form_class = TermHelperForm
    title = "Phân công đảng viên giúp đỡ trong thời gian dự bị"
    submit = "Ghi phân công"
    said = "Đã ghi đảng viên giúp đỡ."

    def form_for(self, thing: Term, **bound: Any) -> forms.BaseForm:
        """Official members of the same cell."""
        form = super().form_for(thing, **bound)
        form.fields["helper"].choices = members_to_choose(self.actor, thing.organization_id)  # type: ignore[attr-defined]
        return form

    def initial(self, thing: Term) -> dict[str, Any]:
        """The first assignment needs no reason of its own."""
        is_first = not queries.term_helpers_of(thing.pk)
        return super().initial(thing) | ({"reason": HelperChange.FIRST} if is_first else {})

    def act(self, thing: Term, data: dict[str, Any]) -> int:
        """By resolution; the helper before ends on that day."""
        operations.assign_term_helper(
            term_id=thing.pk,
            seen_version=data["seen_version"],
            helper_id=data["helper"],
            number=data["number"],
            since=data["since"],
            reason=HelperChange(data["reason"]),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class RecordRemark(OnTerm):
    """What the helper remarks."""

    permission = Permission.REMARK
    reach = "Đảng viên dự bị của tổ chức được giao, hoặc người mình đang được phân công giúp đỡ."
    form_class = RemarkForm
    title = "Ghi nhận xét về đảng viên dự bị"
    submit = "Ghi nhận xét"
    said = "Đã ghi nhận xét."

    def initial(self, thing: Term) -> dict[str, Any]:
        """Today."""
        return super().initial(thing) | {"made_on": clock.today()}

    def act(self, thing: Term, data: dict[str, Any]) -> int:
        """In the words of the helper."""
        operations.record_remark(
            term_id=thing.pk,
            seen_version=data["seen_version"],
            made_on=data["made_on"],
            texts={heading: data[heading.value] for heading in RemarkHeading},
            actor=self.actor,
        )
        return thing.pk


class FileProfile(OnTerm):
    """The new member files the member's curriculum vitae."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = ProfileForm
    title = "Ghi ngày nộp lý lịch đảng viên"
    submit = "Ghi ngày nộp"
    said = "Đã ghi ngày nộp lý lịch đảng viên."

    def act(self, thing: Term, data: dict[str, Any]) -> int:
        """Judged on the day it was filed."""
        operations.file_profile(
            term_id=thing.pk,
            seen_version=data["seen_version"],
            filed_on=data["filed_on"],
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class ReferTerm(OnTerm):
    """After the last allowed vote: the letter to the levels above."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = PaperForm
    title = "Báo cáo cấp trên sau các lần biểu quyết không đủ phiếu"
    submit = "Ghi văn bản báo cáo"
    said = "Đã ghi văn bản báo cáo. Cấp có thẩm quyền xem xét, quyết định."
    asks = True

    def act(self, thing: Term, data: dict[str, Any]) -> int:
        """Number and day of the letter."""
        operations.refer_term(
            term_id=thing.pk,
            seen_version=data["seen_version"],
            number=data["number"],
            referred_on=data["signed_on"],
            actor=self.actor,
        )
        return thing.pk


class RecordCardDecision(OnTerm):
    """The decision to issue the card, after the recognition."""

    permission = Permission.DECIDE_DOSSIERS
    reach = REACH
    form_class = PaperForm
    title = "Ghi quyết định phát thẻ đảng viên"
    submit = "Ghi quyết định"
    said = "Đã ghi quyết định phát thẻ đảng viên."

    def act(self, thing: Term, data: dict[str, Any]) -> int:
        """Number and day of the decision."""
        operations.record_card_decision(
            term_id=thing.pk,
            seen_version=data["seen_version"],
            number=data["number"],
            decided_on=data["signed_on"],
            actor=self.actor,
        )
        return thing.pk
