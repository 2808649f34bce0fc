"""What happens once, when the program has its settings."""

from __future__ import annotations

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from nguon.regulations.book import BrokenBook, load_book, use_local_rules


class Config(AppConfig):
    """Adds the office's own rules to the rule book: a fault in them stops the start, not an officer's act."""

    name = "nguon.config"

    def ready(self) -> None:
        """:raises ImproperlyConfigured: with every fault of the folder, each with file, line and what is allowed."""
        folder = getattr(settings, "NGUON_LOCAL_RULES", None)
        if folder is None:
            return
        use_local_rules(folder)
        try:
            load_book()
        except BrokenBook as broken:
            raise ImproperlyConfigured(str(broken)) from broken
