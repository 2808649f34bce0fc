"""Tables of sourcing."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from nguon.core.classification import Retention, internal, personal
from nguon.guard.managers import AboutPerson
from nguon.organizations.models import no_two_at_once
from nguon.sourcing.terms import Basis, CandidacyState, NominatorKind, RemovalReason


class Movement(models.Model):
    """An emulation movement that brings people forward."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="movements")
    name = models.CharField("tên phong trào", max_length=200)
    organizer = models.CharField("đơn vị phát động", max_length=200)
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày")

    held = {
        "id": internal("khóa"),
        "organization": internal("tổ chức"),
        "name": internal("tên phong trào"),
        "organizer": internal("đơn vị phát động"),
        "since": internal("thời gian"),
        "until": internal("thời gian"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="movement_in_order",
                condition=Q(until__gt=F("since")),
                violation_error_message="Phong trào phải kết thúc sau khi bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Candidacy(AboutPerson):
    """A person on a cell's list. The document and the notice to the person are required by the database (P1)."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="candidacies")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="candidacies")
    state = models.CharField("trạng thái", max_length=20, choices=CandidacyState.choices())
    basis = models.CharField("căn cứ", max_length=20, choices=Basis.choices())
    nominator_kind = models.CharField("bên giới thiệu", max_length=20, choices=NominatorKind.choices(), blank=True)
    nominator_name = models.CharField("tên bên giới thiệu", max_length=200, blank=True)
    document_number = models.CharField("số văn bản giới thiệu", max_length=60, blank=True)
    document_on = models.DateField("ngày đơn hoặc văn bản giới thiệu")
    notified_on = models.DateField("ngày báo cho người được giới thiệu")
    movement = models.ForeignKey(Movement, models.PROTECT, null=True, blank=True, related_name="candidacies")
    listed_on = models.DateField("ngày chi bộ đưa vào danh sách", null=True, blank=True)
    list_resolution = models.CharField("số nghị quyết đưa vào danh sách", max_length=60, blank=True)
    removed_on = models.DateField("ngày đưa ra khỏi danh sách", null=True, blank=True)
    removal_resolution = models.CharField("số nghị quyết đưa ra khỏi danh sách", max_length=60, blank=True)
    removal_reason = models.CharField("lý do", max_length=30, choices=RemovalReason.choices(), blank=True)
    # Clause codes that stood against an act already taken on paper: recorded, not refused (decision 7).
    findings = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    held = {
        "id": internal("khóa"),
        "person": personal("người trong danh sách nguồn", Retention.CANDIDATE),
        "organization": personal("chi bộ theo dõi", Retention.CANDIDATE),
        "state": personal("bước đang thực hiện", Retention.CANDIDATE),
        "basis": personal("căn cứ đưa vào hệ thống", Retention.CANDIDATE),
        "nominator_kind": personal("bên giới thiệu", Retention.CANDIDATE),
        "nominator_name": personal("bên giới thiệu", Retention.CANDIDATE),
        "document_number": personal("văn bản giới thiệu", Retention.CANDIDATE),
        "document_on": personal("văn bản giới thiệu", Retention.CANDIDATE),
        "notified_on": personal("người này được báo ngày nào", Retention.CANDIDATE),
        "movement": personal("phong trào phát hiện nguồn", Retention.CANDIDATE),
        "listed_on": personal("nghị quyết đưa vào danh sách", Retention.CANDIDATE),
        "list_resolution": personal("nghị quyết đưa vào danh sách", Retention.CANDIDATE),
        "removed_on": personal("kết thúc theo dõi", Retention.CANDIDATE),
        "removal_resolution": personal("kết thúc theo dõi", Retention.CANDIDATE),
        "removal_reason": personal("lý do kết thúc, chỉ ghi mã", Retention.CANDIDATE),
        "findings": personal("mã điều khoản còn vướng khi ghi việc đã làm", Retention.CANDIDATE),
        "version": internal("phát hiện hai người cùng sửa"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="candidacy_application_or_documented_nomination",
                condition=(Q(basis="application") & Q(nominator_kind=""))
                | Q(
                    basis="nomination",
                    nominator_kind__in=[kind.value for kind in NominatorKind],
                    nominator_name__regex="[[:alnum:]]",
                    document_number__regex="[[:alnum:]]",
                ),
                violation_error_message=(
                    "Chỉ nhận người tự làm đơn, hoặc người được giới thiệu bằng văn bản có số, ngày và bên giới thiệu."
                ),
            ),
            models.CheckConstraint(
                name="candidacy_notice_not_before_document",
                condition=Q(notified_on__gte=F("document_on")),
                violation_error_message="Ngày báo cho người được giới thiệu không thể trước ngày văn bản giới thiệu.",
            ),
            models.CheckConstraint(
                # PostgreSQL knows days before year 1 and an infinite one; a paper does not.
                name="candidacy_days_are_days",
                condition=Q(document_on__gte=date.min, notified_on__lte=date.max),
                violation_error_message="Ngày văn bản và ngày báo phải là ngày có thật.",
            ),
            models.CheckConstraint(
                name="candidacy_listed_by_resolution",
                condition=(Q(listed_on__isnull=True) & Q(list_resolution=""))
                | (Q(listed_on__isnull=False) & ~Q(list_resolution="")),
                violation_error_message="Đưa vào danh sách phải có số và ngày nghị quyết chi bộ.",
            ),
            models.CheckConstraint(
                name="candidacy_removed_with_reason",
                condition=(Q(state="removed") & Q(removed_on__isnull=False) & ~Q(removal_reason=""))
                | (~Q(state="removed") & Q(removed_on__isnull=True) & Q(removal_reason="")),
                violation_error_message="Đưa ra khỏi danh sách phải có ngày và lý do.",
            ),
            models.UniqueConstraint(
                name="candidacy_one_open",
                fields=["person"],
                condition=~Q(state__in=("admitted", "removed")),
                violation_error_message="Người này đang có tên trong một danh sách nguồn.",
            ),
        ]
        indexes = [models.Index(fields=["organization", "state"], name="candidacy_of")]

    def __str__(self) -> str:
        return f"Nguồn {self.pk}"


class HelperAssignment(AboutPerson):
    """An official member assigned by resolution to help a candidate; history is kept."""

    person_path = "candidacy__person"

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="helpers")
    helper = models.ForeignKey("people.Person", models.PROTECT, related_name="helping")
    resolution = models.CharField("số nghị quyết phân công", max_length=60)
    resolved_on = models.DateField("ngày nghị quyết")
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "candidacy": personal("người được giúp đỡ", Retention.CANDIDATE),
        "helper": personal("đảng viên giúp đỡ", Retention.CANDIDATE),
        "resolution": personal("nghị quyết phân công", Retention.CANDIDATE),
        "resolved_on": personal("nghị quyết phân công", Retention.CANDIDATE),
        "since": personal("thời gian giúp đỡ", Retention.CANDIDATE),
        "until": personal("thời gian giúp đỡ", Retention.CANDIDATE),
    }

    class Meta:
        constraints = [
            no_two_at_once("helper_one_at_a_time", "candidacy_id"),
            models.CheckConstraint(
                name="helper_assignment_in_order",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message="Ngày thôi giúp đỡ phải sau ngày được phân công.",
            ),
            models.CheckConstraint(
                name="helper_by_resolution",
                condition=~Q(resolution=""),
                violation_error_message="Phân công giúp đỡ phải có số nghị quyết chi bộ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.helper_id} → {self.candidacy_id}"
