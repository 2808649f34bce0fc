"""Moves of people from one branch to another while their admission is under way."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.admission.terms import MovingStage, MovingWay
from nguon.core.classification import internal, personal
from nguon.guard.managers import AboutPerson


class Transfer(AboutPerson):
    """One move: from where to where, on which papers, and what became of the dossier."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="transfers")
    stage = models.CharField("bước khi chuyển", max_length=20, choices=MovingStage.choices())
    way = models.CharField("cách chuyển", max_length=20, choices=MovingWay.choices())
    from_organization = models.ForeignKey(
        "organizations.Organization", models.PROTECT, related_name="transfers_out", verbose_name="nơi đi"
    )
    # A place that does not use the system is named in words.
    to_organization = models.ForeignKey(
        "organizations.Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="transfers_in",
        verbose_name="nơi đến",
    )
    to_name = models.CharField("nơi đến chưa dùng hệ thống", max_length=200, blank=True)
    left_on = models.DateField("ngày quyết định chuyển")
    moved_on = models.DateField("ngày chuyển")
    letter_number = models.CharField("số giấy chứng nhận hoặc công văn", max_length=60, blank=True)
    letter_on = models.DateField("ngày giấy chứng nhận hoặc công văn", null=True, blank=True)
    # A decision that the new place cannot use is annulled; its number and day stay here.
    annulled_number = models.CharField("số quyết định đã hủy", max_length=60, blank=True)
    annulled_on = models.DateField("ngày ký quyết định đã hủy", null=True, blank=True)
    received_on = models.DateField("ngày nơi đến tiếp nhận", null=True, blank=True)
    findings = models.JSONField(default=list, blank=True)

    held = {
        "id": internal("khóa"),
        "person": personal("người chuyển đi"),
        "stage": personal("bước khi chuyển"),
        "way": personal("cách chuyển hồ sơ"),
        "from_organization": personal("nơi đi"),
        "to_organization": personal("nơi đến"),
        "to_name": personal("nơi đến"),
        "left_on": personal("thời hạn chuyển"),
        "moved_on": personal("ngày chuyển"),
        "letter_number": personal("giấy tờ chuyển"),
        "letter_on": personal("giấy tờ chuyển"),
        "annulled_number": personal("quyết định đã hủy khi chuyển"),
        "annulled_on": personal("quyết định đã hủy khi chuyển"),
        "received_on": personal("thời hạn của nơi đến"),
        "findings": personal("mã điều khoản còn vướng khi ghi việc đã làm"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="transfer_to_one_place",
                condition=Q(to_organization__isnull=False, to_name="")
                | (Q(to_organization__isnull=True) & ~Q(to_name="")),
                violation_error_message=(
                    "Nơi đến là một tổ chức trong hệ thống, hoặc ghi tên khi nơi đó chưa dùng hệ thống."
                ),
            ),
            models.CheckConstraint(
                name="transfer_in_order",
                condition=Q(moved_on__gte=F("left_on"))
                & (Q(received_on__isnull=True) | Q(received_on__gte=F("moved_on"))),
                violation_error_message=(
                    "Ngày chuyển không trước quyết định chuyển; ngày tiếp nhận không trước ngày chuyển."
                ),
            ),
        ]
        indexes = [models.Index(fields=["to_organization", "received_on"], name="transfer_to_receive")]

    def __str__(self) -> str:
        return f"Chuyển {self.pk}"
