"""Classes, the roster of one, a new class, a result."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.journeys.record_certificate import record_certificate
from nguon.organizations.queries import names_on, organization_by_code
from nguon.training import operations, queries
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.operations import ClassPlan, Outcome
from nguon.training.terms import ClassKind, Result
from nguon.web.shell.acts import ActPage
from nguon.web.shell.views import Page
from nguon.web.training.forms import OpenClassForm, ResultForm

REACH = "Lớp của cấp ủy được giao và các cấp ủy trực thuộc; học viên trong phạm vi của vai trò."
_COLOURS = {Result.PASSED: "done", Result.FAILED: "late", Result.ABSENT: "cannot"}


def interval(page: Page) -> tuple[int, int]:
    """The interval of the reader's organisation; a centre's own committee alone."""
    top = organization_by_code(page.actor.organization, on=clock.today()).organization
    return (top.lft, top.lft) if page.actor.may(Permission.KEEP_CLASSES) else (top.lft, top.rgt)


class Classes(Page):
    """Classes, newest first."""

    permission = Permission.SEE_CLASSES
    reach = REACH
    template_name = "training/list.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Name, days, how many, how many without a result."""
        today = clock.today()
        lft, rgt = interval(self)
        return {
            "classes": [_class_row(one, today) for one in queries.classes_under(lft, rgt)],
            "may_add": self.actor.may(Permission.KEEP_CLASSES),
        }


def _class_row(one: Any, today: Any) -> dict[str, Any]:
    if one.opened_on > today:
        kind, word = "waiting", "chưa khai giảng"
    elif one.closed_on >= today:
        kind, word = "waiting", "đang học"
    elif one.open_results:
        kind, word = "soon", f"còn {one.open_results} kết quả"
    else:
        kind, word = "done", "đã ghi đủ kết quả"
    return {
        "name": one.name,
        "kind_of_class": ClassKind(one.kind).label,
        "opened_on": one.opened_on,
        "closed_on": one.closed_on,
        "seats": one.seats,
        "kind": kind,
        "word": word,
        "url": reverse("class", args=[one.pk]),
    }


class Roster(Page):
    """The people of one class and their results."""

    permission = Permission.SEE_CLASSES
    reach = REACH
    template_name = "training/roster.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """By name."""
        lft, rgt = interval(self)
        one = queries.class_under(lft, rgt, kwargs["pk"])
        rows = queries.roster(self.actor.scope, one.pk)
        names = names_on({row.person.organization_id for row in rows}, clock.today())
        may_record = self.actor.may(Permission.KEEP_CLASSES)
        return {
            "one": one,
            "kind_label": ClassKind(one.kind).label,
            "rows": [_roster_row(row, names, may_record) for row in rows],
            "may_record": may_record,
        }


def _roster_row(row: Enrolment, names: dict[int, str], may_record: bool) -> dict[str, Any]:
    result = Result(row.result) if row.result else None
    paper = f"số {row.certificate_number} ngày {row.certified_on:%d/%m/%Y}" if row.certified_on else ""
    return {
        "name": row.person.full_name,
        "born": f"{row.person.born_on:%Y}",
        "cell": names.get(row.person.organization_id, ""),
        "paper": paper,
        "kind": _COLOURS[result] if result else "waiting",
        "result": result.label if result else "chưa có kết quả",
        "url": reverse("class_result", args=[row.training_class_id, row.pk]) if may_record else "",
    }


class OpenClass(ActPage):
    """A new class of the reader's centre."""

    permission = Permission.KEEP_CLASSES
    reach = "Lớp của trung tâm mình."
    form_class = OpenClassForm
    title = "Mở lớp"
    submit = "Ghi lớp"
    said = "Đã ghi lớp. Các chi bộ có thể ghi tên người đi học."

    def page_context(self, thing: Any) -> dict[str, Any]:
        """The way back."""
        return {"above": "Lớp bồi dưỡng", "cancel_url": reverse("classes")}

    def act(self, thing: Any, data: dict[str, Any]) -> TrainingClass:
        """For the committee whose centre the reader works at."""
        organization = organization_by_code(self.actor.organization, on=clock.today()).organization
        plan = ClassPlan(
            kind=ClassKind(data["kind"]),
            name=data["name"],
            issuer=data["issuer"],
            decision_number=data["decision_number"],
            opened_on=data["opened_on"],
            closed_on=data["closed_on"],
        )
        return operations.open_class(organization=organization, plan=plan, actor=self.actor)

    def done(self, result: TrainingClass) -> HttpResponse:
        """To the roster."""
        return redirect("class", pk=result.pk)


class RecordResult(ActPage):
    """The result of one person."""

    permission = Permission.KEEP_CLASSES
    reach = "Học viên các lớp của trung tâm mình."
    form_class = ResultForm
    title = "Ghi kết quả lớp"
    submit = "Ghi kết quả"
    said = "Đã ghi kết quả."

    def load(self, **kwargs: Any) -> Enrolment:
        """The place on the roster, within the scope and the class of the address."""
        lft, rgt = interval(self)
        queries.class_under(lft, rgt, kwargs["pk"])
        return queries.enrolment_within(self.actor.scope, kwargs["pk"], kwargs["row"])

    def initial(self, thing: Enrolment) -> dict[str, Any]:
        """What is recorded so far."""
        return {
            "result": thing.result,
            "certificate_number": thing.certificate_number,
            "certified_on": thing.certified_on,
        }

    def page_context(self, thing: Enrolment) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {
            "above": f"{thing.person.full_name} · {thing.training_class.name}",
            "cancel_url": reverse("class", args=[thing.training_class_id]),
        }

    def act(self, thing: Enrolment, data: dict[str, Any]) -> int:
        """Result, certificate and the step on the path in one journey."""
        outcome = Outcome(Result(data["result"]), data["certificate_number"], data["certified_on"])
        record_certificate(
            enrolment_id=thing.pk, outcome=outcome, actor=self.actor, already_taken=data["already_taken"]
        )
        return thing.training_class_id

    def done(self, result: int) -> HttpResponse:
        """Back to the roster."""
        return redirect("class", pk=result)
