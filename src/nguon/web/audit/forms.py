"""What is asked of the access log."""

from __future__ import annotations

from django import forms

from nguon.audit.queries import Asked
from nguon.audit.terms import EventKind
from nguon.web.shell.fields import OfficeForm


def _key(label: str) -> forms.IntegerField:
    too_small = "Mã là số từ 1 trở lên; xem mã ở cột “Về” hoặc cột “Ai” của nhật ký."
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=2**62,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"min_value": too_small, "max_value": too_small},
    )


class FilterForm(OfficeForm):
    """Keys and a kind, sent by GET: keys name nobody, so they may stand in an address."""

    nguoi = _key("Mã người")
    tai_khoan = _key("Mã tài khoản")
    viec = forms.ChoiceField(label="Việc", required=False, choices=[("", "Mọi việc"), *EventKind.choices()])

    def asked(self) -> Asked:
        """What was asked; everything when the form could not be read."""
        if not self.is_valid():
            return Asked()
        data = self.cleaned_data
        return Asked(person=data["nguoi"], actor=data["tai_khoan"], kind=data["viec"])
