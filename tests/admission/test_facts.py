"""The picture for the cell's meeting: the same for one dossier and for many, in as many queries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nguon.admission import queries
from nguon.admission.models import Dossier, Introduction
from nguon.admission.terms import DossierState, IntroducerKind
from nguon.core.scope import Scope
from nguon.guard.acting import acting
from nguon.people.models import StandingPeriod
from nguon.people.terms import Standing
from nguon.sourcing.models import HelperAssignment
from nguon.training.models import Enrolment
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db


def every_dossier() -> list[Dossier]:
    return list(Dossier.objects.within(Scope.everything()).select_related("person").order_by("pk"))


def left(dossier: Dossier, *, since: date) -> None:
    organization = dossier.organization
    StandingPeriod.rows.create(person=dossier.person, organization=organization, standing=Standing.LEFT, since=since)


def queries_of(dossiers: list[Dossier]) -> tuple[Any, int]:
    with CaptureQueriesContext(
        connection,
    ) as spent:
        meetings = queries.meetings_on(dossiers, ON)
    return meetings, len(spent)


def test_many_pictures_cost_as_many_queries_as_one(world: World) -> None:
    with acting(SYSTEM):
        dossiers = every_dossier()
        (one, queries_of_one), (many, queries_of_many) = queries_of(dossiers[:1]), queries_of(dossiers)

    assert (len(dossiers) > 3, queries_of_many) == (True, queries_of_one)
    assert many[:1] == one


def test_each_picture_is_that_of_its_own_dossier(world: World) -> None:
    with acting(SYSTEM):
        dossiers = every_dossier()
        mine = world.dossiers["HA11:candidate"]
        member = world.people["HA12:member"]
        Introduction.rows.filter(dossier=mine).delete()
        Introduction.rows.create(
            dossier=mine,
            kind=IntroducerKind.MEMBER,
            introducer=member,
            together_since=date(2020, 1, 2),
            dated_on=date(2026, 1, 5),
        )
        Enrolment.rows.filter(person=mine.person).delete()
        HelperAssignment.rows.filter(candidacy_id=mine.candidacy_id).delete()
        left(mine, since=date(2019, 5, 1))
        meetings = dict(zip((d.pk for d in dossiers), queries.meetings_on(dossiers, ON), strict=True))
        others = [queries.meeting_on(dossier, ON) for dossier in dossiers]

    applicant = meetings[mine.pk].applicant
    assert (applicant.standing, applicant.left_on) == (Standing.LEFT, date(2019, 5, 1))
    assert (applicant.certificate_on, applicant.has_helper, applicant.other_dossier_open) == (None, False, False)
    [introduction] = applicant.introductions or ()
    assert (introduction.kind, introduction.standing) == (IntroducerKind.MEMBER, Standing.OFFICIAL)
    assert list(meetings.values()) == others
    assert [m.applicant.has_helper for pk, m in meetings.items() if pk != mine.pk].count(False) == 0


def test_what_began_after_the_day_is_not_in_the_picture(world: World) -> None:
    with acting(SYSTEM):
        mine = world.dossiers["HA11:candidate"]
        left(mine, since=ON)
        eve = queries.meeting_on(mine, date(2026, 3, 1)).applicant
        day = queries.meeting_on(mine, ON).applicant

    assert (eve.standing, eve.left_on) == (Standing.OUTSIDE, None)
    assert (day.standing, day.left_on) == (Standing.LEFT, ON)


def test_a_dossier_that_is_planned_has_no_introductions_and_sees_the_one_that_is_open(world: World) -> None:
    with acting(SYSTEM):
        open_one = world.dossiers["HA11:candidate"]
        planned = Dossier(person=open_one.person, candidacy=open_one.candidacy, organization=open_one.organization)
        planned.opened_on = ON
        before = queries.applicant_on(planned, ON)
        Dossier.rows.filter(pk=open_one.pk).update(state=DossierState.CLOSED, closed_on=ON, closing_reason="own_wish")
        after = queries.applicant_on(planned, ON)

    assert (before.introductions, before.other_dossier_open, after.other_dossier_open) == ((), True, False)
