"""Votes are compared as counts; months are complete on their day; the transitions lead somewhere."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nguon.admission import terms as admission
from nguon.core.periods import add_months, completed_months
from nguon.people.terms import Schooling
from nguon.probation import terms as probation
from nguon.regulations.threshold import Threshold
from nguon.sourcing import terms as sourcing

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(votes=st.integers(0, 3000), eligible=st.integers(1, 3000), strictly=st.booleans())
def test_a_threshold_agrees_with_exact_fractions(votes: int, eligible: int, strictly: bool) -> None:
    threshold = Threshold(2, 3, strictly)

    share = Fraction(votes, eligible)
    assert threshold.met_by(votes, eligible) == (share > Fraction(2, 3) if strictly else share >= Fraction(2, 3))


@given(eligible=st.integers(1, 3000), part=st.integers(1, 5), strictly=st.booleans())
def test_the_least_number_of_votes_is_enough_and_one_fewer_is_not(eligible: int, part: int, strictly: bool) -> None:
    threshold = Threshold(part, 6, strictly)

    least = threshold.least(eligible)
    assert (threshold.met_by(least, eligible), threshold.met_by(least - 1, eligible)) == (True, False)


def test_a_threshold_reads_and_writes_the_two_forms() -> None:
    assert [str(Threshold.parse(text)) for text in (">= 2/3", "> 1/2")] == ["ít nhất 2/3", "trên 1/2"]


@given(since=DAYS, months=st.integers(0, 900))
def test_a_month_is_complete_on_its_day_and_not_on_the_eve(since: date, months: int) -> None:
    day = add_months(since, months)

    assert completed_months(since, day) == months
    assert completed_months(since, day - timedelta(days=1)) == months - 1


def test_a_slip_to_the_end_of_the_calendar_stays_there() -> None:
    far = date(9999, 12, 1)

    assert add_months(far, 12) == date.max


def test_a_completed_programme_without_a_diploma_is_below_the_diploma_and_in_the_same_row() -> None:
    completed = Schooling.LOWER_SECONDARY_COMPLETED

    assert (completed.reaches(Schooling.LOWER_SECONDARY), completed.reaches(Schooling.PRIMARY)) == (False, True)
    assert completed.form_row is Schooling.LOWER_SECONDARY


TABLES: list[tuple[Any, Any, Any, Any, set[Any]]] = [
    (
        sourcing.NEXT,
        sourcing.CandidacyState,
        sourcing.Act,
        sourcing.CandidacyState.NOMINATED,
        {sourcing.CandidacyState.ADMITTED, sourcing.CandidacyState.REMOVED},
    ),
    (
        admission.NEXT,
        admission.DossierState,
        admission.Act,
        admission.DossierState.PREPARING,
        {admission.DossierState.ADMITTED, admission.DossierState.CLOSED},
    ),
    (
        probation.NEXT,
        probation.TermState,
        probation.Act,
        probation.TermState.RUNNING,
        {probation.TermState.RESIGNED, probation.TermState.ANNULLED},
    ),
    (
        probation.NEXT_OF_DEPARTURE,
        probation.DepartureState,
        probation.DepartureAct,
        probation.DepartureState.OPEN,
        {probation.DepartureState.CLOSED, probation.DepartureState.REVERSED},
    ),
    (
        probation.NEXT_OF_WRONGFUL,
        probation.WrongfulState,
        probation.WrongfulAct,
        probation.WrongfulState.FOUND,
        set(probation.WrongfulState) - {probation.WrongfulState.FOUND},
    ),
]


@pytest.mark.parametrize(
    ("table", "states", "acts", "first", "last"),
    TABLES,
    ids=["sourcing", "admission", "probation", "departure", "wrongful"],
)
def test_every_state_is_reached_every_act_is_used_and_only_the_last_states_end(
    table: Any, states: Any, acts: Any, first: Any, last: Any
) -> None:
    # None: back to the state before, which was reached already.
    reached, frontier = {first}, [first]
    while frontier:
        state = frontier.pop()
        found = {table[pair] for pair in table if pair[0] is state} - reached - {None}
        reached |= found
        frontier += found

    assert reached == set(states)
    assert {act for _, act in table} == set(acts)
    assert set(states) - {state for state, _ in table} == last
