"""The acting context lasts exactly as long as its block, whatever happens inside."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from nguon.core.scope import Actor, Scope
from nguon.guard.acting import acting
from nguon.organizations.models import TreeAct

OUTER = Actor(name="outer", scope=Scope(intervals=((1, 5),)), user_id=7)
INNER = Actor(name="inner", scope=Scope(intervals=((2, 3), (9, 9)), persons=frozenset({4, 2})), grant="system:inner")
pytestmark = pytest.mark.django_db


def settings() -> tuple[str, str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('nguon.scope', true), ''),"
            " coalesce(current_setting('nguon.persons', true), ''), coalesce(current_setting('nguon.actor', true), '')"
        )
        return cursor.fetchone()


AS_OUTER = ("{[1,5]}", "{}", "7")
NOBODY = ("", "", "")


def test_the_block_tells_the_database_scope_persons_and_actor() -> None:
    with acting(INNER):
        assert settings() == ("{[2,3],[9,9]}", "{2,4}", "system:inner")

    assert settings() == NOBODY


def test_nested_use_gives_the_outer_actor_back() -> None:
    with acting(OUTER):
        with acting(INNER):
            pass

        assert settings() == AS_OUTER


def test_an_exception_gives_the_outer_actor_back() -> None:
    with acting(OUTER):
        with pytest.raises(ValueError, match="ours"), acting(INNER):
            raise ValueError("ours")

        assert settings() == AS_OUTER
    assert settings() == NOBODY


def test_an_error_of_the_database_comes_through_as_itself_and_gives_the_outer_actor_back() -> None:
    with acting(OUTER):
        with pytest.raises(IntegrityError, match="null value"), acting(INNER), connection.cursor() as c:
            c.execute("INSERT INTO accounts_grant (user_id) VALUES (1)")

        assert settings() == AS_OUTER


def test_a_rollback_that_was_asked_for_gives_the_outer_actor_back() -> None:
    with acting(OUTER):
        with acting(INNER):
            transaction.set_rollback(True)

        assert settings() == AS_OUTER


@pytest.mark.django_db(transaction=True)
def test_what_was_written_is_undone_with_the_block() -> None:
    def write_and_fail() -> None:
        with acting(Actor.system("test")):
            TreeAct.objects.create(kind="found", number="1", signed_on=date(2020, 1, 1), effective_on=date(2020, 1, 1))
            raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        write_and_fail()

    assert TreeAct.objects.count() == 0
