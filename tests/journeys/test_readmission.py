"""Somebody who has left is admitted again: judged with the cell's meeting, and counted in party age."""

from __future__ import annotations

from datetime import date

import pytest

from nguon.admission import operations, queries, rules
from nguon.admission.models import Dossier
from nguon.admission.operations import FirstTime
from nguon.admission.rules import party_age
from nguon.admission.terms import Conviction, DossierState, Leaving
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.organizations.queries import rules_for
from nguon.people.models import StandingPeriod
from nguon.people.terms import Standing
from tests import world as w

ACTOR = Actor.system("test")
MEETING = date(2026, 3, 16)
FIRST = FirstTime(
    how=Leaving.STRUCK_OFF,
    is_hardship=None,
    conviction=Conviction.NONE,
    cleared_on=None,
    times_before=0,
    left_on=date(2020, 6, 1),
    first_decision_number="12-QĐ/HU",
    first_decided_on=date(2010, 6, 1),
    consent_number="44-CV/TU",
    consented_on=date(2026, 2, 2),
)


@pytest.fixture
def dossier(db: None) -> Dossier:
    """A dossier in preparation of somebody who was struck off in 2020."""
    office = w.build()
    with acting(ACTOR):
        found = Dossier.rows.get(pk=office.dossiers["HA11:candidate"].pk)
        found.resolutions.all().delete()
        Dossier.rows.filter(pk=found.pk).update(state=DossierState.PREPARING)
        StandingPeriod.rows.create(
            person=found.person, organization=found.organization, standing=Standing.LEFT, since=date(2020, 6, 1)
        )
        return Dossier.rows.select_related("person", "organization").get(pk=found.pk)


def of_readmission(dossier: Dossier) -> list[str]:
    with acting(ACTOR):
        facts = queries.meeting_on(dossier, MEETING)
        findings = rules.against_meeting(facts, rules_for(dossier.organization_id, MEETING))
    return [
        finding.clause for finding in findings if finding.clause in {"KN-16", "KN-17"} or finding.clause[:2] == "KL"
    ]


def keep(dossier: Dossier, first: FirstTime) -> Dossier:
    with acting(ACTOR):
        return operations.keep_first_time(dossier_id=dossier.pk, seen_version=dossier.version, first=first, actor=ACTOR)


def test_nothing_is_taken_for_granted_of_somebody_who_has_left(dossier: Dossier) -> None:
    assert of_readmission(dossier) == ["KN-17", "KL-01", "KL-04", "KL-05"]


def test_what_was_written_down_of_the_first_time_is_judged_with_the_meeting(dossier: Dossier) -> None:
    dossier = keep(dossier, FIRST)

    assert of_readmission(dossier) == []


def test_a_second_return_and_a_consent_after_the_meeting_are_named(dossier: Dossier) -> None:
    again = FirstTime(**{name: getattr(FIRST, name) for name in FirstTime.__slots__} | {"times_before": 1})
    late = FirstTime(
        **{name: getattr(again, name) for name in FirstTime.__slots__} | {"consented_on": date(2026, 4, 1)}
    )

    dossier = keep(dossier, late)

    assert of_readmission(dossier) == ["KL-04", "KL-05"]


def test_days_that_contradict_each_other_are_refused(dossier: Dossier) -> None:
    wrong = FirstTime(**{name: getattr(FIRST, name) for name in FirstTime.__slots__} | {"left_on": date(2009, 1, 5)})

    with pytest.raises(BadInput):
        keep(dossier, wrong)


def test_party_age_counts_from_the_first_decision_less_the_time_outside(dossier: Dossier) -> None:
    dossier = keep(dossier, FIRST)
    with acting(ACTOR):
        Dossier.rows.filter(pk=dossier.pk).update(
            state=DossierState.ADMITTED,
            decision_number="60-QĐ/ĐU",
            decided_on=date(2026, 6, 1),
            ceremony_on=date(2026, 6, 15),
        )
        membership = queries.membership_of(dossier.person_id)

    assert party_age(membership, date(2027, 6, 1)) == (10 + 1) * 12
    assert membership.is_recounted is False


def test_the_recount_of_party_age_is_recorded_once_somebody_is_admitted_again(dossier: Dossier) -> None:
    dossier = keep(dossier, FIRST)
    with acting(ACTOR), pytest.raises(BadInput):
        operations.record_recount(
            dossier_id=dossier.pk,
            seen_version=dossier.version,
            number="70-QĐ/ĐU",
            recounted_on=date(2026, 7, 1),
            actor=ACTOR,
        )
