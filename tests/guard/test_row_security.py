"""The second wall (A3): what the application's own database role may see and write, with the web layer taken away."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection

from nguon.core.scope import Actor, Scope
from nguon.guard.acting import acting
from nguon.guard.managers import AboutPerson
from nguon.guard.sql import APP_ROLE
from nguon.people.models import Person
from tests.whole_world import build_whole
from tests.world import SYSTEM, World

MODELS = [model for model in apps.get_models() if issubclass(model, AboutPerson)]
TABLES = sorted(model._meta.db_table for model in MODELS)
# The log names a person by number and is read by permission, not by branch; nothing in it says who that is.
WITHOUT_WALL = {"audit_event"}
# Written at sign-in and by the log itself, where nobody acts yet; a sent form is a hash that says nothing of anybody.
WITHOUT_ACTOR = {"accounts_user", "accounts_sentform", "audit_event"}

_ABOUT_SOMEBODY = """
WITH RECURSIVE about(id) AS (
  SELECT 'people_person'::regclass::oid
  UNION
  SELECT c.conrelid FROM pg_constraint c JOIN about a ON c.confrelid = a.id WHERE c.contype = 'f'
)
SELECT id::regclass::text FROM about
UNION
SELECT attrelid::regclass::text FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE attname IN ('person_id', 'helper_id', 'introducer_id') AND relkind = 'r'
"""


def rows(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


@pytest.mark.django_db
def test_every_table_that_leads_to_a_person_is_declared_to_be_about_a_person() -> None:
    found = {name for (name,) in rows(_ABOUT_SOMEBODY)}

    assert found - WITHOUT_WALL == set(TABLES)


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_row_security_is_on_for_the_owner_too_with_one_policy_for_all_commands(table: str) -> None:
    switches = rows("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", table)
    policies = rows(
        "SELECT polname, polcmd, polpermissive, polqual IS NOT NULL, polwithcheck IS NOT NULL, polroles = '{0}'"
        " FROM pg_policy WHERE polrelid = %s::regclass",
        table,
    )

    assert switches == [(True, True)]
    assert policies == [("nguon_wall", "*", True, True, True, True)]


@pytest.mark.django_db
def test_the_app_role_is_ordinary_and_owns_nothing() -> None:
    who = rows(
        "SELECT current_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
        " FROM pg_roles WHERE rolname = current_user"
    )
    owned = rows(
        "SELECT relname FROM pg_class WHERE relowner = %(me)s::regrole"
        " UNION SELECT proname FROM pg_proc WHERE proowner = %(me)s::regrole"
        " UNION SELECT nspname FROM pg_namespace WHERE nspowner = %(me)s::regrole"
        " UNION SELECT datname FROM pg_database WHERE datdba = %(me)s::regrole".replace("%(me)s", f"'{APP_ROLE}'")
    )
    member_of = rows("SELECT roleid::regrole::text FROM pg_auth_members WHERE member = %s::regrole", APP_ROLE)
    may_make = rows("SELECT has_schema_privilege(%s, 'public', 'CREATE')", APP_ROLE)

    assert who == [(APP_ROLE, False, False, False, False, False)]
    assert (owned, member_of, may_make) == ([], [], [(False,)])


@pytest.mark.django_db
def test_the_app_role_can_empty_no_table_and_hang_nothing_on_one() -> None:
    held = rows(
        "SELECT oid::regclass::text, p FROM pg_class, unnest(ARRAY['TRUNCATE', 'TRIGGER', 'REFERENCES']) p"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND has_table_privilege(%s, oid, p)",
        APP_ROLE,
    )

    assert held == []


@pytest.fixture
def world(db: None) -> World:
    """The world with a row in every table."""
    return build_whole()


@pytest.fixture
def committed_world(transactional_db: None) -> World:
    """The world, committed, so that other transactions on the same connection meet it."""
    return build_whole()


@pytest.fixture
def of_ha1(committed_world: World) -> Actor:
    """Somebody who reaches HA1 and what lies below."""
    top = committed_world.organizations["HA1"]
    return Actor(name="x", scope=Scope(intervals=((top.lft, top.rgt),)), user_id=1)


def seen() -> dict[str, int]:
    """How many rows of each table the connection sees just now."""
    return {table: rows(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


NOTHING = dict.fromkeys(TABLES, 0)


def test_without_a_scope_no_row_is_seen_also_on_a_reused_connection(committed_world: World, of_ha1: Actor) -> None:
    connection.close()
    fresh = seen()
    with acting(of_ha1):
        scoped = seen()
    reused = seen()
    with acting(SYSTEM):
        everything = seen()
    after_everything = seen()

    assert (fresh, reused, after_everything) == (NOTHING, NOTHING, NOTHING)
    assert [table for table in TABLES if not 0 < scoped[table] < everything[table]] == []


def test_without_a_scope_no_row_is_seen_after_a_transaction_that_failed(of_ha1: Actor) -> None:
    with pytest.raises(DatabaseError), acting(of_ha1):
        rows("SELECT 1/0")

    assert seen() == NOTHING


def test_an_empty_scope_sees_nothing(committed_world: World) -> None:
    with acting(Actor(name="x", scope=Scope.nothing(), user_id=1)):
        assert seen() == NOTHING


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_with_a_scope_the_rows_seen_are_those_of_its_people(
    committed_world: World, of_ha1: Actor, model: type[AboutPerson]
) -> None:
    path = f"{model.person_path}__pos" if model.person_path else "pos"
    with acting(SYSTEM):
        expected = {pk for pk, pos in model.rows.values_list("pk", path) if of_ha1.scope.holds(pos)}

    with acting(of_ha1):
        found = {pk for (pk,) in rows(f"SELECT id FROM {model._meta.db_table}")}

    assert found == expected


def test_a_scope_of_single_persons_reaches_these_alone(committed_world: World) -> None:
    only = committed_world.people["HB11:candidate"].pk
    actor = Actor(name="x", scope=Scope(persons=frozenset({only})), user_id=1)

    with acting(actor):
        assert rows("SELECT id FROM people_person") == [(only,)]
        assert rows("SELECT person_id FROM sourcing_candidacy") == [(only,)]


OURS = sorted(
    model._meta.db_table
    for model in apps.get_models()
    if model.__module__.startswith("nguon.") and model._meta.managed and model._meta.db_table not in WITHOUT_ACTOR
)
WRITES = ("INSERT INTO {0} SELECT * FROM {0} WHERE false", "UPDATE {0} SET id = id", "DELETE FROM {0}")


@pytest.mark.django_db
@pytest.mark.parametrize("table", OURS)
@pytest.mark.parametrize("write", WRITES, ids=("insert", "update", "delete"))
def test_nobody_writes_without_an_acting_context(table: str, write: str) -> None:
    with pytest.raises(ProgrammingError, match="without an acting context"):
        rows(write.format(table))


@pytest.mark.django_db
def test_rows_outside_the_scope_are_neither_changed_nor_removed(world: World) -> None:
    top = world.organizations["HA1"]
    foreign = [p.pk for p in world.people.values() if not top.lft <= p.pos <= top.rgt]

    with acting(Actor(name="x", scope=Scope(intervals=((top.lft, top.rgt),)), user_id=1)):
        changed = Person.rows.filter(pk__in=foreign).update(phone="1")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM sourcing_helperassignment WHERE helper_id = ANY(%s)", [foreign])
            removed = cursor.rowcount

    assert foreign
    assert (changed, removed) == (0, 0)


@pytest.mark.django_db
def test_a_row_cannot_be_written_for_a_person_outside_the_scope(world: World) -> None:
    top, foreign = world.organizations["HA1"], world.people["HB11:candidate"].pk

    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        acting(Actor(name="x", scope=Scope(intervals=((top.lft, top.rgt),)), user_id=1)),
    ):
        rows(
            "INSERT INTO people_post (person_id, kind, since) VALUES (%s, 'militia', '2026-01-01') RETURNING 1", foreign
        )


@pytest.mark.django_db
def test_a_person_cannot_be_pushed_out_of_or_forged_into_the_scope(world: World) -> None:
    top, foreign = world.organizations["HA1"], world.organizations["HB11"]
    mine = world.people["HA11:candidate"]
    actor = Actor(name="x", scope=Scope(intervals=((top.lft, top.rgt),)), user_id=1)

    with pytest.raises(ProgrammingError, match="row-level security"), acting(actor):
        Person.rows.filter(pk=mine.pk).update(organization=foreign)
    with pytest.raises(ProgrammingError, match="row-level security"), acting(actor):
        # Under a position of one's own, but kept by a foreign organisation.
        Person.rows.create(
            full_name="Y", name_key="y", sort_key="y", born_on="1990-01-01", organization=foreign, pos=top.lft
        )


@pytest.mark.django_db
def test_the_position_of_a_person_is_always_that_of_the_organisation(world: World) -> None:
    mine = world.people["HA11:candidate"]

    with acting(SYSTEM):
        Person.rows.filter(pk=mine.pk).update(pos=world.organizations["HB11"].lft)
        assert Person.rows.get(pk=mine.pk).pos == world.organizations["HA11"].lft
