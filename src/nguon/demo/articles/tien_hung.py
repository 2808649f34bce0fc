"""S1: Đảng bộ xã Tiến Hưng until the end of 2022, and its way into the ward of today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nguon.core.periods import Period
from nguon.demo import terms
from nguon.demo.articles.usual import ordinary_life
from nguon.demo.chance import day_in
from nguon.demo.tree import Org
from nguon.demo.world import DISTRICTS_END, ONE_BASE_LEVEL, World, communes, facts, kind_of_commune
from nguon.organizations.terms import Kind, Level
from nguon.places.terms import CountedGroup, PlaceKind
from nguon.targets.terms import Span

YEARS = (2020, 2021, 2022)
CONGRESS = date(2020, 7, 1)
TERM = Period(date(2020, 1, 1), date(2026, 1, 1))


@dataclass
class Ward:
    """The ward of today and what it was made of."""

    province: Org
    ward: Org
    former: Org
    secretary_cell: Org
    cells: list[Org] = field(default_factory=list)


def build(world: World) -> Ward:
    """Write the commune's organisations and members and let it become part of the ward."""
    data = facts("tien_hung")
    province = world.found(data["province"], data["province_name"], Kind.PROVINCE, Level.PROVINCE, world.root)
    city = world.found(data["city"], data["city_name"], Kind.DISTRICT, Level.UPPER, province)
    heir = world.found(data["new_province"], data["new_province_name"], Kind.PROVINCE, Level.PROVINCE, world.root)
    olds = {
        c.code: _old_commune(world, city, c.code, c.name) for c in communes("BPH") if c.new_code == data["new_commune"]
    }
    former = olds[data["commune"]]
    cells = [_cell(world, former, row, data) for row in data["cell"]]
    world.count(former, CountedGroup.TEACHERS, data["teachers"], date(2022, 9, 5))
    for cell, row in zip(cells, data["cell"], strict=True):
        _members(world, city, cell, row)
    _targets(world, city, former)
    ward = _become_ward(world, heir, city, list(olds.values()), data)
    world.tree.dissolve(province, successor=heir, on=DISTRICTS_END, number=terms.REORGANISED.format(year=2025))
    world.tree.change(
        heir,
        on=data["new_province_city_since"],
        number=terms.REORGANISED.format(year=2026),
        name=data["new_province_city_name"],
        kind=Kind.CITY,
    )
    secretary = world.tree.by_code[f"{former.code}.{data['secretary_cell']}"]
    return Ward(heir, ward, former, secretary, world.tree.children(ward))


def _old_commune(world: World, city: Org, code: str, name: str) -> Org:
    unit = name[0].lower() + name[1:]
    org = world.found(
        f"{city.code}.{code}", terms.COMMITTEE_NAME.format(unit=unit), kind_of_commune(name), Level.BASE_COMMITTEE, city
    )
    if kind_of_commune(name) is Kind.WARD:
        for number in (1, 2, 3):
            _neighbour(world, org, name, number)
    return org


def _neighbour(world: World, ward: Org, name: str, number: int) -> None:
    """A quarter of a ward beside Tiến Hưng: a handful of members, so that today's ward is more than one commune."""
    place = terms.QUARTER.format(ward=name.removeprefix("Phường "), n=number)
    cell = world.found(
        f"{ward.code}.{number:02d}", terms.CELL_NAME.format(place=place), Kind.RESIDENTIAL, Level.CELL, ward
    )
    world.place(cell, place[0].upper() + place[1:], PlaceKind.QUARTER, commune=ward.code.rpartition(".")[2])
    for _ in range(world.random.randrange(9, 14)):
        admitted_on = day_in(world.random, Period(date(1988, 1, 1), date(2019, 1, 1)))
        world.lives.member(ordinary_life(world, cell, admitted_on))


def _cell(world: World, former: Org, row: dict[str, Any], data: dict[str, Any]) -> Org:
    kind = Kind(row["kind"])
    cell = world.found(
        f"{former.code}.{row['code']}", terms.CELL_NAME.format(place=row["place"]), kind, Level.CELL, former
    )
    if kind is Kind.RESIDENTIAL:
        world.place(cell, row["place"][0].upper() + row["place"][1:], PlaceKind.HAMLET, commune=data["new_commune"])
    elif kind is Kind.SCHOOL:
        school = world.place(cell, row["place"], PlaceKind.SCHOOL, commune=data["new_commune"])
        world.count(cell, CountedGroup.TEACHERS, row["teachers"], date(2022, 9, 5), place=school)
    return cell


def _members(world: World, city: Org, cell: Org, row: dict[str, Any]) -> None:
    """The members at the end of 2022: those from before the term, the last of them first, then the admitted."""
    newest = row.get("last_before")
    earlier = row["members"] - sum(row["admitted"])
    until = newest or date(2019, 1, 1)
    for index in range(earlier):
        before = day_in(world.random, Period(date(1982, 1, 1), until))
        admitted_on = newest if newest and index == earlier - 1 else before
        world.lives.member(ordinary_life(world, cell, admitted_on))
    for year, number in zip(YEARS, row["admitted"], strict=True):
        for _ in range(number):
            first = date(year, 9, 3) if year == CONGRESS.year else date(year, 2, 3)
            admitted_on = day_in(world.random, Period(first, date(year, 12, 20)))
            admit(world, city, cell, admitted_on)


def admit(world: World, committee: Org, cell: Org, admitted_on: date) -> int:
    """A young person of the cell goes the whole way to the admission and, a year later, to recognition."""
    life = ordinary_life(world, cell, admitted_on)
    person = world.lives.member(life)
    _, dossier = world.paths.walk(person, cell, world.paths.usual(admitted_on, committee))
    world.paths.recognised(person, cell, dossier, admitted_on)
    return person


def _targets(world: World, city: Org, former: Org) -> None:
    for year, number in zip(YEARS, (6, 6, 5), strict=True):
        title = terms.YEAR_PLAN.format(year=year)
        world.directive(city, title, Span.YEAR, Period.year(year), {former: number}, signed_on=date(year, 1, 15))
    world.directive(former, terms.TERM_PLAN.format(since=2020, until=2025), Span.TERM, TERM, {former: 25})


def _become_ward(world: World, heir: Org, city: Org, olds: list[Org], data: dict[str, Any]) -> Org:
    number = terms.REORGANISED.format(year=DISTRICTS_END.year)
    ward = world.found(
        f"{heir.code}.{data['new_commune']}", data["new_name"], Kind.WARD, Level.UPPER, heir, DISTRICTS_END
    )
    for old in olds:
        for cell in world.tree.children(old):
            after: dict[str, Any] = {"parent": ward}
            if old.kind is Kind.COMMUNE and cell.kind is Kind.RESIDENTIAL:
                quarter = data["quarter_name"].format(n=int(cell.code[-2:]))
                after["name"] = terms.CELL_NAME.format(place=quarter)
            world.tree.change(cell, on=DISTRICTS_END, number=number, **after)
        world.tree.dissolve(old, successor=ward, on=DISTRICTS_END, number=number)
    world.tree.dissolve(city, successor=heir, on=DISTRICTS_END, number=number)
    world.tree.change(
        ward, on=ONE_BASE_LEVEL, number=terms.REORGANISED.format(year=ONE_BASE_LEVEL.year), level=Level.BASE_COMMITTEE
    )
    return ward
