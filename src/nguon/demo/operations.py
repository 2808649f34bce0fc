"""Writing the demonstration: one transaction, under the app role and behind both walls, as every other write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from django.db import connection, models
from psycopg import sql

from nguon.accounts import operations as accounts
from nguon.accounts.models import User
from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.demo import queries, terms
from nguon.demo.articles.all_five import build_articles
from nguon.demo.country.people import fill
from nguon.demo.country.shape import block_shape, found_country, sizes
from nguon.demo.sheets import ORDER, Sheet, Sheets
from nguon.demo.signins import SignIn, country_signins, the_signins
from nguon.demo.world import World
from nguon.guard.acting import acting
from nguon.organizations.models import Organization

CHUNK = 5_000
"""Rows written at once: small enough for a moving bar, large enough to be quick."""

Progress = Callable[[int, int], None]
"""Told (rows written, rows in all)."""


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def load_articles(*, today: date, seed: int, progress: Progress = silent) -> Mapping[str, int]:
    """Write the five article organisations, today's ward and the sign-ins. Returns rows per table.

    :raises BadInput: the database already holds people.
    """
    actor = Actor.system("demo")
    with acting(actor):
        refuse_unless_empty()
        users = {signin.username: _user(signin) for signin in the_signins()}
        sheets = build_articles(seed=seed, today=today, sheets=Sheets(first_ids()), accounts=users)
        write(sheets, progress)
        _give_roles(the_signins(), users, today, actor)
        counts = sheets.counts()
        details = {"data": "articles", "seed": seed, "today": today.isoformat(), "rows": counts}
        audit.record(EventKind.DEMO_LOADED, by=actor, subject="demo", details=details)
        return counts


def load_country(*, scale: str, today: date, seed: int, progress: Progress = silent) -> Mapping[str, int]:
    """Write a synthetic country, a key of `country.shape.sizes`: one transaction a block. Returns rows per table.

    :raises BadInput: the database already holds people.
    """
    actor = Actor.system("demo")
    size, shape = sizes()[scale], block_shape()
    counts: Counter[str] = Counter()
    with acting(actor):
        refuse_unless_empty()
        world = World(seed=seed, today=today, sheets=Sheets(first_ids()))
        blocks = found_country(world, size, shape)
        world.tree.write_down()
        write(world.sheets)
        users = {signin.username: _user(signin) for signin in country_signins()}
        _give_roles(country_signins(), users, today, actor)
        counts.update(world.sheets.counts())
    for done, block in enumerate(blocks):
        with acting(actor):
            world.sheets.start_anew()
            fill(world, block, shape)
            world.lives.settle(world.tree.positions)
            write(world.sheets, partial(_of_all_blocks, progress, done, len(blocks)))
            counts.update(world.sheets.counts())
    with acting(actor):
        details = {"data": f"country {scale}", "seed": seed, "today": today.isoformat(), "rows": dict(counts)}
        audit.record(EventKind.DEMO_LOADED, by=actor, subject="demo", details=details)
    return counts


def _of_all_blocks(progress: Progress, done: int, blocks: int, rows: int, of: int) -> None:
    progress(done * of + rows, blocks * of)


def refuse_unless_empty() -> None:
    """:raises BadInput: the database already holds people."""
    if people := queries.number_of_people():
        raise BadInput(terms.NOT_EMPTY.format(people=people))


def first_ids() -> dict[type[models.Model], int]:
    """The next id of every table, taken from its sequence."""
    return {model: _next_id(model._meta.db_table) for model in ORDER}


def write(sheets: Sheets, progress: Progress = silent) -> None:
    """Write all rows, referenced tables first, and move each sequence behind the last id."""
    total = sum(len(sheet.rows) for sheet in sheets)
    done = 0
    for sheet in sheets:
        for start in range(0, len(sheet.rows), CHUNK):
            _write_rows(sheet, start, min(start + CHUNK, len(sheet.rows)))
            done += min(CHUNK, len(sheet.rows) - start)
            progress(done, total)
        _draw_ids(sheet)


def _write_rows(sheet: Sheet, start: int, end: int) -> None:
    """COPY into a table of this session, INSERT from there: PostgreSQL has no COPY into a table with row security."""
    target, waiting = sql.Identifier(sheet.table), sql.Identifier(f"waiting_{sheet.table}")
    columns = sql.SQL(", ").join(map(sql.Identifier, sheet.columns))
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE TEMP TABLE {} AS SELECT {} FROM {} LIMIT 0").format(waiting, columns, target))
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(waiting, columns)) as copy:
            for index in range(start, end):
                copy.write_row(sheet.rows[index])
        cursor.execute(sql.SQL("INSERT INTO {0} ({1}) SELECT {1} FROM {2}").format(target, columns, waiting))
        cursor.execute(sql.SQL("DROP TABLE {}").format(waiting))


def _next_id(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
        return int(cursor.fetchone()[0])


def _draw_ids(sheet: Sheet) -> None:
    """Draw the ids that were used. The app role may draw from a sequence but not set it."""
    missing = len(sheet.rows) - sheet.drawn
    if missing <= 0:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(nextval(pg_get_serial_sequence(%s, 'id'))) FROM generate_series(1, %s)", [sheet.table, missing]
        )
        if cursor.fetchone()[0] != sheet.first_id + len(sheet.rows) - 1:
            raise RuntimeError(sheet.table)
    sheet.drawn = len(sheet.rows)


def _user(signin: SignIn) -> int:
    user = accounts.create_user(username=signin.username, display_name=signin.display_name, password=signin.password)
    return user.pk


def _give_roles(signins: Sequence[SignIn], users: Mapping[str, int], today: date, actor: Actor) -> None:
    for number, signin in enumerate(signins, start=1):
        accounts.give_role(
            user=User.objects.get(pk=users[signin.username]),
            role=signin.role,
            organization=Organization.objects.get(code=signin.organization),
            since=date(today.year, 1, 1),
            basis=terms.BASIS.format(n=number),
            actor=actor,
            association=signin.association,
        )
