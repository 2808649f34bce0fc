"""Votes of the bodies that consider recognition or strike-off."""

from __future__ import annotations

from django.db import models

from nguon.admission.models import VOTES_HELD, VoteColumns, roll_gives_eligible, votes_add_up
from nguon.core.classification import personal
from nguon.guard.managers import AboutPerson
from nguon.probation.models.terms import Term


class TermResolution(VoteColumns, AboutPerson):
    """A vote of a body on recognition or strike-off."""

    person_path = "term__person"

    term = models.ForeignKey(Term, models.CASCADE, related_name="resolutions")

    held = VOTES_HELD | {"term": personal("thời kỳ dự bị")}

    class Meta:
        constraints = [
            votes_add_up("term_resolution_votes_add_up"),
            roll_gives_eligible("term_resolution_roll_gives_eligible"),
            models.UniqueConstraint(
                name="term_resolution_once_per_body",
                fields=["term", "body"],
                violation_error_message="Đã ghi nghị quyết của tổ chức này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}"
