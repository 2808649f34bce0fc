"""SQL counts what plain Python counts, over random lives, days, moves and endings."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nguon.core.periods import ONE_DAY, Period
from nguon.guard.acting import acting
from nguon.organizations.terms import Boundaries
from nguon.statistics import queries
from nguon.statistics.catalogue import CATALOGUE, Figure, Tally
from nguon.statistics.queries import Report
from nguon.statistics.terms import Population
from tests.statistics import naive
from tests.statistics.naive import Tale

TALLIED = [
    figure
    for figure in CATALOGUE.values()
    if isinstance(figure.numerator, Tally)
    and figure.numerator.population in {Population.MEMBERS, Population.ADMISSIONS}
    and figure.key != "term_progress"
]


def _report(code: str, period: Period, boundaries: Boundaries) -> Report:
    question = queries.ask(naive.SYSTEM, code, period, boundaries=boundaries, today=naive.TODAY)
    return queries.report(naive.SYSTEM, question, TALLIED)


def _naively(figure: Figure, tale: Tale, code: str, period: Period, *, now: bool) -> int:
    assert isinstance(figure.numerator, Tally)
    if figure.numerator.population is Population.ADMISSIONS:
        return naive.tallied(figure.numerator, list(naive.admissions(tale, code, period, now=now)))
    return naive.tallied(figure.numerator, list(naive.members(tale, code, period.last_day, now=now)))


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tale=naive.tales, period=naive.periods, code=st.sampled_from(["P", "A", "B"]), now=st.booleans())
def test_every_count_is_the_naive_one_in_the_period_and_in_the_one_before(
    tale: Tale, period: Period, code: str, now: bool
):
    period = Period(period.since, min(period.until, naive.TODAY + ONE_DAY))
    with transaction.atomic(), acting(naive.SYSTEM):
        naive.write(tale)
        report = _report(code, period, Boundaries.NOW if now else Boundaries.THEN)
        transaction.set_rollback(True)

    found = {f.key: (report[f.key].asked.part, report[f.key].before.part) for f in TALLIED}
    assert found == {
        f.key: tuple(_naively(f, tale, code, window, now=now) for window in (period, report.before)) for f in TALLIED
    }


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tale=naive.tales)
def test_subordinates_and_the_organisation_itself_add_up_to_the_whole(tale: Tale):
    with transaction.atomic(), acting(naive.SYSTEM):
        naive.write(tale)
        whole = _report("P", Period.year(2020), Boundaries.THEN)
        parts = [_report(code, Period.year(2020), Boundaries.THEN) for code in ("A", "B")]
        transaction.set_rollback(True)

    for figure in TALLIED:
        if figure.key not in {"admissions_year_target", "admissions_term_target"}:
            assert whole[figure.key].asked.part == sum(part[figure.key].asked.part or 0 for part in parts), figure.key
    assert [s.admissions for s in whole.subordinates] == [part["admissions"].asked.part for part in parts]
