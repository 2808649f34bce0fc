"""Beginning a strike-off or a resignation from the page of a member."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.people import queries as people
from nguon.people.models import Person
from nguon.probation import operations
from nguon.probation.models import Departure
from nguon.probation.operations import StrikeOffCase, Wish
from nguon.probation.terms import StrikeOffGround
from nguon.web.probation.departure_forms import ResignationForm, StrikeOffForm, told
from nguon.web.shell.acts import ActPage

REACH = "Đảng viên của tổ chức được giao và các tổ chức trực thuộc."


class OnMember(ActPage, is_abstract=True):
    """An act that begins with the page of a member."""

    def load(self, **kwargs: Any) -> Person:
        """The person, within the scope."""
        return people.person_within(self.actor.scope, kwargs["pk"])

    def initial(self, thing: Person) -> dict[str, Any]:
        """Today."""
        return {"opened_on": clock.today(), "found_on": clock.today()}

    def page_context(self, thing: Person) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.full_name, "cancel_url": reverse("member", args=[thing.pk])}


class OpenDeparture(OnMember, is_abstract=True):
    """Begin to consider a strike-off or a resignation."""

    submit = "Bắt đầu xét"
    asks = True

    def done(self, result: Departure) -> HttpResponse:
        """To its page."""
        return redirect("departure", pk=result.pk)


class OpenStrikeOff(OpenDeparture):
    """Begin to consider striking a member off."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = StrikeOffForm
    title = "Xét xóa tên đảng viên"
    said = "Đã ghi việc xét xóa tên. Việc tiếp theo: bản tự kiểm điểm, rồi chi bộ họp xét."

    def act(self, thing: Person, data: dict[str, Any]) -> Departure:
        """Judged on the day it begins."""
        case = StrikeOffCase(
            opened_on=data["opened_on"],
            ground=StrikeOffGround(data["ground"]),
            months=data["months"],
            with_reason=told(data["with_reason"]),
            educated_on=data["educated_on"],
            years=data["years"],
        )
        return operations.open_strike_off(
            person_id=thing.pk, case=case, actor=self.actor, already_taken=data["already_taken"]
        )


class OpenResignation(OpenDeparture):
    """Begin to consider a member's own wish to leave."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = ResignationForm
    title = "Xét cho đảng viên ra khỏi Đảng theo đơn"
    said = "Đã ghi việc xét đơn xin ra khỏi Đảng. Việc tiếp theo: chi bộ họp xét."

    def act(self, thing: Person, data: dict[str, Any]) -> Departure:
        """Judged on the day it begins."""
        wish = Wish(data["opened_on"], data["applied_on"], told(data["has_violated"]))
        return operations.open_resignation(
            person_id=thing.pk, wish=wish, actor=self.actor, already_taken=data["already_taken"]
        )
