"""Votes of the bodies that consider a dossier."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.admission.models.dossiers import Dossier
from nguon.admission.terms import Body
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
