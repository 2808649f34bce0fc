"""The small world with a row of every table about people, inside HA1 and outside it, so that every table could leak.

Beside `tests.world`, because these acts (papers, leaving, wrongful admissions) change what the pages of that world say.
"""

from __future__ import annotations

from datetime import date

from nguon.admission.models import Paper, Readmission
from nguon.admission.terms import Body, PaperState
from nguon.guard.acting import acting
from nguon.probation.models import (
    Departure,
    DepartureResolution,
    RedoneStep,
    Remark,
    TermHelper,
    TermPaper,
    WrongfulAdmission,
)
from tests.world import ON, SYSTEM, VOTES, World, build


def build_whole() -> World:
    """The world, and for a cell inside HA1 and one outside what it lacks."""
    world = build()
    with acting(SYSTEM):
        for code in ("HA11", "HB11"):
            _candidate(world, code)
            _probationer(world, code)
            _member(world, code)
    return world


def _candidate(world: World, code: str) -> None:
    dossier = world.dossiers[f"{code}:candidate"]
    Paper.rows.create(dossier=dossier, kind="curriculum-vitae", state=PaperState.RECEIVED, changed_on=ON)
    Readmission.rows.create(dossier=dossier, times_before=0)


def _probationer(world: World, code: str) -> None:
    term, helper = world.terms[f"{code}:probationer"], world.people[f"{code}:member"]
    TermHelper.rows.create(term=term, helper=helper, since=term.since)
    Remark.rows.create(term=term, helper=helper, made_on=ON, tasks="Hoàn thành việc được giao.")
    TermPaper.rows.create(term=term, kind="self-review", state=PaperState.RECEIVED, changed_on=ON)


def _member(world: World, code: str) -> None:
    person, cell = world.people[f"{code}:member"], world.organizations[code]
    departure = Departure.rows.create(
        person=person,
        organization=cell,
        opened_on=date(2026, 1, 5),
        kind="strike_off",
        ground="unpaid",
        months=4,
        with_reason=False,
    )
    DepartureResolution.rows.create(departure=departure, body=Body.CELL, met_on=ON, number="05-NQ", **VOTES)
    wrongful = WrongfulAdmission.rows.create(
        person=person, organization=cell, found_on=date(2026, 2, 2), fault="procedure", qualifies=True
    )
    RedoneStep.rows.create(wrongful=wrongful, step="cell")
