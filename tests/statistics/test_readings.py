"""How exact counts are written."""

from datetime import date

import pytest

from nguon.core.errors import BadInput
from nguon.core.periods import Period
from nguon.core.shares import Share
from nguon.statistics.catalogue import CATALOGUE, Handed, Official, Tally, figure
from nguon.statistics.queries.sources import SOURCES
from nguon.statistics.questions import period_of, same_length_before
from nguon.statistics.readings import Measure, Reading
from nguon.statistics.terms import PeriodRule, Population


def _reading(key: str, asked: Measure, before: Measure | None = None) -> Reading:
    return Reading(figure(key), asked, before or Measure(None))


@pytest.mark.parametrize(
    ("reading", "text", "change"),
    [
        (_reading("admissions", Measure(12120), Measure(6378)), "12.120", "gấp 1,9 lần, tăng 90,0 %"),
        (_reading("admissions", Measure(5), Measure(10)), "5", "giảm 50,0 %"),
        (_reading("admissions", Measure(5), Measure(5)), "5", "không đổi"),
        (_reading("admissions", Measure(5), Measure(0)), "5", ""),
        (_reading("admitted_women", Measure(31, 100), Measure(26, 100)), "31,0 %", "tăng 5,0 điểm"),
        (_reading("admitted_women", Measure(0, 0), Measure(26, 100)), "—", ""),
        (_reading("members_religion", Measure(215, 3442)), "6,2 %", ""),
        (_reading("admitted_age", Measure(3564, 10), Measure(3672, 10)), "29,7", "giảm 0,9 tuổi"),
        (_reading("khmer_gap", Measure(1609, 33520, Share(213310, 1703600))), "-7,7 điểm", ""),
        (_reading("khmer_gap", Measure(1609, 33520)), "—", ""),
        (_reading("admissions_year_target", Measure(193)), "—", ""),
    ],
)
def test_a_reading_is_written_as_an_officer_reads_it(reading: Reading, text: str, change: str):
    assert (reading.text, reading.change_text) == (text, change)


def test_a_share_compares_counts_and_not_what_was_rounded():
    # 1.9003 times; both halves of the sentence come from the same two counts.
    growth = _reading("admissions", Measure(12120), Measure(6378)).growth

    assert growth == Share(12120, 6378)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (Period.year(2011), Period.year(2010)),
        (period_of("2006-2010"), period_of("2001-2005")),
        (Period(date(2020, 7, 1), date(2025, 7, 1)), Period(date(2015, 7, 1), date(2020, 7, 1))),
        (Period.through(date(2026, 1, 1), date(2026, 6, 30)), Period.through(date(2025, 1, 1), date(2025, 6, 30))),
        (Period.through(date(2024, 2, 29), date(2024, 2, 29)), Period.through(date(2023, 2, 28), date(2023, 2, 28))),
        (Period.through(date(2006, 1, 1), date(2011, 4, 15)), Period.through(date(2000, 9, 18), date(2005, 12, 31))),
    ],
)
def test_the_period_before_is_as_long_or_the_same_days_of_the_year_before(period: Period, before: Period):
    assert same_length_before(period) == before


def test_a_period_is_a_year_or_years():
    assert (period_of("2021"), period_of(" 2020-2025 ")) == (
        Period.year(2021),
        Period(date(2020, 1, 1), date(2026, 1, 1)),
    )
    with pytest.raises(BadInput):
        period_of("20-21")


def test_every_condition_of_the_catalogue_names_a_column_of_its_population():
    below = {"kind", "has_target", "above_target"}
    strange = {
        (entry.key, condition.column)
        for entry in CATALOGUE.values()
        for tally in entry.quantities
        if isinstance(tally, Tally)
        for condition in tally.where
        if condition.column
        not in (below if tally.population is Population.SUBORDINATES else SOURCES[tally.population].columns)
    }

    assert strange == set()


def test_every_figure_says_what_it_counts_in_a_sentence_of_its_own():
    definitions = [entry.definition for entry in CATALOGUE.values()]

    assert [d for d in definitions if not d.endswith(".") or len(d) < 40] == []
    assert len(set(definitions)) == len(definitions)
    assert len({entry.name for entry in CATALOGUE.values()}) == len(CATALOGUE)


def test_whatever_asks_for_religion_or_ethnicity_is_sensitive():
    def asks(entry_key: str) -> bool:
        tallies = [q for q in CATALOGUE[entry_key].quantities if isinstance(q, Tally)]
        return any(c.column in {"religion", "ethnicity", "dignitary"} for tally in tallies for c in tally.where)

    assert {key for key in CATALOGUE if asks(key)} == {key for key, entry in CATALOGUE.items() if entry.is_sensitive}


def test_a_stock_counts_a_day_and_a_flow_a_stretch():
    stocks = {Population.MEMBERS, Population.CANDIDATES, Population.DOSSIERS, Population.PLACES}
    flows = {Population.ADMISSIONS, Population.FOUND, Population.LEARNERS, Population.SUBORDINATES}
    wrong = {
        key
        for key, entry in CATALOGUE.items()
        if isinstance(entry.numerator, Tally)
        and entry.numerator.population in (flows if entry.period_rule is PeriodRule.STOCK else stocks)
    }

    assert wrong == set()
    kinds = {type(q) for entry in CATALOGUE.values() for q in entry.quantities}
    assert kinds == {Tally, Official, Handed}
