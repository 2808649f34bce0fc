"""The acting context: who writes, and how far they reach, told to PostgreSQL for one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from nguon.core.scope import Actor

_SETTINGS = ("nguon.scope", "nguon.persons", "nguon.actor")


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Open a transaction in which row security lets through what the actor's scope holds, and triggers let it write.

    The settings are local to the transaction, so a pooled connection keeps nothing. Nested use restores the outer
    actor on the way out (tests run whole requests inside one transaction). After an error nothing is restored by hand:
    PostgreSQL takes the settings back with the rollback, and a broken transaction would answer no statement.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT " + ", ".join(f"current_setting('{name}', true)" for name in _SETTINGS))
            scope, persons, who = (value or "" for value in cursor.fetchone())
        _set(actor.scope.as_multirange(), actor.scope.as_array(), _written_as(actor))
        yield
        if not connection.needs_rollback:
            _set(scope, persons, who)


def _set(*values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, true), set_config(%s, %s, true), set_config(%s, %s, true)",
            [part for pair in zip(_SETTINGS, values, strict=True) for part in pair],
        )


def _written_as(actor: Actor) -> str:
    return str(actor.user_id) if actor.user_id is not None else actor.grant
