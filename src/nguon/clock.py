"""The one clock. Only edges (pages, commands) ask it; everything below takes its day as an argument."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone


def moved_to() -> date | None:
    """The day a rehearsal or a test has moved the application to (setting NGUON_TODAY), or None: the real one."""
    return getattr(settings, "NGUON_TODAY", None)


def today() -> date:
    """The day in Viet Nam, as the whole application sees it."""
    return moved_to() or timezone.localdate()


def now() -> datetime:
    """The moment, aware; on a moved day, the real time of day on that day."""
    real = timezone.now()
    return real + timedelta(days=(today() - timezone.localdate(real)).days)
