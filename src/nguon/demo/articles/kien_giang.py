"""S0: Đảng bộ tỉnh Kiên Giang at the end of the term 2006-2010, and its way into An Giang."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Any

from nguon.core.periods import Period, add_months
from nguon.demo import terms
from nguon.demo.articles.cohorts import KHMER, CellFor, Cohort, invent
from nguon.demo.articles.communes import end, found_communes, merge_communes
from nguon.demo.articles.pools import Pools
from nguon.demo.articles.usual import live_in, ordinary_life
from nguon.demo.chance import around, day_in, shares
from nguon.demo.lives import Life
from nguon.demo.tree import Org
from nguon.demo.ways import Way
from nguon.demo.world import DISTRICTS_END, World, facts
from nguon.organizations.terms import CELL_LEVELS, Kind, Level
from nguon.people.terms import Occupation, PostKind
from nguon.places.terms import CountedGroup, PlaceKind
from nguon.sourcing.terms import CandidacyState, RemovalReason
from nguon.targets.terms import Span

END_OF_TERM = date(2010, 12, 31)
TERM, TERM_BEFORE = Period(date(2006, 1, 1), date(2011, 1, 1)), Period(date(2001, 1, 1), date(2006, 1, 1))
IN_ENTERPRISE_CELLS = 80
"""The others of the article's 124 have not moved their membership to the enterprise."""
STILL_CANDIDATES = 260


def build(world: World) -> None:
    """Write the province's organisations, members, counts and targets, and let it become part of its heir."""
    data = facts("kien_giang")
    province = world.found(data["code"], data["name"], Kind.PROVINCE, Level.PROVINCE, world.root)
    heir = world.found(data["heir"], data["heir_name"], Kind.PROVINCE, Level.PROVINCE, world.root)
    districts = {row["code"]: _district(world, province, row) for row in data["district"]}
    bases = found_communes(world, "KGI", districts)
    uppers = [_upper(world, province, row) for row in data["upper"]]
    enterprises = _enterprises(world, uppers[1], data)
    _empty_hamlets(world, bases, data["empty_hamlets"])
    cells = [org for org in world.tree.by_code.values() if org.level in CELL_LEVELS and org.below(province)]
    pools = Pools(world, [cell for cell in cells if cell.kind not in NON_STATE])
    lives = _people(world, data, _cell_for(world, data, pools))
    owners = _into_enterprises(world, lives, data, enterprises, cells)
    for life in lives:
        person = world.lives.member(life)
        _after_admission(world, person, life, owner=id(life) in owners)
    _candidates(world, cells)
    _targets(world, province, districts, uppers, data)
    _end(world, province, heir, districts, bases, uppers, data)


NON_STATE = {Kind.PRIVATE_ENTERPRISE, Kind.FOREIGN_ENTERPRISE}


def _district(world: World, province: Org, row: dict[str, Any]) -> Org:
    district = world.found(
        f"{province.code}.{row['code']}",
        terms.COMMITTEE_NAME.format(unit=row["name"]),
        Kind.DISTRICT,
        Level.UPPER,
        province,
    )
    world.count(district, CountedGroup.POPULATION, row["population"], END_OF_TERM)
    world.count(district, CountedGroup.ETHNIC_POPULATION, row["khmer"], END_OF_TERM, ethnicity=KHMER)
    if later := row.get("later"):
        name = terms.COMMITTEE_NAME.format(unit=later["name"])
        world.tree.change(district, on=later["on"], number=terms.REORGANISED.format(year=later["on"].year), name=name)
    return district


def _upper(world: World, province: Org, row: dict[str, Any]) -> Org:
    upper = world.found(f"{province.code}.{row['code']}", row["name"], Kind(row["kind"]), Level.UPPER, province)
    for number, base in enumerate(row["bases"], start=1):
        name = terms.CELL_NAME.format(place=base)
        cell = world.found(f"{upper.code}.{number:02d}", name, Kind(row["base_kind"]), Level.BASE_CELL, upper)
        if cell.kind is Kind.STATE_ENTERPRISE:
            world.place(cell, base, PlaceKind.STATE_ENTERPRISE)
    return upper


def _enterprises(world: World, bloc: Org, data: dict[str, Any]) -> list[tuple[Org, int]]:
    """(who answers for it, place) of every private or foreign-invested enterprise; with a cell, that cell."""
    found: list[tuple[Org, int]] = []
    for group in data["enterprise"]:
        for name in group["names"]:
            answers = bloc
            if group["cell"]:
                code = f"{bloc.code}.{51 + len(found)}"
                cell_name = terms.CELL_NAME.format(place=name)
                answers = world.found(code, cell_name, Kind(group["kind"]), Level.BASE_CELL, bloc)
            place = world.place(answers, name, PlaceKind(group["kind"]))
            workers = world.random.randrange(40, 900)
            world.count(answers, CountedGroup.WORKERS, workers, END_OF_TERM, place=place)
            found.append((answers, place))
    return found


def _empty_hamlets(world: World, bases: list[Org], number: int) -> None:
    """Hamlets where nobody is a member yet: the neighbouring cell answers for them."""
    for base in world.random.sample([base for base in bases if base.kind is Kind.COMMUNE], number):
        cell = world.tree.children(base)[0]
        world.place(cell, terms.EMPTY_HAMLET.format(n=6), PlaceKind.HAMLET)


def _cell_for(world: World, data: dict[str, Any], pools: Pools) -> CellFor:
    """Cells in turn by kind; for Khmer by where the Khmer live."""
    khmer = around(world.random, _by_khmer(data, pools.by_kind[Kind.RESIDENTIAL]))

    def cell_for(occupation: Occupation, ethnicity: str) -> Org:
        kind = pools.kind_for(occupation)
        return next(khmer) if kind is Kind.RESIDENTIAL and ethnicity == KHMER else pools.next_of(kind)

    return cell_for


def _by_khmer(data: dict[str, Any], cells: list[Org]) -> list[Org]:
    """Hamlet cells, each district as often as its share of the Khmer population asks."""
    places = shares(500, [row["khmer"] for row in data["district"]])
    chosen: list[Org] = []
    for row, number in zip(data["district"], places, strict=True):
        here = [cell for cell in cells if cell.code.split(".")[1] == row["code"]]
        chosen += [here[index % len(here)] for index in range(number)]
    return chosen


def _people(world: World, data: dict[str, Any], cell_for: CellFor) -> list[Life]:
    """Three cohorts; the oldest is as large as the number of members at the end of the term asks."""
    newest, before = (Cohort(**data["cohort"][key]) for key in ("2006", "2001"))
    kept = sum(cohort.size - cohort.struck_off for cohort in (newest, before))
    oldest = Cohort.evenly(data["members_at_end_of_2010"] - kept, data["cohort"]["1976"])
    return list(chain.from_iterable(invent(world, c, data["occupation"], cell_for) for c in (oldest, before, newest)))


def _into_enterprises(
    world: World, lives: list[Life], data: dict[str, Any], enterprises: list[tuple[Org, int]], cells: list[Org]
) -> set[int]:
    """Put the article's members into the enterprises; returns which of them (by id()) own one."""
    able = [life for life in lives if life.cell.kind is Kind.STATE_ENTERPRISE and not life.struck_off_on]
    chosen = world.random.sample(able, data["members_in_enterprises"])
    with_cell = around(world.random, [answers for answers, _ in enterprises if answers.kind in NON_STATE])
    hamlets = around(world.random, [cell for cell in cells if cell.kind is Kind.RESIDENTIAL])
    places = around(world.random, [place for _, place in enterprises])
    for life in chosen[:IN_ENTERPRISE_CELLS]:
        life.workplace = None
        live_in(life, next(with_cell))
    for life in chosen[IN_ENTERPRISE_CELLS:]:
        live_in(life, next(hamlets))
        life.workplace = next(places)
    owners = world.random.sample(chosen, data["owners_among_them"])
    for life in owners:
        life.occupation = Occupation.ENTERPRISE_MANAGER
    return {id(life) for life in owners}


def _after_admission(world: World, person: int, life: Life, *, owner: bool) -> None:
    admitted_on = life.admitted_on
    assert admitted_on is not None
    if owner:
        world.lives.post(person, PostKind.ENTERPRISE_OWNER, add_months(admitted_on, -24))
    if life.dignitary:
        world.lives.post(person, PostKind.DIGNITARY, add_months(admitted_on, -60))
    if life.struck_off_on:
        world.paths.struck_off(person, life.cell, admitted_on, life.struck_off_on)


def _candidates(world: World, cells: list[Org]) -> None:
    """People who were on a list at the end of the term and of whom nothing came."""
    hamlets: Iterator[Org] = around(world.random, [cell for cell in cells if cell.kind is Kind.RESIDENTIAL])
    for _ in range(STILL_CANDIDATES):
        cell = next(hamlets)
        document_on = day_in(world.random, Period(date(2009, 2, 1), date(2010, 10, 1)))
        listed_on = document_on + timedelta(days=30)
        removed_on = day_in(world.random, Period(date(2011, 3, 1), date(2012, 12, 1)))
        life = ordinary_life(world, cell, removed_on)
        life.admitted_on = None
        reason = world.random.choice([RemovalReason.MOVED, RemovalReason.OWN_WISH, RemovalReason.BELOW_STANDARD])
        removal = {
            "state": CandidacyState.REMOVED,
            "removed_on": removed_on,
            "removal_reason": reason,
            "removal_resolution": world.paths.number(terms.CELL_RESOLUTION, removed_on),
        }
        way = Way(document_on, listed_on, helped_on=listed_on, helped_until=removed_on, extra=removal)
        world.paths.walk(world.lives.person(life), cell, way)


def _targets(world: World, province: Org, districts: dict[str, Org], uppers: list[Org], data: dict[str, Any]) -> None:
    """Both term plans, the plan of 2010, and term plans of the districts that made one."""
    target = data["target"]
    for period, number in ((TERM_BEFORE, target["term_before"]), (TERM, target["term"])):
        title = terms.TERM_PLAN.format(since=period.since.year, until=period.last_day.year)
        world.directive(province, title, Span.TERM, period, {province: number})
    below = [*districts.values(), *uppers]
    parts = shares(target["year_2010"], [8.0] * len(districts) + [4.0] * len(uppers))
    handed = {province: target["year_2010"]} | dict(zip(below, parts, strict=True))
    world.directive(province, terms.YEAR_PLAN.format(year=2010), Span.YEAR, Period.year(2010), handed)
    for code, district in districts.items():
        if code not in target["districts_without_term_plan"]:
            title = terms.TERM_PLAN.format(since=2006, until=2010)
            world.directive(district, title, Span.TERM, TERM, {district: target["term"] // 18})
    world.count(province, CountedGroup.POPULATION, data["population"], END_OF_TERM)
    world.count(province, CountedGroup.ETHNIC_POPULATION, data["khmer_population"], END_OF_TERM, ethnicity=KHMER)


def _end(
    world: World,
    province: Org,
    heir: Org,
    districts: dict[str, Org],
    bases: list[Org],
    uppers: list[Org],
    data: dict[str, Any],
) -> None:
    merge_communes(world, "KGI", bases, heir)
    government = world.found(f"{heir.code}.U", data["heir_government"], Kind.AGENCY, Level.UPPER, heir, DISTRICTS_END)
    for upper in uppers:
        end(world, upper, heir, adopt=government)
    for district in districts.values():
        end(world, district, heir)
    end(world, province, heir)
