"""What must be true of the database before pages are answered: reachable, safe roles, tables of this version."""

from __future__ import annotations

import os
from collections.abc import Callable

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, OperationalError, ProgrammingError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from nguon.config.databases import OWNER
from nguon.config.embedded.folder import DataFolder
from nguon.config.settings.environment import new_secret_key
from nguon.core.errors import BadInput
from nguon.guard.sql import APP_ROLE

_OLDEST = 15
_MIGRATING = 0x6E67756F6E  # "nguon": two servers started together migrate one after the other


def prepare(say: Callable[[str], None]) -> None:
    """Bring the database to this version; quick when nothing is to be done. Tells `say` about what takes long.

    :raises BadInput: the server cannot be reached, is too old, or would let the application around row security.
    """
    owner = connections[OWNER]
    try:
        owner.ensure_connection()
    except OperationalError as error:
        raise BadInput(
            f"Không kết nối được cơ sở dữ liệu: {_first_line(error)}. "
            "Hãy kiểm tra máy chủ PostgreSQL và các biến DATABASE_URL, DATABASE_OWNER_URL."
        ) from error
    _check_version(owner)
    _ensure_app_role(owner)
    _migrate(owner, say)
    _check_app_role()


def make_secret_key(folder: DataFolder) -> None:
    """Make the key that signs sessions, once; readable by the owner of the folder alone."""
    if not folder.secret_key.exists():
        with folder.open(folder.secret_key.name) as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(new_secret_key().encode())


def _check_version(owner: BaseDatabaseWrapper) -> None:
    major = owner.pg_version // 10000  # type: ignore[attr-defined]
    if major < _OLDEST:
        raise BadInput(
            f"Máy chủ cơ sở dữ liệu là PostgreSQL {major}; Nguồn cần PostgreSQL {_OLDEST} trở lên. "
            "Hãy nâng cấp máy chủ, hoặc bỏ biến DATABASE_URL để dùng cơ sở dữ liệu đi kèm."
        )


def _ensure_app_role(owner: BaseDatabaseWrapper) -> None:
    with owner.cursor() as cursor:
        cursor.execute("SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = %s", [APP_ROLE])
        found = cursor.fetchone()
        has_own_login = connections.settings[DEFAULT_DB_ALIAS]["USER"] != connections.settings[OWNER]["USER"]
        if found is not None and (found[0] or has_own_login):
            return
        try:
            if found is None:
                cursor.execute(f"CREATE ROLE {APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS")
            cursor.execute(f"GRANT {APP_ROLE} TO current_user")
        except ProgrammingError as error:
            raise BadInput(
                f"Máy chủ cơ sở dữ liệu chưa có vai {APP_ROLE} cho tài khoản này. Người quản trị máy chủ hãy chạy: "
                f"CREATE ROLE {APP_ROLE} NOSUPERUSER NOBYPASSRLS; "
                f'GRANT {APP_ROLE} TO "{connections.settings[OWNER]["USER"]}"; (xem docs/settings.md).'
            ) from error


def _migrate(owner: BaseDatabaseWrapper, say: Callable[[str], None]) -> None:
    with owner.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_MIGRATING])
        executor = MigrationExecutor(owner)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("Đang cập nhật cấu trúc cơ sở dữ liệu...")
            call_command("migrate", verbosity=0, interactive=False)
        cursor.execute("SELECT pg_advisory_unlock(%s)", [_MIGRATING])


def _check_app_role() -> None:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class WHERE relowner = r.oid"
            " AND relnamespace = 'public'::regnamespace) FROM pg_roles r WHERE rolname = current_user"
        )
        name, is_unsafe = cursor.fetchone()
    if is_unsafe:
        raise BadInput(
            f"Ứng dụng đang kết nối bằng vai {name}, là vai quản trị hoặc chủ sở hữu bảng, nên hàng rào dữ liệu theo "
            f"phạm vi không có hiệu lực. Hãy để DATABASE_URL dùng vai {APP_ROLE} và đưa vai này vào DATABASE_OWNER_URL "
            "(xem docs/settings.md)."
        )


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0].rstrip(".")
