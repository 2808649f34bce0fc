"""Every address × method stands in a table that a human approved (A1)."""

from __future__ import annotations

import json
from difflib import unified_diff
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from nguon.accounts.terms import Permission
from nguon.web.shell.routes import routes
from nguon.web.shell.views import ANYONE, SIGNED_IN
from tools.route_table import table

APPROVED = Path(__file__).with_name("routes.txt")


def test_the_routes_are_those_that_were_approved() -> None:
    diff = "\n".join(unified_diff(APPROVED.read_text().splitlines(), table().splitlines(), "approved", "now", n=0))

    assert not diff, (
        f"{diff}\nWho may open what has changed. If that is meant, regenerate the table and have it read in the change:"
        "\n  PYTHONPATH=src python tools/route_table.py > tests/house/routes.txt"
    )


def test_every_permission_of_a_route_is_a_known_one() -> None:
    known = {permission.value for permission in Permission} | {ANYONE, SIGNED_IN}

    assert {route.permission for route in routes()} - known == set()


def test_pages_open_to_anyone_are_few_and_named_here() -> None:
    open_to_all = {route.name for route in routes() if route.permission == ANYONE}

    assert open_to_all == {"account_login", "account_inactive"}


def test_no_two_routes_share_a_name_or_a_path() -> None:
    found = routes()

    assert len({route.name for route in found}) == len({route.path for route in found}) == len(found)


def test_the_command_prints_the_same_routes_for_scripts() -> None:
    out = StringIO()

    call_command("routes", "--json", stdout=out)

    assert json.loads(out.getvalue()) == [route.as_json() for route in routes()]
