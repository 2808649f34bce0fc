"""Today's life of the ward: candidates, dossiers and probations in every state, some late, some soon due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from nguon.admission.models import Dossier
from nguon.admission.terms import DossierState
from nguon.core.periods import Period, add_months
from nguon.demo import terms
from nguon.demo.articles.admitting import ASSOCIATIONS, introduce, nominator_for
from nguon.demo.articles.tien_hung import Ward, admit
from nguon.demo.articles.usual import ordinary_life
from nguon.demo.articles.ward_plans import targets
from nguon.demo.articles.ward_probation import on_probation
from nguon.demo.chance import around, day_in
from nguon.demo.lives import Life
from nguon.demo.paths import days
from nguon.demo.tree import Org
from nguon.demo.ways import Way
from nguon.demo.world import World, facts
from nguon.people.models import Person
from nguon.people.terms import Schooling, Sex
from nguon.sourcing.models import Candidacy, Movement
from nguon.sourcing.terms import CandidacyState, NominatorKind

HELPER = "giupdo.kp3"
CERTIFICATE_DAYS = 7
"""Days from the end of a class to its certificate, as `Paths.enrol` writes them."""


def build(world: World, place: Ward) -> None:
    """Write what the ward has on its hands on the world's day."""
    data = facts("ward")
    own = place.secretary_cell
    others = around(world.random, [cell for cell in place.cells if cell is not own])
    _years_between(world, place, data)
    helper = _helper(world, own, data)
    running = _running_class(world, place.ward, data)
    movements = _movements(world, place.ward, data)
    for row in data["own"]:
        write_candidate(world, place.ward, own, row, helper=helper, running=running)
    for row in data["others"]:
        for _ in range(row["number"]):
            write_candidate(world, place.ward, next(others), row, movement=next(movements), running=running)
    for row in data["ended"]:
        _closed(world, place.ward, next(others), row)
    for row in data["removed"]:
        write_removed(world, place.ward, next(others), row)
    on_probation(world, place.ward, own, others, data)
    targets(world, place, data)


def _years_between(world: World, place: Ward, data: dict[str, Any]) -> None:
    """The commune went on admitting after the article; three hamlets still did not."""
    silent = {f"{place.former.code}.{n:02d}" for n in (2, 4, 6)}
    cells = [cell for cell in place.cells if cell.below_code(place.former.code) and cell.code not in silent]
    turns = around(world.random, [cell for cell in cells if cell is not place.secretary_cell])
    for year, number in data["years_between"].items():
        period = Period(date(int(year), 2, 3), date(int(year), 12, 20))
        for admitted_on in sorted(day_in(world.random, period) for _ in range(number)):
            admit(world, place.ward, next(turns), admitted_on)


def _helper(world: World, own: Org, data: dict[str, Any]) -> int:
    """An official member of the cell who signs in as helper."""
    helper = world.lives.official_in(own, add_months(world.today, -60))[-1]
    world.lives.rename(helper, data["helper_name"], Sex.FEMALE)
    world.sheets[Person].set(helper, account_id=world.accounts.get(HELPER))
    return helper


def _running_class(world: World, ward: Org, data: dict[str, Any]) -> int:
    when = data["class_running"]
    began, ends = world.today - days(when["began"]), world.today + days(when["ends"])
    return world.paths.awareness_class(ward, ends, opened_on=began)


def _movements(world: World, ward: Org, data: dict[str, Any]) -> Iterator[int | None]:
    year = world.today.year
    keys: list[int | None] = [None] * 12
    for row in data["movement"]:
        key = world.sheets[Movement].add(
            organization_id=ward.id,
            name=row["name"],
            organizer=row["organizer"],
            since=date(year, 1, 5),
            until=date(year + 1, 1, 1),
        )
        keys += [key] * row["share"]
    return around(world.random, keys)


def write_candidate(
    world: World,
    ward: Org,
    cell: Org,
    row: dict[str, Any],
    *,
    running: int = 0,
    helper: int | None = None,
    movement: int | None = None,
) -> tuple[int, int | None]:
    """Write one candidate as far as the row goes. Returns (candidacy, dossier)."""
    life = candidate_life(world, cell, row)
    way = way_of(world, ward, row)
    if movement and world.today - way.document_on < timedelta(days=200):
        way.movement = movement
    way.helper = helper if row.get("helped_by_account") else None
    introduce(way, NominatorKind(row["nominator"]) if "nominator" in row else nominator_for(world, life, world.today))
    person = world.lives.person(life)
    world.lives.identify(person)
    if way.nominator in ASSOCIATIONS:
        world.lives.association(person, ASSOCIATIONS[way.nominator], way.document_on - days(1200))
    keys = world.paths.walk(person, cell, way)
    if row.get("class_running"):
        world.paths.enrol(running, person, result=None)
    return keys


def candidate_life(world: World, cell: Org, row: dict[str, Any]) -> Life:
    """An inhabitant or colleague who is not a member; what the row says of the person holds."""
    life = ordinary_life(world, cell, world.today, age=row.get("age", 0), ethnicity=row.get("ethnicity", ""))
    life.admitted_on = None
    life.full_name = row.get("name", "")
    life.sex = Sex(row.get("sex", life.sex))
    life.schooling = Schooling(row.get("schooling", life.schooling))
    return life


def way_of(world: World, ward: Org, row: dict[str, Any]) -> Way:
    """The days of a row of `data/ward.toml`."""

    def ago(key: str) -> date | None:
        return world.today - days(row[key]) if key in row else None

    document_on = ago("document")
    assert document_on is not None
    class_on = ago("class")
    if "certificate_left" in row:
        months = world.page.integer("admission.certificate-months")
        class_on = add_months(world.today + days(row["certificate_left"]), -months) - days(CERTIFICATE_DAYS)
    return Way(
        document_on=document_on,
        listed_on=ago("listed"),
        helped_on=ago("helped"),
        helped_until=ago("helper_left") or ago("removed"),
        class_id=world.paths.awareness_class(ward, class_on) if class_on else None,
        opened_on=ago("opened"),
        cell_on=ago("cell"),
        base_on=ago("base"),
        returned_on=ago("returned"),
        rechecked_on=ago("rechecked"),
        decided_on=ago("decided"),
        received_on=ago("received"),
        introducers=row.get("introducers", 2),
    )


def _closed(world: World, ward: Org, cell: Org, row: dict[str, Any]) -> None:
    candidacy, dossier = write_candidate(world, ward, cell, row)
    assert dossier is not None
    world.sheets[Candidacy].set(candidacy, state=CandidacyState.TRAINED)
    closed_on = world.today - days(row["closed"])
    world.sheets[Dossier].set(dossier, state=DossierState.CLOSED, closed_on=closed_on, closing_reason=row["reason"])


def write_removed(world: World, committee: Org, cell: Org, row: dict[str, Any]) -> None:
    """Write somebody who was taken off the list, for the row's reason."""
    removed_on = world.today - days(row["removed"])
    way = way_of(world, committee, row)
    way.extra = {
        "state": CandidacyState.REMOVED,
        "removed_on": removed_on,
        "removal_reason": row["reason"],
        "removal_resolution": world.paths.number(terms.CELL_RESOLUTION, removed_on),
    }
    world.paths.walk(world.lives.person(candidate_life(world, cell, row)), cell, way)
