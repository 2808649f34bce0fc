"""The table role × route × method that a human approves: `python tools/route_table.py > tests/house/routes.txt`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from nguon.web.shell.routes import Route


def table() -> str:
    """One line per address and method: method, path, permission, roles that have it."""
    # Imported here, because a tool has no settings before it starts.
    from nguon.accounts.terms import ROLES  # noqa: PLC0415  (reason: needs the application to be set up)
    from nguon.web.shell.routes import routes  # noqa: PLC0415  (reason: needs the application to be set up)

    lines = [
        f"{method:5} {route.path:56} {route.permission:16} {_who(route, list(ROLES))}"
        for route in routes()
        for method in route.methods
    ]
    return "\n".join(lines) + "\n"


def _who(route: Route, roles: list[str]) -> str:
    able = [role for role in roles if route.may_open(role)]
    return "every role" if able == roles else " ".join(able) or "nobody"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nguon.config.settings.test")
    django.setup()
    sys.stdout.write(table())
