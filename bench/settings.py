"""The trial settings with one more page: the cheapest honest one, a single look-up through the ORM."""

from nguon.config.settings.dev import *  # noqa: F403  (reason: settings are a namespace)

ROOT_URLCONF = "bench.urls"
# What is measured is the page, not the signing in of one user a hundred times.
ACCOUNT_RATE_LIMITS = False
