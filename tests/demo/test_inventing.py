"""Properties of what is invented, without a database."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from random import Random

import pytest

from nguon.core.folding import fold, sort_key
from nguon.core.periods import completed_months
from nguon.demo.articles import quang_nam, tien_hung, ward
from nguon.demo.chance import ages_in_months, around, born, quota, shares
from nguon.demo.names import invented_name, keys
from nguon.demo.sheets import Sheets
from nguon.demo.world import World
from nguon.organizations.models import Organization, OrganizationPeriod
from nguon.people.models import Affiliation, Person, StandingPeriod
from nguon.people.terms import ETHNICITIES, Sex
from nguon.sourcing.models import Candidacy

TODAY = date(2026, 11, 21)


def small(seed: int, today: date = TODAY) -> Sheets:
    """A commune, its ward of today and the bloc of Quảng Nam."""
    world = World(seed=seed, today=today)
    ward.build(world, tien_hung.build(world))
    quang_nam.build(world)
    return world.finish()


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    """One small demonstration for the whole module."""
    return small(7)


def rows_of(sheets: Sheets, model: type) -> list[dict[str, object]]:
    """The rows of one sheet by column."""
    sheet = sheets[model]
    return [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]


def test_the_same_seed_and_day_give_the_same_rows(sheets: Sheets) -> None:
    again, other = small(7), small(8)

    assert [sheet.rows for sheet in again] == [sheet.rows for sheet in sheets]
    assert again[Person].rows != other[Person].rows


@pytest.mark.parametrize("model", [StandingPeriod, Affiliation])
def test_no_two_periods_of_a_person_overlap(sheets: Sheets, model: type) -> None:
    periods = defaultdict(list)
    for row in rows_of(sheets, model):
        periods[row["person_id"]].append((row["since"], row["until"] or date.max))

    pairs = [(pk, *pair) for pk, spans in periods.items() for pair in pairwise(sorted(spans))]
    overlapping = [pk for pk, before, after in pairs if before[1] > after[0]]

    assert overlapping == []
    assert len(periods) > 2_000


def test_everybody_rests_on_a_candidacy_or_a_standing(sheets: Sheets) -> None:
    based = {row["person_id"] for model in (StandingPeriod, Candidacy) for row in rows_of(sheets, model)}

    assert {row["id"] for row in rows_of(sheets, Person)} - based == set()


def test_every_person_stands_at_the_number_of_a_living_organisation(sheets: Sheets) -> None:
    organizations = {row["id"]: row for row in rows_of(sheets, Organization)}

    wrong = [
        row["id"]
        for row in rows_of(sheets, Person)
        if organizations[row["organization_id"]]["dissolved_on"]
        or organizations[row["organization_id"]]["lft"] != row["pos"]
    ]

    assert wrong == []


def test_intervals_of_the_tree_nest(sheets: Sheets) -> None:
    intervals = sorted((row["lft"], row["rgt"]) for row in rows_of(sheets, Organization))

    assert [lft for lft, _ in intervals] == list(range(1, len(intervals) + 1))
    assert all(b[1] <= a[1] or b[0] > a[1] for a in intervals for b in intervals if b[0] > a[0])


def test_the_periods_of_an_organisation_follow_one_another(sheets: Sheets) -> None:
    periods = defaultdict(list)
    for row in rows_of(sheets, OrganizationPeriod):
        periods[row["organization_id"]].append((row["since"], row["until"] or date.max))

    pairs = [(pk, *pair) for pk, spans in periods.items() for pair in pairwise(sorted(spans))]
    broken = [pk for pk, before, after in pairs if before[1] != after[0]]

    assert broken == []


@pytest.mark.parametrize("today", [date(2026, 7, 27), date(2027, 2, 28), date(2028, 2, 29)])
def test_the_ward_has_its_candidates_whatever_the_day(today: date) -> None:
    later = small(7, today)

    states = Counter(row["state"] for row in rows_of(later, Candidacy))

    assert states == Counter(row["state"] for row in rows_of(small(7), Candidacy))
    assert max(row["notified_on"] for row in rows_of(later, Candidacy)) <= today


@pytest.mark.parametrize("code", list(ETHNICITIES))
@pytest.mark.parametrize("sex", list(Sex))
def test_names_exist_for_every_group_and_their_keys_are_those_of_the_program(code: str, sex: Sex) -> None:
    random = Random(3)

    for _ in range(20):
        name = invented_name(random, code, sex)
        assert keys(name) == (fold(name), sort_key(name))


def test_nobody_carries_the_name_of_a_person_in_the_articles(sheets: Sheets) -> None:
    # Given names of the people whom the articles name; full names would have to be written here to be compared.
    named = {"Mẫn", "Truyền", "Quảng", "Thảo", "Lĩnh"}

    given = Counter(str(row["full_name"]).split()[-1] for row in rows_of(sheets, Person))

    assert {name: given[name] for name in named if given[name]} == {}


def test_a_quota_is_met_to_the_last_one() -> None:
    values = quota(Random(1), 1_000, {"a": 31, "b": 5}, {"c": 1.0})

    assert Counter(values) == {"a": 31, "b": 5, "c": 964}


def test_a_quota_larger_than_the_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="11 > 10"):
        quota(Random(1), 10, {"a": 11}, {"b": 1.0})


def test_shares_add_up_and_lie_within_one_of_their_weight() -> None:
    parts = shares(100, [1.0, 2.0, 3.0, 1.0])

    assert sum(parts) == 100
    assert parts == [14, 29, 43, 14]


def test_ages_have_the_average_asked_for() -> None:
    months = ages_in_months(Random(5), 1_000, mean=29.7, lowest=18, highest=46)

    assert sum(months) == 356_400
    assert min(months) > 18 * 12
    assert max(months) <= 46 * 12


@pytest.mark.parametrize("day", [date(2008, 2, 29), date(2010, 12, 31), date(2009, 3, 1), date(2009, 3, 31)])
def test_somebody_is_exactly_as_many_months_old_as_asked(day: date) -> None:
    random = Random(2)

    found = {months: completed_months(born(random, months=months, on=day), day) for months in range(216, 560)}

    assert found == {months: months for months in range(216, 560)}


def test_everyone_has_a_turn_before_anyone_has_two() -> None:
    turns = around(Random(4), ["a", "b", "c"])

    first, second = [next(turns) for _ in range(3)], [next(turns) for _ in range(3)]

    assert (sorted(first), sorted(second)) == (["a", "b", "c"], ["a", "b", "c"])
