"""Moving somebody to another branch, and taking over who has come."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import operations, queries
from nguon.admission.models import Transfer
from nguon.admission.operations import Move
from nguon.admission.terms import MovingStage, MovingWay
from nguon.journeys.transfer_person import transfer_candidate, transfer_probationer
from nguon.organizations import queries as organizations
from nguon.probation import queries as terms
from nguon.probation.models import Term
from nguon.sourcing import queries as sourcing
from nguon.sourcing.models import Candidacy
from nguon.web.admission.forms import known
from nguon.web.admission.views import REACH
from nguon.web.shell.acts import ActForm, ActPage, PastDayField
from nguon.web.shell.branch import branch_of
from nguon.web.shell.views import Page

SHOWN = 100


class MoveForm(ActForm):
    """Where to, on which papers."""

    to_code = forms.CharField(
        label="Mã tổ chức nơi đến", required=False, max_length=40, help_text="Mã của chi bộ, xem ở trang Tổ chức."
    )
    to_name = forms.CharField(label="Tên nơi đến, nếu nơi đó chưa dùng hệ thống", required=False, max_length=200)
    left_on = PastDayField(label="Ngày quyết định chuyển công tác, học tập hoặc thay đổi nơi cư trú")
    moved_on = PastDayField(label="Ngày chuyển")
    letter_number = forms.CharField(
        label="Số giấy chứng nhận đang được giúp đỡ, hoặc số công văn kèm hồ sơ", required=False, max_length=60
    )
    letter_on = PastDayField(label="Ngày giấy chứng nhận hoặc công văn", required=False)


class MoveDecidedForm(MoveForm):
    """With the question that decides whether the decision can still be used."""

    same_authority = forms.ChoiceField(
        label="Nơi đến thuộc cùng cấp có thẩm quyền quyết định kết nạp",
        choices=[("", "Chọn"), ("yes", "Cùng cấp có thẩm quyền"), ("no", "Cấp có thẩm quyền khác")],
    )


class MoveTermForm(MoveForm):
    """With the papers of a probationary member."""

    self_review_on = PastDayField(label="Ngày chi bộ nhận xét bản tự kiểm điểm", required=False)
    helper_remark_on = PastDayField(label="Ngày bản nhận xét của đảng viên giúp đỡ", required=False)


def move_of(data: dict[str, Any]) -> Move:
    """A move that was typed.

    :raises BadInput: no organisation has the code on the day of the move.
    """
    code = data["to_code"].strip()
    to = organizations.organization_by_code(code, on=data["moved_on"]).organization if code else None
    return Move(
        to=to,
        to_name=data["to_name"].strip(),
        left_on=data["left_on"],
        moved_on=data["moved_on"],
        letter_number=data["letter_number"],
        letter_on=data["letter_on"],
        same_authority=known(data.get("same_authority", "")),
        self_review_on=data.get("self_review_on"),
        helper_remark_on=data.get("helper_remark_on"),
    )


class _Move(ActPage, is_abstract=True):
    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    title = "Chuyển đi nơi khác"
    submit = "Ghi chuyển đi"
    said = "Đã ghi chuyển đi. Nơi đến sẽ thấy người này ở trang “Chuyển đến”."
    asks = True

    def initial(self, thing: Any) -> dict[str, Any]:
        """The version that is seen, and today."""
        return {"seen_version": thing.version, "moved_on": clock.today()}


class MoveCandidate(_Move):
    """A candidate moves, with or without a dossier."""

    form_class = MoveForm
    subject = "candidacy"

    def load(self, **kwargs: Any) -> Candidacy:
        """The candidacy, within the scope."""
        return sourcing.candidacy_within(self.actor.scope, kwargs["pk"])

    def form_for(self, thing: Candidacy, **bound: Any) -> forms.BaseForm:
        """After a decision one more question is asked."""
        dossier = queries.open_dossier_of(self.actor.scope, thing.person_id)
        kind = MoveDecidedForm if queries.stage_of(dossier) is MovingStage.DECIDED else MoveForm
        return kind(**({"initial": self.initial(thing)} | bound))

    def page_context(self, thing: Candidacy) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.person.full_name, "cancel_url": reverse("candidate", args=[thing.pk])}

    def act(self, thing: Candidacy, data: dict[str, Any]) -> Transfer:
        """Judged on the day of the move."""
        return transfer_candidate(
            candidacy_id=thing.pk,
            seen_version=data["seen_version"],
            move=move_of(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )

    def done(self, result: Transfer) -> HttpResponse:
        """The person is no longer here: back to the list."""
        return redirect("candidates")


class MoveTerm(_Move):
    """A probationary member moves."""

    form_class = MoveTermForm
    subject = "term"

    def load(self, **kwargs: Any) -> Term:
        """The term, within the scope."""
        return terms.term_within(self.actor.scope, kwargs["pk"])

    def page_context(self, thing: Term) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.person.full_name, "cancel_url": reverse("term", args=[thing.pk])}

    def act(self, thing: Term, data: dict[str, Any]) -> Transfer:
        """Judged on the day of the move."""
        return transfer_probationer(
            term_id=thing.pk,
            seen_version=data["seen_version"],
            move=move_of(data),
            actor=self.actor,
            already_taken=data["already_taken"],
        )

    def done(self, result: Transfer) -> HttpResponse:
        """The person is no longer here: back to the list."""
        return redirect("probation")


class Arrivals(Page):
    """People who were moved to this branch and have not been taken over."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    template_name = "admission/arrivals.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The first hundred, oldest first."""
        today = clock.today()
        branch = branch_of(self.actor, today, self.request.GET.get("to-chuc", ""))
        rows = queries.to_receive(self.actor.scope, lft=branch.lft, rgt=branch.rgt, limit=SHOWN)
        names = organizations.names_on({row.to_organization_id for row in rows if row.to_organization_id}, today)
        return {
            "branch": branch,
            "rows": [
                {
                    "name": row.person.full_name,
                    "cell": names.get(row.to_organization_id or 0, ""),
                    "moved_on": row.moved_on,
                    "stage": MovingStage(row.stage).label,
                    "way": MovingWay(row.way).label,
                    "url": reverse("receive_transfer", args=[row.pk]),
                }
                for row in rows
            ],
        }


class ReceiveForm(ActForm):
    """The day of taking over."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against taking over
    received_on = PastDayField(label="Ngày tiếp nhận")


class ReceiveTransfer(ActPage):
    """Take somebody over."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = ReceiveForm
    title = "Tiếp nhận người chuyển đến"
    submit = "Ghi tiếp nhận"
    said = "Đã tiếp nhận. Việc tiếp theo: phân công đảng viên giúp đỡ."

    def load(self, **kwargs: Any) -> Transfer:
        """The move, within the scope."""
        return queries.transfer_within(self.actor.scope, kwargs["pk"])

    def initial(self, thing: Transfer) -> dict[str, Any]:
        """Today."""
        return {"received_on": clock.today()}

    def page_context(self, thing: Transfer) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.person.full_name, "cancel_url": reverse("arrivals")}

    def act(self, thing: Transfer, data: dict[str, Any]) -> Transfer:
        """Record the day."""
        return operations.receive_transfer(transfer_id=thing.pk, received_on=data["received_on"], actor=self.actor)

    def done(self, result: Transfer) -> HttpResponse:
        """Back to those who have come."""
        return redirect("arrivals")
