"""Which database, under which role: `default` is the app role, `owner` is for migrations only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from nguon.config.embedded.folder import PORT, DataFolder
from nguon.config.roles import DATABASE, OWNER_ROLE
from nguon.guard.sql import APP_ROLE

OWNER = "owner"
_COMMON = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}


def embedded_databases(folder: DataFolder) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for the embedded server of this folder."""
    here = _COMMON | {
        "ENGINE": "nguon.config.postgres",
        "NAME": DATABASE,
        "HOST": str(folder.socket),
        "PORT": str(PORT),
    }
    return {"default": here | {"USER": APP_ROLE}, OWNER: here | {"USER": OWNER_ROLE}}


def server_databases(url: str, owner_url: str = "") -> dict[str, dict[str, Any]]:
    """Django's DATABASES for a server of the office.

    With both addresses, each alias has its own login. With one, that login must be the owner, and `default` gives its
    rights up at connection (`role=nguon_app`): row security holds, but a programmer's `RESET ROLE` would undo it.
    """
    app = _from_url("DATABASE_URL", url)
    if owner_url:
        return {"default": app, OWNER: _from_url("DATABASE_OWNER_URL", owner_url)}
    options = app.get("OPTIONS", {})
    told = f"{options.get('options', '')} -c role={APP_ROLE}".strip()
    return {"default": app | {"OPTIONS": options | {"options": told}}, OWNER: app}


def databases(environ: Mapping[str, str], folder: DataFolder) -> dict[str, dict[str, Any]]:
    """Django's DATABASES by `DATABASE_URL` and `DATABASE_OWNER_URL`; without the first, the embedded server."""
    url, owner_url = environ.get("DATABASE_URL", ""), environ.get("DATABASE_OWNER_URL", "")
    if url:
        return server_databases(url, owner_url)
    if owner_url:
        raise ImproperlyConfigured("Có DATABASE_OWNER_URL mà không có DATABASE_URL. Hãy đặt cả hai, hoặc bỏ cả hai.")
    return embedded_databases(folder)


def is_embedded(settings: Mapping[str, Any]) -> bool:
    """True when this alias of DATABASES is the embedded server."""
    return bool(settings["ENGINE"] == "nguon.config.postgres")


class OnlyMigrationsAsOwner:
    """Router: everything reads and writes as the app role; only migrations, and all of them, run as the owner."""

    def db_for_read(self, model: type, **hints: Any) -> str:
        """Always the app role."""
        return "default"

    def db_for_write(self, model: type, **hints: Any) -> str:
        """Always the app role."""
        return "default"

    def allow_relation(self, obj1: object, obj2: object, **hints: Any) -> bool:
        """Both aliases are one database."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Only the owner makes tables."""
        return db == OWNER


def _from_url(name: str, url: str) -> dict[str, Any]:
    try:
        parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError as error:
        # The address holds a password: it must not appear in the message.
        raise ImproperlyConfigured(
            f"{name} không đọc được. Cần dạng postgresql://người-dùng:mật-khẩu@máy:5432/tên-cơ-sở-dữ-liệu."
        ) from error.with_traceback(None)
    known = {
        "NAME": parts.pop("dbname", DATABASE),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
    }
    return _COMMON | {"ENGINE": "django.db.backends.postgresql"} | known | {"OPTIONS": parts}
