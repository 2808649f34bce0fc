"""The particulars of one person: sensitive, shown by permission on a page of their own, and each look is an event."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.people import operations, queries
from nguon.people.models import Person
from nguon.people.terms import (
    ETHNICITIES,
    RELIGIONS,
    Occupation,
    PostKind,
    Precision,
    Qualification,
    Schooling,
    Sex,
)
from nguon.web.people.pages import last_day
from nguon.web.shell.fields import DayField, OfficeForm
from nguon.web.shell.views import FormPage, Page

READ = ["identity_number", "ethnicity", "religion", "posts"]
"""What a look at the particulars shows, as the event names it."""

REACH = "Một người trong tổ chức được giao; mỗi lần xem đều ghi vào nhật ký."


def _or_unknown(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", "Chưa ghi"), *choices]


class CorrectionForm(OfficeForm):
    """What may be corrected of a person; what cannot be known stays empty."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    sex = forms.ChoiceField(label="Giới tính", choices=Sex.choices(), widget=forms.RadioSelect)
    born_on = DayField(label="Ngày sinh", help_text="Chỉ biết năm thì ghi 01/01 của năm đó và chọn “chỉ biết năm”.")
    born_precision = forms.ChoiceField(label="Ngày sinh biết", choices=Precision.choices())
    identity_number = forms.RegexField(
        r"^\d{12}$",
        label="Số định danh cá nhân",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Số định danh cá nhân phải gồm đúng 12 chữ số. Đối chiếu thẻ căn cước rồi nhập lại."
        },
    )
    ethnicity = forms.ChoiceField(label="Dân tộc", required=False, choices=_or_unknown(list(ETHNICITIES.items())))
    religion = forms.ChoiceField(label="Tôn giáo", required=False, choices=_or_unknown(list(RELIGIONS.items())))
    hometown = forms.CharField(label="Quê quán", required=False, max_length=200)
    phone = forms.CharField(label="Số điện thoại", required=False, max_length=20)
    schooling = forms.ChoiceField(label="Học vấn phổ thông", required=False, choices=_or_unknown(Schooling.choices()))
    qualification = forms.ChoiceField(
        label="Trình độ chuyên môn", required=False, choices=_or_unknown(Qualification.choices())
    )
    occupation = forms.ChoiceField(label="Nghề nghiệp", required=False, choices=_or_unknown(Occupation.choices()))

    def clean_born_on(self) -> date:
        """:raises ValidationError: a day that has not come."""
        born_on: date = self.cleaned_data["born_on"]
        if born_on > clock.today():
            raise ValidationError(
                f"Ngày sinh {born_on:%d/%m/%Y} sau hôm nay ({clock.today():%d/%m/%Y}). "
                "Xem lại ngày trên giấy khai sinh."
            )
        return born_on

    def clean(self) -> dict[str, Any]:
        """Where only the year is known, 1 January is kept whatever was typed."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("born_precision") == Precision.YEAR and "born_on" in data:
            data["born_on"] = data["born_on"].replace(month=1, day=1)
        return data


CORRECTED = tuple(name for name in CorrectionForm.base_fields if name != "seen_version")


class ParticularsPage(Page, is_abstract=True):
    """The particulars of the person that `person` finds; subclasses say by which key, and where one came from."""

    permission = Permission.SEE_PARTICULARS
    reach = REACH
    template_name = "people/particulars.html"

    def person(self, **kwargs: Any) -> Person:
        """The person, within the actor's scope; raises NotFound."""
        raise NotImplementedError

    def back_url(self, person: Person, **kwargs: Any) -> str:
        """The page from which the particulars are opened."""
        raise NotImplementedError

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """What is held; the look is recorded before the page is drawn."""
        person = self.person(**kwargs)
        operations.record_particulars_read(person=person, actor=self.actor, fields=READ)
        may_correct = self.actor.may(Permission.CORRECT_PEOPLE)
        return {
            "name": person.full_name,
            "held": held(person),
            "posts": [(PostKind(p.kind).label, p.since, last_day(p.until)) for p in queries.posts_of(person.pk)],
            "back_url": self.back_url(person, **kwargs),
            "correct_url": reverse("correct_particulars", args=[person.pk]) if may_correct else "",
        }


def held(person: Person) -> list[tuple[str, str, str]]:
    """The sensitive lines of a record."""
    return [
        ("Số định danh cá nhân", person.identity_number or "", ""),
        ("Dân tộc", ETHNICITIES.get(person.ethnicity, ""), ""),
        ("Tôn giáo", RELIGIONS.get(person.religion, ""), ""),
    ]


class MemberParticulars(ParticularsPage):
    """By the key of the person."""

    def person(self, **kwargs: Any) -> Person:
        """The person of the address."""
        return queries.person_within(self.actor.scope, kwargs["pk"])

    def back_url(self, person: Person, **kwargs: Any) -> str:
        """The page of the person."""
        return reverse("member", args=[person.pk])


class CorrectParticulars(FormPage):
    """Correct what is written of a person; opening the form shows the particulars, so that is recorded too."""

    permission = Permission.CORRECT_PEOPLE
    reach = REACH
    form_class = CorrectionForm
    template_name = "people/correct_particulars.html"
    title = "Sửa lý lịch"
    submit = "Ghi thay đổi"
    said = "Đã ghi thay đổi lý lịch."

    def load(self, **kwargs: Any) -> Person:
        """The person, within the scope."""
        return queries.person_within(self.actor.scope, kwargs["pk"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form with what is stored."""
        self._record_look(**kwargs)
        return super().get(request, **kwargs)

    def comparison(self, form: forms.BaseForm, reason: str, **kwargs: Any) -> HttpResponse:
        """What is stored is shown here as well."""
        self._record_look(**kwargs)
        return super().comparison(form, reason, **kwargs)

    def _record_look(self, **kwargs: Any) -> None:
        operations.record_particulars_read(person=self.load(**kwargs), actor=self.actor, fields=READ[:3])

    def initial(self, thing: Person) -> dict[str, Any]:
        """What is stored."""
        return {name: getattr(thing, name) for name in CORRECTED} | {"seen_version": thing.version}

    def page_context(self, thing: Person) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        return {"above": thing.full_name, "cancel_url": reverse("member_particulars", args=[thing.pk])}

    def act(self, thing: Person, data: dict[str, Any]) -> int:
        """Store what differs; nothing is written when nothing does."""
        typed = {name: data[name] for name in CORRECTED} | {"identity_number": data["identity_number"] or None}
        changes = {name: value for name, value in typed.items() if value != getattr(thing, name)}
        if changes:
            operations.change_person(
                person_id=thing.pk, seen_version=data["seen_version"], changes=changes, actor=self.actor
            )
        return thing.pk

    def done(self, result: int) -> HttpResponse:
        """To the page of the person."""
        return redirect("member", pk=result)
