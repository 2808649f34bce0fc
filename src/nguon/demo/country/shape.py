"""How large the country is, and its tree."""

from __future__ import annotations

from dataclasses import dataclass

from nguon.core.periods import Period
from nguon.demo import terms
from nguon.demo.articles.admitting import PLACES
from nguon.demo.chance import quota, shares
from nguon.demo.tree import Org
from nguon.demo.world import World, facts
from nguon.organizations.terms import Kind, Level
from nguon.places.terms import PlaceKind
from nguon.targets.terms import Span


@dataclass(frozen=True, slots=True)
class Shape:
    """Numbers of one block."""

    uppers: int
    bases: int
    cells: int
    members: int
    candidates: int


@dataclass(frozen=True, slots=True)
class Size:
    """How many blocks make the country, and on how many provinces they are spread."""

    blocks: int
    provinces: int


def block_shape() -> Shape:
    """The shape of a block of one hundredth."""
    return Shape(**facts("country")["block"])


def sizes() -> dict[str, Size]:
    """The sizes that can be asked for, by the fraction of the country."""
    return {scale: Size(**row) for scale, row in facts("country")["provinces"].items()}


@dataclass(frozen=True, slots=True)
class Block:
    """The cells of a block with the committee above their base, which decides and holds the classes."""

    cells: tuple[tuple[Org, Org], ...]


def found_country(world: World, size: Size, shape: Shape) -> list[Block]:
    """Found all organisations, with this year's targets for the bases. Returns the blocks."""
    provinces = [_province(world, n) for n in range(1, size.provinces + 1)]
    return [
        _block(world, provinces[index % size.provinces], index // size.provinces, shape) for index in range(size.blocks)
    ]


def _province(world: World, n: int) -> Org:
    name = terms.COMMITTEE_NAME.format(unit=facts("country")["name"]["province"].format(n=n))
    return world.found(f"T{n:02d}", name, Kind.PROVINCE, Level.PROVINCE, world.root)


def _block(world: World, province: Org, turn: int, shape: Shape) -> Block:
    """The block that is the province's `turn`-th, counted from 0."""
    kinds = facts("country")["cell_kind"]
    drawn = iter(quota(world.random, shape.cells, {}, {Kind(kind): weight for kind, weight in kinds.items()}))
    cells_per_base = iter(shares(shape.cells, [1.0] * shape.bases))
    cells: list[tuple[Org, Org]] = []
    for number, bases in enumerate(shares(shape.bases, [1.0] * shape.uppers), start=turn * shape.uppers + 1):
        upper = _upper(world, province, number)
        below = [_base(world, upper, n, number) for n in range(1, bases + 1)]
        for base in below:
            cells += [(_cell(world, base, n, next(drawn)), upper) for n in range(1, next(cells_per_base) + 1)]
        year = world.today.year
        handed = dict.fromkeys(below, facts("country")["target"]["per_base"])
        world.directive(upper, terms.YEAR_PLAN.format(year=year), Span.YEAR, Period.year(year), handed)
    return Block(tuple(cells))


def _upper(world: World, province: Org, number: int) -> Org:
    name = terms.COMMITTEE_NAME.format(unit=facts("country")["name"]["upper"].format(n=number))
    return world.found(f"{province.code}.{number:03d}", name, Kind.COMMUNE, Level.UPPER, province)


def _base(world: World, upper: Org, n: int, m: int) -> Org:
    name = terms.COMMITTEE_NAME.format(unit=facts("country")["name"]["base"].format(n=n, m=m))
    return world.found(f"{upper.code}.{n:02d}", name, Kind.COMMUNE, Level.BASE_COMMITTEE, upper)


def _cell(world: World, base: Org, n: int, kind: Kind) -> Org:
    name = facts("country")["name"]["cell"].format(n=n, m=base.code.rpartition(".")[2])
    cell = world.found(f"{base.code}.{n:02d}", terms.CELL_NAME.format(place=name), kind, Level.CELL, base)
    if kind is Kind.RESIDENTIAL:
        world.place(cell, name, PlaceKind.HAMLET)
    elif kind in PLACES:
        world.place(cell, name, PLACES[kind])
    return cell
