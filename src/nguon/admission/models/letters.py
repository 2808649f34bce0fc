"""Letters that ask about the applicant and relatives, and what is noted about the verification as a whole.

Relatives did not ask to be here: a row names how they stand to the applicant, never who they are; what an answer says
stays on paper.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.admission.models.dossiers import Dossier
from nguon.admission.terms import Answer, AskedBody, Carrier, Conclusion, Ground, InquiryState, Purpose
from nguon.core.classification import internal, personal, sensitive
from nguon.guard.managers import AboutPerson


class Inquiry(AboutPerson):
    """One letter about one person or several (`about` holds codes of Relation), or a question nobody need ask."""

    person_path = "dossier__person"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="inquiries")
    purpose = models.CharField("việc cần hỏi", max_length=30, choices=Purpose.choices())
    about = models.JSONField("hỏi về", default=list)
    state = models.CharField("trạng thái", max_length=20, choices=InquiryState.choices())
    asked = models.CharField("loại nơi được hỏi", max_length=20, choices=AskedBody.choices(), blank=True)
    asked_name = models.CharField("nơi được hỏi", max_length=160, blank=True)
    asked_organization = models.ForeignKey(
        "organizations.Organization", models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.CharField("số thư", max_length=60, blank=True)
    sent_on = models.DateField("ngày gửi", null=True, blank=True)
    # By the limit in force on the day it was sent; kept, so that a list by due day reads an index.
    due_on = models.DateField("hạn trả lời", null=True, blank=True)
    carried_by = models.CharField("cách gửi", max_length=20, choices=Carrier.choices(), blank=True)
    answered_on = models.DateField("ngày nhận trả lời", null=True, blank=True)
    answer_number = models.CharField("số văn bản trả lời", max_length=60, blank=True)
    answer = models.CharField("kết quả", max_length=20, choices=Answer.choices(), blank=True)
    ground = models.CharField("căn cứ không phải hỏi", max_length=20, choices=Ground.choices(), blank=True)
    # Whether what the ground must show is on paper: True, False, None not known.
    confirmed = models.BooleanField("căn cứ đã được xác nhận", null=True, blank=True)
    ground_reference = models.CharField("văn bản của căn cứ", max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    held = {
        "id": internal("khóa"),
        "dossier": personal("hồ sơ"),
        "purpose": personal("việc cần hỏi"),
        "about": personal("quan hệ với người xin vào Đảng; không ghi tên người thân"),
        "state": personal("theo dõi thư"),
        "asked": personal("nơi được hỏi"),
        "asked_name": personal("nơi được hỏi"),
        "asked_organization": personal("nơi được hỏi"),
        "number": personal("theo dõi thư"),
        "sent_on": personal("thời hạn trả lời"),
        "due_on": personal("thời hạn trả lời"),
        "carried_by": personal("thư không do người được thẩm tra mang đi"),
        "answered_on": personal("theo dõi trả lời"),
        "answer_number": personal("theo dõi trả lời"),
        "answer": sensitive("kết quả thẩm tra, chỉ ghi mã; nội dung để trên giấy"),
        "ground": personal("căn cứ không phải thẩm tra"),
        "confirmed": personal("căn cứ không phải thẩm tra"),
        "ground_reference": personal("căn cứ không phải thẩm tra"),
        "version": internal("phát hiện hai người cùng sửa"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="inquiry_about_somebody",
                condition=~Q(about=[]),
                violation_error_message="Phải ghi hỏi về ai.",
            ),
            models.CheckConstraint(
                name="inquiry_sent_complete",
                condition=(Q(sent_on__isnull=True) & ~Q(state__in=("asked", "reminded", "answered")))
                | (Q(sent_on__isnull=False) & ~Q(number="") & ~Q(carried_by="")),
                violation_error_message="Thư đã gửi phải có số, ngày gửi và cách gửi.",
            ),
            models.CheckConstraint(
                name="inquiry_answered_complete",
                condition=~Q(state="answered") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                violation_error_message="Thư đã có trả lời phải ghi ngày nhận và kết quả.",
            ),
            models.CheckConstraint(
                name="inquiry_answered_after_sent",
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("sent_on")),
                violation_error_message="Ngày nhận trả lời không thể trước ngày gửi thư.",
            ),
            models.CheckConstraint(
                name="inquiry_waived_with_ground",
                condition=~Q(state="waived") | ~Q(ground=""),
                violation_error_message="Không phải hỏi thì phải ghi căn cứ.",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="inquiry_due", condition=Q(state__in=("asked", "reminded")))
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class Reminder(AboutPerson):
    """One time the asked body was reminded."""

    person_path = "inquiry__dossier__person"

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="reminders")
    reminded_on = models.DateField("ngày nhắc")
    number = models.CharField("số văn bản nhắc", max_length=60, blank=True)

    held = {
        "id": internal("khóa"),
        "inquiry": personal("thư được nhắc"),
        "reminded_on": personal("theo dõi thư quá hạn"),
        "number": personal("theo dõi thư quá hạn"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="reminder_once_a_day",
                fields=["inquiry", "reminded_on"],
                violation_error_message="Thư này đã được ghi nhắc trong ngày.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.inquiry_id} {self.reminded_on}"


class VerificationNote(AboutPerson):
    """What is noted once for a whole dossier: stamp, remark, merged opinions, conclusion and consent on an issue."""

    person_path = "dossier__person"

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="verification")
    stamped_on = models.DateField("ngày đóng dấu giáp lai lý lịch", null=True, blank=True)
    remarked_on = models.DateField("ngày ghi nhận xét, chứng nhận vào lý lịch", null=True, blank=True)
    merged_on = models.DateField("ngày tổng hợp ý kiến nhận xét", null=True, blank=True)
    conclusion = models.CharField(
        "kết luận về tiêu chuẩn chính trị", max_length=20, choices=Conclusion.choices(), blank=True
    )
    conclusion_number = models.CharField("số văn bản kết luận", max_length=60, blank=True)
    consent_number = models.CharField("số văn bản đồng ý", max_length=60, blank=True)
    consent_on = models.DateField("ngày văn bản đồng ý", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "dossier": personal("hồ sơ"),
        "stamped_on": personal("trình tự thẩm tra lý lịch"),
        "remarked_on": personal("trình tự thẩm tra lý lịch"),
        "merged_on": personal("tổng hợp ý kiến nhận xét"),
        "conclusion": sensitive("kết luận về tiêu chuẩn chính trị, chỉ ghi mã"),
        "conclusion_number": sensitive("văn bản kết luận về tiêu chuẩn chính trị"),
        "consent_number": sensitive("văn bản đồng ý của cấp trên"),
        "consent_on": sensitive("văn bản đồng ý của cấp trên"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="verification_consent_complete",
                condition=(Q(consent_on__isnull=True) & Q(consent_number=""))
                | (Q(consent_on__isnull=False) & ~Q(consent_number="")),
                violation_error_message="Văn bản đồng ý phải có cả số và ngày.",
            )
        ]

    def __str__(self) -> str:
        return f"Thẩm tra {self.dossier_id}"
