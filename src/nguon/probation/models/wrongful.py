"""Admissions that were wrong, and what was done about them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nguon.core.classification import internal, personal
from nguon.guard.managers import AboutPerson
from nguon.probation.terms import Annuller, Fault, FaultyStep, WrongfulState


class WrongfulAdmission(AboutPerson):
    """A fault found in one admission. Dossier and probation stay on record and carry this mark."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="wrongful_admissions")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="wrongful_admissions")
    dossier = models.ForeignKey("admission.Dossier", models.PROTECT, null=True, blank=True, related_name="faults")
    state = models.CharField("trạng thái", max_length=20, choices=WrongfulState.choices(), default=WrongfulState.FOUND)
    found_on = models.DateField("ngày phát hiện")
    fault = models.CharField("sai ở chỗ nào", max_length=20, choices=Fault.choices())
    qualifies = models.BooleanField("đủ tiêu chuẩn, điều kiện", null=True, blank=True)
    found_elsewhere = models.BooleanField("phát hiện ở nơi chuyển đến", default=False)
    is_received = models.BooleanField("nơi chuyển đến đã tiếp nhận", null=True, blank=True)
    consent_number = models.CharField("số văn bản cấp trên đồng ý", max_length=60, blank=True)
    consented_on = models.DateField("ngày văn bản cấp trên đồng ý", null=True, blank=True)
    annulled_by = models.CharField("cấp hủy quyết định", max_length=20, choices=Annuller.choices(), blank=True)
    number = models.CharField("số văn bản giải quyết", max_length=60, blank=True)
    settled_on = models.DateField("ngày văn bản giải quyết", null=True, blank=True)
    admitted_on = models.DateField("ngày kết nạp ghi trong quyết định ra lại", null=True, blank=True)
    official_on = models.DateField("ngày chính thức ghi trong quyết định ra lại", null=True, blank=True)
    findings = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    held = {
        "id": internal("khóa"),
        "person": personal("người được kết nạp"),
        "organization": personal("chi bộ"),
        "dossier": personal("hồ sơ kết nạp có khâu không đúng"),
        "state": personal("bước đang thực hiện"),
        "found_on": personal("ngày phát hiện"),
        "fault": personal("sai ở chỗ nào, chỉ ghi mã"),
        "qualifies": personal("hủy hay làm lại khâu sai"),
        "found_elsewhere": personal("nơi phát hiện"),
        "is_received": personal("nơi chuyển đến đã tiếp nhận hay chưa"),
        "consent_number": personal("văn bản cấp trên đồng ý"),
        "consented_on": personal("văn bản cấp trên đồng ý"),
        "annulled_by": personal("cấp hủy quyết định"),
        "number": personal("văn bản giải quyết"),
        "settled_on": personal("văn bản giải quyết"),
        "admitted_on": personal("quyết định ra lại"),
        "official_on": personal("quyết định ra lại"),
        "findings": personal("mã điều khoản còn vướng khi ghi việc đã làm"),
        "version": internal("phát hiện hai người cùng sửa"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="wrongful_one_open",
                fields=["person"],
                condition=Q(state="found"),
                violation_error_message="Việc kết nạp người này đang được xem xét.",
            ),
            models.CheckConstraint(
                name="wrongful_settled_by_paper",
                condition=(Q(state="found") & Q(settled_on__isnull=True) & Q(number=""))
                | (~Q(state="found") & Q(settled_on__isnull=False) & ~Q(number="")),
                violation_error_message="Văn bản giải quyết phải có số và ngày.",
            ),
        ]

    def __str__(self) -> str:
        return f"Kết nạp sai {self.pk}"


class RedoneStep(AboutPerson):
    """A step of the admission that was wrong, and when and by which paper it was done anew."""

    person_path = "wrongful__person"

    wrongful = models.ForeignKey(WrongfulAdmission, models.CASCADE, related_name="steps")
    step = models.CharField("khâu", max_length=20, choices=FaultyStep.choices())
    redone_on = models.DateField("ngày làm lại", null=True, blank=True)
    number = models.CharField("số văn bản làm lại", max_length=60, blank=True)

    held = {
        "id": internal("khóa"),
        "wrongful": personal("việc kết nạp sai"),
        "step": personal("khâu không đúng"),
        "redone_on": personal("ngày làm lại"),
        "number": personal("văn bản làm lại"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="redone_step_once",
                fields=["wrongful", "step"],
                violation_error_message="Khâu này đã ghi.",
            )
        ]

    def __str__(self) -> str:
        return self.step
