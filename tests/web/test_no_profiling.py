"""P2: no page lets itself be narrowed, sorted, grouped or searched by religion, ethnicity or family."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from html import escape
from urllib.parse import urlencode

import pytest
from django.test import Client

from nguon.people.terms import ETHNICITIES, RELIGIONS
from nguon.regulations.papers import SpecialGroup
from nguon.web.audit.forms import FilterForm
from nguon.web.shell.routes import Route, routes
from tests.web import access
from tests.web.test_access_matrix import OF_THE_SESSION, addresses
from tests.world import ON, World

pytestmark = pytest.mark.django_db

FIELDS = [
    *("religion", "ethnicity", "ton_giao", "dan_toc", "ton-giao", "dan-toc", "tongiao", "dantoc", "dignitary"),
    *("person__religion", "person__ethnicity", "entry__religion", "standings__entry__ethnicity", "religion__in"),
    *("ethnicity__exact", "ethnicity__gt", "gia_dinh", "family", "relatives", "chuc_sac"),
    *("special_groups", "special_groups__contains", "dossiers__special_groups", "papers__kind", "dien_rieng", "groups"),
]
COMMANDS = [
    "sort",
    "order",
    "order_by",
    "ordering",
    "sap_xep",
    "sap-xep",
    "o",
    "group",
    "group_by",
    "nhom",
    "filter",
    "loc",
]
VALUES = [*SpecialGroup, *ETHNICITIES, *RELIGIONS, *list(ETHNICITIES.values())[:9]]
VALUES += [*list(RELIGIONS.values())[:5], "1", "", "*", "%"]
TRIES = 25
# Each look at the log adds an event to it, so no two answers are the same; what it can be asked is tried by itself.
GROWS = {"access_log"}
PAGES = [route for route in routes() if "GET" in route.methods and route.name not in OF_THE_SESSION | GROWS]


def queries(seed: str) -> list[str]:
    """Query strings of a fixed chance: a field as a parameter, or as the value of an order."""
    chance = random.Random(seed)
    found = []
    for _ in range(TRIES):
        field = chance.choice(FIELDS)
        by_name = {field: chance.choice(VALUES)}
        by_command = {chance.choice(COMMANDS): chance.choice(("", "-")) + field}
        found.append(urlencode(chance.choice((by_name, by_command, by_name | by_command))))
    return found


@pytest.mark.parametrize("route", PAGES, ids=lambda route: route.name)
def test_a_page_is_the_same_whatever_is_asked_about_religion_or_ethnicity(
    world: World, on_day: Callable[[date], None], route: Route
) -> None:
    on_day(ON)
    user = next(user for user in ("upper_officer@TINH", *access.USERS) if access.may(user, route.permission))
    client = Client()
    client.force_login(world.users[user])
    address = addresses(route, world)[0][0]
    unasked = client.get(address)

    for query in queries(route.name):
        asked = client.get(f"{address}?{query}")
        assert (asked.status_code, asked.get("Location")) == (unasked.status_code, unasked.get("Location")), query
        page = access.plain(asked)
        for echoed in (f"?{query}", f"&{query}", query):
            page = page.replace(escape(echoed), "").replace(echoed, "")
        assert page == access.plain(unasked), query


def test_the_log_is_asked_by_key_of_person_key_of_account_and_kind_only():
    assert list(FilterForm().fields) == ["nguoi", "tai_khoan", "viec"]
