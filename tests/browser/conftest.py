"""A Chromium for the run, screens for a test, the small world behind a live server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser

from nguon.accounts.models import User
from tests.browser.screen import HEIGHTS, Screen, chromium
from tests.world import ON, World, build

# Playwright keeps an event loop in this thread; Django would refuse every query beside it. Nothing here is concurrent.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PASSWORD = "mot-cum-tu-de-nho"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def world(transactional_db: None, settings: Any) -> World:
    """The small world on its day; every user has the same password."""
    settings.NGUON_TODAY = ON
    world = build()
    user = world.users["cell_secretary@HA11"]
    user.set_password(PASSWORD)
    user.save()
    return world


@pytest.fixture
def screen_of(browser: Browser, live_server: Any) -> Iterator[Callable[..., Screen]]:
    """`screen_of(360, user)` is a fresh profile of that width, signed in; `javascript=False` switches scripts off."""
    contexts = []

    def opened(width: int, user: User | None = None, *, javascript: bool = True) -> Screen:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]}, java_script_enabled=javascript, locale="vi-VN"
        )
        contexts.append(context)
        if user is not None:
            client = Client()
            client.force_login(user)
            name = django_settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return Screen(context.new_page(), live_server.url)

    yield opened
    for context in contexts:
        context.close()
