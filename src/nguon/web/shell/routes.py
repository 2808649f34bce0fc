"""Every address the application answers, with the permission it asks for and whose data it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from nguon.accounts.terms import ROLES
from nguon.web.shell.views import ANYONE, SIGNED_IN

NO_PERSONS = "Không có dữ liệu cá nhân."
# Views of the sign-in library, which cannot declare this themselves.
_OF_LIBRARIES = {
    "account_login": (ANYONE, NO_PERSONS),
    "account_logout": (SIGNED_IN, NO_PERSONS),
    "account_change_password": (SIGNED_IN, "Chỉ tài khoản của chính mình."),
}


@dataclass(frozen=True, slots=True)
class Route:
    """One address: `path` as Django writes it, the methods it answers, the permission, the reach in words."""

    name: str
    path: str
    methods: tuple[str, ...]
    permission: str
    reach: str
    parameters: tuple[str, ...]

    def may_open(self, role: str) -> bool:
        """True when the role has the permission; whose data it then sees is a matter of its scope."""
        return self.permission in (ANYONE, SIGNED_IN) or self.permission in ROLES[role].may

    def as_json(self) -> dict[str, Any]:
        """Stable keys for scripts; documented in docs/commands.md."""
        return {
            "name": self.name,
            "path": self.path,
            "methods": list(self.methods),
            "permission": self.permission,
            "reach": self.reach,
        }


def routes() -> list[Route]:
    """All routes by path.

    :raises LookupError: a view says neither permission nor reach, or has no name.
    """
    return sorted(_walk(get_resolver().url_patterns, "/"), key=lambda route: route.path)


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Route]:
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, path)
        else:
            yield _route(pattern, path)


def _route(pattern: URLPattern, path: str) -> Route:
    view = getattr(pattern.callback, "view_class", None)
    name = pattern.name or ""
    permission, reach = _OF_LIBRARIES.get(name) or (getattr(view, "permission", ""), getattr(view, "reach", ""))
    if view is None or not (name and permission and reach):
        raise LookupError(
            f"{path}: a view is a web.shell.views.Page with `permission` and `reach`, at a named address."
        )
    methods = tuple(m.upper() for m in ("get", "post", "put", "patch", "delete") if hasattr(view, m))
    return Route(name, path, methods, str(permission), str(reach), tuple(pattern.pattern.converters))
