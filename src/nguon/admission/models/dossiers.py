"""The dossier itself."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from nguon.admission.terms import ClosingReason, DecidingBody, DossierState, SchoolingException
from nguon.core.classification import internal, personal, sensitive
from nguon.guard.managers import AboutPerson


class Dossier(AboutPerson):
    """One attempt to admit one person; at most one is open."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="dossiers")
    candidacy = models.ForeignKey("sourcing.Candidacy", models.PROTECT, related_name="dossiers")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="dossiers")
    state = models.CharField("trạng thái", max_length=20, choices=DossierState.choices())
    # "Lập hồ sơ" has no defining event in the texts: an explicit day, from which validity counts.
    opened_on = models.DateField("ngày lập hồ sơ")
    # After its first life ran out the dossier was compiled anew; its life runs from this day.
    renewed_on = models.DateField("ngày lập lại hồ sơ", null=True, blank=True)
    planned_meeting_on = models.DateField("ngày dự kiến chi bộ họp xét", null=True, blank=True)
    # Codes of SpecialGroup; None: nobody has asked. Read inside this dossier only: never listed, filtered, exported.
    special_groups = models.JSONField("diện riêng phải có thêm giấy tờ", null=True, blank=True)
    application_on = models.DateField("ngày đơn xin vào Đảng", null=True, blank=True)
    schooling_exception = models.CharField(
        "diện ngoại lệ về học vấn", max_length=10, choices=SchoolingException.choices(), blank=True
    )
    # Consents of the committee the rules name, in writing: True on file, False absent, None not known.
    schooling_consent = models.BooleanField("đã có văn bản đồng ý về học vấn", null=True, blank=True)
    over_age_consent = models.BooleanField("đã có văn bản đồng ý về tuổi", null=True, blank=True)
    readmission_consent = models.BooleanField("đã có văn bản đồng ý kết nạp lại", null=True, blank=True)
    # Which unions exist where the applicant works, studies or lives decides who must introduce; None not known.
    youth_union_here = models.BooleanField("nơi đó có tổ chức Đoàn", null=True, blank=True)
    trade_union_here = models.BooleanField("nơi đó có công đoàn", null=True, blank=True)
    deciding_body = models.CharField("cấp quyết định", max_length=30, choices=DecidingBody.choices(), blank=True)
    decision_number = models.CharField("số quyết định kết nạp", max_length=60, blank=True)
    decided_on = models.DateField("ngày ký quyết định", null=True, blank=True)
    received_on = models.DateField("ngày chi bộ nhận quyết định", null=True, blank=True)
    ceremony_on = models.DateField("ngày tổ chức lễ kết nạp", null=True, blank=True)
    closed_on = models.DateField("ngày dừng hồ sơ", null=True, blank=True)
    # The state to go back to from `returned` and `interrupted`.
    state_before = models.CharField("bước trước đó", max_length=20, choices=DossierState.choices(), blank=True)
    closing_number = models.CharField("số văn bản dừng hồ sơ", max_length=60, blank=True)
    closing_note = models.TextField("nội dung lý do dừng", blank=True)
    closing_reason = models.CharField("lý do dừng", max_length=30, choices=ClosingReason.choices(), blank=True)
    # Findings of acts that had already been taken on paper: clause codes, recorded, not refused (decision 7).
    findings = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    held = {
        "id": internal("khóa"),
        "person": personal("người xin vào Đảng"),
        "candidacy": personal("nguồn"),
        "organization": personal("chi bộ xét kết nạp"),
        "state": personal("bước đang thực hiện"),
        "opened_on": personal("thời hạn của hồ sơ"),
        "renewed_on": personal("thời hạn của hồ sơ"),
        "planned_meeting_on": personal("ngày để tính thời hạn giấy tờ"),
        "special_groups": sensitive("giấy tờ thêm phải có; chỉ đọc trong hồ sơ này"),
        "application_on": personal("đơn xin vào Đảng"),
        "schooling_exception": personal("điều kiện học vấn"),
        "schooling_consent": personal("điều kiện học vấn"),
        "over_age_consent": personal("điều kiện tuổi"),
        "readmission_consent": personal("điều kiện kết nạp lại"),
        "youth_union_here": personal("bên phải giới thiệu"),
        "trade_union_here": personal("bên phải giới thiệu"),
        "deciding_body": personal("cấp quyết định"),
        "decision_number": personal("quyết định kết nạp"),
        "decided_on": personal("quyết định kết nạp; tuổi đảng"),
        "received_on": personal("thời hạn tổ chức lễ kết nạp"),
        "ceremony_on": personal("lễ kết nạp; bắt đầu dự bị"),
        "closed_on": personal("kết thúc hồ sơ"),
        "state_before": personal("bước phải trở lại sau khi trả lại, tạm dừng"),
        "closing_number": personal("văn bản dừng hồ sơ"),
        "closing_note": personal("lý do không kết nạp để trả lời người xin vào Đảng"),
        "closing_reason": personal("lý do kết thúc, chỉ ghi mã"),
        "findings": personal("mã điều khoản còn vướng khi ghi việc đã làm"),
        "version": internal("phát hiện hai người cùng sửa"),
    }

    def compiled_on(self, day: date) -> date:
        """The day the dossier's life runs from, as seen on `day`."""
        return self.renewed_on if self.renewed_on is not None and self.renewed_on <= day else self.opened_on

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="dossier_renewed_after_opening",
                condition=Q(renewed_on__isnull=True) | Q(renewed_on__gt=F("opened_on")),
                violation_error_message="Ngày lập lại hồ sơ phải sau ngày lập hồ sơ.",
            ),
            models.UniqueConstraint(
                name="dossier_one_open",
                fields=["person"],
                condition=~Q(state__in=("admitted", "closed")),
                violation_error_message="Người này đang có một hồ sơ kết nạp chưa kết thúc.",
            ),
            models.CheckConstraint(
                name="dossier_ceremony_not_before_decision",
                condition=Q(ceremony_on__isnull=True) | Q(decided_on__isnull=False, ceremony_on__gte=F("decided_on")),
                violation_error_message="Lễ kết nạp không thể trước ngày ký quyết định kết nạp.",
            ),
            models.CheckConstraint(
                name="dossier_decision_complete",
                condition=(Q(decided_on__isnull=True) & Q(decision_number=""))
                | (Q(decided_on__isnull=False) & ~Q(decision_number="")),
                violation_error_message="Quyết định kết nạp phải có cả số và ngày ký.",
            ),
            models.CheckConstraint(
                name="dossier_admitted_with_decision_and_ceremony",
                condition=~Q(state="admitted") | Q(decided_on__isnull=False, ceremony_on__isnull=False),
                violation_error_message="Đã kết nạp thì phải có quyết định và lễ kết nạp.",
            ),
            models.CheckConstraint(
                name="dossier_closed_with_reason",
                condition=(Q(state="closed") & Q(closed_on__isnull=False) & ~Q(closing_reason=""))
                | (~Q(state="closed") & Q(closed_on__isnull=True) & Q(closing_reason="")),
                violation_error_message="Dừng hồ sơ phải có ngày và lý do.",
            ),
            models.CheckConstraint(
                name="dossier_way_back_while_away",
                condition=(Q(state__in=("returned", "interrupted")) & ~Q(state_before=""))
                | (~Q(state__in=("returned", "interrupted")) & Q(state_before="")),
                violation_error_message="Hồ sơ bị trả lại hoặc tạm dừng phải ghi bước trước đó.",
            ),
        ]
        indexes = [models.Index(fields=["organization", "state"], name="dossier_of")]

    def __str__(self) -> str:
        return f"Hồ sơ {self.pk}"
