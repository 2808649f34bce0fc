"""Reading helpers of probations and their remarks."""

from __future__ import annotations

from datetime import date

from nguon.guard.managers import Reason
from nguon.organizations.queries import valid_on
from nguon.probation.models import Remark, TermHelper


def term_helper_on(term_id: int, day: date) -> TermHelper | None:
    """Who helps in the probation on the day, with the helper's record."""
    rows = TermHelper.rows.filter(valid_on(day), term_id=term_id).select_related("helper")
    return rows.order_by("-since").first()


def term_helpers_of(term_id: int) -> list[TermHelper]:
    """All assignments, oldest first."""
    return list(TermHelper.rows.filter(term_id=term_id).select_related("helper").order_by("since"))


def remarks_of(term_id: int) -> list[Remark]:
    """All remarks, newest first."""
    return list(Remark.rows.filter(term_id=term_id).select_related("helper").order_by("-made_on"))


def helped_in_probation(helper_id: int, day: date) -> set[int]:
    """Keys of the probationary members this member is assigned to help on the day."""
    rows = TermHelper.objects.everywhere(reason=Reason.ACCESS_ITSELF).filter(valid_on(day), helper_id=helper_id)
    return set(rows.filter(term__state="running").values_list("term__person_id", flat=True))
