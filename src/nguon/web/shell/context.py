"""What the frame of every page needs: places, who acts, banners."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from nguon.web.shell.places import shown_to


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `nav`, `has_more_on_wide`, `actor`, `moved_to` (day of the test clock), `is_demonstration`."""
    actor = getattr(request, "actor", None)
    nav = shown_to(actor, request.path)
    return {
        "nav": nav,
        "has_more_on_wide": any(not place.is_main for place in nav),
        "actor": actor,
        "moved_to": getattr(settings, "NGUON_TODAY", None),
        "is_demonstration": getattr(settings, "NGUON_DEMONSTRATION", False),
    }
