"""One person's path: the steps in order, the one to take now, and what stands against it on a chosen day."""

from __future__ import annotations

from datetime import date

import pytest

from nguon.admission.models import Dossier, Introduction, Resolution
from nguon.admission.terms import DossierState
from nguon.core.scope import Scope
from nguon.guard.acting import acting
from nguon.probation.models import TermResolution
from nguon.sourcing.models import Candidacy
from nguon.supervision import queries
from nguon.supervision.terms import StepKind, StepState
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db


def prepare(world: World, key: str = "HA11:candidate") -> None:
    """Take the dossier back to where it has neither introductions nor votes."""
    dossier = world.dossiers[key]
    Introduction.rows.filter(dossier=dossier).delete()
    Resolution.rows.filter(dossier=dossier).delete()
    Dossier.rows.filter(pk=dossier.pk).update(state=DossierState.PREPARING)


def story(world: World, key: str = "HA11:candidate", day: date = ON) -> queries.Story:
    return queries.story_of_candidacy(Scope.everything(), world.candidacies[key].pk, day)


def test_the_steps_before_the_next_are_done_and_those_after_cannot_start(world: World) -> None:
    with acting(SYSTEM):
        prepare(world)
        steps = queries.steps_of(story(world))

    assert [(step.kind, step.state) for step in steps] == [
        (StepKind.NOMINATION, StepState.DONE),
        (StepKind.LISTING, StepState.DONE),
        (StepKind.HELPER, StepState.DONE),
        (StepKind.TRAINING, StepState.DONE),
        (StepKind.DOSSIER, StepState.DONE),
        (StepKind.INTRODUCTIONS, StepState.WAITING),
        (StepKind.VERIFICATION, StepState.DONE),
        (StepKind.CELL, StepState.CANNOT),
        (StepKind.BASE, StepState.CANNOT),
        (StepKind.DECISION, StepState.CANNOT),
        (StepKind.CEREMONY, StepState.CANNOT),
        (StepKind.PROBATION, StepState.CANNOT),
        (StepKind.RECOGNITION, StepState.CANNOT),
    ]
    assert queries.next_step(steps) is StepKind.INTRODUCTIONS


def test_a_cell_that_is_itself_a_base_organisation_has_no_step_of_a_base_committee(world: World) -> None:
    with acting(SYSTEM):
        kinds = {step.kind for step in queries.steps_of(story(world, "HA2:candidate"))}

    assert StepKind.BASE not in kinds


def test_a_done_step_names_its_paper_and_its_day(world: World) -> None:
    with acting(SYSTEM):
        listing = next(step for step in queries.steps_of(story(world)) if step.kind is StepKind.LISTING)

    assert (listing.detail, listing.on) == ("Nghị quyết số 03-NQ/CB ngày 03/03/2025", date(2025, 3, 3))


def test_what_stands_against_the_cell_is_judged_for_the_day_that_is_asked(world: World) -> None:
    with acting(SYSTEM):
        prepare(world)
        now = queries.against_next_step(story(world), date(2026, 3, 9))
        far = queries.against_next_step(story(world), date(2027, 3, 9))

    assert now is not None
    assert far is not None
    assert [finding.clause for finding in now.obstacles] == ["KN-11"]
    # A year later the dossier has run out as well.
    assert sorted(finding.clause for finding in far.obstacles) == ["HS-06", "KN-10", "KN-11"]
    assert now.question == "Còn vướng gì để chi bộ họp xét?"


def test_once_the_cell_has_proposed_the_base_committee_is_asked_for(world: World) -> None:
    with acting(SYSTEM):
        steps = queries.steps_of(story(world))
        judged = queries.against_next_step(story(world), date(2026, 3, 9))

    assert queries.next_step(steps) is StepKind.BASE
    assert judged is not None
    assert (judged.question, judged.findings) == ("Còn vướng gì để đảng ủy cơ sở họp xét?", ())


def test_nothing_is_judged_for_somebody_taken_off_the_list(world: World) -> None:
    with acting(SYSTEM):
        removed = Candidacy.rows.get(person=world.people["HB11:moved"], organization=world.organizations["HA12"])
        told = queries.story_of_candidacy(Scope.everything(), removed.pk, ON)

        assert queries.against_next_step(told, ON) is None
        assert queries.next_step(queries.steps_of(told)) is None


def test_a_member_taken_over_from_elsewhere_has_only_the_steps_of_probation(world: World) -> None:
    with acting(SYSTEM):
        TermResolution.rows.filter(term=world.terms["HA11:probationer"]).delete()
        told = queries.story_of_term(Scope.everything(), world.terms["HA11:probationer"].pk, ON)
        kinds = [step.kind for step in queries.steps_of(told)]
        judged = queries.against_next_step(told, date(2026, 8, 1))

    assert kinds == [StepKind.PROBATION, StepKind.REVIEW_CELL, StepKind.REVIEW_BASE, StepKind.RECOGNITION]
    assert judged is not None
    assert [finding.clause for finding in judged.obstacles] == ["DB-01", "DB-04"]


def test_the_timeline_tells_the_newest_first(world: World) -> None:
    with acting(SYSTEM):
        days = [fact.on for fact in queries.happened(story(world))]

    assert days == sorted(days, reverse=True)
    assert days[-1] == date(2025, 2, 3)
