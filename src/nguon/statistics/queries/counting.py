"""One aggregate statement per population, built from the catalogue's conditions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection

from nguon.statistics.catalogue import Condition, Match, Tally
from nguon.statistics.queries.areas import COVERED, Area
from nguon.statistics.queries.sources import SOURCES, Source
from nguon.statistics.terms import Population, Window

Counts = dict[tuple[Tally, Window, int | None], int]
"""Tally × window × branch → number. Absent means none. Branch None: directly at the organisation asked about."""

_SQL = {
    Match.AMONG: "coalesce({column}, '') = ANY(%({name})s::text[])",
    Match.NOT_AMONG: "coalesce({column}, '') <> ALL(%({name})s::text[])",
    Match.HAS_ANY: "{column}::text[] && %({name})s::text[]",
    Match.HOLDS: "{column}",
    Match.FAILS: "NOT {column}",
}


class Statement:
    """SQL under construction: the rows of a population with the columns that are needed, and its parameters."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._columns: dict[str, None] = {}
        self.parameters: dict[str, Any] = {}

    def meets(self, where: tuple[Condition, ...]) -> str:
        """SQL that is true for the rows meeting all conditions."""
        return " AND ".join(self._meets(condition) for condition in where) or "true"

    def _meets(self, condition: Condition) -> str:
        name = f"codes_{len(self.parameters)}"
        sql = _SQL[condition.match].format(column=self.column(condition.column), name=name)
        if condition.codes:
            self.parameters[name] = list(condition.codes)
        return f"({sql})"

    def column(self, name: str) -> str:
        """The column, to be used over `rows`."""
        if name not in self._source.columns:
            raise KeyError(f"no column {name} in {sorted(self._source.columns)}")
        self._columns[name] = None
        return f"rows.{name}"

    def rows(self) -> str:
        """The opening `WITH ... rows AS (...)`; call last, when all columns are known."""
        columns = [self._source.columns[name] for name in self._columns]
        selected = "".join(f", ({column.sql}) AS {name}" for name, column in zip(self._columns, columns, strict=True))
        joins = "\n".join(dict.fromkeys(column.join for column in columns if column.join))
        # Materialized: else a column that is a subquery would be worked out again for every condition upon it.
        return (
            f"WITH {COVERED}, rows AS MATERIALIZED (SELECT span.key, area.branch, {self._source.record} AS record"
            f"{selected} {self._source.rows} {joins})"
        )


def count(area: Area, tallies: Iterable[Tally], *, asked_on: Any) -> Counts:
    """All tallies in all windows, by branch: one statement for each population that occurs."""
    by_population: dict[Population, list[Tally]] = defaultdict(list)
    for tally in dict.fromkeys(tallies):
        by_population[tally.population].append(tally)
    counts: Counts = {}
    for population, wanted in by_population.items():
        if population in SOURCES:
            counts |= _count_one(area, SOURCES[population], wanted, asked_on)
    return counts


def _count_one(area: Area, source: Source, tallies: list[Tally], asked_on: Any) -> Counts:
    statement = Statement(source)
    aggregates = ", ".join(_aggregate(statement, tally) for tally in tallies)
    opening = statement.rows()
    sql = f"{opening} SELECT rows.key, rows.branch, {aggregates} FROM rows GROUP BY rows.key, rows.branch"  # noqa: S608  (reason: built from the catalogue; every value is a parameter)
    parameters = statement.parameters | area.parameters(*source.windows) | {"asked_on": asked_on}
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found = cursor.fetchall()
    return {
        (tally, Window(key), branch): number
        for key, branch, *numbers in found
        for tally, number in zip(tallies, numbers, strict=True)
    }


def _aggregate(statement: Statement, tally: Tally) -> str:
    what = f"coalesce(sum({statement.column(tally.total)})" if tally.total else "(count(*)"
    filtered = f" FILTER (WHERE {statement.meets(tally.where)})" if tally.where else ""
    return f"{what}{filtered}, 0)::bigint" if tally.total else f"{what}{filtered})"
