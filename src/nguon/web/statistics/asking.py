"""The question in an address: `?tu=01-01-2011&den=31-12-2011&dia-gioi=khi-do`."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from nguon import clock
from nguon.core.errors import BadInput
from nguon.core.periods import Period
from nguon.organizations.terms import Boundaries
from nguon.statistics import queries
from nguon.statistics.questions import Question, between
from nguon.web.shell.fields import DayField, OfficeForm

WORDS = {Boundaries.THEN: "khi-do", Boundaries.NOW: "hien-nay"}
_BOUNDARIES = {word: boundaries for boundaries, word in WORDS.items()}


class QuestionForm(OfficeForm):
    """Organisation, period and boundaries, as typed."""

    ma = forms.CharField(
        label="Mã tổ chức", help_text="Ví dụ CTH; xem mã ở bảng tổ chức trực thuộc hoặc trang Cây tổ chức."
    )
    tu = DayField(label="Từ ngày")
    den = DayField(label="Đến hết ngày")
    dia_gioi = forms.ChoiceField(
        label="Tính trên", choices=[(word, boundaries.label.capitalize()) for boundaries, word in WORDS.items()]
    )

    def clean(self) -> dict[str, Any]:
        """Adds `period`; what is wrong with it is an error at its last day."""
        data = super().clean() or {}
        if data.get("tu") and data.get("den"):
            try:
                data["period"] = between(data["tu"], data["den"])
            except BadInput as problem:
                self.add_error("den", list(problem.problems))
        return data

    def period(self) -> Period:
        """The period of a valid form."""
        period: Period = self.cleaned_data["period"]
        return period

    def boundaries(self) -> Boundaries:
        """The boundaries of a valid form."""
        return _BOUNDARIES[self.cleaned_data["dia_gioi"]]


def this_year(today: date) -> Period:
    """What is shown when no period is asked for."""
    return Period.year(today.year)


def question_of(request: HttpRequest, code: str) -> Question:
    """The question of a page about one organisation; without a period this year, without boundaries those of then.

    :raises NotFound: outside the actor's scope. :raises BadInput: no such day, or the organisation did not exist then.
    """
    today = clock.today()
    usual = this_year(today)
    given = {
        "ma": code,
        "tu": request.GET.get("tu") or usual.since,
        "den": request.GET.get("den") or usual.last_day,
        "dia_gioi": request.GET.get("dia-gioi") or WORDS[Boundaries.THEN],
    }
    form = QuestionForm(given)
    if not form.is_valid():
        raise BadInput(*(str(sentence) for sentences in form.errors.values() for sentence in sentences))
    actor = request.actor  # type: ignore[attr-defined]
    return queries.ask(actor, code, form.period(), boundaries=form.boundaries(), today=today)


def address(name: str, code: str, period: Period, boundaries: Boundaries = Boundaries.THEN, **more: str) -> str:
    """The address of a page about an organisation in a period; `more` are further parts of the path."""
    parts = {
        "tu": f"{period.since:%d-%m-%Y}",
        "den": f"{period.last_day:%d-%m-%Y}",
        "dia-gioi": WORDS[boundaries],
    }
    return f"{reverse(name, kwargs={'code': code, **more})}?{urlencode(parts)}"


def address_of(name: str, question: Question, **more: str) -> str:
    """The address of another page about the same question."""
    return address(name, question.code, question.period, question.boundaries, **more)
