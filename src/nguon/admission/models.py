"""Tables of the admission dossier."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.admission.terms import Body, ClosingReason, DecidingBody, DossierState, IntroducerKind, SchoolingException
from nguon.core.classification import internal, personal
from nguon.guard.managers import AboutPerson


class VoteColumns(models.Model):
    """A vote of a body: who met when, the resolution, the counts. Never who voted how."""

    body = models.CharField("tổ chức xét", max_length=20, choices=Body.choices())
    number = models.CharField("số nghị quyết", max_length=60)
    met_on = models.DateField("ngày họp")
    eligible = models.PositiveIntegerField("số người có quyền biểu quyết")
    present = models.PositiveIntegerField("có mặt")
    in_favour = models.PositiveIntegerField("tán thành")
    against = models.PositiveIntegerField("không tán thành", default=0)
    blank = models.PositiveIntegerField("không có ý kiến", default=0)

    class Meta:
        abstract = True


VOTES_HELD = {
    "id": internal("khóa"),
    "body": personal("tổ chức xét"),
    "number": personal("nghị quyết"),
    "met_on": personal("ngày họp"),
    "eligible": personal("kết quả biểu quyết; không ghi ai bỏ phiếu thế nào"),
    "present": personal("kết quả biểu quyết"),
    "in_favour": personal("kết quả biểu quyết"),
    "against": personal("kết quả biểu quyết"),
    "blank": personal("kết quả biểu quyết"),
}
"""What the columns of a vote are held for."""


def votes_add_up(name: str) -> models.CheckConstraint:
    """No more votes than present, no more present than entitled."""
    return models.CheckConstraint(
        name=name,
        condition=Q(present__lte=F("eligible")) & Q(present__gte=F("in_favour") + F("against") + F("blank")),
        violation_error_message=(
            "Số phiếu không khớp: tổng số phiếu không được vượt số có mặt, số có mặt không vượt số có quyền biểu quyết."
        ),
    )


class Dossier(AboutPerson):
    """One attempt to admit one person; at most one is open."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="dossiers")
    candidacy = models.ForeignKey("sourcing.Candidacy", models.PROTECT, related_name="dossiers")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="dossiers")
    state = models.CharField("trạng thái", max_length=20, choices=DossierState.choices())
    # "Lập hồ sơ" has no defining event in the texts: an explicit day, from which validity counts.
    opened_on = models.DateField("ngày lập hồ sơ")
    application_on = models.DateField("ngày đơn xin vào Đảng", null=True, blank=True)
    schooling_exception = models.CharField(
        "diện ngoại lệ về học vấn", max_length=10, choices=SchoolingException.choices(), blank=True
    )
    # Consents of the committee the rules name, in writing: True on file, False absent, None not known.
    schooling_consent = models.BooleanField("đã có văn bản đồng ý về học vấn", null=True, blank=True)
    over_age_consent = models.BooleanField("đã có văn bản đồng ý về tuổi", null=True, blank=True)
    readmission_consent = models.BooleanField("đã có văn bản đồng ý kết nạp lại", null=True, blank=True)
    deciding_body = models.CharField("cấp quyết định", max_length=30, choices=DecidingBody.choices(), blank=True)
    decision_number = models.CharField("số quyết định kết nạp", max_length=60, blank=True)
    decided_on = models.DateField("ngày ký quyết định", null=True, blank=True)
    received_on = models.DateField("ngày chi bộ nhận quyết định", null=True, blank=True)
    ceremony_on = models.DateField("ngày tổ chức lễ kết nạp", null=True, blank=True)
    closed_on = models.DateField("ngày dừng hồ sơ", null=True, blank=True)
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
        "application_on": personal("đơn xin vào Đảng"),
        "schooling_exception": personal("điều kiện học vấn"),
        "schooling_consent": personal("điều kiện học vấn"),
        "over_age_consent": personal("điều kiện tuổi"),
        "readmission_consent": personal("điều kiện kết nạp lại"),
        "deciding_body": personal("cấp quyết định"),
        "decision_number": personal("quyết định kết nạp"),
        "decided_on": personal("quyết định kết nạp; tuổi đảng"),
        "received_on": personal("thời hạn tổ chức lễ kết nạp"),
        "ceremony_on": personal("lễ kết nạp; bắt đầu dự bị"),
        "closed_on": personal("kết thúc hồ sơ"),
        "closing_reason": personal("lý do kết thúc, chỉ ghi mã"),
        "findings": personal("mã điều khoản còn vướng khi ghi việc đã làm"),
        "version": internal("phát hiện hai người cùng sửa"),
    }

    class Meta:
        constraints = [
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
        ]
        indexes = [models.Index(fields=["organization", "state"], name="dossier_of")]

    def __str__(self) -> str:
        return f"Hồ sơ {self.pk}"


class Introduction(AboutPerson):
    """A paper that introduces the applicant: of an official member, or a resolution of Youth Union or Trade Union."""

    person_path = "dossier__person"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="introductions")
    kind = models.CharField("bên giới thiệu", max_length=20, choices=IntroducerKind.choices())
    introducer = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="introducing")
    together_since = models.DateField("cùng công tác, sinh hoạt từ ngày", null=True, blank=True)
    replacing = models.BooleanField("thay người giới thiệu trước", default=False)
    document_number = models.CharField("số văn bản", max_length=60, blank=True)
    dated_on = models.DateField("ngày giấy giới thiệu")

    held = {
        "id": internal("khóa"),
        "dossier": personal("hồ sơ"),
        "kind": personal("bên giới thiệu"),
        "introducer": personal("đảng viên giới thiệu"),
        "together_since": personal("điều kiện của người giới thiệu"),
        "replacing": personal("điều kiện của người giới thiệu"),
        "document_number": personal("nghị quyết giới thiệu"),
        "dated_on": personal("ngày giấy giới thiệu"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="introduction_member_or_resolution",
                condition=(Q(kind="member") & Q(introducer__isnull=False))
                | (~Q(kind="member") & Q(introducer__isnull=True) & ~Q(document_number="")),
                violation_error_message=(
                    "Đảng viên giới thiệu phải được nêu tên; đoàn thể giới thiệu phải có số nghị quyết."
                ),
            ),
            models.UniqueConstraint(
                name="introducer_once",
                fields=["dossier", "introducer"],
                condition=Q(introducer__isnull=False),
                violation_error_message="Đảng viên này đã giới thiệu trong hồ sơ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.dossier_id}"


class Resolution(VoteColumns, AboutPerson):
    """A vote of a body on a dossier."""

    person_path = "dossier__person"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="resolutions")

    held = VOTES_HELD | {"dossier": personal("hồ sơ")}

    class Meta:
        constraints = [
            votes_add_up("resolution_votes_add_up"),
            models.CheckConstraint(
                name="resolution_has_number",
                condition=~Q(number=""),
                violation_error_message="Nghị quyết phải có số.",
            ),
            models.UniqueConstraint(
                name="resolution_once_per_body",
                fields=["dossier", "body"],
                violation_error_message="Hồ sơ đã có nghị quyết của tổ chức này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"
