"""Tables of directives and targets."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.core.classification import internal
from nguon.targets.terms import Span, TargetKind


class Directive(models.Model):
    """A resolution or plan that sets targets: term plan of a congress, yearly plan, target handed down from above."""

    issuer = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="directives")
    number = models.CharField("số", max_length=60)
    title = models.CharField("trích yếu", max_length=250)
    signed_on = models.DateField("ngày ký")
    span = models.CharField("loại kỳ", max_length=10, choices=Span.choices())
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày")

    held = {
        "id": internal("khóa"),
        "issuer": internal("tổ chức ban hành"),
        "number": internal("số văn bản"),
        "title": internal("trích yếu"),
        "signed_on": internal("ngày ký"),
        "span": internal("loại kỳ"),
        "since": internal("kỳ kế hoạch"),
        "until": internal("kỳ kế hoạch"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="directive_in_order",
                condition=Q(until__gt=F("since")),
                violation_error_message="Kỳ kế hoạch phải kết thúc sau khi bắt đầu.",
            ),
            models.UniqueConstraint(
                name="directive_once",
                fields=["issuer", "number", "signed_on"],
                violation_error_message="Văn bản có số và ngày này đã được nhập.",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Target(models.Model):
    """How many an organisation is to reach in the period of the directive."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="targets")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="targets")
    kind = models.CharField("chỉ tiêu", max_length=30, choices=TargetKind.choices(), default=TargetKind.ADMISSIONS)
    number = models.PositiveIntegerField("số người")

    held = {
        "id": internal("khóa"),
        "directive": internal("căn cứ giao chỉ tiêu"),
        "organization": internal("tổ chức được giao"),
        "kind": internal("loại chỉ tiêu"),
        "number": internal("số phải đạt"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="target_once",
                fields=["directive", "organization", "kind"],
                violation_error_message="Tổ chức này đã được giao chỉ tiêu trong văn bản này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id}: {self.number}"
