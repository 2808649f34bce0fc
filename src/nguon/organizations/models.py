"""Tables of the tree."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from nguon.core.classification import internal
from nguon.organizations.terms import Kind, Level, TreeActKind


class SinceUntil(Func):
    """The period of a row as a PostgreSQL daterange, upper end excluded."""

    function = "daterange"
    output_field = DateRangeField()


def no_two_at_once(name: str, key: str) -> ExclusionConstraint:
    """No two rows of the same `key` (a bigint column) hold on the same day; needs no extension (ADR 0002)."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (Func(F(key), F(key), models.Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
            (SinceUntil("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
        ],
        violation_error_message="Hai khoảng thời gian chồng lên nhau; hãy kết thúc khoảng trước khi mở khoảng sau.",
    )


class Organization(models.Model):
    """A party organisation for all its life; what may change is in its periods."""

    code = models.CharField("mã tổ chức", max_length=40, unique=True)
    founded_on = models.DateField("ngày thành lập")
    dissolved_on = models.DateField("ngày kết thúc hoạt động", null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    # Pre-order interval of today's tree, both ends included; a dissolved organisation lies inside its successor's.
    lft = models.IntegerField(default=0)
    rgt = models.IntegerField(default=0)

    held = {
        "id": internal("khóa"),
        "code": internal("nhận biết tổ chức"),
        "founded_on": internal("thời gian tồn tại của tổ chức"),
        "dissolved_on": internal("thời gian tồn tại của tổ chức"),
        "successor": internal("tổ chức kế thừa hồ sơ"),
        "lft": internal("xác định tổ chức trực thuộc"),
        "rgt": internal("xác định tổ chức trực thuộc"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organization_life_in_order",
                condition=Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=F("founded_on")),
                violation_error_message="Ngày kết thúc hoạt động phải sau ngày thành lập.",
            )
        ]
        indexes = [models.Index(fields=["lft", "rgt"], name="organization_interval")]

    def __str__(self) -> str:
        return self.code


class TreeAct(models.Model):
    """The decision that changed the tree."""

    kind = models.CharField(max_length=20, choices=TreeActKind.choices())
    number = models.CharField("số quyết định", max_length=60)
    signed_on = models.DateField("ngày ký")
    effective_on = models.DateField("ngày có hiệu lực")

    held = {
        "id": internal("khóa"),
        "kind": internal("loại thay đổi"),
        "number": internal("căn cứ thay đổi tổ chức"),
        "signed_on": internal("căn cứ thay đổi tổ chức"),
        "effective_on": internal("ngày thay đổi có hiệu lực"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="tree_act_has_number",
                condition=~Q(number=""),
                violation_error_message="Thay đổi tổ chức phải có số quyết định.",
            )
        ]

    def __str__(self) -> str:
        return self.number


class OrganizationPeriod(models.Model):
    """Name, kind, level and parent of an organisation while they hold."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="periods")
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)
    name = models.CharField("tên", max_length=200)
    kind = models.CharField("loại hình", max_length=30, choices=Kind.choices())
    level = models.CharField("cấp", max_length=20, choices=Level.choices())
    parent = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="child_periods")
    act = models.ForeignKey(TreeAct, models.PROTECT, related_name="periods")

    held = {
        "id": internal("khóa"),
        "organization": internal("tổ chức"),
        "since": internal("thời gian có hiệu lực"),
        "until": internal("thời gian có hiệu lực"),
        "name": internal("tên tổ chức"),
        "kind": internal("loại hình tổ chức"),
        "level": internal("cấp của tổ chức"),
        "parent": internal("tổ chức cấp trên"),
        "act": internal("căn cứ thay đổi"),
    }

    class Meta:
        constraints = [
            no_two_at_once("organization_one_period_at_a_time", "organization_id"),
            models.CheckConstraint(
                name="organization_period_in_order",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                name="organization_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("organization")),
                violation_error_message="Một tổ chức không thể trực thuộc chính mình.",
            ),
        ]
        indexes = [models.Index(fields=["parent", "since"], name="organization_children")]

    def __str__(self) -> str:
        return self.name
