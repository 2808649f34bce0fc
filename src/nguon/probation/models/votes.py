"""Votes of the bodies that consider recognition."""

from __future__ import annotations

from django.db import models

from nguon.admission.models import VOTES_HELD, VoteColumns, roll_gives_eligible, votes_add_up
from nguon.core.classification import personal
from nguon.guard.managers import AboutPerson
from nguon.probation.models.terms import Term


class AttemptColumns(VoteColumns):
    """A vote that may be repeated when it falls below the threshold."""

    attempt = models.PositiveSmallIntegerField("lần biểu quyết", default=1)
    carried = models.BooleanField("đủ số phiếu tán thành", default=True)

    class Meta:
        abstract = True


ATTEMPTS_HELD = VOTES_HELD | {
    "attempt": personal("lần biểu quyết"),
    "carried": personal("kết quả biểu quyết theo tỷ lệ quy định"),
}
"""What the columns of a repeated vote are held for."""


class TermResolution(AttemptColumns, AboutPerson):
    """A vote of a body on recognition."""

    person_path = "term__person"

    term = models.ForeignKey(Term, models.CASCADE, related_name="resolutions")

    held = ATTEMPTS_HELD | {"term": personal("thời kỳ dự bị")}

    class Meta:
        constraints = [
            votes_add_up("term_resolution_votes_add_up"),
            roll_gives_eligible("term_resolution_roll_gives_eligible"),
            models.UniqueConstraint(
                name="term_resolution_once_per_attempt",
                fields=["term", "body", "attempt"],
                violation_error_message="Đã ghi lần biểu quyết này của tổ chức này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"
