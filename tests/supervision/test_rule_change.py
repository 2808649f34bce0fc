"""What a change of rules does to open dossiers: each judged on the eve of a day and on that day."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nguon.admission.models import Dossier, Resolution
from nguon.admission.terms import Body, DossierState
from nguon.core.scope import Scope
from nguon.guard.acting import acting
from nguon.people.models import Person
from nguon.people.queries import Cursor
from nguon.regulations.book import Page, RuleBook, load_book
from nguon.supervision import queries
from nguon.supervision.comparing import RuleChange, differing
from tests.world import ON, SYSTEM, VOTES, World

pytestmark = pytest.mark.django_db
BOOK = load_book()
EVERYWHERE = {"lft": 1, "rgt": 2**31 - 1}
CHANGE = date(2025, 7, 1)


def prepare(world: World, key: str = "HA11:candidate", **particulars: object) -> Dossier:
    """The dossier as it is before the cell's meeting."""
    dossier = world.dossiers[key]
    Resolution.rows.filter(dossier=dossier).delete()
    Dossier.rows.filter(pk=dossier.pk).update(state=DossierState.PREPARING, opened_on=date(2025, 5, 5))
    Person.rows.filter(pk=dossier.person_id).update(**particulars) if particulars else None
    return Dossier.objects.within(Scope.everything()).select_related("person", "organization").get(pk=dossier.pk)


def vote_before_the_change(world: World, key: str) -> Dossier:
    """A dossier whose cell voted before the limit of the decision became shorter."""
    dossier = prepare(world, key)
    Resolution.rows.create(dossier=dossier, body=Body.CELL, number="11-NQ/CB", met_on=date(2025, 6, 20), **VOTES)
    dossier.state = DossierState.CELL_RESOLVED
    dossier.save()
    return dossier


def with_least_age(book: RuleBook, years: int, since: date) -> RuleBook:
    """The book in which the least age is another from a day on."""
    parameter = book.parameters["admission.age-min"]
    newer = dataclasses.replace(parameter.on(since), is_=years, since=since)
    kept = tuple(value for value in parameter.values if value.since < since)
    changed = dataclasses.replace(parameter, values=(newer, *kept))
    return dataclasses.replace(book, parameters={**book.parameters, parameter.key: changed})


def pages(book: RuleBook, day: date) -> tuple[Page, Page]:
    return book.on(date.fromordinal(day.toordinal() - 1)), book.on(day)


def test_a_limit_that_becomes_shorter_is_told_with_both_last_days(world: World) -> None:
    with acting(SYSTEM):
        dossier = vote_before_the_change(world, "HA11:candidate")
        [change] = queries.changed_on([dossier], CHANGE)

    assert change is not None
    [moved] = [each for each in change.moved if each.clause == "KN-22"]
    assert (moved.before.limit, moved.after.limit) == ("60 ngày làm việc", "45 ngày làm việc")
    assert moved.before.last_day is not None
    assert moved.after.last_day is not None
    assert (moved.after.last_day < moved.before.last_day, change.by_rules) == (True, True)


def test_a_day_without_a_change_of_rules_changes_nothing_for_a_dossier_that_stays_as_it_is(world: World) -> None:
    with acting(SYSTEM):
        dossier = vote_before_the_change(world, "HA11:candidate")

        assert queries.changed_on([dossier], date(2025, 7, 2)) == [None]


def test_who_comes_of_age_on_the_day_is_told_apart_from_a_change_of_rules(world: World) -> None:
    with acting(SYSTEM):
        dossier = prepare(world, born_on=date(2008, 3, 2))
        [change] = queries.changed_on([dossier], ON)

    assert change is not None
    [gone] = [each for each in change.differing if each.clause == "KN-01"]
    assert (gone.before is not None, gone.after, gone.by_rules, change.by_rules) == (True, None, False, False)


def test_a_finding_comes_when_the_rule_asks_for_more_and_says_so() -> None:
    before, after = pages(with_least_age(BOOK, 20, CHANGE), CHANGE)
    facts = {"years": 19, "months": 0, "earliest": date(2026, 7, 1)}
    [change] = differing([], [after.finding("KN-01", needed=20, **facts)], RuleChange(before, after))

    assert (change.before, change.after is not None, change.by_rules) == (None, True, True)


def test_a_finding_that_stays_is_told_only_when_what_it_asks_for_has_changed() -> None:
    facts = {"years": 17, "months": 0, "earliest": date(2026, 7, 1)}

    def told(book: RuleBook, needed: int) -> int:
        before, after = pages(book, CHANGE)
        findings = before.finding("KN-01", needed=18, **facts), after.finding("KN-01", needed=needed, **facts)
        return len(differing([findings[0]], [findings[1]], RuleChange(before, after)))

    assert (told(BOOK, 18), told(with_least_age(BOOK, 20, CHANGE), 20)) == (0, 1)


def test_a_survey_goes_on_after_the_last_dossier_it_judged_and_misses_none(world: World) -> None:
    with acting(SYSTEM):
        for key in world.dossiers:
            vote_before_the_change(world, key)
        whole = queries.survey(Scope.everything(), CHANGE, **EVERYWHERE, wanted=100, at_most=100)
        found, after = [], None
        while True:
            part = queries.survey(Scope.everything(), CHANGE, **EVERYWHERE, after=after, wanted=1, at_most=3)
            found += [each.dossier.pk for each in part.changes]
            if part.goes_on_after is None:
                break
            last = part.goes_on_after
            after = Cursor(last.person.pos, last.person.sort_key, last.pk)

    assert found == [each.dossier.pk for each in whole.changes]
    assert (whole.judged, len(found)) == (len(world.dossiers), len(world.dossiers))


def test_a_whole_branch_is_counted_by_clause(world: World) -> None:
    with acting(SYSTEM):
        vote_before_the_change(world, "HA11:candidate")
        inside = world.organizations["HA1"]
        judged, by_clause = queries.counted(Scope.everything(), CHANGE, lft=inside.lft, rgt=inside.rgt)

    assert by_clause["KN-22"] == 1
    assert judged == sum(key.startswith("HA1") for key in world.dossiers)


def test_many_dossiers_are_judged_in_as_many_queries_as_one(world: World) -> None:
    def spent(dossiers: list[Dossier]) -> int:
        with CaptureQueriesContext(connection) as queries_made:
            queries.changed_on(dossiers, CHANGE)
        return len(queries_made)

    with acting(SYSTEM):
        dossiers = [prepare(world, key) for key in world.dossiers]

        assert (len(dossiers) > 3, spent(dossiers)) == (True, spent(dossiers[:1]))
