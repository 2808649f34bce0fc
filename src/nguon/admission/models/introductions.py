"""Papers that introduce an applicant."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nguon.admission.models.dossiers import Dossier
from nguon.admission.terms import IntroducerKind
from nguon.core.classification import internal, personal
from nguon.guard.managers import AboutPerson


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
