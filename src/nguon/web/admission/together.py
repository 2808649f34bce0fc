"""One meeting, several dossiers: the pages that record it in one sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.journeys.resolve_together import decide_together, resolve_together
from nguon.supervision import queries
from nguon.supervision.queries import Waiting
from nguon.web.admission.queue import row_of
from nguon.web.admission.together_forms import DecideTogetherForm, ResolveTogetherForm
from nguon.web.admission.views import REACH
from nguon.web.shell.acts import ActPage

NOBODY = "Chưa chọn hồ sơ nào. Đánh dấu những người được xét trong cùng cuộc họp rồi bấm ghi."


class Together(ActPage, is_abstract=True):
    """An act on the dossiers that the address names by key, after a look over each of them."""

    reach = REACH
    template_name = "admission/together.html"
    asks = True
    number_label = "Số nghị quyết"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The empty sheet, or back to the queue when nobody was chosen."""
        return super().get(request, **kwargs) if self._keys() else self._nobody()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """As every act that asks first."""
        return super().post(request, **kwargs) if self._keys() else self._nobody()

    def _nobody(self) -> HttpResponse:
        messages.warning(self.request, NOBODY)
        return redirect("dossier_queue")

    def _keys(self) -> list[int]:
        typed = [key for key in self.request.GET.getlist("chon") if key.isdecimal() and len(key) < _DIGITS]
        return [int(key) for key in typed[: queries.PAGE]]

    def load(self, **kwargs: Any) -> tuple[Waiting, ...]:
        """The dossiers, all of them within the scope."""
        return queries.chosen(self.actor.scope, clock.today(), self._keys())

    def form_for(self, thing: tuple[Waiting, ...], **bound: Any) -> forms.BaseForm:
        """One line for each person."""
        return self.form_class(rows=thing, **bound)  # type: ignore[call-arg]

    def page_context(self, thing: tuple[Waiting, ...]) -> dict[str, Any]:
        """The people, and the way back."""
        rows = {row.dossier.pk: row_of(row, clock.today()) for row in thing}
        above = f"{len(thing)} hồ sơ đã chọn"
        back = {"above": above, "cancel_url": reverse("dossier_queue"), "rows": rows}
        return back | {"number_label": self.number_label}

    def look_over(self, form: forms.BaseForm) -> dict[str, Any]:
        """What of the meeting is shared, and for each person what will be recorded."""
        assert isinstance(form, ResolveTogetherForm)
        data = form.cleaned_data
        shared = [
            answer
            for field, answer in zip(form.visible_fields(), self.answers(form), strict=True)
            if field in form.common_fields() and field.name != "first_number"
        ]
        return {"answers": shared, "people": [_told(line.row, data) for line in form.lines()]}

    def done(self, result: int) -> HttpResponse:
        """Back to the queue, with how many were recorded."""
        messages.success(self.request, f"{self.submit}: đã ghi cho {result} người.")
        return redirect("dossier_queue")


_DIGITS = 19  # more than any key has


def _told(row: Waiting, data: dict[str, Any]) -> dict[str, Any]:
    pk = row.dossier.pk
    is_taken = pk in data["taken"]
    counts = {name: data.get(f"{name}-{pk}") or 0 for name in ("in_favour", "against", "blank")}
    number = data["numbers"].get(pk, "")
    return {"name": row.dossier.person.full_name, "cell": row.cell, "is_taken": is_taken, "number": number} | counts


class ResolveTogether(Together):
    """The base committee proposes several admissions in one meeting."""

    permission = Permission.RESOLVE_DOSSIERS
    form_class = ResolveTogetherForm
    title = "Ghi nghị quyết của đảng ủy cơ sở cho nhiều người"
    submit = "Ghi các nghị quyết"

    def act(self, thing: Any, data: dict[str, Any]) -> int:
        """All of them or none, each judged on the day of the meeting."""
        return resolve_together(resolved=data["taken"], actor=self.actor, already_taken=data["already_taken"])


class DecideTogether(Together):
    """The deciding body decides several admissions in one meeting, a decision for each."""

    permission = Permission.DECIDE_DOSSIERS
    form_class = DecideTogetherForm
    title = "Ghi quyết định kết nạp cho nhiều người"
    submit = "Ghi các quyết định"
    number_label = "Số quyết định"

    def act(self, thing: Any, data: dict[str, Any]) -> int:
        """All of them or none, each judged on the day its decision was signed."""
        return decide_together(decided=data["taken"], actor=self.actor, already_taken=data["already_taken"])
