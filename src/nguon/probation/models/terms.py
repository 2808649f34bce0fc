"""The term of probation itself."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.core.classification import internal, personal
from nguon.guard.managers import AboutPerson
from nguon.probation.terms import TermState


class Term(AboutPerson):
    """One probation. Ceremony, due day, decision and the day recognition takes effect are separate facts."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="terms")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="terms")
    dossier = models.OneToOneField("admission.Dossier", models.PROTECT, null=True, blank=True, related_name="term")
    state = models.CharField("trạng thái", max_length=20, choices=TermState.choices(), default=TermState.RUNNING)
    since = models.DateField("ngày bắt đầu (lễ kết nạp)")
    ends_on = models.DateField("ngày hết thời gian dự bị")
    review_due_on = models.DateField("hạn chi bộ xét", null=True, blank=True)
    profile_filed_on = models.DateField("ngày nộp lý lịch đảng viên", null=True, blank=True)
    # Three votes below the threshold: the matter goes to the levels above.
    referral_number = models.CharField("số văn bản báo cáo cấp trên", max_length=60, blank=True)
    referred_on = models.DateField("ngày báo cáo cấp trên", null=True, blank=True)
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày ký quyết định", null=True, blank=True)
    effective_on = models.DateField("ngày có hiệu lực", null=True, blank=True)
    card_decision_number = models.CharField("số quyết định phát thẻ đảng viên", max_length=60, blank=True)
    card_decided_on = models.DateField("ngày quyết định phát thẻ", null=True, blank=True)
    findings = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    held = {
        "id": internal("khóa"),
        "person": personal("đảng viên dự bị"),
        "organization": personal("chi bộ"),
        "dossier": personal("hồ sơ kết nạp"),
        "state": personal("bước đang thực hiện"),
        "since": personal("thời gian dự bị"),
        "ends_on": personal("thời gian dự bị"),
        "review_due_on": personal("hạn xét công nhận"),
        "profile_filed_on": personal("thời hạn nộp lý lịch đảng viên"),
        "referral_number": personal("báo cáo cấp trên sau ba lần biểu quyết"),
        "referred_on": personal("báo cáo cấp trên sau ba lần biểu quyết"),
        "decision_number": personal("quyết định"),
        "decided_on": personal("quyết định"),
        "effective_on": personal("ngày công nhận chính thức hoặc xóa tên"),
        "card_decision_number": personal("quyết định phát thẻ"),
        "card_decided_on": personal("quyết định phát thẻ"),
        "findings": personal("mã điều khoản còn vướng khi ghi việc đã làm"),
        "version": internal("phát hiện hai người cùng sửa"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="term_one_running",
                fields=["person"],
                condition=Q(state="running"),
                violation_error_message="Người này đang trong một thời kỳ dự bị.",
            ),
            models.CheckConstraint(
                name="term_in_order",
                condition=Q(ends_on__gt=F("since")),
                violation_error_message="Ngày hết dự bị phải sau ngày kết nạp.",
            ),
            models.CheckConstraint(
                name="term_not_recognised_before_end",
                condition=~Q(state="recognised") | Q(effective_on__gte=F("ends_on"), decided_on__isnull=False),
                violation_error_message="Không công nhận chính thức trước ngày hết thời gian dự bị.",
            ),
            models.CheckConstraint(
                name="term_referred_by_paper",
                condition=(Q(referred_on__isnull=True) & Q(referral_number=""))
                | (Q(referred_on__isnull=False) & ~Q(referral_number="")),
                violation_error_message="Báo cáo cấp trên phải có số và ngày văn bản.",
            ),
        ]
        indexes = [models.Index(fields=["state", "ends_on"], name="term_due")]

    def __str__(self) -> str:
        return f"Dự bị {self.pk}"
