"""Form fields as officers type: days as d/m/yyyy, with sentences that say what was found and what to write."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator

_TYPED = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\s*")


LARGEST = 2**31 - 1
"""What a column of counts holds."""


class OfficeForm(forms.Form):
    """A form that names its field in every error: `Chưa nhập số nghị quyết.` instead of a general phrase."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.IntegerField) and field.max_value is None:
                field.validators.append(MaxValueValidator(LARGEST))
            general = type(field).default_error_messages | forms.Field.default_error_messages
            for code, sentence in _sentences(field, str(field.label or name.replace("_", " "))).items():
                # Only Django's own phrase is replaced; a sentence given with the field stands.
                if field.error_messages.get(code) == general.get(code):
                    field.error_messages[code] = sentence


def _sentences(field: forms.Field, label: str) -> dict[str, str]:
    """By Django's code of the error. `%(…)s` is what was typed or the limit, filled in by Django."""
    label = label[:1].lower() + label[1:]
    chosen = isinstance(field, forms.ChoiceField)
    sentences = {
        "required": f"Chưa {'chọn' if chosen else 'nhập'} {label}.",
        "min_value": f"Đã nhập %(show_value)s; {label} phải từ %(limit_value)s trở lên. Đối chiếu lại giấy tờ.",
        "max_value": f"Đã nhập %(show_value)s; {label} nhiều nhất là %(limit_value)s. Đối chiếu lại giấy tờ.",
        "max_length": f"Đã nhập %(show_value)d ký tự; {label} dài nhất %(limit_value)d ký tự. Viết ngắn lại.",
        "null_characters_not_allowed": f"Phần {label} có ký tự không đọc được. Xóa đi rồi gõ lại.",
    }
    if chosen:
        sentences["invalid_choice"] = f"“%(value)s” không có trong các mục của {label}. Chọn lại trong danh sách."
    elif isinstance(field, forms.IntegerField):
        sentences["invalid"] = f"Ghi {label} bằng chữ số, không có chữ hay dấu chấm."
    return sentences


class DayInput(forms.TextInput):
    """Text, not the browser's own date control: that one shows the day in the order of the PC's language."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """A day as dd/mm/yyyy; text as it was typed."""
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class DayField(forms.Field):
    """A day typed as d/m/yyyy (also with points or dashes); two-digit years are not guessed."""

    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["required"] = "Chưa nhập ngày. Nhập theo dạng dd/mm/yyyy, ví dụ 05/12/2026."

    def to_python(self, value: Any) -> date | None:
        """:raises ValidationError: no day of the calendar."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        typed = _TYPED.fullmatch(value)
        if typed is None:
            raise ValidationError(f"“{value}” chưa đúng dạng ngày. Nhập ngày/tháng/năm đủ bốn số, ví dụ 05/12/2026.")
        day, month, year = (int(part) for part in typed.groups())
        try:
            return date(year, month, day)
        except ValueError:
            raise ValidationError(f"Lịch không có ngày {value.strip()}. Xem lại ngày, tháng trên giấy tờ.") from None
