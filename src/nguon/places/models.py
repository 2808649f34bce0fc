"""Tables of places and official head counts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.core.classification import internal
from nguon.places.terms import CountedGroup, PlaceKind


class Place(models.Model):
    """A hamlet, quarter, enterprise, school or agency, and the organisation that answers for it."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=200)
    kind = models.CharField("loại", max_length=30, choices=PlaceKind.choices())
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="places")
    # Commune code of the National Statistics Office, as text: leading zeros count.
    commune_code = models.CharField("mã xã, phường", max_length=5, blank=True)
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "code": internal("nhận biết địa bàn"),
        "name": internal("tên địa bàn, đơn vị"),
        "kind": internal("loại địa bàn, đơn vị"),
        "organization": internal("tổ chức phụ trách"),
        "commune_code": internal("đơn vị hành chính"),
        "since": internal("thời gian tồn tại"),
        "until": internal("thời gian tồn tại"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="place_in_order",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return self.code


class HeadCount(models.Model):
    """An official aggregate: how many of a group on a day in an organisation's area or one place, and who says so."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="head_counts")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="head_counts")
    group = models.CharField("nhóm", max_length=30, choices=CountedGroup.choices())
    ethnicity = models.CharField("dân tộc", max_length=10, blank=True)
    as_of = models.DateField("tại ngày")
    number = models.PositiveIntegerField("số người")
    source = models.CharField("nguồn số liệu", max_length=200)

    held = {
        "id": internal("khóa"),
        "organization": internal("địa bàn của tổ chức"),
        "place": internal("địa bàn, đơn vị"),
        "group": internal("nhóm được đếm"),
        "ethnicity": internal("số tổng hợp theo dân tộc, không gắn với cá nhân"),
        "as_of": internal("ngày của số liệu"),
        "number": internal("số tổng hợp"),
        "source": internal("nguồn số liệu"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="head_count_has_source",
                condition=~Q(source=""),
                violation_error_message="Số liệu phải ghi nguồn.",
            ),
            models.CheckConstraint(
                name="head_count_ethnicity_when_ethnic",
                condition=(Q(group="ethnic_population") & ~Q(ethnicity=""))
                | (~Q(group="ethnic_population") & Q(ethnicity="")),
                violation_error_message="Chỉ và luôn ghi dân tộc khi đếm dân số của một dân tộc.",
            ),
            models.UniqueConstraint(
                name="head_count_once",
                fields=["organization", "place", "group", "ethnicity", "as_of"],
                nulls_distinct=False,
                violation_error_message="Số liệu này của ngày này đã có.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.as_of}"
