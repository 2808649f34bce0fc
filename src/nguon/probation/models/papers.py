"""Papers for the recognition: which, how each stands, where it is kept. No file is stored."""

from __future__ import annotations

from django.db import models

from nguon.admission.models import PAPERS_HELD, PaperColumns, paper_constraints
from nguon.core.classification import personal
from nguon.guard.managers import AboutPerson
from nguon.probation.models.terms import Term


class TermPaper(PaperColumns, AboutPerson):
    """A paper that the recognition asks for: self-review, remark of the helper, merged opinions."""

    person_path = "term__person"

    term = models.ForeignKey(Term, models.CASCADE, related_name="papers")

    held = PAPERS_HELD | {"term": personal("thời kỳ dự bị")}

    class Meta:
        constraints = paper_constraints("term_paper", "term")

    def __str__(self) -> str:
        return f"Giấy tờ {self.pk}"
