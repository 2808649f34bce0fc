"""What is typed about a probation."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.probation.terms import HelperChange, RemarkHeading
from nguon.web.shell.acts import ActForm, PastDayField
from nguon.web.sourcing.forms import with_blank


class TermHelperForm(ActForm):
    """Who helps from when, by which resolution, and why the helper changes."""

    helper = forms.TypedChoiceField(label="Đảng viên giúp đỡ", coerce=int, empty_value=None)
    reason = forms.ChoiceField(label="Lý do phân công", choices=with_blank(HelperChange.choices()))
    number = forms.CharField(label="Số nghị quyết phân công", max_length=60)
    since = PastDayField(label="Ngày nghị quyết")


class RemarkForm(ActForm):
    """What the helper remarks, heading by heading."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against a remark
    made_on = PastDayField(label="Ngày nhận xét")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for heading in RemarkHeading:
            self.fields[heading.value] = forms.CharField(
                label=heading.label,
                required=False,
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"max_length": "Mỗi mục nhiều nhất %(limit_value)d chữ; đã nhập %(show_value)d chữ."},
            )

    def clean(self) -> dict[str, Any]:
        """At least one heading."""
        data = super().clean() or {}
        if not any((data.get(heading.value) or "").strip() for heading in RemarkHeading):
            self.add_error(None, "Nhận xét chưa có nội dung. Hãy ghi ít nhất một mục.")
        return data


class ProfileForm(ActForm):
    """When the new member filed the member's curriculum vitae."""

    filed_on = PastDayField(label="Ngày chi bộ nhận lý lịch đảng viên")


class PaperForm(ActForm):
    """A paper with its number and day."""

    already_taken = None  # type: ignore[assignment]  # nothing is judged that could be kept against it
    number = forms.CharField(label="Số văn bản", max_length=60)
    signed_on = PastDayField(label="Ngày văn bản")
