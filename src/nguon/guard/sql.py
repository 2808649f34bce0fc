"""SQL of the second wall, for use in migrations: row security, acting-context triggers, rights of the app role."""

from __future__ import annotations

APP_ROLE = "nguon_app"

# nullif: after a SET LOCAL transaction the custom setting is '' instead of NULL, and the naive form fails open
# (measured with another schema: 1,000,000 of 1,000,000 rows seen).
# Each setting stands in a subquery of its own: it is then read once a statement instead of once a row.
_INSIDE = (
    "(SELECT nullif(current_setting('nguon.scope', true), '')::int4multirange) @> {pos}"
    " OR {pk} = ANY ((SELECT nullif(current_setting('nguon.persons', true), '')::bigint[])::bigint[])"
)
# A scope that holds everybody holds the person of every row; looking each one up made counting three times as dear.
_EVERYBODY = "(SELECT current_setting('nguon.scope', true) = '{[,]}')"

CREATE_FUNCTIONS = """
CREATE FUNCTION nguon_require_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF nullif(current_setting('nguon.actor', true), '') IS NULL THEN
    RAISE EXCEPTION 'nguon: write on % without an acting context', TG_TABLE_NAME USING ERRCODE = '42501';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION nguon_forbid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'nguon: % is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
"""
DROP_FUNCTIONS = "DROP FUNCTION nguon_require_actor(); DROP FUNCTION nguon_forbid_change();"


def person_wall(table: str) -> tuple[str, str]:
    """(forward, backward) SQL: row security on the table of persons itself."""
    return _wall(table, _INSIDE.format(pos="pos", pk="id"))


def wall(table: str, person_column: str = "person_id") -> tuple[str, str]:
    """(forward, backward) SQL: a row is seen and written exactly when its person is: one definition of access."""
    # The subquery runs under the reader's own row security on people_person.
    return _wall(table, f"{_EVERYBODY} OR EXISTS (SELECT 1 FROM people_person p WHERE p.id = {table}.{person_column})")  # noqa: S608  (reason: names of our own tables, in migrations only)


def wall_through(table: str, column: str, parent: str) -> tuple[str, str]:
    """(forward, backward) SQL: a row is seen exactly when its parent row (itself walled) is."""
    return _wall(table, f"{_EVERYBODY} OR EXISTS (SELECT 1 FROM {parent} q WHERE q.id = {table}.{column})")  # noqa: S608  (reason: names of our own tables, in migrations only)


def owner_wall(table: str, owner_column: str) -> tuple[str, str]:
    """(forward, backward) SQL: a row is seen and written only by the user it belongs to, and by a system task."""
    mine = f"{owner_column}::text = nullif(current_setting('nguon.actor', true), '')"
    everything = "nullif(current_setting('nguon.scope', true), '')::int4multirange = '{(,)}'::int4multirange"
    return _wall(table, f"{mine} OR {everything}")


def _wall(table: str, inside: str) -> tuple[str, str]:
    forward = f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY nguon_wall ON {table} USING ({inside}) WITH CHECK ({inside});
"""
    backward = f"""
DROP POLICY nguon_wall ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""
    return forward, backward


def actor_required(table: str) -> tuple[str, str]:
    """(forward, backward) SQL: no write on the table without an acting context."""
    return (
        f"CREATE TRIGGER nguon_actor BEFORE INSERT OR UPDATE OR DELETE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION nguon_require_actor();",
        f"DROP TRIGGER nguon_actor ON {table};",
    )


def append_only(table: str) -> tuple[str, str]:
    """(forward, backward) SQL: rows are added, never changed, removed or truncated."""
    return (
        f"CREATE TRIGGER nguon_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION nguon_forbid_change();",
        f"DROP TRIGGER nguon_append_only ON {table};",
    )
