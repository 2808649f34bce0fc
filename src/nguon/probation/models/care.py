"""The member who helps in the probation, and what that member remarks."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.core.classification import internal, personal
from nguon.guard.managers import AboutPerson
from nguon.organizations.models import no_two_at_once
from nguon.probation.models.terms import Term
from nguon.probation.terms import HelperChange


class TermHelper(AboutPerson):
    """An official member assigned to help a probationary member; history is kept, each change with its reason."""

    person_path = "term__person"

    term = models.ForeignKey(Term, models.CASCADE, related_name="helpers")
    helper = models.ForeignKey("people.Person", models.PROTECT, related_name="helping_probation")
    # Assigned at the ceremony: its record stands for the resolution.
    resolution = models.CharField("số nghị quyết phân công", max_length=60, blank=True)
    reason = models.CharField("lý do", max_length=20, choices=HelperChange.choices(), default=HelperChange.FIRST)
    since = models.DateField("từ ngày")
    until = models.DateField("đến trước ngày", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "term": personal("đảng viên dự bị được giúp đỡ"),
        "helper": personal("đảng viên giúp đỡ"),
        "resolution": personal("nghị quyết phân công"),
        "reason": personal("lý do phân công, chỉ ghi mã"),
        "since": personal("thời gian giúp đỡ"),
        "until": personal("thời gian giúp đỡ"),
    }

    class Meta:
        constraints = [
            no_two_at_once("term_helper_one_at_a_time", "term_id"),
            models.CheckConstraint(
                name="term_helper_in_order",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message="Ngày thôi giúp đỡ phải sau ngày được phân công.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.helper_id} → {self.term_id}"


class Remark(AboutPerson):
    """What the helper remarks on a day, heading by heading (form 11-KNĐ); words of the helper, never a mark."""

    person_path = "term__person"

    term = models.ForeignKey(Term, models.CASCADE, related_name="remarks")
    helper = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="remarks_made")
    made_on = models.DateField("ngày nhận xét")
    stance = models.TextField("bản lĩnh chính trị, chấp hành đường lối", max_length=500, blank=True)
    conduct = models.TextField("đạo đức, lối sống", max_length=500, blank=True)
    tasks = models.TextField("kết quả nhiệm vụ được giao", max_length=500, blank=True)
    discipline = models.TextField("ý thức tổ chức kỷ luật, sinh hoạt chi bộ", max_length=500, blank=True)
    faults = models.TextField("hạn chế, hướng khắc phục", max_length=500, blank=True)

    held = {
        "id": internal("khóa"),
        "term": personal("đảng viên dự bị được nhận xét"),
        "helper": personal("đảng viên giúp đỡ"),
        "made_on": personal("ngày nhận xét"),
        "stance": personal("nhận xét của người giúp đỡ"),
        "conduct": personal("nhận xét của người giúp đỡ"),
        "tasks": personal("nhận xét của người giúp đỡ"),
        "discipline": personal("nhận xét của người giúp đỡ"),
        "faults": personal("nhận xét của người giúp đỡ"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="remark_once_a_day",
                fields=["term", "made_on"],
                violation_error_message="Đã ghi nhận xét ngày này.",
            ),
            models.CheckConstraint(
                name="remark_says_something",
                condition=~Q(stance="") | ~Q(conduct="") | ~Q(tasks="") | ~Q(discipline="") | ~Q(faults=""),
                violation_error_message="Nhận xét phải có nội dung ở ít nhất một mục.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} {self.made_on}"
