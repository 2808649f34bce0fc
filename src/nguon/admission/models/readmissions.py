"""What is known of the first time of somebody who is to be admitted again."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.admission.models.dossiers import Dossier
from nguon.admission.terms import Conviction, Leaving
from nguon.core.classification import internal, personal, sensitive
from nguon.guard.managers import AboutPerson


class Readmission(AboutPerson):
    """How the person left, what bars or delays a return, the consent, and what party age is counted from."""

    person_path = "dossier__person"

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="readmission")
    how = models.CharField("ra khỏi Đảng vì", max_length=20, choices=Leaving.choices(), blank=True)
    is_hardship = models.BooleanField("vì gia đình đặc biệt khó khăn", null=True, blank=True)
    conviction = models.CharField("án", max_length=20, choices=Conviction.choices(), blank=True)
    cleared_on = models.DateField("ngày được xóa án tích", null=True, blank=True)
    times_before = models.PositiveSmallIntegerField("số lần đã được kết nạp lại", null=True, blank=True)
    left_on = models.DateField("ngày ra khỏi Đảng", null=True, blank=True)
    first_decision_number = models.CharField("số quyết định kết nạp lần đầu", max_length=60, blank=True)
    first_decided_on = models.DateField("ngày quyết định kết nạp lần đầu", null=True, blank=True)
    consent_number = models.CharField("số văn bản đồng ý kết nạp lại", max_length=60, blank=True)
    consented_on = models.DateField("ngày văn bản đồng ý kết nạp lại", null=True, blank=True)
    recount_number = models.CharField("số quyết định tính lại tuổi đảng", max_length=60, blank=True)
    recounted_on = models.DateField("ngày quyết định tính lại tuổi đảng", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "dossier": personal("hồ sơ kết nạp lại"),
        "how": personal("điều kiện kết nạp lại, chỉ ghi mã"),
        "is_hardship": personal("điều kiện kết nạp lại"),
        "conviction": sensitive("điều kiện kết nạp lại, chỉ ghi mã"),
        "cleared_on": sensitive("điều kiện kết nạp lại"),
        "times_before": personal("điều kiện kết nạp lại"),
        "left_on": personal("thời gian chờ; tuổi đảng"),
        "first_decision_number": personal("tuổi đảng"),
        "first_decided_on": personal("tuổi đảng"),
        "consent_number": personal("văn bản đồng ý kết nạp lại"),
        "consented_on": personal("văn bản đồng ý kết nạp lại"),
        "recount_number": personal("quyết định tính lại tuổi đảng"),
        "recounted_on": personal("quyết định tính lại tuổi đảng"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="readmission_left_after_first_decision",
                condition=Q(left_on__isnull=True)
                | Q(first_decided_on__isnull=True)
                | Q(left_on__gte=F("first_decided_on")),
                violation_error_message="Ngày ra khỏi Đảng không thể trước ngày quyết định kết nạp lần đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kết nạp lại {self.dossier_id}"
