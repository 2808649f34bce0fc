"""What is typed to find a member."""

from __future__ import annotations

from django import forms

from nguon.web.shell.fields import OfficeForm


class BranchForm(OfficeForm):
    """An organisation of the reader's branch; sent by GET."""

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to-chuc"] = forms.ChoiceField(label="Tổ chức", choices=choices)


class NameForm(OfficeForm):
    """A name or the beginning of a word of it, with or without marks; sent by POST, so that no address holds it."""

    name = forms.CharField(
        label="Tìm theo tên",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "Có dấu hoặc không dấu"}),
        error_messages={"required": "Chưa nhập tên cần tìm. Có thể nhập không dấu, ví dụ: nguyen van hoa."},
    )
