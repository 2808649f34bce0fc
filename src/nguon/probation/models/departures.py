"""Strike-offs and resignations, from their opening to the answer to a complaint."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.admission.models import votes_add_up
from nguon.admission.terms import DecidingBody
from nguon.core.classification import internal, personal
from nguon.guard.managers import AboutPerson
from nguon.probation.models.terms import Term
from nguon.probation.models.votes import ATTEMPTS_HELD, AttemptColumns
from nguon.probation.terms import DepartureKind, DepartureState, SelfReview, StrikeOffGround


class Departure(AboutPerson):
    """How one member is struck off or leaves at own wish; at most one is under way."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="departures")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="departures")
    # The running probation that it ends; None for an official member.
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="departures")
    kind = models.CharField("hình thức", max_length=20, choices=DepartureKind.choices())
    state = models.CharField("trạng thái", max_length=20, choices=DepartureState.choices(), default=DepartureState.OPEN)
    opened_on = models.DateField("ngày bắt đầu xem xét")
    ground = models.CharField("trường hợp xóa tên", max_length=20, choices=StrikeOffGround.choices(), blank=True)
    months = models.PositiveSmallIntegerField("số tháng trong một năm", null=True, blank=True)
    with_reason = models.BooleanField("có lý do chính đáng", null=True, blank=True)
    educated_on = models.DateField("chi bộ giáo dục từ ngày", null=True, blank=True)
    years = models.PositiveSmallIntegerField("số năm liền", null=True, blank=True)
    applied_on = models.DateField("ngày đơn xin ra khỏi Đảng", null=True, blank=True)
    has_violated = models.BooleanField("có vi phạm", null=True, blank=True)
    self_review = models.CharField("bản tự kiểm điểm", max_length=10, choices=SelfReview.choices(), blank=True)
    self_reviewed_on = models.DateField("ngày bản tự kiểm điểm", null=True, blank=True)
    calls = models.JSONField("những lần gọi làm bản tự kiểm điểm", default=list, blank=True)
    deciding_body = models.CharField("cấp quyết định", max_length=30, choices=DecidingBody.choices(), blank=True)
    decision_number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày ký quyết định", null=True, blank=True)
    received_on = models.DateField("ngày người đó nhận quyết định", null=True, blank=True)
    complained_on = models.DateField("ngày khiếu nại", null=True, blank=True)
    answered_on = models.DateField("ngày trả lời khiếu nại", null=True, blank=True)
    answer_number = models.CharField("số văn bản trả lời khiếu nại", max_length=60, blank=True)
    is_central = models.BooleanField("cấp Trung ương trả lời", default=False)
    findings = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    held = {
        "id": internal("khóa"),
        "person": personal("đảng viên"),
        "organization": personal("chi bộ"),
        "term": personal("thời kỳ dự bị đang chạy"),
        "kind": personal("xóa tên hay xin ra"),
        "state": personal("bước đang thực hiện"),
        "opened_on": personal("ngày bắt đầu xem xét"),
        "ground": personal("trường hợp xóa tên, chỉ ghi mã"),
        "months": personal("điều kiện của trường hợp xóa tên"),
        "with_reason": personal("điều kiện của trường hợp xóa tên"),
        "educated_on": personal("điều kiện của trường hợp xóa tên"),
        "years": personal("điều kiện của trường hợp xóa tên"),
        "applied_on": personal("đơn xin ra khỏi Đảng"),
        "has_violated": personal("điều kiện cho ra khỏi Đảng theo đơn"),
        "self_review": personal("bản tự kiểm điểm"),
        "self_reviewed_on": personal("bản tự kiểm điểm"),
        "calls": personal("ngày từng lần gọi làm bản tự kiểm điểm"),
        "deciding_body": personal("cấp quyết định"),
        "decision_number": personal("quyết định"),
        "decided_on": personal("quyết định"),
        "received_on": personal("thời hạn khiếu nại"),
        "complained_on": personal("thời hạn trả lời khiếu nại"),
        "answered_on": personal("trả lời khiếu nại"),
        "answer_number": personal("trả lời khiếu nại"),
        "is_central": personal("thời hạn trả lời khiếu nại"),
        "findings": personal("mã điều khoản còn vướng khi ghi việc đã làm"),
        "version": internal("phát hiện hai người cùng sửa"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="departure_one_open",
                fields=["person"],
                condition=Q(state="open"),
                violation_error_message="Người này đang được xét xóa tên hoặc cho ra khỏi Đảng.",
            ),
            models.CheckConstraint(
                name="departure_ground_or_application",
                condition=(Q(kind="strike_off") & ~Q(ground="")) | (Q(kind="resignation") & Q(ground="")),
                violation_error_message="Xóa tên phải ghi thuộc trường hợp nào; xin ra thì không ghi trường hợp.",
            ),
            models.CheckConstraint(
                name="departure_decided_with_paper",
                condition=Q(state__in=("open", "closed")) | Q(decided_on__isnull=False) & ~Q(decision_number=""),
                violation_error_message="Quyết định phải có số và ngày ký.",
            ),
            models.CheckConstraint(
                name="departure_days_in_order",
                condition=(Q(received_on__isnull=True) | Q(received_on__gte=F("decided_on")))
                & (Q(complained_on__isnull=True) | Q(complained_on__gte=F("decided_on")))
                & (Q(answered_on__isnull=True) | Q(answered_on__gte=F("complained_on"))),
                violation_error_message="Ngày nhận quyết định, khiếu nại, trả lời phải theo thứ tự.",
            ),
        ]
        indexes = [models.Index(fields=["state", "person"], name="departure_under_way")]

    def __str__(self) -> str:
        return f"Ra khỏi Đảng {self.pk}"


class DepartureResolution(AttemptColumns, AboutPerson):
    """A vote of a body on a strike-off or resignation."""

    person_path = "departure__person"

    departure = models.ForeignKey(Departure, models.CASCADE, related_name="resolutions")

    held = ATTEMPTS_HELD | {"departure": personal("việc ra khỏi Đảng")}

    class Meta:
        constraints = [
            votes_add_up("departure_resolution_votes_add_up"),
            models.UniqueConstraint(
                name="departure_resolution_once_per_attempt",
                fields=["departure", "body", "attempt"],
                violation_error_message="Đã ghi lần biểu quyết này của tổ chức này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"
