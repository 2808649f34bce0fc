"""The two database roles and the database, made once by a superuser: on the embedded server, or by hand on a real one.

The owner owns every table and runs migrations; the app role, under which all pages and commands work, owns nothing and
cannot step around row security. Neither is a superuser.
"""

from __future__ import annotations

from psycopg import Connection, sql

from nguon.guard.sql import APP_ROLE

OWNER_ROLE = "nguon_owner"
DATABASE = "nguon"


def provision(connection: Connection) -> None:
    """Make the roles and the database where they are missing. The connection is a superuser's, in autocommit."""
    for role in (OWNER_ROLE, APP_ROLE):
        if not _exists(connection, "SELECT FROM pg_roles WHERE rolname = %s", role):
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION").format(
                    sql.Identifier(role)
                )
            )
    if not _exists(connection, "SELECT FROM pg_database WHERE datname = %s", DATABASE):
        create_database(connection, DATABASE)


def create_database(connection: Connection, name: str, *, template: str = "template0") -> None:
    """Make a database of the owner into which only the two roles may connect."""
    database = sql.Identifier(name)
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            database, sql.Identifier(OWNER_ROLE), sql.Identifier(template)
        )
    )
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(database, sql.Identifier(APP_ROLE))
    )


def _exists(connection: Connection, query: str, name: str) -> bool:
    return connection.execute(query.encode(), (name,)).fetchone() is not None
