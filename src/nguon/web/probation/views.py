"""Probationary members, the page of one, and the acts that lead to recognition or strike-off."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission.terms import Body
from nguon.core.scope import Actor
from nguon.journeys.end_probation import recognise_member
from nguon.organizations import queries as organizations
from nguon.people import queries as people
from nguon.probation import operations, queries
from nguon.probation.models import Term
from nguon.supervision import queries as supervision
from nguon.supervision.terms import WINDOW_DAYS
from nguon.training import operations as training_operations
from nguon.training import queries as training
from nguon.training.terms import ClassKind
from nguon.web.admission.acts import signed
from nguon.web.admission.forms import CommitteeVoteForm, DecisionForm, VoteForm, voted
from nguon.web.shell.acts import ActPage
from nguon.web.shell.branch import branch_of
from nguon.web.shell.views import Page
from nguon.web.sourcing.acts import NO_CLASS, classes_to_choose
from nguon.web.sourcing.forms import ClassForm
from nguon.web.supervision.story import StoryPage

REACH = "Đảng viên dự bị của tổ chức được giao và các tổ chức trực thuộc."
SHOWN = 100


class Terms(Page):
    """Probationary members, the one whose probation ends first at the top."""

    permission = Permission.SEE_MEMBERS
    reach = REACH
    template_name = "probation/list.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The first hundred of the branch."""
        today = clock.today()
        branch = branch_of(self.actor, today, self.request.GET.get("to-chuc", ""))
        rows = queries.running_terms(self.actor.scope, lft=branch.lft, rgt=branch.rgt, limit=SHOWN + 1)
        names = organizations.names_on({row.organization_id for row in rows}, today)
        return {
            "branch": branch,
            "rows": [_row(row, names, today) for row in rows[:SHOWN]],
            "has_more": len(rows) > SHOWN,
        }


def _row(row: Term, names: dict[int, str], today: date) -> dict[str, Any]:
    left = (row.ends_on - today).days
    late = row.review_due_on is not None and row.review_due_on < today
    soon = left <= WINDOW_DAYS
    word = "quá hạn xét" if late else "đến hạn xét" if left <= 0 else f"còn {left} ngày"
    return {
        "name": row.person.full_name,
        "cell": names.get(row.organization_id, ""),
        "since": row.since,
        "ends_on": row.ends_on,
        "kind": "late" if late else "soon" if soon else "waiting",
        "word": word,
        "url": reverse("term", args=[row.pk]),
    }


class TermPage(StoryPage):
    """The path of a probationary member."""

    permission = Permission.SEE_MEMBERS
    reach = REACH

    def story(self, day: date, **kwargs: Any) -> supervision.Story:
        """By the term."""
        return supervision.story_of_term(self.actor.scope, kwargs["pk"], day)


class OnTerm(ActPage, is_abstract=True):
    """An act upon one probation."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    subject = "term"

    def load(self, **kwargs: Any) -> Term:
        """The term, within the scope."""
        return queries.term_within(self.actor.scope, kwargs["pk"])

    def initial(self, thing: Term) -> dict[str, Any]:
        """The version that is seen."""
        return {"seen_version": thing.version}

    def page_context(self, thing: Term) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.person.full_name, "cancel_url": reverse("term", args=[thing.pk])}

    def done(self, result: int) -> HttpResponse:
        """Back to the probation."""
        return redirect("term", pk=result)


class SendToNewMemberClass(OnTerm):
    """Put the probationary member on the roster of the class for new members."""

    permission = Permission.KEEP_CANDIDATES
    form_class = ClassForm
    title = "Cử đi học lớp bồi dưỡng đảng viên mới"
    submit = "Ghi tên vào lớp"
    said = "Đã ghi tên vào lớp. Trung tâm chính trị sẽ ghi kết quả."

    def form_for(self, thing: Term, **bound: Any) -> forms.BaseForm:
        """Classes of the committees above that have not closed."""
        form = super().form_for(thing, **bound)
        form.fields["training_class"].choices = classes_to_choose(thing.person.pos, ClassKind.NEW_MEMBER)  # type: ignore[attr-defined]
        return form

    def page_context(self, thing: Term) -> dict[str, Any]:
        """A word when there is no class to choose."""
        is_open = bool(classes_to_choose(thing.person.pos, ClassKind.NEW_MEMBER))
        return super().page_context(thing) | {"intro": "" if is_open else NO_CLASS}

    def act(self, thing: Term, data: dict[str, Any]) -> int:
        """Judged on the day the class opens."""
        training_operations.enrol(
            training_class=training.class_of(data["training_class"]),
            person=thing.person,
            listed=False,
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


class ReviewByCell(OnTerm):
    """The cell proposes recognition."""

    form_class = VoteForm
    title = "Ghi nghị quyết chi bộ đề nghị công nhận chính thức"
    submit = "Ghi nghị quyết"
    said = "Đã ghi nghị quyết của chi bộ."
    body = Body.CELL

    def initial(self, thing: Term) -> dict[str, Any]:
        """How many official members the cell has today, to be corrected."""
        return super().initial(thing) | eligible(self.actor, thing)

    def act(self, thing: Term, data: dict[str, Any]) -> int:
        """Judged on the day of the meeting."""
        operations.record_review(
            term_id=thing.pk,
            seen_version=data["seen_version"],
            body=self.body,
            resolution=voted(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk


def eligible(actor: Actor, thing: Term) -> dict[str, Any]:
    """A first value for the number entitled to vote."""
    return {"summoned": len(people.members_on(actor.scope, thing.organization_id, clock.today())) or None}


class ReviewByBase(ReviewByCell):
    """The base committee proposes recognition."""

    permission = Permission.RESOLVE_DOSSIERS
    reach = REACH
    form_class = CommitteeVoteForm
    title = "Ghi nghị quyết đảng ủy cơ sở đề nghị công nhận chính thức"
    said = "Đã ghi nghị quyết của đảng ủy cơ sở. Việc tiếp theo: cấp có thẩm quyền quyết định."
    body = Body.BASE

    def initial(self, thing: Term) -> dict[str, Any]:
        """The version that is seen; how many sit on the committee is not known here."""
        return {"seen_version": thing.version}


class Recognise(OnTerm):
    """The decision that recognises an official member."""

    permission = Permission.DECIDE_DOSSIERS
    form_class = DecisionForm
    title = "Ghi quyết định công nhận chính thức"
    submit = "Ghi quyết định"
    said = "Đã ghi quyết định. Tư cách đảng viên chính thức tính từ ngày hết thời gian dự bị."
    asks = True

    def form_for(self, thing: Term, **bound: Any) -> forms.BaseForm:
        """Receipt is of no matter here: recognition counts from the end of the probation."""
        form = super().form_for(thing, **bound)
        del form.fields["received_on"]
        return form

    def act(self, thing: Term, data: dict[str, Any]) -> int:
        """Judged on the day the decision was signed."""
        recognise_member(
            term_id=thing.pk,
            seen_version=data["seen_version"],
            decision=signed(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )
        return thing.pk
