"""What is typed about a strike-off, a resignation, a complaint."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.probation.terms import SelfReview, StrikeOffGround
from nguon.web.admission.forms import DecisionForm
from nguon.web.shell.acts import ActForm, PastDayField

YES_OR_NO = [("", "Chưa rõ"), ("yes", "Có"), ("no", "Không")]


class StrikeOffForm(ActForm):
    """Why a member is to be struck off, with what each ground asks for."""

    opened_on = PastDayField(label="Ngày bắt đầu xem xét")
    ground = forms.ChoiceField(label="Trường hợp xóa tên", choices=StrikeOffGround.choices(), widget=forms.RadioSelect)
    months = forms.IntegerField(
        label="Số tháng bỏ sinh hoạt hoặc không đóng đảng phí trong một năm",
        required=False,
        min_value=0,
        max_value=12,
        help_text="Khi bỏ sinh hoạt hoặc không đóng đảng phí.",
    )
    with_reason = forms.ChoiceField(
        label="Có lý do chính đáng",
        required=False,
        choices=YES_OR_NO,
        help_text="Khi bỏ sinh hoạt hoặc không đóng đảng phí.",
    )
    educated_on = PastDayField(
        label="Chi bộ giáo dục, giúp đỡ từ ngày", required=False, help_text="Khi giảm sút ý chí phấn đấu."
    )
    years = forms.IntegerField(
        label="Số năm liền vi phạm tư cách",
        required=False,
        min_value=0,
        max_value=50,
        help_text="Khi vi phạm tư cách đảng viên.",
    )


class ResignationForm(ActForm):
    """A member's own wish to leave."""

    opened_on = PastDayField(label="Ngày bắt đầu xem xét")
    applied_on = PastDayField(label="Ngày trên đơn xin ra khỏi Đảng", required=False)
    has_violated = forms.ChoiceField(
        label="Có vi phạm chưa xem xét",
        required=False,
        choices=YES_OR_NO,
        help_text="Có vi phạm thì xem xét kỷ luật trước.",
    )


class CallForm(ActForm):
    """A call for the self-review."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against a call
    called_on = PastDayField(label="Ngày gọi làm bản tự kiểm điểm")


class SelfReviewForm(ActForm):
    """What came of the self-review."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against it
    outcome = forms.ChoiceField(
        label="Bản tự kiểm điểm",
        choices=[(one.value, one.label) for one in (SelfReview.MADE, SelfReview.REFUSED)],
        widget=forms.RadioSelect,
    )
    on = PastDayField(label="Ngày nhận bản tự kiểm điểm, hoặc ngày từ chối")


class DepartureDecisionForm(DecisionForm):
    """The decision; when the person received it may be recorded later."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].label = "Ngày đảng viên nhận quyết định"


class CloseForm(ActForm):
    """Nothing to type."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against stopping


class ReceiptForm(ActForm):
    """When the decision was received."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against receiving
    received_on = PastDayField(label="Ngày đảng viên nhận quyết định")


class ComplaintForm(ActForm):
    """A complaint against a strike-off."""

    complained_on = PastDayField(label="Ngày nhận đơn khiếu nại")
    is_own = forms.ChoiceField(label="Do chính người bị xóa tên làm", choices=YES_OR_NO, required=False)
    is_central = forms.BooleanField(label="Cấp Trung ương giải quyết", required=False)


class AnswerForm(ActForm):
    """The answer to a complaint."""

    number = forms.CharField(label="Số văn bản trả lời", max_length=60)
    answered_on = PastDayField(label="Ngày trả lời")
    outcome = forms.ChoiceField(
        label="Kết quả",
        choices=[("upheld", "Giữ quyết định xóa tên"), ("reversed", "Hủy quyết định xóa tên, khôi phục tư cách")],
        widget=forms.RadioSelect,
    )


def told(value: str) -> bool | None:
    """Yes, no, or not known."""
    return {"yes": True, "no": False}.get(value)
