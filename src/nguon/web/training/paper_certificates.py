"""A certificate of a class taken elsewhere, recorded from the paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon.accounts.terms import Permission
from nguon.journeys.record_certificate import PaperCertificate, record_paper_certificate
from nguon.people.models import Person
from nguon.probation import queries as terms
from nguon.sourcing import queries as candidacies
from nguon.training.terms import ClassKind
from nguon.web.shell.acts import ActForm, ActPage, PastDayField


class CertificateForm(ActForm):
    """What stands on the certificate."""

    already_taken = None  # type: ignore[assignment]  # a certificate before the end of its class is a slip of the pen
    issuer = forms.CharField(label="Đơn vị cấp giấy chứng nhận", max_length=200)
    opened_on = PastDayField(label="Lớp khai giảng ngày")
    closed_on = PastDayField(label="Lớp bế giảng ngày")
    decision_number = forms.CharField(
        label="Số quyết định mở lớp", required=False, max_length=60, help_text="Nếu trên giấy có ghi."
    )
    number = forms.CharField(label="Số giấy chứng nhận", max_length=60)
    certified_on = PastDayField(label="Ngày cấp giấy chứng nhận")


class _Certificate(ActPage, is_abstract=True):
    permission = Permission.KEEP_CANDIDATES
    reach = "Người trong danh sách nguồn và đảng viên dự bị của tổ chức được giao."
    form_class = CertificateForm
    submit = "Ghi giấy chứng nhận"
    said = "Đã ghi giấy chứng nhận."
    asks = True
    page_name: str
    kind: ClassKind

    def whom(self, pk: int) -> Person:
        """The person, within the scope."""
        raise NotImplementedError

    def load(self, **kwargs: Any) -> tuple[int, Person]:
        """The key of the page to return to, and the person."""
        return kwargs["pk"], self.whom(kwargs["pk"])

    def page_context(self, thing: tuple[int, Person]) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing[1].full_name, "cancel_url": reverse(self.page_name, args=[thing[0]])}

    def act(self, thing: tuple[int, Person], data: dict[str, Any]) -> int:
        """Judged on the day of the certificate."""
        typed = {name: data[name] for name in ("issuer", "opened_on", "closed_on", "decision_number", "number")}
        paper = PaperCertificate(kind=self.kind, certified_on=data["certified_on"], **typed)
        record_paper_certificate(person=thing[1], paper=paper, actor=self.actor)
        return thing[0]

    def done(self, result: int) -> HttpResponse:
        """Back to the person's path."""
        return redirect(self.page_name, pk=result)


class AwarenessCertificate(_Certificate):
    """The awareness class of a candidate."""

    title = "Ghi giấy chứng nhận lớp nhận thức về Đảng đã có"
    page_name = "candidate"
    kind = ClassKind.AWARENESS

    def whom(self, pk: int) -> Person:
        """By the candidacy."""
        return candidacies.candidacy_within(self.actor.scope, pk).person


class NewMemberCertificate(_Certificate):
    """The class of a probationary member."""

    title = "Ghi giấy chứng nhận lớp đảng viên mới đã có"
    page_name = "term"
    kind = ClassKind.NEW_MEMBER

    def whom(self, pk: int) -> Person:
        """By the term."""
        return terms.term_within(self.actor.scope, pk).person
