"""The application's role, seen from inside the database; and the fixtures every other test stands on."""

import socket
from datetime import date

import pytest
from django.db import connection, connections

from nguon import clock
from nguon.config.databases import OWNER


def _one(sql: str, alias: str = "default") -> object:
    with connections[alias].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


@pytest.mark.django_db
def test_the_application_works_as_a_role_that_owns_nothing_and_cannot_step_around_row_security():
    found = _one(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,"
        " (SELECT count(*) FROM pg_class WHERE relowner = r.oid) FROM pg_roles r WHERE rolname = current_user"
    )

    assert found == ("nguon_app", False, False, False, False, 0)


@pytest.mark.django_db(databases=["default", OWNER])
def test_the_owner_is_no_superuser_and_owns_every_table():
    assert _one("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'nguon_owner'") == (False, False)
    assert _one(
        "SELECT array_agg(DISTINCT tableowner::text) FROM pg_tables WHERE schemaname = 'public'", alias=OWNER
    ) == (["nguon_owner"],)


@pytest.mark.django_db
def test_tables_that_only_migrations_write_are_closed_to_the_application():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND NOT has_table_privilege(current_user, oid, 'INSERT') ORDER BY 1"
        )
        closed = [name for (name,) in cursor.fetchall()]

    assert closed == [
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_content_type",
        "django_migrations",
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", ["first", "second"])
def test_what_a_committed_test_leaves_behind_is_gone_in_the_next(run):
    before = _one("SELECT count(*) FROM nguon_cache")

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO nguon_cache VALUES ('x', 'y', now())")

    assert before == (0,)


def test_the_whole_application_moves_to_a_day(on_day):
    on_day(date(2025, 6, 30))

    assert (clock.today(), clock.moved_to()) == (date(2025, 6, 30), date(2025, 6, 30))


def test_no_test_reaches_another_machine():
    with socket.socket() as outside, pytest.raises(AssertionError, match="ra ngoài máy"):
        outside.connect(("192.0.2.1", 80))
