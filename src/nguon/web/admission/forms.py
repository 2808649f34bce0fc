"""What is typed about a dossier."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.admission.operations import Conditions, VotedResolution
from nguon.admission.terms import ClosingReason, DecidingBody, IntroducerKind, SchoolingException
from nguon.regulations.voting import Roll, Vote
from nguon.web.shell.acts import ActForm, PastDayField
from nguon.web.sourcing.forms import with_blank

_HERE = [("", "Chưa rõ"), ("yes", "Có"), ("no", "Không có")]
_KNOWN = [("", "Chưa rõ hoặc không cần"), ("yes", "Đã có văn bản đồng ý"), ("no", "Chưa có văn bản đồng ý")]


def known(value: str) -> bool | None:
    """Yes, no or not known."""
    return {"yes": True, "no": False}.get(value)


class _Conditions(ActForm):
    """What decides which rules apply to the dossier."""

    application_on = PastDayField(label="Ngày viết đơn xin vào Đảng", required=False)
    youth_union_here = forms.ChoiceField(
        label="Nơi công tác, học tập, cư trú có tổ chức Đoàn",
        required=False,
        choices=_HERE,
        help_text="Nơi có tổ chức Đoàn thì thanh niên phải được Đoàn giới thiệu.",
    )
    trade_union_here = forms.ChoiceField(label="Nơi đó có công đoàn", required=False, choices=_HERE)
    schooling_exception = forms.ChoiceField(
        label="Diện ngoại lệ về học vấn",
        required=False,
        choices=with_blank(SchoolingException.choices(), "Không thuộc diện ngoại lệ"),
    )
    schooling_consent = forms.ChoiceField(label="Văn bản đồng ý về học vấn", required=False, choices=_KNOWN)
    over_age_consent = forms.ChoiceField(label="Văn bản đồng ý về tuổi", required=False, choices=_KNOWN)
    readmission_consent = forms.ChoiceField(label="Văn bản đồng ý kết nạp lại", required=False, choices=_KNOWN)


class ConditionsForm(_Conditions):
    """What has become known since the dossier was opened."""

    already_taken = None  # type: ignore[assignment]  # nothing is judged before the cell's meeting


class OpeningForm(_Conditions):
    """What is known when a dossier is opened."""

    opened_on = PastDayField(label="Ngày lập hồ sơ", help_text="Thời hạn của hồ sơ tính từ ngày này.")

    field_order = ("opened_on",)


def stated(data: dict[str, Any]) -> Conditions:
    """Conditions that were typed, as the operations take them."""
    exception = data["schooling_exception"]
    return Conditions(
        schooling_exception=SchoolingException(exception) if exception else None,
        schooling_consent=known(data["schooling_consent"]),
        over_age_consent=known(data["over_age_consent"]),
        readmission_consent=known(data["readmission_consent"]),
        youth_union_here=known(data["youth_union_here"]),
        trade_union_here=known(data["trade_union_here"]),
    )


class IntroductionForm(ActForm):
    """One paper that introduces the applicant."""

    already_taken = None  # type: ignore[assignment]  # whether a paper counts is judged with the cell's meeting
    kind = forms.ChoiceField(label="Bên giới thiệu", choices=IntroducerKind.choices(), widget=forms.RadioSelect)
    introducer = forms.TypedChoiceField(
        label="Đảng viên giới thiệu",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Khi đảng viên giới thiệu.",
    )
    together_since = PastDayField(
        label="Cùng công tác, học tập hoặc cư trú từ ngày", required=False, help_text="Khi đảng viên giới thiệu."
    )
    replacing = forms.BooleanField(label="Thay người giới thiệu trước", required=False)
    document_number = forms.CharField(
        label="Số nghị quyết giới thiệu", required=False, max_length=60, help_text="Khi đoàn thể giới thiệu."
    )
    dated_on = PastDayField(label="Ngày giấy giới thiệu hoặc nghị quyết")

    def clean(self) -> dict[str, Any]:
        """What each kind needs."""
        data = super().clean() or {}
        if data.get("kind") == IntroducerKind.MEMBER:
            if not data.get("introducer"):
                self.add_error("introducer", "Chưa chọn đảng viên giới thiệu.")
        elif data.get("kind") and not data.get("document_number"):
            self.add_error("document_number", "Đoàn thể giới thiệu bằng nghị quyết; ghi số nghị quyết.")
        return data


def _left_out(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, initial=0, required=False)


class VoteForm(ActForm):
    """A resolution with its counts; the number entitled to vote follows from the summoned and those left out."""

    number = forms.CharField(label="Số nghị quyết", max_length=60)
    met_on = PastDayField(label="Ngày họp")
    summoned = forms.IntegerField(label="Số được triệu tập", min_value=1)
    transferred_absent = _left_out("Trừ: sinh hoạt tạm thời nơi khác, vắng mặt")
    exempt_absent = _left_out("Trừ: được miễn sinh hoạt, vắng mặt")
    suspended = _left_out("Trừ: bị đình chỉ sinh hoạt, khởi tố, tạm giam")
    excused_absent = _left_out("Trừ: vắng có lý do (chỉ tính ở đại hội)")
    present = forms.IntegerField(label="Số có mặt biểu quyết", min_value=0)
    in_favour = forms.IntegerField(label="Số tán thành", min_value=0)
    against = forms.IntegerField(label="Số không tán thành", min_value=0, initial=0)
    blank = forms.IntegerField(label="Số phiếu trắng, không có ý kiến", min_value=0, initial=0)

    def resolution(self) -> VotedResolution:
        """As the operations take it; only for a valid form."""
        return voted(self.cleaned_data)


def voted(data: dict[str, Any]) -> VotedResolution:
    """Number, day and counts of a vote that was typed."""
    roll = Roll(
        voters=None,
        summoned=data["summoned"],
        transferred_absent=data.get("transferred_absent") or 0,
        exempt_absent=data.get("exempt_absent") or 0,
        suspended=data.get("suspended") or 0,
        excused_absent=data.get("excused_absent") or 0,
        entitled=None,
    )
    vote = Vote(roll.counted, data["present"], data["in_favour"], data["against"], data["blank"])
    return VotedResolution(data["number"], data["met_on"], vote, roll)


class CommitteeVoteForm(VoteForm):
    """A vote of a committee: nobody on it is exempt, and absence does not take anybody out of the count."""

    exempt_absent = None  # type: ignore[assignment]
    excused_absent = None  # type: ignore[assignment]


class DecisionForm(CommitteeVoteForm):
    """The decision, and the vote of the body that took it."""

    decision_number = forms.CharField(label="Số quyết định", max_length=60)
    decided_on = PastDayField(label="Ngày ký quyết định")
    body = forms.ChoiceField(label="Cấp quyết định", choices=DecidingBody.choices(), widget=forms.RadioSelect)
    received_on = PastDayField(label="Ngày chi bộ nhận quyết định", required=False, help_text="Có thể ghi sau.")
    field_order = ("decision_number", "decided_on", "body", "number", "met_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = "Số nghị quyết hoặc biên bản họp của cấp quyết định"
        self.fields["met_on"].label = "Ngày cấp quyết định họp"

    def clean(self) -> dict[str, Any]:
        """A decision is not signed before the body met."""
        data = super().clean() or {}
        decided_on, met_on = data.get("decided_on"), data.get("met_on")
        if decided_on and met_on and decided_on < met_on:
            self.add_error(
                "decided_on",
                f"Quyết định ký ngày {decided_on:%d/%m/%Y}, trước ngày họp biểu quyết {met_on:%d/%m/%Y}. "
                "Cấp có thẩm quyền họp biểu quyết rồi mới ký; xem lại hai ngày.",
            )
        return data


class CeremonyForm(ActForm):
    """The ceremony."""

    held_on = PastDayField(label="Ngày tổ chức lễ kết nạp")
    received_on = PastDayField(label="Ngày chi bộ nhận quyết định", required=False)
    helper = forms.TypedChoiceField(
        label="Đảng viên giúp đỡ trong thời gian dự bị", required=False, coerce=int, empty_value=None
    )


class ClosingForm(ActForm):
    """Why a dossier ends."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against stopping
    reason = forms.ChoiceField(label="Lý do", choices=with_blank(ClosingReason.choices()))
    closed_on = PastDayField(label="Ngày dừng hồ sơ")
