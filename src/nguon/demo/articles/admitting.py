"""Somebody is nominated, helped, taught and admitted; the way is written with the person."""

from __future__ import annotations

from datetime import date

from nguon.core.periods import Period, add_months
from nguon.demo import terms
from nguon.demo.articles.usual import ordinary_life
from nguon.demo.chance import day_in
from nguon.demo.lives import Life
from nguon.demo.tree import Org
from nguon.demo.ways import Way
from nguon.demo.world import World, facts
from nguon.organizations.terms import Kind, Level
from nguon.people.terms import AssociationKind
from nguon.places.terms import PlaceKind
from nguon.sourcing.terms import NominatorKind

ASSOCIATIONS = {
    NominatorKind.YOUTH_UNION: AssociationKind.YOUTH_UNION,
    NominatorKind.TRADE_UNION: AssociationKind.TRADE_UNION,
    NominatorKind.WOMEN_UNION: AssociationKind.WOMEN_UNION,
    NominatorKind.FARMERS_UNION: AssociationKind.FARMERS_UNION,
    NominatorKind.VETERANS_UNION: AssociationKind.VETERANS_UNION,
}
PLACES = {
    Kind.SCHOOL: PlaceKind.SCHOOL,
    Kind.STATE_ENTERPRISE: PlaceKind.STATE_ENTERPRISE,
    Kind.PRIVATE_ENTERPRISE: PlaceKind.PRIVATE_ENTERPRISE,
    Kind.FOREIGN_ENTERPRISE: PlaceKind.FOREIGN_ENTERPRISE,
}
YOUTH_UNTIL = 30


def found_base(world: World, upper: Org, number: int, name: str, kind: Kind, cells: int) -> list[Org]:
    """A base organisation below `upper` (a committee with cells, or a base cell when 0) and its place. Its cells."""
    code = f"{upper.code}.{number:02d}"
    if not cells:
        base = world.found(code, terms.CELL_NAME.format(place=name), kind, Level.BASE_CELL, upper)
    else:
        base = world.found(code, terms.COMMITTEE_NAME.format(unit=name), kind, Level.BASE_COMMITTEE, upper)
    if kind in PLACES:
        world.place(base, name, PLACES[kind])
    below = [_numbered_cell(world, base, n, name) for n in range(1, cells + 1)]
    return below or [base]


def _numbered_cell(world: World, base: Org, n: int, name: str) -> Org:
    cell = world.found(f"{base.code}.{n:02d}", terms.NUMBERED_CELL.format(n=n, base=name), base.kind, Level.CELL, base)
    cell.places = base.places
    return cell


def seasoned(world: World, cell: Org, number: int, period: Period) -> None:
    """Write members of long standing into a cell."""
    for _ in range(number):
        world.lives.member(ordinary_life(world, cell, day_in(world.random, period)))


def nominator_for(world: World, life: Life, on: date) -> NominatorKind:
    """Who usually nominates such a person: the Youth Union up to 30, then the association of work or home."""
    if life.born_on > add_months(on, -12 * YOUTH_UNTIL):
        return NominatorKind.YOUTH_UNION
    if life.cell.kind is not Kind.RESIDENTIAL:
        return NominatorKind.TRADE_UNION
    return NominatorKind.WOMEN_UNION if life.sex == "female" else NominatorKind.FARMERS_UNION


def admit(
    world: World, committee: Org, life: Life, *, way: Way | None = None, nominator: NominatorKind | None = None
) -> int:
    """Write the whole way of one person, to recognition a year later. Returns the person's id."""
    day = life.admitted_on
    assert day is not None
    way = way or world.paths.usual(day, committee)
    by = nominator or nominator_for(world, life, way.document_on)
    introduce(way, by)
    person = world.lives.member(life)
    if by in ASSOCIATIONS:
        world.lives.association(person, ASSOCIATIONS[by], add_months(way.document_on, -48))
    _, dossier = world.paths.walk(person, life.cell, way)
    world.paths.recognised(person, life.cell, dossier, day)
    return person


def introduce(way: Way, by: NominatorKind, name: str = "") -> None:
    """Write down who nominates, by the name of the association unless another is given."""
    way.nominator = by
    way.nominator_name = name or facts("usual")["nominator"][by]
