"""The figures of the small world, counted by hand."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nguon.accounts.terms import Reach
from nguon.core.errors import BadInput, NotFound
from nguon.core.periods import Period
from nguon.core.scope import Actor, Scope
from nguon.core.shares import Share
from nguon.guard.acting import acting
from nguon.organizations.terms import Boundaries
from nguon.places.models import HeadCount, Place
from nguon.places.terms import CountedGroup, PlaceKind
from nguon.statistics import queries
from nguon.statistics.catalogue import CATALOGUE, figure
from nguon.statistics.queries import Report
from tests import world as worlds
from tests.world import World

SYSTEM = Actor.system("test")


@pytest.fixture
def world(db: None) -> World:
    return worlds.build()


def _report(code: str, year: int, *, boundaries: Boundaries = Boundaries.THEN, today: date = worlds.ON) -> Report:
    question = queries.ask(SYSTEM, code, Period.year(year), boundaries=boundaries, today=today)
    return queries.report(SYSTEM, question)


def _counts(report: Report, *keys: str) -> dict[str, tuple[int | None, int | None]]:
    return {key: (report[key].asked.part, report[key].asked.whole) for key in keys}


def test_a_commune_counts_the_admissions_of_its_cells_and_their_structure(world: World):
    report = _report("HA1", 2014)

    # HA1, HA11, HA12, HA131 and HA19 each admitted their member on 1/6/2014.
    assert _counts(
        report,
        "admissions",
        "admitted_women",
        "admitted_residential",
        "admitted_offices",
        "admitted_minorities",
        "admitted_khmer",
    ) == {
        "admissions": (5, None),
        "admitted_women": (3, 5),
        "admitted_residential": (2, 5),
        "admitted_offices": (3, 5),
        "admitted_minorities": (5, 5),
        "admitted_khmer": (1, 5),
    }


def test_the_average_age_is_that_of_completed_months_on_the_day_of_admission(world: World):
    report = _report("HA1", 2014)

    # Born on 19 May of 1991, 1992, 1993, 1994 and 1995, admitted on 1 June 2014: all had just completed their year.
    assert report["admitted_age"].asked.share == Share((23 + 22 + 21 + 20 + 19) * 12, 5)
    assert report["admitted_age"].text == "21,0"


def test_a_person_whose_birth_day_is_not_known_is_left_out_of_the_average(world: World, as_system: Actor):
    person = world.people["HA19:member"]
    person.born_precision = "year"
    person.save()

    assert _report("HA1", 2014)["admitted_age"].asked.share == Share((23 + 22 + 21 + 20) * 12, 4)


def test_members_are_the_official_and_probationary_ones_on_the_last_day(world: World):
    assert _counts(_report("HA1", 2014), "members", "members_probationary", "members_residential") == {
        "members": (5, None),
        "members_probationary": (5, 5),
        "members_residential": (2, 5),
    }
    assert _counts(_report("HA1", 2015), "members", "members_probationary") == {
        "members": (5, None),
        "members_probationary": (0, 5),
    }


def test_one_who_left_before_the_last_day_is_no_member_on_it_but_stays_admitted(world: World, as_system: Actor):
    person = world.people["HA11:member"]
    person.standings.filter(standing="official").update(until=date(2015, 12, 31))

    report = _report("HA1", 2015)

    assert report["members"].asked.part == 4
    assert _report("HA1", 2014)["admissions"].asked.part == 5


def test_somebody_who_moved_to_a_foreign_organisation_still_counts_where_admitted(world: World, as_system: Actor):
    person, elsewhere = world.people["HA11:member"], world.organizations["HB11"]
    person.affiliations.update(until=date(2020, 1, 1))
    person.affiliations.create(organization=elsewhere, since=date(2020, 1, 1))
    person.organization, person.pos = elsewhere, elsewhere.lft
    person.save()

    own = world.organizations["HA1"]
    officer = Actor("cán bộ", Scope(intervals=((own.lft, own.rgt),)), user_id=1, grant="g")
    with acting(officer):
        question = queries.ask(officer, "HA1", Period.year(2014), boundaries=Boundaries.THEN, today=worlds.ON)
        counted = queries.report(officer, question)["admissions"].asked.part
        listed = queries.records_behind(officer, question, figure("admissions"))

    assert (counted, len(listed)) == (5, 4)
    assert person.pk not in {record.person_id for record in listed}


def test_the_tree_of_then_gives_a_dissolved_cell_to_its_commune_and_todays_to_its_heir(world: World):
    then = _report("HA11", 2014)
    now = _report("HA11", 2014, boundaries=Boundaries.NOW)

    assert (then["admissions"].asked.part, now["admissions"].asked.part) == (1, 2)
    assert (then["members"].asked.part, now["members"].asked.part) == (1, 2)


def test_members_left_in_a_dissolved_cell_are_counted_below_its_heir_from_that_day_on(world: World):
    before = _report("HA11", 2024)
    after = _report("HA11", 2025)

    assert (before["members"].asked.part, after["members"].asked.part) == (1, 4)


def test_each_admission_is_counted_by_the_tree_of_its_own_day(world: World, as_system: Actor):
    """HA12 goes to HB1 on 1/1/2015: what it admitted in 2014 stays with HA1 in a period that runs past the move."""
    cell = world.organizations["HA12"]
    cell.periods.update(until=date(2015, 1, 1))
    cell.periods.create(
        since=date(2015, 1, 1),
        name="Chi bộ Trường THCS Bãi Vàng",
        kind="school",
        level="cell",
        parent=world.organizations["HB1"],
        act=cell.periods.get().act,
    )
    period = Period(date(2014, 1, 1), date(2017, 1, 1))

    def admitted(code: str) -> int | None:
        question = queries.ask(SYSTEM, code, period, boundaries=Boundaries.THEN, today=worlds.ON)
        return queries.report(SYSTEM, question)["admissions"].asked.part

    def members(code: str) -> int | None:
        question = queries.ask(SYSTEM, code, period, boundaries=Boundaries.THEN, today=worlds.ON)
        return queries.report(SYSTEM, question)["members"].asked.part

    assert (admitted("HA1"), admitted("HB1")) == (5, 1)
    assert (members("HA1"), members("HB1")) == (4, 2)


def test_subordinates_stand_with_their_own_admissions_in_the_order_of_their_codes(world: World):
    report = _report("HA1", 2014)

    assert [(s.code, s.admissions, s.before, s.target) for s in report.subordinates] == [
        ("HA11", 1, 0, None),
        ("HA12", 1, 0, None),
        ("HA13", 1, 0, None),
        ("HA19", 1, 0, None),
    ]


def test_an_organisation_outside_the_scope_looks_like_one_that_does_not_exist(world: World):
    own = world.organizations["HA1"]
    officer = Actor("cán bộ", Scope(intervals=((own.lft, own.rgt),)), user_id=1, grant="g")
    question = queries.ask(SYSTEM, "HB1", Period.year(2014), boundaries=Boundaries.THEN, today=worlds.ON)

    for code in ("HB1", "HA", "HA2", "ABSENT"):
        with pytest.raises(NotFound):
            queries.ask(officer, code, Period.year(2014), boundaries=Boundaries.THEN, today=worlds.ON)
    with pytest.raises(NotFound):
        queries.report(officer, question)
    for read in (queries.months, queries.cells_without_admission, queries.places_without_member):
        with pytest.raises(NotFound):
            read(officer, question)


def test_a_helper_who_reaches_single_persons_may_ask_for_no_organisation(world: World):
    helper = Actor("người giúp đỡ", Scope(persons=frozenset({1, 2, 3})), user_id=1, grant=Reach.HELPED)

    with pytest.raises(NotFound):
        queries.ask(helper, "HA11", Period.year(2014), boundaries=Boundaries.THEN, today=worlds.ON)


def test_a_dissolved_organisation_is_answered_with_its_successor(world: World):
    with pytest.raises(BadInput, match=r"HA19.*đã kết thúc hoạt động từ 01/07/2025.*HA11"):
        queries.ask(SYSTEM, "HA19", Period.year(2025), boundaries=Boundaries.THEN, today=worlds.ON)
    with pytest.raises(BadInput, match="HA11"):
        queries.ask(SYSTEM, "HA19", Period.year(2014), boundaries=Boundaries.NOW, today=worlds.ON)

    assert _report("HA19", 2014)["admissions"].asked.part == 1


def test_a_period_that_lies_ahead_is_refused_and_a_running_one_counted_to_today(world: World):
    with pytest.raises(BadInput, match="chưa bắt đầu"):
        queries.ask(SYSTEM, "HA1", Period.year(2027), boundaries=Boundaries.THEN, today=worlds.ON)

    question = queries.ask(SYSTEM, "HA1", Period.year(2026), boundaries=Boundaries.THEN, today=worlds.ON)

    assert question.on == worlds.ON
    assert queries.report(SYSTEM, question)["members"].asked.part == 10


def test_a_sensitive_figure_of_a_cell_is_withheld_and_never_opens_records(world: World):
    report = _report("HA11", 2014)
    sensitive = [key for key, entry in CATALOGUE.items() if entry.is_sensitive]

    assert {key for key in CATALOGUE if report[key].withheld} == set(sensitive)
    assert {report[key].asked.part for key in sensitive} == {None}
    question = queries.ask(SYSTEM, "HA1", Period.year(2014), boundaries=Boundaries.THEN, today=worlds.ON)
    for key in sensitive:
        with acting(SYSTEM), pytest.raises(NotFound):
            queries.records_behind(SYSTEM, question, figure(key))


def test_records_are_those_counted_and_go_on_by_key(world: World):
    question = queries.ask(SYSTEM, "HA", Period.year(2014), boundaries=Boundaries.THEN, today=worlds.ON)
    with acting(SYSTEM):
        everybody = queries.records_behind(SYSTEM, question, figure("admissions"))
        first = queries.records_behind(SYSTEM, question, figure("admissions"), limit=3)
        rest = queries.records_behind(SYSTEM, question, figure("admissions"), after=first[2].cursor)
        women = queries.records_behind(SYSTEM, question, figure("admitted_women"))

    members = {key: person.pk for key, person in world.people.items() if key.endswith(":member")}
    assert {r.person_id for r in everybody} == {pk for key, pk in members.items() if not key.startswith("HB")}
    assert len(first) == 4
    assert [r.person_id for r in first[:3] + rest] == [r.person_id for r in everybody]
    assert {r.person_id for r in women} == {members["HA1:member"], members["HA12:member"], members["HA19:member"]}


def test_cells_that_admitted_nobody_come_with_their_last_admission_the_longest_silent_first(world: World):
    question = queries.ask(SYSTEM, "TINH", Period.year(2024), boundaries=Boundaries.THEN, today=worlds.ON)

    found = queries.cells_without_admission(SYSTEM, question)

    assert [(cell.code, cell.last_admission, cell.members) for cell in found] == [
        (code, date(2014, 6, 1), 1) for code in ("HA11", "HA12", "HA131", "HA19", "HA2", "HB11")
    ]
    assert _counts(_report("TINH", 2024), "cells_without_admission", "residential_cells_without_admission") == {
        "cells_without_admission": (6, 6),
        "residential_cells_without_admission": (3, 3),
    }
    assert _report("TINH", 2014)["cells_without_admission"].asked.share == Share(0, 6)


def test_a_report_takes_no_more_statements_for_many_figures_than_for_the_populations_they_count(world: World):
    question = queries.ask(SYSTEM, "HA1", Period.year(2025), boundaries=Boundaries.THEN, today=worlds.ON)

    with CaptureQueriesContext(
        connection,
    ) as seen:
        queries.report(SYSTEM, question)

    bookkeeping = ("SAVEPOINT", "RELEASE", "SELECT current_setting", "SELECT set_config")
    asked = [q["sql"] for q in seen.captured_queries if not q["sql"].startswith(bookkeeping)]
    assert len(asked) == 12


def test_head_counts_of_places_are_summed_for_a_base_organisation_and_never_above_it(world: World, as_system: Actor):
    school = world.organizations["HA12"]
    place = Place.objects.create(
        code="TH-1", name="Trường THCS", kind=PlaceKind.SCHOOL, organization=school, since=date(2010, 1, 1)
    )
    HeadCount.objects.create(
        organization=school,
        place=place,
        group=CountedGroup.TEACHERS,
        as_of=date(2014, 1, 1),
        number=12,
        source="Báo cáo của trường",
    )

    assert _report("HA1", 2014)["members_teachers"].asked.whole == 12
    assert _report("HA", 2014)["members_teachers"].asked.whole is None
