"""What is typed about the papers of a dossier."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.admission.terms import PAPER_NEXT, PaperAct, PaperState
from nguon.regulations.papers import SpecialGroup
from nguon.web.admission.forms import known
from nguon.web.shell.acts import ActForm, PastDayField
from nguon.web.shell.fields import DayField

_SIGNED = [("", "Chưa rõ"), ("yes", "Đã đủ chữ ký"), ("no", "Chưa đủ chữ ký")]
_ANY_GROUP = [("", "Chưa hỏi"), ("none", "Không thuộc diện nào"), ("some", "Thuộc diện chọn dưới đây")]
_WITH_REASON = {PaperAct.RETURN, PaperAct.WAIVE}
KEPT_AT = "Hệ thống không giữ tệp. Ghi nơi giữ bản giấy, ví dụ: tủ hồ sơ chi bộ, hồ sơ mật tại đảng ủy."


class _NothingRefused(ActForm):
    already_taken = None  # type: ignore[assignment]  # recording a paper is judged by no rule


class PaperForm(_NothingRefused):
    """What was done to one paper."""

    act = forms.ChoiceField(label="Việc đã làm", widget=forms.RadioSelect)
    changed_on = PastDayField(label="Ngày làm việc đó")
    dated_on = PastDayField(label="Ngày ghi trên giấy tờ", required=False)
    signed = forms.ChoiceField(label="Chữ ký", required=False, choices=_SIGNED)
    kept_at = forms.CharField(label="Nơi giữ", required=False, max_length=120, help_text=KEPT_AT)
    reference = forms.CharField(label="Số, ký hiệu", required=False, max_length=60)
    supplied_by = forms.CharField(label="Bên cung cấp, nếu khác danh mục", required=False, max_length=120)
    signed_by = forms.CharField(label="Chức danh người ký, nếu khác danh mục", required=False, max_length=120)
    reason_given = forms.CharField(
        label="Lý do",
        required=False,
        max_length=200,
        help_text="Bắt buộc khi trả lại hoặc ghi không áp dụng. Không ghi chuyện riêng của người khác.",
    )

    def __init__(self, *args: Any, state: PaperState | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts = [act for act in PaperAct if (state, act) in PAPER_NEXT]
        self.fields["act"].choices = [(act.value, act.label) for act in acts]  # type: ignore[attr-defined]
        self.fields["act"].initial = PaperAct.ACCEPT.value if PaperAct.ACCEPT in acts else None

    def clean(self) -> dict[str, Any]:
        """A return or a waiver says why."""
        data = super().clean() or {}
        if data.get("act") in _WITH_REASON and not data.get("reason_given"):
            self.add_error(
                "reason_given", "Trả lại hoặc không áp dụng thì phải ghi lý do, để người nộp biết bổ sung gì."
            )
        return data


class PapersReviewForm(_NothingRefused):
    """All papers looked through at once."""

    papers = forms.MultipleChoiceField(
        label="Đã có đủ, đã xem, đủ chữ ký",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Có giấy tờ không còn chờ ghi trong hồ sơ này. Mở lại trang rồi chọn lại."},
        help_text="Chọn những giấy tờ đang có trong hồ sơ giấy. Giấy tờ lấy từ mục khác không phải chọn.",
    )
    kept_at = forms.CharField(label="Nơi giữ", required=False, max_length=120, help_text=KEPT_AT)
    planned_meeting_on = DayField(
        label="Ngày dự kiến chi bộ họp xét", required=False, help_text="Thời hạn của giấy tờ tính đến ngày này."
    )
    any_group = forms.ChoiceField(
        label="Diện riêng phải có thêm giấy tờ", required=False, choices=_ANY_GROUP, widget=forms.RadioSelect
    )
    groups = forms.MultipleChoiceField(
        label="Thuộc diện",
        required=False,
        choices=SpecialGroup.choices(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ dùng trong hồ sơ này để biết giấy tờ nào phải thêm; không đưa vào danh sách nào.",
    )

    def clean(self) -> dict[str, Any]:
        """The answer and the groups ticked say the same."""
        data = super().clean() or {}
        if data.get("any_group") == "some" and not data.get("groups"):
            self.add_error("groups", "Đã chọn thuộc diện riêng nhưng chưa chọn diện nào.")
        if data.get("any_group") != "some" and data.get("groups"):
            self.add_error("any_group", "Đã chọn diện ở dưới; chọn “Thuộc diện chọn dưới đây”, hoặc bỏ chọn các diện.")
        return data


class RenewalForm(_NothingRefused):
    """A dossier compiled anew."""

    renewed_on = PastDayField(
        label="Ngày lập lại hồ sơ",
        help_text="Ngày bắt đầu làm lại giấy giới thiệu, nghị quyết giới thiệu, thẩm tra bổ sung, ý kiến nhận xét.",
    )


def groups_typed(data: dict[str, Any]) -> tuple[SpecialGroup, ...] | None:
    """The groups as the operations take them: None not asked, empty none."""
    if not data["any_group"]:
        return None
    return tuple(SpecialGroup(code) for code in data["groups"])


def signed_typed(data: dict[str, Any]) -> bool | None:
    """Whether all have signed: yes, no, not known."""
    return known(data["signed"])
