"""Fixtures that every test may use."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import TransactionTestCase

from nguon.core.scope import Actor
from nguon.guard.acting import acting
from tests.support.databases import ARTICLES_DAY, OwnDatabase
from tests.support.network import only_this_machine
from tests.world import World, build


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    with only_this_machine():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[OwnDatabase]:
    """Give this worker its own copy of the migrated template; tests see it as the app role, like the application."""
    own = OwnDatabase(django_settings.TEST_FOLDER, os.environ.get("PYTEST_XDIST_WORKER", "main"))
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        own.open()
        # Django would empty the tables; the app role may not, and append-only tables forbid it.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: own.renew())
        yield own
        own.close()


@pytest.fixture(scope="module")
def articles(django_db_setup: OwnDatabase, django_db_blocker: Any) -> Iterator[date]:
    """For a whole module: the demonstration of the five articles, on the day it is seen (the value).

    Use it with `pytestmark = [pytest.mark.usefixtures("articles"), pytest.mark.django_db]`: a module's fixture is ready
    before the transaction of a test begins.
    """
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(django_settings, "NGUON_TODAY", ARTICLES_DAY)
        django_db_setup.turn_to_articles()
        yield ARTICLES_DAY
        django_db_setup.turn_back()


@pytest.fixture
def as_system(db: None) -> Iterator[Actor]:
    """Act as a system task that reaches everybody, for the length of the test."""
    actor = Actor.system("test")
    with acting(actor):
        yield actor


@pytest.fixture
def on_day(settings: Any) -> Callable[[date], None]:
    """Move the whole application to a day: `on_day(date(2026, 3, 1))`."""

    def move(day: date) -> None:
        settings.NGUON_TODAY = day

    return move


@pytest.fixture
def world(db: None) -> World:
    """The small world of tests/world.py, in the test's own transaction."""
    return build()
