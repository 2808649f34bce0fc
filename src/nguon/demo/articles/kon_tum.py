"""S4: Đảng bộ thành phố Kon Tum at the end of 2010, and its way into Quảng Ngãi."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import Any

from nguon.core.periods import Period
from nguon.demo import terms
from nguon.demo.articles.admitting import admit
from nguon.demo.articles.cohorts import Cohort, invent
from nguon.demo.articles.communes import end, found_communes, merge_communes
from nguon.demo.articles.pools import Pools
from nguon.demo.chance import quota
from nguon.demo.lives import Life
from nguon.demo.tree import Org
from nguon.demo.ways import Way
from nguon.demo.world import World, facts
from nguon.organizations.terms import CELL_LEVELS, Kind, Level
from nguon.people.terms import NO_RELIGION, PostKind
from nguon.places.terms import PlaceKind
from nguon.targets.terms import Span

SPRING_CLASS = date(2010, 3, 19)
AUTUMN = (date(2010, 9, 6), date(2010, 12, 24))


def build(world: World) -> None:
    """Write the city's organisations and members at the end of 2010 and let it become part of its heir."""
    data = facts("kon_tum")
    province = world.found(data["province"], data["province_name"], Kind.PROVINCE, Level.PROVINCE, world.root)
    city = world.found(data["code"], data["name"], Kind.DISTRICT, Level.UPPER, province)
    heir = world.found(data["heir"], data["heir_name"], Kind.PROVINCE, Level.PROVINCE, world.root)
    bases = found_communes(world, "KTU", {city.code.rpartition(".")[2]: city})
    _people(world, city, data)
    empty = world.tree.by_code[f"{city.code}.{data['empty_hamlet_commune']}.01"]
    world.place(empty, terms.EMPTY_VILLAGE.format(n=7), PlaceKind.HAMLET)
    title = terms.YEAR_PLAN.format(year=2010)
    world.directive(province, title, Span.YEAR, Period.year(2010), {city: data["target_2010"]})
    merge_communes(world, "KTU", bases, heir)
    end(world, city, heir)
    end(world, province, heir)


def _people(world: World, city: Org, data: dict[str, Any]) -> None:
    """Those from before 2010 first, so that they can help and introduce; posts go to followers of a religion."""
    cells = [org for org in world.tree.by_code.values() if org.level in CELL_LEVELS and org.below(city)]
    by_occupation = Pools(world, cells).by_occupation()
    posts = _posts(world, data)

    def cohort(group: str, when: str) -> list[Life]:
        rows = dict(data[group][when])
        weights = data["occupation"]
        return invent(world, Cohort.evenly(rows.pop("size"), rows), weights, by_occupation)

    faithful = {when: cohort("religious", when) for when in ("before", "2010")}
    others = {when: cohort("others", when) for when in ("before", "2010")}
    holding = dict(zip(map(id, chain.from_iterable(faithful.values())), posts, strict=True))
    for life in sorted(chain(faithful["before"], others["before"]), key=lambda life: life.admitted_on or date.max):
        _hold(world, world.lives.member(life), life, holding.get(id(life)))
    for life in faithful["2010"]:
        day = life.admitted_on = max(_autumn_day(world), life.admitted_on or date.min)
        person = admit(world, city, life, way=_within_the_year(world, city, day))
        _hold(world, person, life, holding[id(life)])
    for life in others["2010"]:
        admit(world, city, life)


def _posts(world: World, data: dict[str, Any]) -> list[PostKind | None]:
    number = sum(data["religious"][when]["size"] for when in ("before", "2010"))
    counts: dict[PostKind | None, int] = {PostKind(kind): count for kind, count in data["posts"].items()}
    return quota(world.random, number, counts, {None: 1})


def _hold(world: World, person: int, life: Life, post: PostKind | None) -> None:
    if post is None or life.religion == NO_RELIGION:
        return
    # In office since the beginning of one of the years just before, or since the admission.
    since = max(date(world.random.randrange(2005, 2010), 1, 1), life.admitted_on or date.min)
    world.lives.post(person, post, since)


def _autumn_day(world: World) -> date:
    first, last = AUTUMN
    return first + timedelta(days=world.random.randrange((last - first).days))


def _within_the_year(world: World, city: Org, admitted_on: date) -> Way:
    """Class in spring, dossier in early summer, admission in autumn of the same year."""
    way = world.paths.usual(admitted_on, city)
    way.class_id = world.paths.awareness_class(city, SPRING_CLASS)
    way.opened_on = SPRING_CLASS + timedelta(days=25)
    return way
