"""Acts upon one strike-off or resignation."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission.terms import Body
from nguon.journeys import leave_party
from nguon.people import queries as people
from nguon.probation import operations, queries
from nguon.probation.models import Departure
from nguon.probation.terms import SelfReview
from nguon.web.admission.acts import signed
from nguon.web.admission.forms import VoteForm, voted
from nguon.web.probation.departure_forms import (
    AnswerForm,
    CallForm,
    CloseForm,
    ComplaintForm,
    DepartureDecisionForm,
    ReceiptForm,
    SelfReviewForm,
    told,
)
from nguon.web.probation.leaving import REACH
from nguon.web.shell.acts import ActPage


class OnDeparture(ActPage, is_abstract=True):
    """An act upon one of them."""

    def load(self, **kwargs: Any) -> Departure:
        """Within the scope."""
        return queries.departure_within(self.actor.scope, kwargs["pk"])

    def initial(self, thing: Departure) -> dict[str, Any]:
        """The version that is seen."""
        return {"seen_version": thing.version}

    def page_context(self, thing: Departure) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.person.full_name, "cancel_url": reverse("departure", args=[thing.pk])}

    def done(self, result: Departure) -> HttpResponse:
        """Back to it."""
        return redirect("departure", pk=result.pk)


class CallSelfReview(OnDeparture):
    """One more call for the self-review."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = CallForm
    title = "Ghi lần gọi làm bản tự kiểm điểm"
    submit = "Ghi lần gọi"
    said = "Đã ghi lần gọi."

    def act(self, thing: Departure, data: dict[str, Any]) -> Departure:
        """In order of days."""
        return operations.record_call(
            departure_id=thing.pk,
            seen_version=data["seen_version"],
            called_on=data["called_on"],
            actor=self.actor,
        )


class RecordSelfReview(OnDeparture):
    """The self-review was made, or refused on purpose."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = SelfReviewForm
    title = "Ghi bản tự kiểm điểm"
    submit = "Ghi lại"
    said = "Đã ghi. Việc tiếp theo: chi bộ họp xét."

    def act(self, thing: Departure, data: dict[str, Any]) -> Departure:
        """With its day."""
        return operations.record_self_review(
            departure_id=thing.pk,
            seen_version=data["seen_version"],
            outcome=SelfReview(data["outcome"]),
            on=data["on"],
            actor=self.actor,
        )


class CellVote(OnDeparture):
    """The cell votes."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = VoteForm
    title = "Ghi nghị quyết của chi bộ"
    submit = "Ghi nghị quyết"
    said = "Đã ghi nghị quyết của chi bộ."
    body = Body.CELL

    def initial(self, thing: Departure) -> dict[str, Any]:
        """How many official members the cell has today, to be corrected."""
        members = people.members_on(self.actor.scope, thing.organization_id, clock.today())
        return super().initial(thing) | {"summoned": len(members) or None}

    def act(self, thing: Departure, data: dict[str, Any]) -> Departure:
        """Judged on the day of the meeting."""
        return operations.record_departure_vote(
            departure_id=thing.pk,
            seen_version=data["seen_version"],
            body=self.body,
            resolution=voted(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )


class BaseVote(CellVote):
    """The base committee votes."""

    permission = Permission.RESOLVE_DOSSIERS
    reach = REACH
    title = "Ghi nghị quyết của đảng ủy cơ sở"
    said = "Đã ghi nghị quyết của đảng ủy cơ sở. Việc tiếp theo: cấp có thẩm quyền quyết định."
    body = Body.BASE

    def initial(self, thing: Departure) -> dict[str, Any]:
        """How many sit on the committee is not known here."""
        return {"seen_version": thing.version}


class Decide(OnDeparture):
    """The decision: from the day it is signed the person is no member any more."""

    permission = Permission.DECIDE_DOSSIERS
    reach = REACH
    form_class = DepartureDecisionForm
    title = "Ghi quyết định xóa tên, cho ra khỏi Đảng"
    submit = "Ghi quyết định"
    said = "Đã ghi quyết định. Từ ngày ký, người này không còn là đảng viên."
    asks = True

    def act(self, thing: Departure, data: dict[str, Any]) -> Departure:
        """Decision, standing and probation in one journey."""
        return leave_party.decide_departure(
            departure_id=thing.pk,
            seen_version=data["seen_version"],
            decision=signed(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )


class Close(OnDeparture):
    """Stop considering."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = CloseForm
    title = "Dừng xét xóa tên, cho ra khỏi Đảng"
    submit = "Dừng"
    said = "Đã dừng. Người này vẫn là đảng viên."
    asks = True

    def act(self, thing: Departure, data: dict[str, Any]) -> Departure:
        """The member stays."""
        return operations.close_departure(departure_id=thing.pk, seen_version=data["seen_version"], actor=self.actor)


class Receive(OnDeparture):
    """When the decision was received."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = ReceiptForm
    title = "Ghi ngày nhận quyết định"
    submit = "Ghi ngày nhận"
    said = "Đã ghi ngày nhận quyết định; thời hạn khiếu nại tính từ ngày này."

    def act(self, thing: Departure, data: dict[str, Any]) -> Departure:
        """The time for a complaint runs from there."""
        return operations.record_receipt(
            departure_id=thing.pk,
            seen_version=data["seen_version"],
            received_on=data["received_on"],
            actor=self.actor,
        )


class Complain(OnDeparture):
    """A complaint of the person struck off."""

    permission = Permission.DECIDE_DOSSIERS
    reach = REACH
    form_class = ComplaintForm
    title = "Ghi khiếu nại quyết định xóa tên"
    submit = "Ghi khiếu nại"
    said = "Đã ghi khiếu nại; thời hạn trả lời tính từ ngày này."

    def act(self, thing: Departure, data: dict[str, Any]) -> Departure:
        """Judged on the day it came in."""
        return operations.record_complaint(
            departure_id=thing.pk,
            seen_version=data["seen_version"],
            complained_on=data["complained_on"],
            is_own=told(data["is_own"]),
            is_central=data["is_central"],
            actor=self.actor,
            already_taken=data["already_taken"],
        )


class Answer(OnDeparture):
    """The answer to the complaint."""

    permission = Permission.DECIDE_DOSSIERS
    reach = REACH
    form_class = AnswerForm
    title = "Ghi trả lời khiếu nại"
    submit = "Ghi trả lời"
    said = "Đã ghi trả lời khiếu nại."
    asks = True

    def act(self, thing: Departure, data: dict[str, Any]) -> Departure:
        """One that reverses the decision restores the member."""
        return leave_party.answer_complaint(
            departure_id=thing.pk,
            seen_version=data["seen_version"],
            number=data["number"],
            answered_on=data["answered_on"],
            is_reversed=data["outcome"] == "reversed",
            actor=self.actor,
            already_taken=data["already_taken"],
        )
