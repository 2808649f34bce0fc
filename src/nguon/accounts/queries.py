"""Reading users and grants."""

from __future__ import annotations

from datetime import date

from nguon.accounts.models import Grant
from nguon.organizations.queries import valid_on


def grants_on(user_id: int, day: date) -> list[Grant]:
    """The grants of a user that hold on the day, oldest first."""
    grants = Grant.objects.filter(valid_on(day), user_id=user_id).select_related("organization")
    return list(grants.order_by("since", "pk"))
