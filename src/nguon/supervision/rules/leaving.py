"""Tasks about those who leave the Party, and about wrongful admissions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.regulations.book import Page
from nguon.regulations.deadlines import by
from nguon.supervision.rules.tasks import Task, says, waiting
from nguon.supervision.terms import Owner, TaskKind, Urgency


@dataclass(frozen=True, slots=True)
class Departure:
    """A strike-off or resignation under way, or decided with a complaint that waits for its answer."""

    opened_on: date
    cell_met_on: date | None
    base_met_on: date | None
    needs_base: bool
    complained_on: date | None
    is_central: bool


def tasks_of_departure(departure: Departure, page: Page) -> tuple[Task, ...]:
    """What is to be done for somebody who is leaving."""
    if departure.complained_on is not None:
        central = "-central" if departure.is_central else ""
        limit = by(departure.complained_on, f"probation.complaint-answer{central}-working-days", page)
        code = "XT-12" if departure.is_central else "XT-11"
        facts = {"complained_on": departure.complained_on}
        return (waiting(TaskKind.COMPLAINT, Owner.DECIDING, limit, code, page, **facts),)
    if departure.cell_met_on is None:
        kind, owner = TaskKind.LEAVING_CELL, Owner.CELL
    elif departure.needs_base and departure.base_met_on is None:
        kind, owner = TaskKind.LEAVING_BASE, Owner.BASE
    else:
        kind, owner = TaskKind.LEAVING_DECISION, Owner.DECIDING
    said = says(kind, opened_on=departure.opened_on)
    return (Task(kind, Urgency.WAITING, owner, None, said, "", ()),)


def task_of_wrongful(found_on: date) -> Task:
    """That a wrongful admission waits to be treated."""
    said = says(TaskKind.WRONGFUL, found_on=found_on)
    return Task(TaskKind.WRONGFUL, Urgency.WAITING, Owner.BASE, None, said, "", ())
