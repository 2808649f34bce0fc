"""The gallery: every component in every state, from invented data; the page to look at after a change of the look."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django import forms

from nguon.core.findings import Citation, Finding, Holding, Severity
from nguon.web.shell.components import FOLDER, catalogue
from nguon.web.shell.fields import DayField, OfficeForm
from nguon.web.shell.views import SIGNED_IN, Page

EXAMPLES = FOLDER.parent / "gallery"

NAMES = {
    "page_header": "Đầu trang",
    "panel": "Khung",
    "state": "Trạng thái",
    "finding": "Điều còn vướng",
    "findings": "Các điều còn vướng",
    "rejudge": "Thử một ngày khác",
    "task_list": "Danh sách bước",
    "task": "Một bước",
    "due": "Việc theo thời hạn",
    "timeline": "Diễn biến",
    "event": "Một sự việc",
    "identity_bar": "Thanh nhận diện",
    "error_summary": "Tóm tắt lỗi",
    "field": "Ô nhập",
    "form": "Biểu nhập",
    "button": "Nút",
    "table": "Bảng",
    "figure": "Con số mở được",
    "figure_card": "Thẻ số liệu",
    "counts": "Hàng số đếm",
    "meter": "Thanh so với chỉ tiêu",
    "chart": "Biểu đồ kèm bảng",
    "pagination": "Sang phần sau",
    "check_answers": "Xem lại trước khi ghi",
    "notice": "Lời báo",
    "breadcrumbs": "Vị trí",
    "empty_state": "Khi chưa có gì",
}

MISSING_OPINION = Finding(
    clause="KN-07",
    severity=Severity.OBSTACLE,
    sentence="Chưa có ý kiến của chi ủy nơi cư trú.",
    remedy="Gửi phiếu xin ý kiến, ghi ngày gửi và ngày trả lời.",
    citations=(Citation("Hướng dẫn 06-HD/TW ngày 09/6/2025", "mục 3.5"),),
)
AWAITED_TEXT = Finding(
    clause="KN-11",
    severity=Severity.WARNING,
    sentence="Quy định mới có hiệu lực từ 26/7/2026 chưa có văn bản chính thức trong hệ thống.",
    remedy="Đối chiếu khi có văn bản; đến lúc đó áp dụng mức của 294-QĐ/TW.",
    citations=(Citation("Quy định 294-QĐ/TW", "Điều 1", Holding.AWAITING),),
)


class ExampleForm(OfficeForm):
    """Invented fields of every kind."""

    number = forms.CharField(label="Số nghị quyết", help_text="Ghi đúng như trên văn bản, ví dụ 05-NQ/CB.")
    held_on = DayField(label="Ngày họp")
    in_favour = forms.IntegerField(label="Số đảng viên chính thức tán thành", min_value=0)
    kind = forms.ChoiceField(
        label="Loại chi bộ", choices=[("", "Chọn"), ("ap", "Ấp, khu phố"), ("truong", "Trường học")]
    )
    result = forms.ChoiceField(
        label="Kết quả", choices=[("dong-y", "Đồng ý"), ("chua", "Chưa đồng ý")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    checked = forms.BooleanField(label="Đã đối chiếu với bản giấy", required=False)


def samples() -> dict[str, Any]:
    """What the example templates draw."""
    return {
        "obstacle": MISSING_OPINION,
        "warning": AWAITED_TEXT,
        "findings": (MISSING_OPINION, AWAITED_TEXT),
        "nothing": (),
        "form": ExampleForm(prefix="moi"),
        "wrong_form": ExampleForm({"loi-held_on": "31/02/2026", "loi-number": "05-NQ/CB"}, prefix="loi"),
        "loose": ("Số tán thành (21) nhiều hơn số đảng viên chính thức có mặt (19). Xem lại biên bản kiểm phiếu.",),
        "day": date(2026, 11, 13),
        "facts": (
            ("Sinh", "12/08/1998 · 28 tuổi"),
            ("Chi bộ", "Trường tiểu học B"),
            ("Người giúp đỡ", "Phạm Thị Thu"),
            ("Giấy chứng nhận", "15/06/2024 · còn 31 tháng"),
        ),
        "stages": (
            ("2", "mới giới thiệu", "#counts"),
            ("3", "đang giúp đỡ", "#counts"),
            ("1", "đã học lớp", ""),
            ("1", "lập hồ sơ", ""),
            ("1", "dự bị", ""),
        ),
        "answers": (
            ("Số nghị quyết", "05-NQ/CB", "#check_answers"),
            ("Ngày họp", "05/12/2026", "#check_answers"),
            ("Tán thành", "17 trên 19 đảng viên chính thức", "#check_answers"),
            ("Ghi chú", "", ""),
        ),
        "trail": (("Đảng bộ xã Tiến Hưng", "#breadcrumbs"), ("Chi bộ ấp 3", "#breadcrumbs"), ("Trần Minh Khang", "")),
        "committees": (
            ("Khối Cơ quan Dân Chính Đảng", 417, 250, "166,8 %", "+12 %", "done"),
            ("Khối Doanh nghiệp", 348, 260, "133,8 %", "+31 %", "done"),
            ("Quận Bình Thủy", 146, 140, "104,3 %", "+4 %", "done"),
            ("Huyện Thới Lai", 121, 160, "75,6 %", "−2 %", "soon"),
        ),
        "bars": (("Bình Thủy", 146, 140), ("Ninh Kiều", 301, 265), ("Thới Lai", 121, 160), ("Ô Môn", 188, 150)),
        "months": tuple(
            (f"tháng {month}", done, 175 * month)
            for month, done in enumerate((90, 210, 480, 610, 830, 990, 1240, 1460, 1790, 2050, 2380, 2669), start=1)
        ),
    }


class Gallery(Page):
    """Every component of the catalogue, each with its example."""

    permission = SIGNED_IN
    reach = "Không có dữ liệu cá nhân; mọi tên và số đều bịa."
    template_name = "shell/gallery.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Each component's Vietnamese name, tag and example template."""
        shown = sorted(catalogue(), key=list(NAMES).index)
        parts = [(name, NAMES[name], f"gallery/{name}.html", source(EXAMPLES / f"{name}.html")) for name in shown]
        return {"parts": parts, **samples()}


def source(path: Path) -> str:
    """The example as it is written, without its load line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("{% load"))
