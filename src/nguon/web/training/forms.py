"""What a political centre types."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.training.terms import ClassKind, Result
from nguon.web.shell.acts import ActForm, PastDayField
from nguon.web.shell.fields import DayField
from nguon.web.sourcing.forms import with_blank


class OpenClassForm(ActForm):
    """A class that is to be held."""

    already_taken = None  # type: ignore[assignment]  # nothing is judged
    kind = forms.ChoiceField(label="Loại lớp", choices=ClassKind.choices(), widget=forms.RadioSelect)
    name = forms.CharField(label="Tên lớp", max_length=200, help_text="Ví dụ: Lớp nhận thức về Đảng khóa II năm 2026.")
    issuer = forms.CharField(label="Đơn vị cấp giấy chứng nhận", max_length=200)
    decision_number = forms.CharField(label="Số quyết định mở lớp", max_length=60)
    opened_on = DayField(label="Ngày khai giảng")
    closed_on = DayField(label="Ngày bế giảng")


class ResultForm(ActForm):
    """The result of one person, with the certificate of those who passed."""

    result = forms.ChoiceField(label="Kết quả", choices=with_blank(Result.choices()))
    certificate_number = forms.CharField(label="Số giấy chứng nhận", required=False, max_length=60)
    certified_on = PastDayField(label="Ngày cấp giấy chứng nhận", required=False)

    def clean(self) -> dict[str, Any]:
        """A certificate has both number and day, and only those who passed get one."""
        data = super().clean() or {}
        number, day = data.get("certificate_number"), data.get("certified_on")
        if number and not day and "certified_on" not in self.errors:
            self.add_error("certified_on", "Có số giấy chứng nhận mà chưa có ngày cấp. Ghi ngày cấp như trên giấy.")
        if data.get("result") and data["result"] != Result.PASSED and (number or day):
            self.add_error(
                "result", "Chỉ người đạt kết quả mới được cấp giấy chứng nhận. Xem lại kết quả hoặc bỏ giấy."
            )
        return data
