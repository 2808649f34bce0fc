"""The same question asked of the database and of the clocks: which dossiers are late on a day?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nguon.admission import queries
from nguon.admission.models import Dossier, Extension, Interruption, Resolution
from nguon.admission.terms import Body, ClockState, DossierState
from nguon.core.scope import Scope
from nguon.guard.acting import acting
from tests.admission.way import bring
from tests.world import SYSTEM, VOTES, World

pytestmark = pytest.mark.django_db
DAYS = st.dates(date(2024, 1, 1), date(2026, 11, 30))
STATES = (DossierState.PREPARING, DossierState.CELL_RESOLVED, DossierState.INTERRUPTED, DossierState.DECIDED)
SHAPES = st.tuples(
    st.sampled_from(STATES),
    DAYS,
    st.integers(0, 400),
    st.integers(0, 30),
    st.integers(0, 20),
    st.booleans(),
)


def shape(dossier: Dossier, given: tuple[DossierState, date, int, int, int, bool]) -> None:
    """A dossier opened on a day, with a vote, an extension and an interruption some days later."""
    state, opened_on, wait, extended, pause, received = given
    bring(dossier, DossierState.PREPARING)
    met_on = opened_on + timedelta(days=wait)
    values: dict[str, object] = {"state": state, "opened_on": opened_on}
    if state is DossierState.INTERRUPTED:
        values["state_before"] = DossierState.CELL_RESOLVED
        Interruption.rows.create(dossier=dossier, since=met_on, reason="Đi công tác")
    if state is not DossierState.PREPARING:
        Resolution.rows.create(dossier=dossier, body=Body.CELL, met_on=met_on, number="02-NQ/CB", **VOTES)
    if state in {DossierState.CELL_RESOLVED, DossierState.DECIDED}:
        if extended:
            Extension.rows.create(dossier=dossier, granted_on=met_on, working_days=extended, reason="Chờ thẩm tra")
        if pause:
            since, until = met_on + timedelta(days=1), met_on + timedelta(days=pause)
            Interruption.rows.create(dossier=dossier, since=since, until=until, reason="Đi công tác")
    if state is DossierState.DECIDED:
        decided_on = met_on + timedelta(days=30)
        values |= {"decision_number": "09-QĐ/ĐU", "decided_on": decided_on}
        values["received_on"] = decided_on + timedelta(days=4) if received else None
    Dossier.rows.filter(pk=dossier.pk).update(**values)
    dossier.refresh_from_db()


@settings(
    max_examples=20,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(shapes=st.lists(SHAPES, min_size=4, max_size=4), day=DAYS)
def test_the_database_and_the_clocks_name_the_same_late_dossiers(
    world: World, shapes: list[tuple[DossierState, date, int, int, int, bool]], day: date
) -> None:
    dossiers = [world.dossiers[f"{code}:candidate"] for code in ("HA11", "HA12", "HA2", "HB11")]
    with acting(SYSTEM):
        for dossier, one in zip(dossiers, shapes, strict=True):
            shape(dossier, one)
        by_sql = queries.late_among({dossier.pk: dossier.organization_id for dossier in dossiers}, day)
        by_clock = {
            dossier.pk
            for dossier in dossiers
            if any(clock.state is ClockState.LATE for clock in known_on(dossier, day))
        }

    assert by_sql == by_clock


def known_on(dossier: Dossier, day: date) -> list[object]:
    """The open clocks of a dossier as it is recorded, seen from the day."""
    return [clock for clock in queries.clocks_of(dossier, day) if clock.is_open]


def test_a_dossier_is_late_the_day_after_the_last_and_not_on_it(world: World) -> None:
    dossier = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        bring(dossier, DossierState.CELL_RESOLVED)
        last_day = queries.clocks_of(dossier, date(2026, 3, 2))[1].last_day
        assert last_day is not None
        span = {"lft": dossier.person.pos, "rgt": dossier.person.pos}
        on_it = queries.late_dossiers(Scope.everything(), last_day, **span)
        after = queries.late_dossiers(Scope.everything(), last_day + timedelta(days=1), **span)

    assert (dossier.pk in on_it, dossier.pk in after) == (False, True)
