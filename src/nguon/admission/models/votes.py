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
    # How `eligible` came about; `summoned` stays empty for votes of which only the total was kept.
    summoned = models.PositiveIntegerField("số được triệu tập", null=True, blank=True)
    transferred_absent = models.PositiveIntegerField("sinh hoạt tạm thời nơi khác, vắng mặt", default=0)
    exempt_absent = models.PositiveIntegerField("được miễn sinh hoạt, vắng mặt", default=0)
    suspended = models.PositiveIntegerField("bị đình chỉ, khởi tố, tạm giam", default=0)
    excused_absent = models.PositiveIntegerField("vắng có lý do tại đại hội", default=0)
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
    "summoned": personal("cách tính số người được tính biểu quyết"),
    "transferred_absent": personal("cách tính số người được tính biểu quyết; chỉ số lượng"),
    "exempt_absent": personal("cách tính số người được tính biểu quyết; chỉ số lượng"),
    "suspended": personal("cách tính số người được tính biểu quyết; chỉ số lượng"),
    "excused_absent": personal("cách tính số người được tính biểu quyết; chỉ số lượng"),
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


def roll_gives_eligible(name: str) -> models.CheckConstraint:
    """Where the parts are known, they give the number entitled to vote."""
    left_out = F("transferred_absent") + F("exempt_absent") + F("suspended") + F("excused_absent")
    return models.CheckConstraint(
        name=name,
        condition=Q(summoned__isnull=True) | Q(summoned=F("eligible") + left_out),
        violation_error_message="Số được triệu tập trừ số được trừ phải bằng số người được tính biểu quyết.",
    )


class Resolution(VoteColumns, AboutPerson):
    """A vote of a body on a dossier."""

    person_path = "dossier__person"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="resolutions")
    set_aside_on = models.DateField("ngày phải biểu quyết lại", null=True, blank=True)

    held = VOTES_HELD | {"dossier": personal("hồ sơ"), "set_aside_on": personal("hồ sơ bị trả lại, phải họp lại")}

    class Meta:
        constraints = [
            votes_add_up("resolution_votes_add_up"),
            roll_gives_eligible("resolution_roll_gives_eligible"),
            models.CheckConstraint(
                name="resolution_has_number",
                condition=~Q(number=""),
                violation_error_message="Nghị quyết phải có số.",
            ),
            # After a return the body may vote again; the earlier vote stays, set aside on a day.
            models.UniqueConstraint(
                name="resolution_once_per_body",
                fields=["dossier", "body"],
                condition=Q(set_aside_on__isnull=True),
                violation_error_message="Hồ sơ đã có nghị quyết của tổ chức này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"
