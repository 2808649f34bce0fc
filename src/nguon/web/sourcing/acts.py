"""Entering a candidate, and what a cell does with one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import queries as admission
from nguon.core.scope import Actor
from nguon.journeys.nominate_candidate import nominate_candidate
from nguon.organizations import queries as organizations
from nguon.organizations.terms import CELL_LEVELS
from nguon.people import queries as people
from nguon.people.operations import Particulars
from nguon.people.terms import Sex
from nguon.sourcing import operations, queries
from nguon.sourcing.models import Candidacy
from nguon.sourcing.operations import CellResolution, Nomination
from nguon.sourcing.terms import Basis, NominatorKind, RemovalReason
from nguon.training import operations as training_operations
from nguon.training import queries as training
from nguon.training.terms import ClassKind
from nguon.web.shell.acts import ActPage
from nguon.web.sourcing.forms import (
    ClassForm,
    HelperForm,
    NominateForm,
    RemoveForm,
    ResolutionForm,
)
from nguon.web.sourcing.views import REACH


class Nominate(ActPage):
    """Enter a person who applied or was nominated."""

    permission = Permission.KEEP_CANDIDATES
    reach = REACH
    form_class = NominateForm
    template_name = "sourcing/nominate.html"
    title = "Ghi người được giới thiệu"
    submit = "Ghi vào nguồn"
    said = "Đã ghi vào nguồn. Việc tiếp theo: chi bộ xét đưa vào danh sách cảm tình Đảng."

    def form_for(self, thing: Any, **bound: Any) -> forms.BaseForm:
        """With the cells of the reader's branch to choose from."""
        form = super().form_for(thing, **bound)
        form.fields["organization"].choices = cells_of(self.actor, clock.today())  # type: ignore[attr-defined]
        return form

    def page_context(self, thing: Any) -> dict[str, Any]:
        """The way back."""
        return {"cancel_url": reverse("candidates"), "groups": NominateForm.GROUPS, "above": "Nguồn kết nạp"}

    def act(self, thing: Any, data: dict[str, Any]) -> Candidacy:
        """Person and candidacy in one journey, judged on the day the person was told."""
        is_nomination = data["basis"] == Basis.NOMINATION
        more = {name: data[name] for name in ("phone", "schooling", "qualification", "occupation")}
        particulars = Particulars(
            full_name=data["full_name"],
            sex=Sex(data["sex"]),
            born_on=data["born_on"],
            identity_number=data["identity_number"] or None,
            more=more,
        )
        nomination = Nomination(
            basis=Basis(data["basis"]),
            document_on=data["document_on"],
            notified_on=data["notified_on"],
            nominator=NominatorKind(data["nominator"]) if is_nomination else None,
            nominator_name=data["nominator_name"] if is_nomination else "",
            document_number=data["document_number"] if is_nomination else "",
        )
        return nominate_candidate(
            particulars=particulars,
            organization=organizations.organization_within(self.actor.scope, data["organization"]),
            nomination=nomination,
            on=data["notified_on"],
            actor=self.actor,
            already_taken=data["already_taken"],
        )

    def done(self, result: Candidacy) -> HttpResponse:
        """To the new candidate."""
        return redirect("candidate", pk=result.pk)


def cells_of(actor: Actor, day: date) -> list[tuple[str, str]]:
    """The cells of the reader's branch on the day as (code, name)."""
    nodes = organizations.tree_on(day, under=actor.organization)
    return [(node.code, node.name) for node in nodes if node.level in CELL_LEVELS]


class _OnCandidacy(ActPage, is_abstract=True):
    """An act upon one candidacy."""

    permission = Permission.KEEP_CANDIDATES
    reach = REACH
    subject = "candidacy"

    def load(self, **kwargs: Any) -> Candidacy:
        """The candidacy, within the scope."""
        return queries.candidacy_within(self.actor.scope, kwargs["pk"])

    def initial(self, thing: Candidacy) -> dict[str, Any]:
        """The version that is seen."""
        return {"seen_version": thing.version}

    def page_context(self, thing: Candidacy) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.person.full_name, "cancel_url": reverse("candidate", args=[thing.pk])}

    def done(self, result: int) -> HttpResponse:
        """Back to the candidate."""
        return redirect("candidate", pk=result)


class Enlist(_OnCandidacy):
    """The cell puts the person on its list."""

    form_class = ResolutionForm
    title = "Đưa vào danh sách cảm tình Đảng"
    submit = "Ghi nghị quyết"
    said = "Đã đưa vào danh sách. Việc tiếp theo: phân công đảng viên giúp đỡ."

    def act(self, thing: Candidacy, data: dict[str, Any]) -> int:
        """By resolution."""
        operations.enlist(
            candidacy_id=thing.pk,
            seen_version=data["seen_version"],
            resolution=CellResolution(data["number"], data["met_on"]),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class AssignHelper(_OnCandidacy):
    """The cell assigns an official member to help."""

    form_class = HelperForm
    title = "Phân công đảng viên giúp đỡ"
    submit = "Ghi phân công"
    said = "Đã ghi đảng viên giúp đỡ."

    def form_for(self, thing: Candidacy, **bound: Any) -> forms.BaseForm:
        """Official members of the candidate's own cell."""
        form = super().form_for(thing, **bound)
        form.fields["helper"].choices = members_to_choose(self.actor, thing.organization_id)  # type: ignore[attr-defined]
        return form

    def act(self, thing: Candidacy, data: dict[str, Any]) -> int:
        """By resolution; the helper before ends on that day."""
        operations.assign_helper(
            candidacy_id=thing.pk,
            seen_version=data["seen_version"],
            helper_id=data["helper"],
            resolution=CellResolution(data["number"], data["met_on"]),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


def members_to_choose(actor: Actor, organization_id: int) -> list[tuple[str, str]]:
    """Official members of an organisation today, with the year of birth to tell namesakes apart."""
    members = people.members_on(actor.scope, organization_id, clock.today())
    return [("", "Chọn"), *((str(one.pk), f"{one.full_name} ({one.born_on:%Y})") for one in members)]


class RemoveCandidate(_OnCandidacy):
    """The cell takes the person off its list."""

    form_class = RemoveForm
    title = "Đưa ra khỏi danh sách"
    submit = "Ghi đưa ra khỏi danh sách"
    said = "Đã đưa ra khỏi danh sách."
    asks = True

    def act(self, thing: Candidacy, data: dict[str, Any]) -> int:
        """With a coded reason."""
        operations.remove(
            candidacy_id=thing.pk,
            seen_version=data["seen_version"],
            reason=RemovalReason(data["reason"]),
            resolution=CellResolution(data["number"], data["met_on"]),
            dossier_open=admission.open_dossier_of(self.actor.scope, thing.person_id) is not None,
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class SendToClass(_OnCandidacy):
    """Put the candidate on the roster of an awareness class."""

    form_class = ClassForm
    title = "Cử đi học lớp bồi dưỡng nhận thức về Đảng"
    submit = "Ghi tên vào lớp"
    said = "Đã ghi tên vào lớp. Trung tâm chính trị sẽ ghi kết quả."

    def form_for(self, thing: Candidacy, **bound: Any) -> forms.BaseForm:
        """Classes of the committees above that have not closed."""
        form = super().form_for(thing, **bound)
        form.fields["training_class"].choices = classes_to_choose(thing.person.pos, ClassKind.AWARENESS)  # type: ignore[attr-defined]
        return form

    def page_context(self, thing: Candidacy) -> dict[str, Any]:
        """A word when there is no class to choose."""
        is_open = bool(classes_to_choose(thing.person.pos, ClassKind.AWARENESS))
        return super().page_context(thing) | {"intro": "" if is_open else NO_CLASS}

    def act(self, thing: Candidacy, data: dict[str, Any]) -> int:
        """Judged on the day the class opens."""
        training_operations.enrol(
            training_class=training.class_of(data["training_class"]),
            person=thing.person,
            listed=thing.listed_on is not None,
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


NO_CLASS = "Chưa có lớp nào đang mở hoặc sắp mở. Đề nghị trung tâm chính trị ghi lớp vào hệ thống trước."


def classes_to_choose(pos: int, kind: ClassKind) -> list[tuple[str, str]]:
    """Classes a person at this position may be sent to."""
    rows = training.classes_for(pos, kind, clock.today())
    return [(str(c.pk), f"{c.name} ({c.opened_on:%d/%m/%Y}–{c.closed_on:%d/%m/%Y})") for c in rows]
