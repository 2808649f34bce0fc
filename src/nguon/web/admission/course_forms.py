"""What is typed about a dossier between the votes."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.admission.terms import AppraisalResult, DossierPart
from nguon.web.admission.forms import CommitteeVoteForm, VoteForm
from nguon.web.shell.acts import ActForm, PastDayField

_LONGEST = 2000


def _text(label: str, *, required: bool = True, help_text: str = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, required=required, max_length=_LONGEST, widget=area, help_text=help_text)


class AppraisalForm(ActForm):
    """What a body found that looks through the dossier without voting."""

    appraised_on = PastDayField(label="Ngày thẩm định, kiểm tra")
    result = forms.ChoiceField(label="Kết quả", choices=AppraisalResult.choices(), widget=forms.RadioSelect)
    number = forms.CharField(label="Số báo cáo", required=False, max_length=60)
    note = _text("Nội dung cần lưu ý", required=False, help_text="Phải ghi khi hồ sơ có điểm chưa đúng.")

    def clean(self) -> dict[str, Any]:
        """A remark needs its words."""
        data = super().clean() or {}
        if data.get("result") in {AppraisalResult.WITH_REMARKS, AppraisalResult.NOT_IN_ORDER} and not data.get("note"):
            self.add_error("note", "Ghi rõ điểm cần lưu ý hoặc chưa đúng, để nơi trình biết mà sửa.")
        return data


class ExtensionForm(ActForm):
    """More working days for the deciding body."""

    granted_on = PastDayField(label="Ngày gia hạn")
    working_days = forms.IntegerField(label="Gia hạn thêm bao nhiêu ngày làm việc", min_value=1)
    reason = _text("Lý do gia hạn")


class ReturnForm(ActForm):
    """What is wanting, part by part."""

    already_taken = None  # type: ignore[assignment]  # only the order of days is judged, and no record may break it
    returned_on = PastDayField(label="Ngày trả lại")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in DossierPart:
            self.fields[f"part_{part.value}"] = _text(part.label, required=False)
        self.fields[
            f"part_{DossierPart.APPLICATION.value}"
        ].help_text = "Chỉ ghi vào phần phải bổ sung, sửa; để trống phần đã đạt."

    def clean(self) -> dict[str, Any]:
        """At least one part."""
        data = super().clean() or {}
        if not parts_of(data):
            self.add_error(None, "Chưa nêu phần nào phải bổ sung. Ghi điều phải sửa vào ít nhất một phần của hồ sơ.")
        return data


def parts_of(data: dict[str, Any]) -> dict[DossierPart, str]:
    """The parts that were filled in, with what is wanting."""
    typed = {part: (data.get(f"part_{part.value}") or "").strip() for part in DossierPart}
    return {part: reason for part, reason in typed.items() if reason}


class ResubmissionForm(ActForm):
    """The dossier is submitted again."""

    already_taken = None  # type: ignore[assignment]  # only the order of days is judged
    resubmitted_on = PastDayField(label="Ngày nộp lại")


class InterruptionForm(ActForm):
    """The dossier is not considered for a time."""

    already_taken = None  # type: ignore[assignment]  # only the order of days is judged
    since = PastDayField(label="Tạm dừng từ ngày")
    reason = _text("Lý do tạm dừng")


class ResumptionForm(ActForm):
    """The dossier is considered again."""

    already_taken = None  # type: ignore[assignment]  # only the order of days is judged
    until = PastDayField(label="Tiếp tục xét từ ngày")


class RefusalForm(ActForm):
    """The deciding body does not admit."""

    already_taken = None  # type: ignore[assignment]  # only the order of days is judged
    refused_on = PastDayField(label="Ngày văn bản trả lời")
    number = forms.CharField(label="Số văn bản trả lời", max_length=60)
    note = _text("Lý do không quyết định kết nạp", help_text="Để báo lại chi bộ và người xin vào Đảng.")


class WithdrawalForm(ActForm):
    """The applicant takes the application back."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against it
    withdrawn_on = PastDayField(label="Ngày rút đơn")
    note = _text("Nội dung đơn rút", required=False)


class ShortVoteForm(VoteForm):
    """A vote of the cell that did not reach the threshold."""

    already_taken = None  # type: ignore[assignment]  # the vote itself is what is recorded


class ShortCommitteeVoteForm(CommitteeVoteForm):
    """A vote of the base committee that did not reach the threshold."""

    already_taken = None  # type: ignore[assignment]  # the vote itself is what is recorded
