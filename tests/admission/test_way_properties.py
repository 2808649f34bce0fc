"""No order of allowed acts leads to what must not be: hypothesis looks for one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nguon.admission import queries
from nguon.admission.models import Dossier, Resolution
from nguon.admission.operations import SignedDecision, VotedResolution, record_cell_resolution
from nguon.admission.queries import OPEN
from nguon.admission.terms import Act, ClockState, DecidingBody, DossierState
from nguon.core.errors import Anticipated
from nguon.core.periods import add_months
from nguon.guard.acting import acting
from nguon.probation import operations as probation
from nguon.probation.models import Term
from nguon.regulations.book import load_book
from nguon.regulations.voting import Roll, Vote
from tests.admission.way import PERFORM, bring, voted
from tests.world import SYSTEM, World

pytestmark = pytest.mark.django_db
START = date(2026, 1, 5)
QUICK = settings(
    max_examples=12,
    # Without shrinking: the world is a database, and a found way is short enough to read.
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
WAYS = st.lists(st.tuples(st.sampled_from(Act), st.integers(-3, 40)), min_size=4, max_size=25)


@contextmanager
def undone() -> Iterator[None]:
    """Everything written inside is taken back: each example starts from the same world."""
    with acting(SYSTEM), transaction.atomic():
        yield
        transaction.set_rollback(True)


def walk(dossier: Dossier, way: list[tuple[Act, int]]) -> date:
    """Take the acts one after another, each some days after the one before; refused ones change nothing."""
    day = START
    for act, later in way:
        day += timedelta(days=later)
        before = open_limits(dossier, day)
        try:
            with transaction.atomic():
                PERFORM[act](dossier, day)
        except Anticipated:
            pass
        dossier.refresh_from_db()
        nothing_vanished(dossier, day, before)
        holds(dossier)
    return day


def open_limits(dossier: Dossier, day: date) -> set[tuple[str, date]]:
    """The limits that run, by what they are for and the day they began."""
    return {(one.kind, one.started_on) for one in queries.clocks_of(dossier, day) if one.is_open}


def nothing_vanished(dossier: Dossier, day: date, before: set[tuple[str, date]]) -> None:
    """What ran before still runs or has ended on a day; a dossier under way always has a limit."""
    last = max([day, *(d for d in (dossier.closed_on, dossier.ceremony_on, dossier.decided_on) if d)])
    clocks = queries.clocks_of(dossier, last)
    told = {(one.kind, one.started_on) for one in clocks}
    # The start of the ceremony's limit moves from the signature to the receipt when the receipt becomes known.
    gone = {kind for kind, _ in before - told} - {"ceremony"}
    assert gone == set()
    if DossierState(dossier.state) in OPEN:
        assert [one for one in clocks if one.is_open] != []
    assert all(one.ended_on is not None or one.state is not ClockState.ENDED for one in clocks)


def holds(dossier: Dossier) -> None:
    """What no record may contradict."""
    if dossier.ceremony_on is not None:
        assert dossier.decided_on is not None
        assert dossier.decided_on <= dossier.ceremony_on
    assert Dossier.rows.filter(person_id=dossier.person_id, state__in=OPEN).count() <= 1
    for vote in Resolution.rows.filter(dossier=dossier):
        assert vote.in_favour + vote.against + vote.blank <= vote.present <= vote.eligible
        assert vote.summoned is None or vote.eligible == vote.summoned - vote.suspended - vote.transferred_absent
    is_away = dossier.state in {DossierState.RETURNED, DossierState.INTERRUPTED}
    assert bool(dossier.state_before) == is_away
    assert dossier.returns.filter(resubmitted_on=None).exists() <= (dossier.state != DossierState.INTERRUPTED)
    assert dossier.interruptions.filter(until=None).exists() <= (dossier.state != DossierState.RETURNED)


@QUICK
@given(way=WAYS)
def test_no_order_of_acts_breaks_what_must_hold(world: World, way: list[tuple[Act, int]]) -> None:
    dossier = world.dossiers["HA11:candidate"]
    with undone():
        bring(dossier, DossierState.PREPARING)
        walk(dossier, way)


@QUICK
@given(
    votes=st.tuples(*(st.integers(-1, 12) for _ in range(5))),
    parts=st.tuples(*(st.integers(0, 3) for _ in range(4))),
)
def test_no_vote_that_does_not_add_up_is_ever_stored(
    world: World, votes: tuple[int, ...], parts: tuple[int, ...]
) -> None:
    dossier = world.dossiers["HA11:candidate"]
    eligible, present, in_favour, against, blank = votes
    resolution = VotedResolution(
        "05-NQ", date(2026, 2, 2), Vote(eligible, present, in_favour, against, blank), Roll(None, 9, *parts, None)
    )
    adds_up = min(votes) >= 0 and in_favour + against + blank <= present <= eligible == 9 - sum(parts)
    with undone():
        bring(dossier, DossierState.PREPARING)
        try:
            with transaction.atomic():
                record_cell_resolution(
                    dossier_id=dossier.pk,
                    seen_version=dossier.version,
                    resolution=resolution,
                    actor=SYSTEM,
                    already_taken=True,
                )
            stored = True
        except Anticipated:
            stored = False
        assert stored == adds_up


@QUICK
@given(later=st.integers(-30, 60))
def test_nobody_is_recognised_before_twelve_months(world: World, later: int) -> None:
    term = world.terms["HA11:probationer"]
    day = add_months(term.since, 12) + timedelta(days=later)
    decision = SignedDecision("21-QĐ/ĐU", day, DecidingBody.STANDING_COMMITTEE, voted(day))
    with undone():
        term.refresh_from_db()
        try:
            with transaction.atomic():
                probation.recognise(
                    term_id=term.pk, seen_version=term.version, decision=decision, actor=SYSTEM, already_taken=True
                )
            recognised = True
        except Anticipated:
            recognised = False
        term = Term.rows.get(pk=term.pk)
        assert recognised == (later >= 0)
        assert term.effective_on is None or term.effective_on == add_months(term.since, 12)


def test_a_limit_is_told_with_its_start_its_lengthening_and_its_end(world: World) -> None:
    dossier = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        bring(dossier, DossierState.CELL_RESOLVED)
        PERFORM[Act.EXTEND](dossier, date(2026, 2, 9))
        dossier.refresh_from_db()
        life, decision = queries.clocks_of(dossier, date(2026, 3, 2))

    assert (life.started_on, life.ended_on, life.state) == (START, date(2026, 2, 2), ClockState.ENDED)
    assert (decision.started_on, decision.extended, decision.limit) == (date(2026, 2, 2), 3, "45 ngày làm việc")
    assert decision.last_day == load_book().calendar.after(date(2026, 2, 2), 48)
    assert (decision.ended_on, decision.state) == (None, ClockState.RUNNING)


def test_an_interruption_holds_working_days_but_not_the_life_of_the_dossier(world: World) -> None:
    dossier = world.dossiers["HA11:candidate"]
    calendar = load_book().calendar
    with acting(SYSTEM):
        bring(dossier, DossierState.CELL_RESOLVED)
        PERFORM[Act.INTERRUPT](dossier, date(2026, 3, 2))
        dossier.refresh_from_db()
        standing = queries.clocks_of(dossier, date(2026, 8, 3))[1]
        PERFORM[Act.RESUME](dossier, date(2026, 3, 16))
        dossier.refresh_from_db()
        life, running = queries.clocks_of(dossier, date(2026, 3, 16))

    assert standing.state is ClockState.STANDING
    assert (running.paused, running.last_day) == (10, calendar.after(date(2026, 2, 2), 55))
    assert (life.last_day, life.note) == (date(2027, 1, 5), "Tạm dừng xét không kéo dài giá trị của hồ sơ.")
