"""Form pages that record an act of the office: the version seen, a look before recording, acts done on paper."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from nguon import clock
from nguon.accounts import queries as accounts
from nguon.audit import queries as audit
from nguon.audit.models import Event
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, Refused, Stale, noticing
from nguon.core.findings import Finding
from nguon.web.shell import once
from nguon.web.shell.fields import DayField, OfficeForm
from nguon.web.shell.views import FormPage


class PastDayField(DayField):
    """The day of something that has happened: not later than today."""

    def clean(self, value: Any) -> date | None:
        """:raises ValidationError: later than today."""
        day: date | None = super().clean(value)
        if day is not None and day > clock.today():
            raise ValidationError(
                f"Ngày {day:%d/%m/%Y} sau hôm nay ({clock.today():%d/%m/%Y}). "
                "Chỉ ghi việc đã diễn ra; xem lại ngày trên giấy tờ."
            )
        return day


class ActForm(OfficeForm):
    """A form that records an act upon something that was seen in a certain version."""

    seen_version = forms.IntegerField(
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid": "Trang nhập gửi lên thiếu phần đi kèm. Mở lại trang rồi nhập lại."},
    )
    # Shown only after a refusal (see ActPage.form_page).
    already_taken = forms.BooleanField(
        label="Việc này đã làm trên giấy; vẫn ghi, kèm các điểm vướng", required=False, widget=forms.HiddenInput
    )


class _Undo(Exception):
    """Takes a rehearsed act back."""


class ActPage(FormPage, is_abstract=True):
    """Records one act. With `asks` the reader first sees what will be recorded, judged by the very same call."""

    template_name = "shell/act_page.html"
    asks: ClassVar[bool] = False
    may_be_past: ClassVar[bool] = True
    """False where no record may hold the act against the rules."""
    subject: ClassVar[str] = ""
    """What the events of the thing are filed under in the audit, for the officer who comes second."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Record; where the page asks, only after the reader has looked over what was typed."""
        if not self.asks or "checked" in request.POST:
            return super().post(request, **kwargs)
        thing = self.load(**kwargs)
        form = self.form_for(thing, data=request.POST, files=request.FILES)
        if "change" in request.POST:
            return self.form_page(thing, form)
        if not form.is_valid():
            return self.form_page(thing, form, status=422)
        return self._rehearse(thing, form, **kwargs)

    def _rehearse(self, thing: Any, form: forms.BaseForm, **kwargs: Any) -> HttpResponse:
        """The act itself, taken back: what would be refused is refused before the reader is asked."""
        try:
            with noticing() as noticed, transaction.atomic():
                self.act(thing, form.cleaned_data)
                raise _Undo
        except _Undo:
            return self._check_page(thing, form, tuple(noticed))
        except Refused as refusal:
            return self.form_page(thing, form, status=422, findings=refusal.findings)
        except BadInput as refusal:
            return self.form_page(thing, form, status=422, problems=refusal.problems)
        except Stale as refusal:
            return self.comparison(form, str(refusal), **kwargs)

    def meanwhile(self, **kwargs: Any) -> list[tuple[datetime, str, str]]:
        """The newest acts on the record, so that who comes second sees who did what."""
        if not self.subject:
            return []
        thing = self.load(**kwargs)
        events = audit.latest_acts(subject=self.subject, subject_id=thing.pk, person_id=thing.person_id)
        names = accounts.names_of({event.actor_id for event in events if event.actor_id is not None})
        return [(one.at, EventKind(one.kind).label, _by(one, names)) for one in events]

    def _check_page(self, thing: Any, form: forms.BaseForm, noticed: tuple[Finding, ...]) -> HttpResponse:
        rows = self.answers(form)
        sent = [
            (name, value) for name, values in self.request.POST.lists() if name not in _NOT_REPEATED for value in values
        ]
        shared: dict[str, Any] = {"title": self.title, "submit": self.submit, "answers": rows, "sent": sent}
        checked = {"is_check": True, "noticed": noticed, "once": once.fresh()}
        return self.show(**(shared | checked | self.page_context(thing) | self.look_over(form)))

    @staticmethod
    def answers(form: forms.BaseForm) -> list[tuple[str, str, str]]:
        """What was typed, in words: (label, value, address to change it, empty here) of each visible field."""
        shown, data = form.visible_fields(), form.cleaned_data
        return [(str(field.label), _in_words(field, data.get(field.name)), "") for field in shown]

    def look_over(self, form: forms.BaseForm) -> dict[str, Any]:
        """What the look-over shows besides, or in other words than, label and value of each field."""
        return {}

    def form_page(
        self,
        thing: Any,
        form: forms.BaseForm,
        status: int = 200,
        findings: tuple[Finding, ...] = (),
        problems: tuple[str, ...] = (),
    ) -> HttpResponse:
        """As the form page; after a refusal the reader may say that the act was already done on paper."""
        insisted = bool(form.is_bound and form.data.get("already_taken"))
        if findings and "already_taken" in form.fields:
            if insisted or not self.may_be_past:
                problems = (*problems, "Các điểm này trái ngược nhau nên không ghi được; hãy đối chiếu lại giấy tờ.")
            else:
                form.fields["already_taken"].widget = forms.CheckboxInput()
        return super().form_page(thing, form, status=status, findings=findings, problems=problems)


_NOT_REPEATED = {"csrfmiddlewaretoken", "once", "checked", "change"}


def _by(event: Event, names: dict[int, str]) -> str:
    return f"{names.get(event.actor_id or 0, 'Hệ thống')}, lúc {timezone.localtime(event.at):%H:%M}"


def _in_words(field: forms.BoundField, value: Any) -> str:
    """A cleaned value as it was meant: days written out, choices by their words."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return "Có" if value else "Không"
    choices = dict(getattr(field.field, "choices", ()))
    if isinstance(value, list):
        return "; ".join(str(choices.get(str(one), one)) for one in value)
    return str(choices.get(str(value), "" if value is None else value))
