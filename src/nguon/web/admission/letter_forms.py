"""What is typed about letters of verification and opinion."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.admission.terms import Answer, AskedBody, Carrier, Conclusion, Ground, Purpose, Relation
from nguon.web.shell.acts import ActForm, PastDayField
from nguon.web.shell.fields import OfficeForm
from nguon.web.sourcing.forms import with_blank

_SHOWN = [("", "Chưa rõ"), ("yes", "Đã có trên giấy"), ("no", "Chưa có")]
_OPINIONS = {purpose.value for purpose in Purpose if purpose.is_opinion}


class AboutField(forms.MultipleChoiceField):
    """The persons a letter is about, told by how they stand to the applicant."""

    def __init__(self, **kwargs: Any) -> None:
        capital = [(code, label[:1].upper() + label[1:]) for code, label in Relation.choices()]
        super().__init__(
            label="Hỏi về",
            choices=capital,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text="Không ghi tên người thân. Lấy ý kiến nhận xét thì luôn là về người xin vào Đảng.",
            **kwargs,
        )


class _AboutForm(ActForm):
    """What is asked about whom; an opinion is always about the applicant."""

    def clean(self) -> dict[str, Any]:
        """Somebody must be asked about."""
        data = super().clean() or {}
        if data.get("purpose") in _OPINIONS:
            data["about"] = [Relation.APPLICANT.value]
        elif "about" in data and not data["about"]:
            self.add_error("about", "Chưa chọn hỏi về ai. Đánh dấu ít nhất một người.")
        return data


class SendingForm(ActForm):
    """How and when a letter left."""

    number = forms.CharField(label="Số thư", max_length=60, help_text="Số công văn của chi bộ hoặc đảng ủy.")
    sent_on = PastDayField(label="Ngày gửi", help_text="Thời hạn trả lời tính từ ngày này.")
    carried_by = forms.ChoiceField(label="Cách gửi", choices=with_blank(Carrier.choices()))


class LetterForm(_AboutForm):
    """A letter: drafted, or one that has left already."""

    purpose = forms.ChoiceField(label="Việc cần hỏi", choices=with_blank(Purpose.choices()))
    about = AboutField()
    asked = forms.ChoiceField(label="Loại nơi được hỏi", choices=with_blank(AskedBody.choices()))
    asked_name = forms.CharField(label="Nơi được hỏi", max_length=160, help_text="Ví dụ: Đảng ủy xã, tên tỉnh.")
    asked_code = forms.CharField(
        label="Mã tổ chức", required=False, max_length=40, help_text="Khi nơi được hỏi có trong cây tổ chức."
    )
    number = forms.CharField(
        label="Số thư", required=False, max_length=60, help_text="Để trống ba mục cuối khi thư mới soạn, chưa gửi."
    )
    sent_on = PastDayField(label="Ngày gửi", required=False)
    carried_by = forms.ChoiceField(label="Cách gửi", required=False, choices=with_blank(Carrier.choices()))

    def clean(self) -> dict[str, Any]:
        """A letter that has left has number, day and way."""
        data = super().clean() or {}
        told = {name: data.get(name) for name in ("number", "sent_on", "carried_by")}
        if any(told.values()):
            missing = {"number": "số thư", "sent_on": "ngày gửi", "carried_by": "cách gửi"}
            for name, words in missing.items():
                if not told[name] and name not in self.errors:
                    self.add_error(name, f"Thư đã gửi thì phải ghi {words}; thư chưa gửi thì để trống cả ba mục.")
        return data


class GroundForm(ActForm):
    """Why nobody need be asked."""

    ground = forms.ChoiceField(label="Căn cứ", choices=with_blank(Ground.choices()))
    confirmed = forms.ChoiceField(
        label="Xác nhận của căn cứ",
        required=False,
        choices=_SHOWN,
        help_text="Lý lịch đã khai đủ và được xác nhận, hoặc đã đối chiếu, theo từng căn cứ.",
    )
    reference = forms.CharField(label="Văn bản xác nhận", required=False, max_length=120)
    waived_on = PastDayField(label="Ngày xác định", help_text="Xét theo quy định của ngày này.")


class WaiverForm(_AboutForm, GroundForm):
    """About whom nobody need be asked, and why."""

    purpose = forms.ChoiceField(
        label="Việc không phải hỏi",
        choices=[
            (each.value, each.label)
            for each in (Purpose.BACKGROUND, Purpose.ASSOCIATION_OPINION, Purpose.RESIDENCE_OPINION)
        ],
        widget=forms.RadioSelect,
    )
    about = AboutField()
    field_order = ("purpose", "about", "ground", "confirmed", "reference", "waived_on")


class ReminderForm(ActForm):
    """One reminder."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against reminding
    reminded_on = PastDayField(label="Ngày nhắc")
    number = forms.CharField(
        label="Số văn bản nhắc", required=False, max_length=60, help_text="Để trống nếu nhắc miệng."
    )


class AnswerForm(ActForm):
    """What came back."""

    already_taken = None  # type: ignore[assignment]  # what an answer amounts to is judged with the cell's meeting
    answered_on = PastDayField(label="Ngày nhận trả lời")
    number = forms.CharField(label="Số văn bản trả lời", required=False, max_length=60)
    result = forms.ChoiceField(
        label="Kết quả",
        choices=Answer.choices(),
        widget=forms.RadioSelect,
        help_text="Chỉ ghi kết quả chung; nội dung trả lời để trong hồ sơ giấy.",
    )


class DropForm(ActForm):
    """Putting a letter aside takes nothing but the click."""

    already_taken = None  # type: ignore[assignment]  # no rule stands against it


class NoteForm(ActForm):
    """What is noted once for the whole verification."""

    already_taken = None  # type: ignore[assignment]  # judged with each step
    stamped_on = PastDayField(label="Ngày đóng dấu giáp lai lý lịch", required=False)
    remarked_on = PastDayField(label="Ngày ghi nhận xét, chứng nhận vào lý lịch", required=False)
    merged_on = PastDayField(label="Ngày chi ủy tổng hợp ý kiến nhận xét", required=False)
    conclusion = forms.ChoiceField(
        label="Kết luận về tiêu chuẩn chính trị",
        required=False,
        choices=with_blank(Conclusion.choices(), "Không phải kết luận, hoặc chưa có"),
        help_text="Chỉ khi kết quả thẩm tra có vấn đề.",
    )
    conclusion_number = forms.CharField(label="Số văn bản kết luận", required=False, max_length=60)
    consent_number = forms.CharField(label="Số văn bản đồng ý của cấp trên", required=False, max_length=60)
    consent_on = PastDayField(label="Ngày văn bản đồng ý", required=False)


class RemindManyForm(OfficeForm):
    """Which letters are reminded, when, by which paper."""

    letters = forms.TypedMultipleChoiceField(label="Thư cần nhắc", coerce=int, widget=forms.CheckboxSelectMultiple)
    reminded_on = PastDayField(label="Ngày nhắc")
    number = forms.CharField(
        label="Số văn bản nhắc", required=False, max_length=60, help_text="Để trống nếu nhắc miệng."
    )
