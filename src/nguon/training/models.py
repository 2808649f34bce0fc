"""Tables of classes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.core.classification import internal, personal
from nguon.guard.managers import AboutPerson
from nguon.training.terms import ClassKind, Result


class TrainingClass(models.Model):
    """A class held by a political centre; `organization` is the committee whose centre holds it."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="training_classes")
    kind = models.CharField("loại lớp", max_length=20, choices=ClassKind.choices())
    name = models.CharField("tên lớp", max_length=200)
    issuer = models.CharField("đơn vị cấp giấy chứng nhận", max_length=200)
    decision_number = models.CharField("số quyết định mở lớp", max_length=60)
    opened_on = models.DateField("ngày khai giảng")
    closed_on = models.DateField("ngày bế giảng")

    held = {
        "id": internal("khóa"),
        "organization": internal("cấp ủy mở lớp"),
        "kind": internal("loại lớp"),
        "name": internal("tên lớp"),
        "issuer": internal("đơn vị cấp giấy chứng nhận"),
        "decision_number": internal("quyết định mở lớp"),
        "opened_on": internal("thời gian học"),
        "closed_on": internal("thời gian học"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="class_in_order",
                condition=Q(closed_on__gte=F("opened_on")),
                violation_error_message="Ngày bế giảng không thể trước ngày khai giảng.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Enrolment(AboutPerson):
    """A person on a roster, the result and the certificate."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="enrolments")
    result = models.CharField("kết quả", max_length=20, choices=Result.choices(), blank=True)
    certificate_number = models.CharField("số giấy chứng nhận", max_length=60, blank=True)
    certified_on = models.DateField("ngày cấp", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "training_class": personal("lớp đã học"),
        "person": personal("học viên"),
        "result": personal("kết quả lớp"),
        "certificate_number": personal("giấy chứng nhận trong hồ sơ"),
        "certified_on": personal("thời hạn giấy chứng nhận"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="enrolled_once",
                fields=["training_class", "person"],
                violation_error_message="Người này đã có tên trong lớp.",
            ),
            models.UniqueConstraint(
                name="certificate_number_once",
                fields=["training_class", "certificate_number"],
                condition=~Q(certificate_number=""),
                violation_error_message="Số giấy chứng nhận này đã cấp cho người khác trong lớp.",
            ),
            models.CheckConstraint(
                name="certificate_only_when_passed",
                condition=(Q(certified_on__isnull=True) & Q(certificate_number=""))
                | (Q(result="passed") & Q(certified_on__isnull=False) & ~Q(certificate_number="")),
                violation_error_message="Chỉ cấp giấy chứng nhận, có số và ngày cấp, cho người đạt kết quả.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.training_class_id}: {self.person_id}"
