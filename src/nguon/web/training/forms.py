"""What is typed about a class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nguon import clock
from nguon.training.models import Enrolment
from nguon.training.operations import Outcome
from nguon.training.terms import ClassKind, Result
from nguon.web.shell.fields import DayField, OfficeForm

PAPER = "Việc này đã làm trên giấy; vẫn ghi, kèm các điểm vướng"


class OpenClassForm(OfficeForm):
    """A class that is to be held, or was."""

    kind = forms.ChoiceField(label="Loại lớp", choices=ClassKind.choices(), widget=forms.RadioSelect)
    name = forms.CharField(label="Tên lớp", max_length=200, help_text="Ví dụ: Lớp nhận thức về Đảng khóa II năm 2026.")
    issuer = forms.CharField(label="Đơn vị cấp giấy chứng nhận", max_length=200)
    decision_number = forms.CharField(label="Số quyết định mở lớp", max_length=60)
    opened_on = DayField(label="Ngày khai giảng")
    closed_on = DayField(label="Ngày bế giảng")


class PaperForm(OfficeForm):
    """A form whose act may have been done on paper; the box appears only after a refusal."""

    already_taken = forms.BooleanField(label=PAPER, required=False, widget=forms.HiddenInput)

    def offer_paper(self) -> None:
        """Let the reader say that it was done on paper."""
        self.fields["already_taken"].widget = forms.CheckboxInput()


class EnrolForm(PaperForm):
    """Who goes to the class."""

    people = forms.TypedMultipleChoiceField(
        label="Người đi học",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn ai. Đánh dấu những người được cử đi học."},
    )


class ResultsForm(PaperForm):
    """One line per person on the roster: result and certificate number; one day for the certificates given now."""

    certified_on = DayField(
        label="Ngày cấp giấy chứng nhận",
        required=False,
        help_text="Ngày trên các giấy ghi lần này. Giấy khác ngày thì ghi thành lần khác.",
    )

    def __init__(self, *args: Any, rows: Iterable[Enrolment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        for row in self.rows:
            name = row.person.full_name
            self.fields[f"result-{row.pk}"] = forms.ChoiceField(
                label=f"Kết quả của {name}",
                required=False,
                choices=[("", "Chưa có"), *Result.choices()],
                initial=row.result,
            )
            self.fields[f"number-{row.pk}"] = forms.CharField(
                label=f"Số giấy chứng nhận của {name}",
                required=False,
                max_length=60,
                initial=row.certificate_number,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def lines(self) -> Iterator[tuple[Enrolment, forms.BoundField, forms.BoundField]]:
        """Each person with the two fields of the line."""
        for row in self.rows:
            yield row, self[f"result-{row.pk}"], self[f"number-{row.pk}"]

    def clean_certified_on(self) -> date | None:
        """:raises ValidationError: a day that has not come."""
        day: date | None = self.cleaned_data["certified_on"]
        if day is not None and day > clock.today():
            raise ValidationError(
                f"Ngày {day:%d/%m/%Y} sau hôm nay ({clock.today():%d/%m/%Y}). "
                "Chỉ ghi giấy đã cấp; xem lại ngày trên giấy."
            )
        return day

    def clean(self) -> dict[str, Any]:
        """Read the lines that differ from what is stored into `outcomes`."""
        data: dict[str, Any] = super().clean() or {}
        data["outcomes"] = {}
        for row in self.rows:
            result, number = data.get(f"result-{row.pk}", ""), data.get(f"number-{row.pk}", "").strip()
            if (result, number) != (row.result, row.certificate_number):
                self._read(row, result, number, data)
        if not data["outcomes"] and not self.errors:
            raise ValidationError("Chưa có kết quả nào khác với đã ghi. Chọn kết quả của ít nhất một người rồi ghi.")
        return data

    def _read(self, row: Enrolment, result: str, number: str, data: dict[str, Any]) -> None:
        if not result:
            said = "Kết quả đã ghi thì không bỏ trống được; chọn kết quả đúng." if row.result else ""
            self.add_error(f"result-{row.pk}", said or "Có số giấy chứng nhận mà chưa chọn kết quả. Chọn kết quả.")
        elif number and result != Result.PASSED:
            self.add_error(
                f"number-{row.pk}", "Chỉ người đạt kết quả mới được cấp giấy. Xem lại kết quả hoặc bỏ số giấy."
            )
        elif number and data.get("certified_on") is None:
            if "certified_on" not in self.errors:
                self.add_error("certified_on", "Có số giấy chứng nhận mà chưa có ngày cấp. Ghi ngày cấp như trên giấy.")
        else:
            data["outcomes"][row.pk] = Outcome(Result(result), number, data["certified_on"] if number else None)
