"""The people of a block: members of long standing, members on probation, candidates and dossiers in every state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from nguon.core.periods import Period, add_months
from nguon.demo.articles.usual import ordinary_life
from nguon.demo.articles.ward import write_candidate, write_removed
from nguon.demo.articles.ward_probation import running_term
from nguon.demo.chance import day_in, shares
from nguon.demo.country.shape import Block, Shape
from nguon.demo.tree import Org
from nguon.demo.world import World, facts

FOUNDERS = 3
"""So many members of each cell have been members for long: helpers and introducers are found among them."""
LONG_AGO, EARLIER = Period(date(1980, 1, 1), date(2015, 1, 1)), date(1985, 1, 1)
STEPS = ("document", "listed", "helped", "class", "opened", "cell", "base", "decided", "received", "removed")


def fill(world: World, block: Block, shape: Shape) -> None:
    """Write the people of a block, cell after cell."""
    weights = [world.random.uniform(0.4, 2.2) for _ in block.cells]
    members = shares(shape.members - FOUNDERS * len(block.cells), weights)
    candidates = shares(shape.candidates, weights)
    rows = _rows(world)
    for (cell, upper), so_many, others in zip(block.cells, members, candidates, strict=True):
        _members(world, cell, so_many)
        for _ in range(others):
            row = next(rows)
            (write_removed if "removed" in row else write_candidate)(world, upper, cell, row)


def _members(world: World, cell: Org, others: int) -> None:
    probation = facts("country")["probation"]
    for _ in range(FOUNDERS):
        world.lives.member(ordinary_life(world, cell, day_in(world.random, LONG_AGO)))
    year_ago = add_months(world.today, -13)
    for _ in range(others):
        if world.random.random() < probation["share"]:
            since = world.today - timedelta(days=world.random.randrange(1, probation["longest"]))
            life = ordinary_life(world, cell, since)
            person = world.lives.person(life)
            world.lives.admit(person, life, recognised=False)
            running_term(world, cell, person, since)
        else:
            world.lives.member(ordinary_life(world, cell, day_in(world.random, Period(EARLIER, year_ago))))


def _rows(world: World) -> Iterator[dict[str, Any]]:
    """Candidates by weight, each with its days stretched; classes close on the 15th, so that many share one."""
    kinds: list[dict[str, Any]] = facts("country")["candidate"]
    weights = [row["weight"] for row in kinds]
    while True:
        row = world.random.choices(kinds, weights)[0]
        factor = world.random.uniform(0.75, 1.3)
        stretched = row | {step: max(1, round(row[step] * factor)) for step in STEPS if step in row}
        if "class" in stretched:
            closed_on = (world.today - timedelta(days=stretched["class"])).replace(day=15)
            stretched["class"] = (world.today - closed_on).days
        yield stretched
