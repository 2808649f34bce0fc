"""Every page that links lead to, on a phone and on a PC: no complaint of axe, the policy, the console or the ruler."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.urls.exceptions import Resolver404

from nguon.accounts.models import User
from tests.browser.screen import NONE, PC, PHONE, Screen
from tests.browser.states import every_state
from tests.world import World

pytestmark = pytest.mark.browser

NOT_LINKED = {
    "account_login": "tried by test_shell_in_a_browser",
    "choose_grant": "only for who holds several grants; tried by test_shell_in_a_browser",
    "account_inactive": "reached only by a switched-off account",
    "import_workbook": "a workbook, not a page; tried in tests/web/exchange",
    "rule_book_pdf": "a file to print, not a page; tried in tests/web/regulations",
    "record_recount": "only for a member admitted a second time; tried in tests/journeys/test_readmission",
    "gallery": "for who works on the look; tried by test_shell_in_a_browser",
}
"""Pages no link leads to, each with the reason."""

_LINK = re.compile(r'href="(/[^"#]*)')
# Addresses of one route that are followed for their links: pages of one person differ in state and reader, other pages
# hardly; a page that an earlier user has come to is not looked at again.
_TRIES_OF_A_PERSON, _TRIES = 14, 2


def route_of(address: str) -> str | None:
    """The name of the route behind an address; None for files and addresses of others."""
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return None


def pages_for(user: User, starts: list[str], known: set[str]) -> dict[str, str]:
    """One address per route that this user comes to by following links from the list of all parts and from `starts`."""
    client = Client()
    client.force_login(user)
    found: dict[str, str] = {}
    tries: dict[str, int] = {}
    waiting = [*starts, "/cac-muc/"]
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        route = route_of(address)
        if route is None or route in known - _STARTS or tries.get(route, 0) >= _tries(route):
            continue
        tries[route] = tries.get(route, 0) + 1
        answer = client.get(address)
        if answer.status_code == 302 and route_of(answer["Location"]):
            found.setdefault(route, address)  # a way in, such as the figures of the own organisation
            waiting.append(answer["Location"])
            continue
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        found.setdefault(route, address)
        new = [link.replace("&amp;", "&") for link in _LINK.findall(answer.content.decode())]
        waiting += [link for link in new if link not in seen]
        seen.update(new)
    return found


def _tries(route: str) -> int:
    return _TRIES_OF_A_PERSON if route in _STARTS else _TRIES


def all_pages(world: World) -> dict[str, tuple[User, str]]:
    """Each route once, with the first user whom links lead there and the address; no further user than needed."""
    starts = every_state(world)
    wanted = served_pages() - set(NOT_LINKED)
    found: dict[str, tuple[User, str]] = {}
    for user in sorted((u for name, u in world.users.items() if name != "ended"), key=_by_turn):
        if wanted <= set(found):
            break
        for route, address in pages_for(user, starts, set(found)).items():
            found.setdefault(route, (user, address))
    return found


_STARTS = {"all_parts", "candidate", "dossier", "course", "term", "departure", "wrongful", "member"}
"""All parts, and pages of one person: what they lead to depends on the state and on who reads."""
_FIRST = ("base_officer", "cell_secretary-ha11", "upper_officer-ha", "upper_officer-tinh")


def _by_turn(user: User) -> tuple[int, int]:
    """Those who may do most come first."""
    return (_FIRST.index(user.username) if user.username in _FIRST else len(_FIRST)), user.pk


def served_pages() -> set[str]:
    """Names of all routes that answer a GET with a page."""
    names: set[str] = set()

    def walk(patterns: list[URLPattern | URLResolver]) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns)
            elif hasattr(getattr(pattern.callback, "view_class", object), "get"):
                names.add(pattern.name or str(pattern.pattern))

    walk(get_resolver().url_patterns)
    return names


def test_links_lead_to_every_page_and_each_is_good_on_a_phone_and_on_a_pc(
    world: World, screen_of: Callable[..., Screen]
):
    pages = all_pages(world)
    screens: dict[tuple[int, int], Screen] = {}
    complaints = {}

    for route, (user, address) in pages.items():
        for width in (PHONE, PC):
            screen = screens.get((width, user.pk)) or screens.setdefault((width, user.pk), screen_of(width, user))
            screen.faults.clear()
            screen.open(address)
            if (said := screen.complaints()) != NONE:
                complaints[route, width] = said

    assert complaints == {}
    assert served_pages() - set(pages) == set(NOT_LINKED)
