"""Reading what the demonstration needs to know before it writes."""

from __future__ import annotations

from nguon.guard.managers import Reason
from nguon.people.models import Person


def number_of_people() -> int:
    """How many people the database holds."""
    return Person.objects.everywhere(reason=Reason.SYSTEM_TASK).count()
