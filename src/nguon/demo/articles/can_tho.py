"""S3: Đảng bộ thành phố Cần Thơ in 2011, and the city without districts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nguon.core.periods import Period
from nguon.demo import terms
from nguon.demo.articles.admitting import admit, found_base, seasoned
from nguon.demo.articles.can_tho_stories import admitted_by_association, found_by_movements, waiting_for_decision
from nguon.demo.articles.communes import end, found_communes, merge_communes
from nguon.demo.articles.usual import ordinary_life
from nguon.demo.chance import around, day_in, shares
from nguon.demo.tree import Org
from nguon.demo.world import DISTRICTS_END, World, facts
from nguon.organizations.terms import Kind, Level
from nguon.sourcing.terms import NominatorKind
from nguon.targets.terms import Span

YEAR = Period.year(2011)
MEETINGS = Period(date(2011, 1, 17), date(2011, 12, 27))
BEFORE = Period(date(1985, 1, 1), date(2009, 1, 1))


@dataclass
class Unit:
    """A district or bloc, how many it admitted, and the target it had."""

    org: Org
    admitted: int
    target: int


def build(world: World) -> None:
    """Write the city, the admissions of 2011 and the targets; in 2025 the wards come directly below the city."""
    data = facts("can_tho")
    city = world.found(data["code"], data["name"], Kind.CITY, Level.PROVINCE, world.root)
    districts = {row["code"]: _district(world, city, row) for row in data["district"]}
    communes = found_communes(world, "CTH", {code: unit.org for code, unit in districts.items()})
    for unit in districts.values():
        bases = [base for base in communes if base.parent is unit.org]
        _admit_in_district(world, unit, bases, data)
    uppers = [_upper(world, city, row, data) for row in data["upper"]]
    _targets(world, city, [*districts.values(), *uppers], communes, data)
    merge_communes(world, "CTH", communes, city)
    government = world.found(f"{city.code}.U", data["government"], Kind.AGENCY, Level.UPPER, city, DISTRICTS_END)
    for unit in uppers:
        if unit.org.kind is Kind.BLOC:
            end(world, unit.org, city, adopt=government)
    for unit in districts.values():
        end(world, unit.org, city)


def _district(world: World, city: Org, row: dict[str, Any]) -> Unit:
    name = terms.COMMITTEE_NAME.format(unit=row["name"])
    org = world.found(f"{city.code}.{row['code']}", name, Kind.DISTRICT, Level.UPPER, city)
    return Unit(org, row["admitted"], row["target"])


def _admit_in_district(world: World, unit: Unit, bases: list[Org], data: dict[str, Any]) -> None:
    cells = {base.id: world.tree.children(base) for base in bases}
    for cell in (cell for below in cells.values() for cell in below):
        seasoned(world, cell, data["members_per_cell"], BEFORE)
    rest = unit.admitted
    for base in [base for base in bases if base.code.endswith(data["ward"])]:
        rest -= sum(data["nominated"].values())
        admitted_by_association(world, unit.org, cells.pop(base.id), data["nominated"], MEETINGS)
    admit_in_turn(world, unit.org, [cell for below in cells.values() for cell in below], rest)


def admit_in_turn(world: World, committee: Org, cells: list[Org], number: int) -> None:
    """So many admissions of the year, spread over the cells."""
    turns = around(world.random, cells)
    for admitted_on in sorted(day_in(world.random, MEETINGS) for _ in range(number)):
        admit(world, committee, ordinary_life(world, next(turns), admitted_on))


def _upper(world: World, city: Org, row: dict[str, Any], data: dict[str, Any]) -> Unit:
    upper = world.found(f"{city.code}.{row['code']}", row["name"], Kind(row["kind"]), Level.UPPER, city)
    rows = list(_single_bases(row["base"]))
    told = sum(base.get("admitted", 0) for base in rows)
    silent = [base for base in rows if "admitted" not in base]
    parts = iter(shares(row["admitted"] - told, [1.0] * len(silent)))
    for number, base in enumerate(rows, start=1):
        cells = found_base(world, upper, number, base["name"], Kind(base["kind"]), base["cells"])
        for cell in cells:
            seasoned(world, cell, data["members_per_cell"], BEFORE)
        _admit_in_base(world, upper, cells, base, base["admitted"] if "admitted" in base else next(parts))
    return Unit(upper, row["admitted"], row["target"])


def _single_bases(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        for name in row.get("names", [row.get("name")]):
            yield row | {"name": name}


def _admit_in_base(world: World, upper: Org, cells: list[Org], row: dict[str, Any], number: int) -> None:
    if "found" in row:
        found_by_movements(world, upper, cells, row)
        return
    unions = {NominatorKind(kind): row[kind] for kind in ("youth_union", "trade_union") if kind in row}
    if unions:
        admitted_by_association(world, upper, cells, unions, MEETINGS)
        return
    admit_in_turn(world, upper, cells, number)
    if "waiting" in row:
        waiting_for_decision(world, upper, cells, row["waiting"])


def _targets(world: World, city: Org, units: list[Unit], communes: list[Org], data: dict[str, Any]) -> None:
    title = terms.TERM_PLAN.format(since=2011, until=2015)
    term = Period(date(2011, 1, 1), date(2016, 1, 1))
    world.directive(city, title, Span.TERM, term, {city: data["term_target"]})
    title = terms.YEAR_PLAN.format(year=2011)
    handed = {city: data["target"]} | {unit.org: unit.target for unit in units}
    world.directive(city, title, Span.YEAR, YEAR, handed, signed_on=date(2011, 1, 10))
    for unit in units:
        bases = [base for base in communes if base.parent is unit.org]
        if bases:
            parts = dict(zip(bases, shares(unit.target, [1.0] * len(bases)), strict=True))
            world.directive(unit.org, title, Span.YEAR, YEAR, parts, signed_on=date(2011, 1, 20))
