"""Targets of the ward: handed down by the city, handed on to the cells, for the year and for the term."""

from __future__ import annotations

from datetime import date
from typing import Any

from nguon.core.periods import Period
from nguon.demo import terms
from nguon.demo.articles.tien_hung import Ward
from nguon.demo.chance import shares
from nguon.demo.tree import Org
from nguon.demo.world import World
from nguon.organizations.terms import Kind
from nguon.targets.terms import Span


def targets(world: World, place: Ward, data: dict[str, Any]) -> None:
    """Write the plans of this year and of this term."""
    target = data["target"]
    year = Period.year(world.today.year)
    title = terms.YEAR_PLAN.format(year=world.today.year)
    above = {place.province: target["province_year"], place.ward: target["ward_year"]}
    world.directive(place.province, title, Span.YEAR, year, above)
    world.directive(place.ward, title, Span.YEAR, year, _yearly(place, target), signed_on=date(year.since.year, 1, 28))
    first, last = target["term"]
    term = Period(date(first, 1, 1), date(last + 1, 1, 1))
    title = terms.TERM_PLAN.format(since=first, until=last)
    signed_on = date(first, 10, 15)
    above = {place.province: target["province_term"], place.ward: target["ward_term"]}
    world.directive(place.province, title, Span.TERM, term, above, signed_on=signed_on)
    parts = shares(target["ward_term"] - len(place.cells) // 7, [1.0] * len(place.cells))
    handed = dict(zip(place.cells, parts, strict=True))
    world.directive(place.ward, title, Span.TERM, term, handed, signed_on=signed_on)


def _yearly(place: Ward, target: dict[str, Any]) -> dict[Org, int]:
    """One from each hamlet of the former commune, two from the secretary's cell, the rest from offices and schools."""
    handed = {
        cell: 1 for cell in place.cells if cell.below_code(place.former.code) or cell.kind is not Kind.RESIDENTIAL
    }
    return handed | {place.secretary_cell: target["secretary_year"]}
