"""What is asked when a list is loaded."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.core.folding import tidy
from nguon.exchange.layouts import all_layouts
from nguon.exchange.plan import Options
from nguon.exchange.reading import limits
from nguon.web.shell.fields import DayField, OfficeForm


class FileForm(OfficeForm):
    """Layout, file, and what an officer says beside it."""

    layout = forms.ChoiceField(label="Loại danh sách", widget=forms.RadioSelect)
    file = forms.FileField(
        label="Tệp danh sách",
        help_text=f"Bảng tính .xlsx, .xls, .ods hoặc .csv, tối đa {limits.FILE_BYTES // 1024 // 1024} MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
        error_messages={
            "required": f"Chưa chọn tệp, hoặc tệp nặng quá {limits.FILE_BYTES // 1024 // 1024} MB.",
            "empty": "Tệp rỗng, không có dữ liệu. Hãy chọn lại tệp.",
        },
        max_length=200,
    )
    notified_on = DayField(
        label="Ngày đã báo cho người trong danh sách",
        help_text="Cần cho danh sách đối tượng Đảng, trừ khi tệp có cột “Ngày báo cho người được giới thiệu”.",
        required=False,
    )
    sheet = forms.CharField(
        label="Tên trang tính",
        help_text="Chỉ cần khi tệp có nhiều trang tính có dữ liệu.",
        required=False,
        max_length=60,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(layout.key, f"{layout.title}: {layout.says}") for layout in all_layouts().values()]
        self.fields["layout"].choices = choices  # type: ignore[attr-defined]

    def options(self, day: Any) -> Options:
        """What was said beside the file, for an import on this day."""
        data = self.cleaned_data
        return Options(day=day, notified_on=data["notified_on"], sheet=tidy(data["sheet"]))


class StoreForm(OfficeForm):
    """Store what was shown. `seen` names the plan that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    good_rows_only = forms.BooleanField(
        label="Chỉ ghi những dòng đạt; các dòng không nhập được để sửa rồi nhập lại sau",
        required=False,
    )
