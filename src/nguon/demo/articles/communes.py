"""Communes of a province: base committees with cells, and what became of them on 1/7/2025."""

from __future__ import annotations

from datetime import date

from nguon.demo import terms
from nguon.demo.tree import Org
from nguon.demo.world import DISTRICTS_END, ONE_BASE_LEVEL, Commune, World, communes, facts, kind_of_commune
from nguon.organizations.terms import Kind, Level
from nguon.places.terms import PlaceKind

FIRST_WORDS = tuple(f"{word} " for word in terms.COMMUNE_KINDS)


def short_name(name: str) -> str:
    """The name of a commune without "Xã", "Phường", "Thị trấn", "Đặc khu"."""
    return next(name.removeprefix(word) for word in FIRST_WORDS if name.startswith(word))


def found_communes(world: World, province: str, districts: dict[str, Org]) -> list[Org]:
    """Base committees of the province's old communes below their districts, each with its cells."""
    return [_found(world, commune, districts[commune.district]) for commune in communes(province)]


def _found(world: World, commune: Commune, district: Org) -> Org:
    unit = commune.name[0].lower() + commune.name[1:]
    base = world.found(
        f"{district.code}.{commune.code}",
        terms.COMMITTEE_NAME.format(unit=unit),
        kind_of_commune(commune.name),
        Level.BASE_COMMITTEE,
        district,
    )
    shape, names = facts("commune_cells")[commune.province], facts("commune_cells")["names"]
    word = shape["commune" if base.kind is Kind.COMMUNE else "ward"]
    for n in range(1, shape["residential"] + 1):
        place = word.format(n=n)
        cell = _cell(world, base, n, place, Kind.RESIDENTIAL)
        kind = PlaceKind.HAMLET if base.kind is Kind.COMMUNE else PlaceKind.QUARTER
        world.place(cell, place[0].upper() + place[1:], kind, commune=commune.new_code)
    for n, kind_code in enumerate(shape["others"], start=shape["residential"] + 1):
        place = names[kind_code].format(name=short_name(commune.name))
        cell = _cell(world, base, n, place, Kind(kind_code))
        if cell.kind is Kind.SCHOOL:
            world.place(cell, place, PlaceKind.SCHOOL, commune=commune.new_code)
    return base


def _cell(world: World, base: Org, n: int, place: str, kind: Kind) -> Org:
    return world.found(f"{base.code}.{n:02d}", terms.CELL_NAME.format(place=place), kind, Level.CELL, base)


def merge_communes(world: World, province: str, bases: list[Org], heir: Org) -> dict[str, Org]:
    """On 1/7/2025 the cells go to the new communes below the heir; the old committees end. Returns them by code."""
    number = terms.REORGANISED.format(year=DISTRICTS_END.year)
    by_code = {commune.code: commune for commune in communes(province)}
    merged: dict[str, Org] = {}
    for base in bases:
        commune = by_code[base.code.rpartition(".")[2]]
        if commune.new_code not in merged:
            merged[commune.new_code] = _new_commune(world, heir, commune)
        new = merged[commune.new_code]
        for cell in world.tree.children(base):
            after: dict[str, object] = {"parent": new}
            if cell.kind is Kind.RESIDENTIAL:
                after["name"] = f"{cell.name} {short_name(commune.name)}"
            world.tree.change(cell, on=DISTRICTS_END, number=number, **after)
        world.tree.dissolve(base, successor=new, on=DISTRICTS_END, number=number)
    for new in merged.values():
        become_base(world, new)
    return merged


def _new_commune(world: World, heir: Org, commune: Commune) -> Org:
    unit = commune.new_name[0].lower() + commune.new_name[1:]
    name = terms.COMMITTEE_NAME.format(unit=unit)
    return world.found(
        f"{heir.code}.{commune.new_code}", name, kind_of_commune(commune.new_name), Level.UPPER, heir, DISTRICTS_END
    )


def become_base(world: World, committee: Org) -> None:
    """The committee of a commune stood above the base for a year; since 26/7/2026 it is the base itself."""
    number = terms.REORGANISED.format(year=ONE_BASE_LEVEL.year)
    world.tree.change(committee, on=ONE_BASE_LEVEL, number=number, level=Level.BASE_COMMITTEE)


def end(world: World, org: Org, heir: Org, *, adopt: Org | None = None, on: date = DISTRICTS_END) -> None:
    """The organisation ends; what still lies below it goes to `adopt` (or the heir), its past is reached by it."""
    number = terms.REORGANISED.format(year=on.year)
    home = adopt or heir
    for child in world.tree.children(org):
        after: dict[str, object] = {"parent": home}
        if child.level is Level.BASE_CELL and home.level is not Level.PROVINCE:
            after["level"] = Level.CELL
        world.tree.change(child, on=on, number=number, **after)
    world.tree.dissolve(org, successor=heir, on=on, number=number)
