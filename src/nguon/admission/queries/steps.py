"""Facts of the steps between the cell's meeting and the decision, for many dossiers in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nguon.admission import rules
from nguon.admission.models import Appraisal, Dossier, Resolution
from nguon.admission.queries.course import days_of_many
from nguon.admission.queries.letters import clearances_of
from nguon.admission.rules import BaseResolution, Clearance, Decision, Meeting, Passing
from nguon.admission.rules.clocks import Days, extended_days, paused_days
from nguon.admission.terms import Appraiser, Body, DecidingBody, DossierState
from nguon.organizations import queries as organizations
from nguon.regulations.book import load_book
from nguon.regulations.chains import Course, Line, Step, course_on


@dataclass(frozen=True, slots=True)
class Steps:
    """What is judged between the cell's meeting and the decision, if it were taken on the day; votes are left open."""

    days: Days
    course: Course | None
    base: BaseResolution
    passing_base: Passing
    decision: Decision
    passing_decision: Passing
    clearance: Clearance


@dataclass(frozen=True, slots=True)
class Read:
    """What a caller has read of dossiers already, by their keys; None: not read.

    Votes and appraisals by body; meetings as they would be judged on the very day that is asked for.
    """

    days: Mapping[int, Days] | None = None
    votes: Mapping[int, Mapping[str, date]] | None = None
    appraised: Mapping[int, Mapping[str, date]] | None = None
    meetings: Mapping[int, Meeting] | None = None


NOTHING_READ = Read()


def steps_on(dossiers: Sequence[Dossier], day: date, read: Read = NOTHING_READ) -> dict[int, Steps]:
    """The facts of each dossier by its key; the decision as taken by the body that usually decides there."""
    keys = {dossier.pk for dossier in dossiers}
    cleared = clearances_of(keys)
    votes = _votes(keys) if read.votes is None else read.votes
    appraised = _appraisals(keys) if read.appraised is None else read.appraised
    days = days_of_many(dossiers) if read.days is None else read.days
    lines = organizations.lines_on({dossier.organization_id for dossier in dossiers}, day)
    return {
        dossier.pk: _steps(
            dossier,
            day,
            days[dossier.pk],
            votes[dossier.pk],
            appraised[dossier.pk],
            cleared[dossier.pk],
            lines.get(dossier.organization_id),
        )
        for dossier in dossiers
    }


def _votes(keys: set[int]) -> defaultdict[int, dict[str, date]]:
    found: defaultdict[int, dict[str, date]] = defaultdict(dict)
    rows = Resolution.rows.filter(dossier_id__any_of=keys, set_aside_on__isnull=True)
    for pk, body, met_on in rows.values_list("dossier_id", "body", "met_on"):
        found[pk][body] = met_on
    return found


def _appraisals(keys: set[int]) -> defaultdict[int, dict[str, date]]:
    found: defaultdict[int, dict[str, date]] = defaultdict(dict)
    rows = Appraisal.rows.filter(dossier_id__any_of=keys).order_by("appraised_on", "pk")
    for pk, appraiser, appraised_on in rows.values_list("dossier_id", "appraiser", "appraised_on"):
        found[pk][appraiser] = appraised_on
    return found


def _steps(
    dossier: Dossier,
    day: date,
    days: Days,
    votes: Mapping[str, date],
    appraised: Mapping[str, date],
    clearance: Clearance,
    line: Line | None,
) -> Steps:
    course = course_on(line, day) if line else None
    decider = DecidingBody(course.deciders[0].value) if course and course.deciders else None
    base = Passing(
        levels=line.levels if line else None,
        kind=line.kinds[0] if line else None,
        step=Step.BASE,
        section_on=appraised.get(Appraiser.SECTION),
        rechecked_on=appraised.get(Appraiser.ORGANIZING),
        decider=None,
    )
    counted = next((vote for vote in days.votes if vote.set_aside_on is None), None)
    is_referred = dossier.state == DossierState.REFERRED
    decision = Decision(
        cell_met_on=votes.get(Body.CELL),
        needs_base=False if is_referred else rules.base_needed(course, decider),
        base_met_on=votes.get(Body.BASE),
        deciding_body=decider,
        vote=None,
        extended=extended_days(days, counted) if counted else 0,
        paused=paused_days(days.pauses, counted.met_on, day, load_book().on(day)) if counted else 0,
    )
    return Steps(
        days=days,
        course=course,
        base=BaseResolution(cell_met_on=votes.get(Body.CELL), vote=None),
        passing_base=base,
        decision=decision,
        passing_decision=replace(base, step=Step.DECIDING, decider=decider),
        clearance=clearance,
    )
