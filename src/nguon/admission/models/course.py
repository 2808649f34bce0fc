"""What happens to a dossier between the votes: appraisals, extensions, returns, interruptions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from nguon.admission.models.dossiers import Dossier
from nguon.admission.terms import AppraisalResult, Appraiser, Body, DossierPart
from nguon.core.classification import internal, personal
from nguon.guard.managers import AboutPerson


class Appraisal(AboutPerson):
    """A look through the dossier by a body that does not vote on it."""

    person_path = "dossier__person"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="appraisals")
    appraiser = models.CharField("nơi thẩm định", max_length=20, choices=Appraiser.choices())
    number = models.CharField("số báo cáo", max_length=60, blank=True)
    appraised_on = models.DateField("ngày thẩm định")
    result = models.CharField("kết quả", max_length=20, choices=AppraisalResult.choices())
    note = models.TextField("nội dung cần lưu ý", blank=True)

    held = {
        "id": internal("khóa"),
        "dossier": personal("hồ sơ"),
        "appraiser": personal("nơi thẩm định hồ sơ"),
        "number": personal("báo cáo thẩm định"),
        "appraised_on": personal("ngày thẩm định"),
        "result": personal("kết quả thẩm định"),
        "note": personal("nội dung thẩm định"),
    }

    def __str__(self) -> str:
        return f"{self.appraiser} {self.dossier_id}"


class Extension(AboutPerson):
    """More time for the deciding body, in working days, with the reason."""

    person_path = "dossier__person"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="extensions")
    granted_on = models.DateField("ngày gia hạn")
    working_days = models.PositiveIntegerField("số ngày làm việc thêm")
    reason = models.TextField("lý do gia hạn")

    held = {
        "id": internal("khóa"),
        "dossier": personal("hồ sơ"),
        "granted_on": personal("gia hạn thời hạn ra quyết định"),
        "working_days": personal("gia hạn thời hạn ra quyết định"),
        "reason": personal("lý do gia hạn"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="extension_of_some_days",
                condition=Q(working_days__gt=0),
                violation_error_message="Gia hạn phải từ một ngày làm việc trở lên.",
            ),
            models.CheckConstraint(
                name="extension_has_reason",
                condition=~Q(reason=""),
                violation_error_message="Gia hạn phải có lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.working_days} {self.dossier_id}"


class Return(AboutPerson):
    """The dossier sent back by a level; open until it is submitted again."""

    person_path = "dossier__person"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="returns")
    returned_by = models.CharField("nơi trả lại", max_length=20, choices=Body.choices())
    returned_on = models.DateField("ngày trả lại")
    resubmitted_on = models.DateField("ngày nộp lại", null=True, blank=True)

    held = {
        "id": internal("khóa"),
        "dossier": personal("hồ sơ"),
        "returned_by": personal("nơi trả lại hồ sơ"),
        "returned_on": personal("ngày trả lại"),
        "resubmitted_on": personal("ngày nộp lại"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="return_one_open",
                fields=["dossier"],
                condition=Q(resubmitted_on__isnull=True),
                violation_error_message="Hồ sơ đang được trả lại, chưa nộp lại.",
            ),
            models.CheckConstraint(
                name="return_in_order",
                condition=Q(resubmitted_on__isnull=True) | Q(resubmitted_on__gte=F("returned_on")),
                violation_error_message="Ngày nộp lại không thể trước ngày trả lại.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.returned_by} {self.dossier_id}"


class ReturnedPart(AboutPerson):
    """One part of the dossier that was found wanting, and what is wrong with it."""

    person_path = "returned__dossier__person"

    returned = models.ForeignKey(Return, models.CASCADE, related_name="parts")
    part = models.CharField("phần phải bổ sung", max_length=20, choices=DossierPart.choices())
    reason = models.TextField("nội dung phải bổ sung, sửa")

    held = {
        "id": internal("khóa"),
        "returned": personal("lần trả lại"),
        "part": personal("phần hồ sơ phải bổ sung"),
        "reason": personal("nội dung phải bổ sung"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="returned_part_once",
                fields=["returned", "part"],
                violation_error_message="Phần này đã được nêu trong lần trả lại.",
            ),
            models.CheckConstraint(
                name="returned_part_has_reason",
                condition=~Q(reason=""),
                violation_error_message="Mỗi phần trả lại phải ghi điều phải bổ sung.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.returned_id}"


class Interruption(AboutPerson):
    """Days on which the dossier was not considered; open until it is resumed."""

    person_path = "dossier__person"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="interruptions")
    since = models.DateField("tạm dừng từ ngày")
    until = models.DateField("tiếp tục từ ngày", null=True, blank=True)
    reason = models.TextField("lý do tạm dừng")

    held = {
        "id": internal("khóa"),
        "dossier": personal("hồ sơ"),
        "since": personal("thời gian tạm dừng xét"),
        "until": personal("thời gian tạm dừng xét"),
        "reason": personal("lý do tạm dừng"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="interruption_one_open",
                fields=["dossier"],
                condition=Q(until__isnull=True),
                violation_error_message="Hồ sơ đang tạm dừng.",
            ),
            models.CheckConstraint(
                name="interruption_in_order",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="Ngày tiếp tục không thể trước ngày tạm dừng.",
            ),
            models.CheckConstraint(
                name="interruption_has_reason",
                condition=~Q(reason=""),
                violation_error_message="Tạm dừng phải có lý do.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since} {self.dossier_id}"
