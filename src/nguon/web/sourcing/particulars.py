"""The particulars of a candidate, reached from the candidate's page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from nguon.people.models import Person
from nguon.sourcing import queries
from nguon.web.people.particulars import REACH, ParticularsPage


class CandidateParticulars(ParticularsPage):
    """By the key of the candidacy."""

    reach = REACH

    def person(self, **kwargs: Any) -> Person:
        """The person of the candidacy."""
        person: Person = queries.candidacy_within(self.actor.scope, kwargs["pk"]).person
        return person

    def back_url(self, person: Person, **kwargs: Any) -> str:
        """The page of the candidate."""
        return reverse("candidate", args=[kwargs["pk"]])
