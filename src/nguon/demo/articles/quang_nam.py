"""S2: Đảng bộ Khối các cơ quan tỉnh (Quảng Nam), 2015 to 2021, and its way into Đà Nẵng."""

from __future__ import annotations

from datetime import date
from typing import Any

from nguon.core.periods import Period, add_months
from nguon.demo import terms
from nguon.demo.articles.admitting import admit, found_base, seasoned
from nguon.demo.articles.communes import end
from nguon.demo.articles.usual import ordinary_life
from nguon.demo.chance import around, day_in, shares
from nguon.demo.tree import Org
from nguon.demo.world import DISTRICTS_END, World, facts
from nguon.organizations.terms import Kind, Level
from nguon.people.terms import PostKind
from nguon.targets.terms import Span

BETWEEN_CONGRESSES = Period(date(2015, 8, 1), date(2020, 6, 20))
TERM_2015, TERM_2020 = Period(date(2015, 1, 1), date(2021, 1, 1)), Period(date(2020, 1, 1), date(2026, 1, 1))
BEFORE = Period(date(1990, 1, 1), date(2013, 1, 1))


def build(world: World) -> None:
    """Write the bloc, its admissions and targets; in 2025 it ends and its bases go to the committees of government."""
    data = facts("quang_nam")
    province = world.found(data["province"], data["province_name"], Kind.PROVINCE, Level.PROVINCE, world.root)
    bloc = world.found(data["code"], data["name"], Kind.BLOC, Level.UPPER, province)
    heir = world.found(data["heir"], data["heir_name"], Kind.CITY, Level.PROVINCE, world.root)
    bases: list[tuple[Org, dict[str, Any]]] = []
    in_term: list[tuple[int, date]] = []
    in_year: list[tuple[int, date]] = []
    for number, row in enumerate(data["base"], start=1):
        cells = found_base(world, bloc, number, row["name"], Kind(row["kind"]), row["cells"])
        bases.append((world.tree.by_code[f"{bloc.code}.{number:02d}"], row))
        for cell, members in zip(cells, shares(row["members"], [1.0] * len(cells)), strict=True):
            seasoned(world, cell, members, BEFORE)
        in_term += _admit(world, bloc, cells, row["term"], BETWEEN_CONGRESSES)
        in_year += _admit(world, bloc, cells, row["year"], Period(date(2021, 1, 20), date(2021, 12, 25)))
    _appoint(world, in_term, data["appointed_later"]["term"])
    _appoint(world, in_year, data["appointed_later"]["year"])
    _targets(world, province, bloc, bases, data)
    _end(world, province, bloc, heir, data)


def _admit(world: World, bloc: Org, cells: list[Org], number: int, period: Period) -> list[tuple[int, date]]:
    turns = around(world.random, cells)
    days = sorted(day_in(world.random, period) for _ in range(number))
    return [(admit(world, bloc, ordinary_life(world, next(turns), day)), day) for day in days]


def _appoint(world: World, admitted: list[tuple[int, date]], number: int) -> None:
    """So many of the new members were given a post one to three years after their admission."""
    for person, admitted_on in world.random.sample(admitted, number):
        world.lives.post(person, PostKind.ADMINISTRATION, add_months(admitted_on, world.random.randrange(12, 36)))


def _targets(
    world: World, province: Org, bloc: Org, bases: list[tuple[Org, dict[str, Any]]], data: dict[str, Any]
) -> None:
    for period, number in ((TERM_2015, data["term_target_2015"]), (TERM_2020, data["term_target_2020"])):
        title = terms.TERM_PLAN.format(since=period.since.year, until=period.last_day.year)
        signed_on = date(period.since.year, 7, 20)
        world.directive(bloc, title, Span.TERM, period, {bloc: number}, signed_on=signed_on)
    target = data["year_target_2021"]
    title = terms.YEAR_PLAN.format(year=2021)
    world.directive(province, title, Span.YEAR, Period.year(2021), {bloc: target})
    parts = shares(target, [row["year"] + 2 for _, row in bases])
    handed = {base: number for (base, _), number in zip(bases, parts, strict=True)}
    world.directive(bloc, title, Span.YEAR, Period.year(2021), handed)
    title = terms.YEAR_PLAN.format(year=2022)
    world.directive(bloc, title, Span.YEAR, Period.year(2022), {bloc: data["year_target_2022"]})


def _end(world: World, province: Org, bloc: Org, heir: Org, data: dict[str, Any]) -> None:
    ends_on = data["bloc_ends_on"]
    government = world.found(data["government"], data["government_name"], Kind.AGENCY, Level.UPPER, province, ends_on)
    end(world, bloc, government, on=ends_on)
    after = world.found(
        data["heir_government"], data["heir_government_name"], Kind.AGENCY, Level.UPPER, heir, DISTRICTS_END
    )
    end(world, government, after)
    end(world, province, heir)
