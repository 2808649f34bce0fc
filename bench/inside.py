"""Measures taken inside one process on the synthetic country; `bench.__main__` runs them with the folder's settings."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from bench.dossiers import many_open_dossiers  # noqa: E402
from bench.rules import rules  # noqa: E402
from bench.sheets import members_sheet, read_only  # noqa: E402
from bench.timing import wall_ms  # noqa: E402
from nguon.core.periods import Period  # noqa: E402
from nguon.core.scope import Actor, Scope  # noqa: E402
from nguon.demo.signins import country_signins  # noqa: E402
from nguon.exchange.layouts.loading import layout_named  # noqa: E402
from nguon.exchange.plan.making import make_plan  # noqa: E402
from nguon.exchange.plan.parts import Options  # noqa: E402
from nguon.guard.acting import acting  # noqa: E402
from nguon.organizations.models import Organization, OrganizationPeriod  # noqa: E402
from nguon.organizations.terms import Boundaries, Level  # noqa: E402
from nguon.people import queries as people  # noqa: E402
from nguon.people.models import Person  # noqa: E402
from nguon.statistics import queries as statistics  # noqa: E402
from nguon.supervision import queries as supervision  # noqa: E402

TODAY = date(2026, 11, 21)
SYSTEM = Actor.system("bench")
PAGES = 999


def _base() -> Organization:
    """The base organisation with the most people."""
    bases = OrganizationPeriod.objects.filter(level=Level.BASE_COMMITTEE, until=None).values_list("organization_id")
    with acting(SYSTEM), connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.id FROM organizations_organization o JOIN people_person p ON p.pos BETWEEN o.lft AND o.rgt"
            " WHERE o.id = ANY(%s) GROUP BY o.id ORDER BY count(*) DESC, o.id LIMIT 1",
            [[pk for (pk,) in bases]],
        )
        return Organization.objects.get(pk=cursor.fetchone()[0])


@contextmanager
def _database_time() -> Iterator[dict[str, float]]:
    spent = {"ms": 0.0, "queries": 0}

    def timed(execute: Any, *args: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(*args)
        finally:
            spent["ms"] += (time.perf_counter() - began) * 1000
            spent["queries"] += 1

    with connection.execute_wrapper(timed):
        yield spent


def search() -> dict[str, Any]:
    """A name typed without marks inside a base organisation, against a look-up of 50 ids in the same scope."""
    base = _base()
    scope = Scope(intervals=((base.lft, base.rgt),))
    with acting(Actor(name="bench", scope=scope, user_id=1, grant="bench")):
        ids = list(Person.objects.within(scope).order_by("pos", "sort_key").values_list("pk", flat=True)[:50])
        names = list(Person.objects.within(scope).values_list("name_key", flat=True)[:200])
        typed = max((name.split()[0] for name in names), key=[n.split()[0] for n in names].count)
        found = len(_search(scope, base, typed))
        searching = wall_ms(lambda: _search(scope, base, typed), rounds=31)
        looking_up = wall_ms(lambda: list(Person.objects.within(scope).filter(pk__in=ids)), rounds=31)
    return {
        "people_of_base": len(names),
        "found": found,
        "search_ms": round(searching, 3),
        "fifty_ids_ms": round(looking_up, 3),
        "ratio": round(searching / looking_up, 2),
        "goal": "<= 3",
    }


def _search(scope: Scope, base: Organization, typed: str) -> list[people.Member]:
    return people.members_page(scope, TODAY, lft=base.lft, rgt=base.rgt, name=typed)


def figures() -> dict[str, Any]:
    """All figures of a base organisation, live: time spent in the database, and the number of queries."""
    base = _base()
    actor = Actor(name="bench", scope=Scope(intervals=((base.lft, base.rgt),)), user_id=1, grant="bench")
    results = {}
    for boundaries in Boundaries:
        rounds = []
        for _ in range(7):
            with acting(actor), _database_time() as spent:
                question = statistics.ask(actor, base.code, Period.year(2026), boundaries=boundaries, today=TODAY)
                statistics.report(actor, question)
            rounds.append((spent["ms"], spent["queries"]))
        ms, queries = sorted(rounds)[len(rounds) // 2]
        results[boundaries.value] = {"database_ms": round(ms, 2), "queries": int(queries)}
    return results | {"goal": "database_ms <= 30"}


def importing() -> dict[str, Any]:
    """A dry run of 10,000 rows of the members' list, against only reading the sheet with calamine."""
    content = members_sheet(10_000, cells=_cells())
    layout, options = layout_named("dang-vien"), Options(day=TODAY)
    with acting(SYSTEM):
        plan = make_plan(content, layout=layout, options=options, actor=SYSTEM)
        reading = wall_ms(lambda: read_only(content), rounds=7)
        planning = wall_ms(lambda: make_plan(content, layout=layout, options=options, actor=SYSTEM), rounds=7)
    return {
        "rows": len(plan.rows),
        "refused": sum(bool(row.obstacles) for row in plan.rows),
        "read_only_ms": round(reading, 1),
        "dry_run_ms": round(planning, 1),
        "ratio": round(planning / reading, 2),
        "goal": "<= 4",
    }


def _cells() -> list[str]:
    cells = OrganizationPeriod.objects.filter(level=Level.CELL, until=None).order_by("organization__code")
    return list(cells.values_list("organization__code", flat=True)[:200])


def before_page_1000() -> dict[str, Any]:
    """The last person of page 999 of the list of members: where page 1,000 begins."""
    scope = Scope.everything()
    with acting(SYSTEM):
        last = people.members_page(scope, TODAY, lft=1, rgt=2**31 - 1, limit=PAGES * people.PAGE)[
            PAGES * people.PAGE - 1
        ]
    return {"person": last.id}


def signin() -> dict[str, Any]:
    """The officer of the synthetic country who reaches everybody: the last, highest sign-in."""
    officer = country_signins()[-1]
    return {"username": officer.username, "password": officer.password}


def rule_change() -> dict[str, Any]:
    """All open dossiers of a synthetic province judged for a change of rules."""
    day = date(2026, 7, 26)
    with acting(SYSTEM), many_open_dossiers(OPEN_DOSSIERS, day, seed=1):
        began = time.perf_counter()
        with _database_time() as spent:
            judged, by_clause = supervision.counted(Scope.everything(), day, lft=1, rgt=2**31 - 1)
        seconds = time.perf_counter() - began
    return {
        "open_dossiers": judged,
        "clauses_that_differ": len(by_clause),
        "seconds": round(seconds, 1),
        "queries": int(spent["queries"]),
        "database_seconds": round(spent["ms"] / 1000, 1),
        "goal": "seconds <= 60",
    }


OPEN_DOSSIERS = 20_000

MEASURES = {
    "rule_change": rule_change,
    "signin": signin,
    "search": search,
    "figures": figures,
    "rules": rules,
    "import": importing,
    "before_page_1000": before_page_1000,
}

if __name__ == "__main__":
    name, out = sys.argv[1:3]
    Path(out).write_text(json.dumps(MEASURES[name](), ensure_ascii=False))
