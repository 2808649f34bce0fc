"""What every answer carries and every sign-in keeps to (S6, B2)."""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from nguon.audit.models import Event
from nguon.web.shell.routes import Route, routes
from tests.web.test_access_matrix import addresses
from tests.world import ON, World

pytestmark = pytest.mark.django_db
PASSWORD = "mot-cum-tu-de-nho"
PAGES = [route for route in routes() if "GET" in route.methods]
FORMS = [route for route in routes() if "POST" in route.methods]


@pytest.fixture(autouse=True)
def _fresh(on_day: Callable[[date], None]) -> None:
    on_day(ON)
    cache.clear()


@pytest.fixture
def officer(world: World) -> Client:
    """Signed in as the officer who may open most."""
    client = Client()
    client.force_login(world.users["base_officer"])
    return client


def every_address(world: World) -> list[str]:
    found = [addresses(route, world)[0][0] for route in PAGES]
    return [*found, "/khong-co-trang-nay/"]


def test_no_answer_allows_inline_or_foreign_code(world: World, officer: Client) -> None:
    for address in every_address(world):
        policy = officer.get(address).headers.get("Content-Security-Policy", "")
        parts = {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}

        assert parts.get("default-src") == ["'none'"], address
        assert set().union(*parts.values()) <= {"'none'", "'self'", "data:"}, address
        assert "data:" not in parts["script-src"] + parts["style-src"], address


INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style|\sstyle=[\"']|\son[a-z]+=[\"']|javascript:"
)
OUTSIDE = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""")


def test_no_page_needs_inline_code_or_another_host(world: World, officer: Client) -> None:
    for address in every_address(world):
        answer = officer.get(address)
        if "html" not in answer.headers.get("Content-Type", ""):
            continue
        page = answer.content.decode()
        # The gallery prints the source of components, escaped; markup itself is what counts.
        assert INLINE.findall(page) == [], address
        assert OUTSIDE.findall(page) == [], address


def test_no_answer_may_be_stored_framed_or_sniffed(world: World, officer: Client) -> None:
    for address in every_address(world):
        headers = officer.get(address).headers

        assert "no-store" in headers.get("Cache-Control", ""), address
        assert headers["X-Frame-Options"] == "DENY", address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["Referrer-Policy"] == "same-origin", address
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address


@pytest.mark.parametrize("route", FORMS, ids=lambda route: route.name)
def test_a_form_sent_from_another_site_is_refused(world: World, route: Route) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["base_officer"])

    assert client.post(addresses(route, world)[0][0]).status_code == 403


def signed_in_at(world: World, login: str, password: str, source: str) -> bool:
    client = Client(REMOTE_ADDR=source)
    client.post(reverse("account_login"), {"login": login, "password": password})
    return "_auth_user_id" in client.session


@pytest.fixture
def at_the_desk(world: World) -> str:
    """A user who has a password."""
    user = world.users["base_officer"]
    user.set_password(PASSWORD)
    user.save()
    return user.username


def test_five_wrong_tries_close_the_account_for_their_source_only(world: World, at_the_desk: str) -> None:
    for _ in range(5):
        assert not signed_in_at(world, at_the_desk, "sai", "10.1.1.9")

    assert not signed_in_at(world, at_the_desk, PASSWORD, "10.1.1.9")
    assert signed_in_at(world, at_the_desk, PASSWORD, "10.1.1.1")


def test_a_header_cannot_feign_another_source(world: World, at_the_desk: str) -> None:
    def attempt(password: str, number: int) -> bool:
        client = Client(REMOTE_ADDR="10.1.1.9", headers={"X-Forwarded-For": f"10.9.9.{number}"})
        client.post(reverse("account_login"), {"login": at_the_desk, "password": password})
        return "_auth_user_id" in client.session

    tries = [attempt("sai", number) for number in range(5)]

    assert (tries, attempt(PASSWORD, 6)) == ([False] * 5, False)


def test_many_tries_from_one_host_lock_out_nobody_elsewhere(world: World, at_the_desk: str) -> None:
    others = [user for name, user in world.users.items() if "@" in name]
    for number in range(60):
        signed_in_at(world, others[number % len(others)].username, "sai", "10.1.1.9")
        signed_in_at(world, at_the_desk, "sai", "10.1.1.9")

    assert signed_in_at(world, at_the_desk, PASSWORD, "10.1.1.1")


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(world: World, at_the_desk: str) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": at_the_desk, "password": PASSWORD})
    cookie = client.cookies["sessionid"]

    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    # No age: it goes with the browser window, and on the server after eight hours.
    assert (cookie["max-age"], cookie["expires"], client.session.get_expiry_age()) == ("", "", 8 * 60 * 60)


def test_signing_in_gives_a_new_session(world: World, at_the_desk: str) -> None:
    client = Client()
    client.get(reverse("account_login"))
    planted = "x" * 32
    client.cookies["sessionid"] = planted
    client.post(reverse("account_login"), {"login": at_the_desk, "password": PASSWORD})

    assert client.session.session_key != planted
    assert "_auth_user_id" in client.session


def test_signing_out_ends_the_session_itself_and_not_only_the_cookie(world: World, officer: Client) -> None:
    kept = officer.cookies["sessionid"].value
    officer.post(reverse("account_logout"))
    thief = Client()
    thief.cookies["sessionid"] = kept

    assert thief.get(reverse("all_parts")).status_code == 302


_TELL = """
import json, django
django.setup()
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core import checks
print(json.dumps({
    "issues": [str(issue) for issue in checks.run_checks(include_deployment_checks=True)],
    "hash": make_password("x").split("$")[:2],
    "cookies": [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_NAME],
    "debug": settings.DEBUG,
}))
"""


def test_the_settings_of_an_office_pass_the_deployment_check_and_hash_with_argon2() -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": "src",
        "DJANGO_SETTINGS_MODULE": "nguon.config.settings.prod",
        "NGUON_HOSTS": "nguon.example",
        "NGUON_SECRET_KEY": secrets.token_urlsafe(64),
    }
    told = subprocess.run([sys.executable, "-c", _TELL], env=environment, capture_output=True, text=True, check=True)

    assert json.loads(told.stdout) == {
        "issues": [],
        "hash": ["argon2", "argon2id"],
        "cookies": [True, True, "__Host-phien"],
        "debug": False,
    }


def test_a_sign_in_leaves_an_event_and_a_wrong_password_none(world: World, at_the_desk: str) -> None:
    signed_in_at(world, at_the_desk, "sai", "10.1.1.1")
    before = Event.objects.filter(kind="accounts.signed_in").count()
    signed_in_at(world, at_the_desk, PASSWORD, "10.1.1.1")

    event = Event.objects.get(kind="accounts.signed_in")
    assert (before, event.actor_id, event.subject_id) == (0, world.users["base_officer"].pk, event.actor_id)
