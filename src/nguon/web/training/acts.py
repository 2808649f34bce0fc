"""What is recorded about a class: opening it, who goes, what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.core.errors import NotFound
from nguon.core.findings import Finding
from nguon.journeys.keep_roster import enrol_people, record_results
from nguon.organizations import queries as organizations
from nguon.people import queries as people
from nguon.people.models import Person
from nguon.people.terms import Standing
from nguon.sourcing import queries as candidacies
from nguon.training import operations, queries
from nguon.training.access import may_enrol, may_record_results
from nguon.training.models import TrainingClass
from nguon.training.operations import ClassPlan
from nguon.training.terms import ClassKind
from nguon.web.shell.views import FormPage
from nguon.web.training import pages
from nguon.web.training.forms import EnrolForm, OpenClassForm, PaperForm, ResultsForm

CHOICES = 300
"""People offered for one class; a base organisation has fewer."""


class OpenClass(FormPage):
    """A class of the reader's own committee."""

    permission = Permission.KEEP_CLASSES
    reach = "Lớp của cấp ủy hoặc trung tâm mình."
    form_class = OpenClassForm
    template_name = "training/open_class.html"
    title = "Mở lớp"
    submit = "Ghi lớp"
    said = "Đã ghi lớp. Việc tiếp theo: ghi tên người được cử đi học."

    def page_context(self, thing: Any) -> dict[str, Any]:
        """The way back."""
        return {"cancel_url": reverse("classes")}

    def act(self, thing: Any, data: dict[str, Any]) -> TrainingClass:
        """Open it for the reader's own committee."""
        plan = ClassPlan(**(data | {"kind": ClassKind(data["kind"])}))
        holder = organizations.organization_by_code(self.actor.organization, on=clock.today()).organization
        return operations.open_class(organization=holder, plan=plan, actor=self.actor)

    def done(self, result: TrainingClass) -> HttpResponse:
        """To the roster."""
        return redirect("class", pk=result.pk)


class OnClass(FormPage, is_abstract=True):
    """An act upon one class. What was already done on paper may be recorded with what stands against it."""

    permission = Permission.KEEP_CLASSES

    def load(self, **kwargs: Any) -> TrainingClass:
        """The class, if the reader may know of it."""
        return queries.class_seen(pages.seen_by(self.actor), kwargs["pk"])

    def form_page(
        self,
        thing: Any,
        form: forms.BaseForm,
        status: int = 200,
        findings: tuple[Finding, ...] = (),
        problems: tuple[str, ...] = (),
    ) -> HttpResponse:
        """As the form page; after a refusal with the box for what was done on paper."""
        if findings and isinstance(form, PaperForm):
            form.offer_paper()
        return super().form_page(thing, form, status=status, findings=findings, problems=problems)

    def page_context(self, thing: TrainingClass) -> dict[str, Any]:
        """Which class, and the way back."""
        return {"above": thing.name, "cancel_url": reverse("class", args=[thing.pk])}

    def done(self, result: int) -> HttpResponse:
        """To the roster."""
        return redirect("class", pk=result)


class RecordResults(OnClass):
    """Results and certificates of several people in one sheet."""

    reach = "Học viên các lớp của cấp ủy hoặc trung tâm mình."
    form_class = ResultsForm
    template_name = "training/results.html"
    title = "Ghi kết quả lớp"
    submit = "Ghi kết quả"
    said = "Đã ghi kết quả."

    def load(self, **kwargs: Any) -> TrainingClass:
        """The class, if this reader's committee holds it; raises NotFound for any other."""
        training_class = super().load(**kwargs)
        if not may_record_results(self.actor, training_class):
            raise NotFound("class")
        return training_class

    def form_for(self, thing: TrainingClass, **bound: Any) -> forms.BaseForm:
        """One line per person within reach."""
        return ResultsForm(rows=queries.roster(self.actor.scope, thing.pk), **bound)

    def act(self, thing: TrainingClass, data: dict[str, Any]) -> int:
        """All lines that differ, or none."""
        record_results(
            training_class=thing,
            outcomes=data["outcomes"],
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class Enrol(OnClass):
    """Put people of the reader's branch on the roster."""

    reach = "Người trong tổ chức được giao và các tổ chức trực thuộc."
    form_class = EnrolForm
    template_name = "training/enrol.html"
    title = "Ghi tên người đi học"
    submit = "Ghi tên vào lớp"
    said = "Đã ghi tên vào lớp."

    def load(self, **kwargs: Any) -> TrainingClass:
        """The class, for a reader who has people to send; raises NotFound for any other reader."""
        training_class = super().load(**kwargs)
        if not may_enrol(self.actor):
            raise NotFound("class")
        return training_class

    def form_for(self, thing: TrainingClass, **bound: Any) -> forms.BaseForm:
        """The people who may be sent, less those on the roster."""
        form = super().form_for(thing, **bound)
        form.fields["people"].choices = self._choices(thing)  # type: ignore[attr-defined]
        return form

    def _choices(self, thing: TrainingClass) -> list[tuple[str, str]]:
        own = organizations.organization_named(self.actor.organization)
        offered = _offered(thing, self.actor.scope, own.lft, own.rgt)
        enrolled = {row.person_id for row in queries.roster(self.actor.scope, thing.pk)}
        left = [(person, remark) for person, remark in offered if person.pk not in enrolled]
        names = organizations.names_on({person.organization_id for person, _ in left}, clock.today())
        return [
            (
                str(person.pk),
                f"{person.full_name}, {people.born_text(person)}, {names.get(person.organization_id, '')}{remark}",
            )
            for person, remark in left
        ]

    def page_context(self, thing: TrainingClass) -> dict[str, Any]:
        """For whom the class is."""
        is_awareness = thing.kind == ClassKind.AWARENESS
        whom = "người trong danh sách cảm tình Đảng" if is_awareness else "đảng viên dự bị"
        none = f"Không còn {whom} nào chưa có tên trong lớp."
        return super().page_context(thing) | {"whom": whom, "none": none, "is_awareness": is_awareness}

    def act(self, thing: TrainingClass, data: dict[str, Any]) -> int:
        """All of them, or none."""
        enrol_people(
            training_class=thing, person_ids=data["people"], actor=self.actor, already_taken=data["already_taken"]
        )
        return thing.pk


def _offered(thing: TrainingClass, scope: Any, lft: int, rgt: int) -> list[tuple[Person, str]]:
    """People whom the class is for, each with a remark where the list of the cell does not have them in time."""
    if thing.kind == ClassKind.NEW_MEMBER:
        found = people.people_standing(scope, thing.opened_on, Standing.PROBATIONARY, lft=lft, rgt=rgt, limit=CHOICES)
        return [(person, "") for person in found]
    rows = candidacies.candidates(scope, lft=lft, rgt=rgt, limit=CHOICES)
    listed = candidacies.listed_on({row.person_id for row in rows}, thing.opened_on)
    return [(row.person, "" if row.person_id in listed else " (chưa vào danh sách cảm tình Đảng)") for row in rows]
