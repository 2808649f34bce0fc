"""Reading places and head counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nguon.places.models import HeadCount


def head_counts_of(organization_ids: Iterable[int], *, until: date) -> list[HeadCount]:
    """Head counts in the areas of these organisations up to the day, oldest first."""
    rows = HeadCount.objects.filter(organization_id__in=list(organization_ids), as_of__lte=until)
    return list(rows.order_by("as_of", "pk"))
