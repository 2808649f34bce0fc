"""What the frame of every page needs: places, who acts, banners."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from nguon import clock
from nguon.web.shell.acting_as import in_words
from nguon.web.shell.places import shown_to


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: what base.html reads, and `today`, the day as the application sees it."""
    actor = getattr(request, "actor", None)
    return {
        "nav": shown_to(actor, request.path),
        "actor": actor,
        # Lazy: parts renewed by htmx and files draw no head, so they ask for no name.
        "acting_as": SimpleLazyObject(lambda: in_words(actor)),
        "today": clock.today(),
        "moved_to": clock.moved_to(),
        "is_demonstration": settings.NGUON_DEMONSTRATION,
    }
