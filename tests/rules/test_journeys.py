"""Whole ways of a dossier across a change of rules: every step is judged by the rules of its own day."""

from __future__ import annotations

from datetime import date

import pytest

from nguon.journeys.judging import ACTS, judge
from nguon.journeys.stated_facts import allowed_facts
from nguon.regulations.book import load_book
from nguon.regulations.case_files import as_expected
from nguon.regulations.journey_files import Journey, journeys

BOOK = load_book()
REGIMES = tuple(value.since for value in reversed(BOOK.parameters["admission.age-min"].values))
JOURNEYS = {
    f"{journey.file}: {journey.name}": journey for journey in journeys(lambda act: allowed_facts(ACTS[act].facts))
}


def regime(day: date) -> date:
    """The first day of the regime in force on the day."""
    return max(since for since in REGIMES if since <= day)


@pytest.mark.parametrize("name", JOURNEYS)
def test_each_step_of_a_journey_finds_what_its_file_expects(name: str) -> None:
    wrong = []
    for step in JOURNEYS[name].steps:
        findings = judge(step.act, step.given, BOOK.on(step.day)).findings
        unsaid = [words for words in step.says if words not in " ".join(f.sentence for f in findings)]
        if as_expected(findings) != step.expect or unsaid:
            wrong.append((step.act, str(step.day), step.expect, as_expected(findings), unsaid))

    assert wrong == []


def test_sixty_journeys_or_more_cross_a_change_of_regime_and_each_change_is_crossed() -> None:
    crossing = [journey for journey in JOURNEYS.values() if len({regime(step.day) for step in journey.steps}) > 1]
    crossed = {regime(step.day) for journey in crossing for step in journey.steps}

    assert len(crossing) >= 60
    assert crossed == set(REGIMES)


def test_the_days_of_a_journey_go_forward() -> None:
    backward = [
        name
        for name, journey in JOURNEYS.items()
        if [step.day for step in journey.steps if step.expect == ()]
        != sorted(step.day for step in journey.steps if step.expect == ())
    ]

    assert backward == []


def instruments(journey: Journey) -> set[str]:
    """Every instrument that the findings of the journey cite."""
    return {
        citation.instrument
        for step in journey.steps
        for finding in judge(step.act, step.given, BOOK.on(step.day)).findings
        for citation in finding.citations
    }


def test_a_dossier_begun_under_294_and_decided_under_208_shows_both() -> None:
    both = [
        name
        for name, journey in JOURNEYS.items()
        if (regime(journey.steps[0].day), regime(journey.steps[-1].day)) == (date(2025, 7, 1), date(2026, 7, 26))
        and all(any(number in cited for cited in instruments(journey)) for number in ("294-QĐ/TW", "208-QĐ/TW"))
    ]

    assert both != []
