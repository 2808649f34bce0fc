"""The five articles' figures, counted by plain SQL: independent of the figure catalogue that pages use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from nguon.accounts.models import Grant, User
from nguon.accounts.terms import ROLES
from nguon.audit.models import Event
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.demo.operations import load_articles
from nguon.demo.signins import the_signins
from nguon.guard.acting import acting
from nguon.journeys.reorganize import renumber_tree

pytestmark = [pytest.mark.usefixtures("articles"), pytest.mark.django_db]

BELOW = """
WITH RECURSIVE below(id) AS (
  SELECT id FROM organizations_organization WHERE code = %(org)s
  UNION
  SELECT p.organization_id FROM organizations_organizationperiod p JOIN below b ON p.parent_id = b.id
  WHERE p.since <= %(day)s AND (p.until IS NULL OR p.until > %(day)s)
)
"""
MEMBERS = (
    BELOW
    + """
SELECT {what} FROM people_affiliation a JOIN below ON below.id = a.organization_id
JOIN people_standingperiod s ON s.person_id = a.person_id AND s.standing IN ('probationary', 'official')
JOIN people_person p ON p.id = a.person_id LEFT JOIN places_place w ON w.id = p.workplace_id
WHERE a.since <= %(day)s AND (a.until IS NULL OR a.until > %(day)s)
  AND s.since <= %(day)s AND (s.until IS NULL OR s.until > %(day)s) AND {where}
"""
)
ADMITTED = (
    BELOW
    + """
SELECT {what} FROM people_standingperiod s JOIN below ON below.id = s.organization_id
JOIN people_person p ON p.id = s.person_id JOIN people_entryparticulars e ON e.standing_id = s.id
JOIN organizations_organizationperiod o ON o.organization_id = s.organization_id
  AND o.since <= s.since AND (o.until IS NULL OR o.until > s.since)
WHERE s.standing = 'probationary' AND s.since BETWEEN %(first)s AND %(day)s AND {where}
"""
)


@pytest.fixture(autouse=True)
def _everything() -> Iterator[None]:
    with acting(Actor.system("test")):
        yield


def rows(sql: str, **values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def members(org: str, day: str, where: str = "true", what: str = "count(*)") -> Any:
    """Members of an organisation on a day."""
    return rows(MEMBERS.format(what=what, where=where), org=org, day=day)[0][0]


def admitted(org: str, first: str, day: str, where: str = "true", what: str = "count(*)") -> Any:
    """Admissions of an organisation between two days, on the tree of the last."""
    return rows(ADMITTED.format(what=what, where=where), org=org, first=first, day=day)[0][0]


def target(org: str, span: str, since: str) -> int:
    """The target of an organisation for the period that begins on a day, the one from above if there are two."""
    found = rows(
        "SELECT t.number FROM targets_target t JOIN targets_directive d ON d.id = t.directive_id"
        " JOIN organizations_organization o ON o.id = t.organization_id"
        " WHERE o.code = %(org)s AND d.span = %(span)s AND d.since = %(since)s ORDER BY d.issuer_id = o.id",
        org=org,
        span=span,
        since=since,
    )
    return int(found[0][0])


NEW_TERM, OLD_TERM = ("2006-01-01", "2010-12-31"), ("2001-01-01", "2005-12-31")
COLLEGE = "e.qualification IN ('college', 'university', 'master', 'doctor')"
FAITHFUL = "p.religion NOT IN ('', '00')"


def test_kien_giang_admitted_12120_after_6378_and_had_33520_members() -> None:
    assert (admitted("KGI", *NEW_TERM), admitted("KGI", *OLD_TERM)) == (12_120, 6_378)
    assert members("KGI", "2010-12-31") == 33_520
    assert rows("SELECT number FROM places_headcount h JOIN organizations_organization o ON o.id = h.organization_id"
                " WHERE o.code = 'KGI' AND h.group = 'population'") == [(1_703_600,)]  # fmt: skip


@pytest.mark.parametrize(
    ("where", "now", "before"),
    [
        ("p.sex = 'female'", 3_757, 1_658),
        ("e.ethnicity <> '01'", 970, 261),
        ("e.religion <> '00'", 606, 185),
        ("e.occupation IN ('pupil', 'student')", 48, 19),
        (COLLEGE, 3_760, 129),
        ("e.ethnicity = '05'", 871, 198),
        ("e.ethnicity = '05' AND e.dignitary", 3, 0),
    ],
)
def test_the_admitted_of_kien_giang_have_the_structure_printed(where: str, now: int, before: int) -> None:
    assert (admitted("KGI", *NEW_TERM, where), admitted("KGI", *OLD_TERM, where)) == (now, before)


def test_the_average_age_of_the_admitted_fell_from_30_6_to_29_7_years() -> None:
    months = "(avg(extract(year FROM age(s.since, p.born_on)) * 12 + extract(month FROM age(s.since, p.born_on))) / 12)"

    assert round(float(admitted("KGI", *NEW_TERM, what=months)), 1) == 29.7
    assert round(float(admitted("KGI", *OLD_TERM, what=months)), 1) == 30.6


def test_in_2005_thirty_of_1422_had_a_college_degree() -> None:
    year = ("2005-01-01", "2005-12-31")

    assert (admitted("KGI", *year, COLLEGE), admitted("KGI", *year)) == (30, 1_422)


def test_khmer_members_and_members_in_enterprises_of_kien_giang() -> None:
    assert members("KGI", "2010-12-31", "p.ethnicity = '05'") == 1_609
    in_enterprises = "w.kind IN ('private_enterprise', 'foreign_enterprise')"
    owns = " AND EXISTS (SELECT 1 FROM people_post t WHERE t.person_id = p.id AND t.kind = 'enterprise_owner')"
    assert members("KGI", "2010-12-31", in_enterprises) == 124
    assert members("KGI", "2010-12-31", in_enterprises + owns) == 19


def test_tien_hung_had_356_members_in_14_cells_and_admitted_6_6_5() -> None:
    cells = BELOW + (
        "SELECT p.kind, count(*) FROM organizations_organizationperiod p JOIN below ON below.id = p.organization_id"
        " WHERE p.level = 'cell' AND p.since <= %(day)s AND (p.until IS NULL OR p.until > %(day)s)"
        " GROUP BY p.kind ORDER BY 1"
    )

    assert members("BPH.689.25213", "2022-12-31") == 356
    assert rows(cells, org="BPH.689.25213", day="2022-12-31") == [
        ("health", 1), ("military", 1), ("police", 1), ("residential", 6), ("school", 5),
    ]  # fmt: skip
    assert [admitted("BPH.689.25213", f"{y}-01-01", f"{y}-12-31") for y in (2020, 2021, 2022)] == [6, 6, 5]
    whole = ("2020-01-01", "2022-12-31")
    assert admitted("BPH.689.25213", *whole, "o.kind = 'residential'") == 5
    assert admitted("BPH.689.25213", *whole, "o.kind <> 'residential'") == 12


def test_93_of_the_171_teachers_of_tien_hung_were_members() -> None:
    counted = rows(
        "SELECT coalesce(h.place_id, 0) = 0, sum(h.number) FROM places_headcount h WHERE h.\"group\" = 'teachers'"
        " GROUP BY 1 ORDER BY 1"
    )

    assert members("BPH.689.25213", "2022-12-31", "p.occupation = 'teacher'") == 93
    assert counted == [(False, 171), (True, 171)]


def test_three_hamlet_cells_of_tien_hung_admitted_nobody_for_three_years() -> None:
    silent = BELOW + (
        "SELECT p.name FROM organizations_organizationperiod p JOIN below ON below.id = p.organization_id"
        " WHERE p.kind = 'residential' AND p.since <= %(day)s AND (p.until IS NULL OR p.until > %(day)s)"
        " AND NOT EXISTS (SELECT 1 FROM people_standingperiod s WHERE s.organization_id = p.organization_id"
        "   AND s.standing = 'probationary' AND s.since > '2019-12-31' AND s.since <= %(day)s) ORDER BY 1"
    )

    names = rows(silent, org="BPH.689.25213", day="2022-12-31")

    assert names == [("Chi bộ ấp 2",), ("Chi bộ ấp 4",), ("Chi bộ ấp 6",)]


def test_the_bloc_of_quang_nam_against_its_targets() -> None:
    assert (admitted("QNA.K", "2015-01-01", "2020-12-31"), target("QNA.K", "term", "2015-01-01")) == (967, 750)
    assert (admitted("QNA.K", "2021-01-01", "2021-12-31"), target("QNA.K", "year", "2021-01-01")) == (193, 190)
    assert target("QNA.K", "term", "2020-01-01") == 500
    assert target("QNA.K", "year", "2022-01-01") == 170


def test_new_members_of_the_bloc_were_given_posts_later() -> None:
    later = "EXISTS (SELECT 1 FROM people_post t WHERE t.person_id = p.id AND t.since > s.since)"

    assert admitted("QNA.K", "2015-01-01", "2020-12-31", later) == 57
    assert admitted("QNA.K", "2021-01-01", "2021-12-31", later) == 7


YEAR_2011 = ("2011-01-01", "2011-12-31")


@pytest.mark.parametrize(
    ("org", "number", "goal"),
    [("CTH", 2_669, 2_100), ("CTH.K1", 417, 250), ("CTH.K2", 348, 260), ("CTH.918", 146, 140)],
)
def test_can_tho_and_its_units_against_their_targets_of_2011(org: str, number: int, goal: int) -> None:
    assert (admitted(org, *YEAR_2011), target(org, "year", "2011-01-01")) == (number, goal)


def test_nine_of_nine_districts_of_can_tho_exceeded_their_targets_and_the_targets_add_up() -> None:
    units = ["916", "917", "918", "919", "923", "924", "925", "926", "927", "K1", "K2", "K3", "K4", "K5"]
    goals = {unit: target(f"CTH.{unit}", "year", "2011-01-01") for unit in units}

    above = [unit for unit in units[:9] if admitted(f"CTH.{unit}", *YEAR_2011) > goals[unit]]

    assert above == units[:9]
    assert sum(goals.values()) == 2_100


def test_the_department_of_industry_admitted_8_and_3_dossiers_waited() -> None:
    waiting = BELOW + (
        "SELECT count(*) FROM admission_dossier d JOIN below ON below.id = d.organization_id"
        " JOIN admission_resolution r ON r.dossier_id = d.id AND r.body = 'base' AND r.met_on <= %(day)s"
        " WHERE d.decided_on IS NULL OR d.decided_on > %(day)s"
    )

    assert admitted("CTH.K1.01", *YEAR_2011) == 8
    assert rows(waiting, org="CTH.K1.01", day="2011-12-31") == [(3,)]
    assert rows(waiting, org="CTH", day="2011-12-31") == [(3,)]


def test_31_people_were_found_by_movements_and_sent_to_class_18_of_them_admitted() -> None:
    found = BELOW + (
        "SELECT count(*), count(*) FILTER (WHERE c.state = 'admitted') FROM sourcing_candidacy c"
        " JOIN below ON below.id = c.organization_id JOIN training_enrolment n ON n.person_id = c.person_id"
        " JOIN training_trainingclass k ON k.id = n.training_class_id AND k.opened_on > c.document_on"
        " WHERE c.movement_id IS NOT NULL AND c.document_on BETWEEN '2011-01-01' AND %(day)s"
        " AND k.closed_on <= %(day)s"
    )

    assert rows(found, org="CTH.K2.01", day="2011-12-31") == [(31, 18)]
    assert admitted("CTH.K2.01", *YEAR_2011) == 18


def test_the_admitted_by_association_that_nominated_them() -> None:
    by = BELOW + (
        "SELECT c.nominator_kind, m.kind, count(*) FROM sourcing_candidacy c"
        " JOIN below ON below.id = c.organization_id"
        " JOIN people_standingperiod s ON s.person_id = c.person_id AND s.standing = 'probationary'"
        " LEFT JOIN people_associationmembership m ON m.person_id = c.person_id AND m.since <= s.since"
        " WHERE s.since BETWEEN '2011-01-01' AND %(day)s GROUP BY 1, 2 ORDER BY 1"
    )

    assert rows(by, org="CTH.K2.02", day="2011-12-31") == [
        ("trade_union", "trade_union", 18), ("youth_union", "youth_union", 29),
    ]  # fmt: skip
    assert rows(by, org="CTH.918.31168", day="2011-12-31") == [
        ("farmers_union", "farmers_union", 3), ("veterans_union", "veterans_union", 2),
        ("women_union", "women_union", 4), ("youth_union", "youth_union", 7),
    ]  # fmt: skip


def test_followers_of_a_religion_in_kon_tum() -> None:
    assert admitted("KTU.608", "2010-01-01", "2010-12-31", "e.religion <> '00'") == 20
    assert members("KTU.608", "2010-12-31") == 3_442
    assert members("KTU.608", "2010-12-31", FAITHFUL) == 215
    assert members("KTU.608", "2010-12-31", f"{FAITHFUL} AND p.ethnicity <> '01'") == 106
    assert members("KTU.608", "2010-12-31", f"{FAITHFUL} AND p.sex = 'female'") == 76


def test_the_twenty_of_kon_tum_learnt_and_were_admitted_in_the_same_year() -> None:
    taught = (
        "e.religion <> '00' AND EXISTS (SELECT 1 FROM training_enrolment n JOIN training_trainingclass k"
        " ON k.id = n.training_class_id WHERE n.person_id = p.id AND k.opened_on >= '2010-01-01'"
        " AND k.closed_on < s.since AND n.result = 'passed')"
    )

    assert admitted("KTU.608", "2010-01-01", "2010-12-31", taught) == 20


@pytest.mark.parametrize(
    ("kind", "number"), [("commune_official", 106), ("hamlet_officer", 62), ("militia", 14), ("administration", 14)]
)
def test_posts_held_by_followers_of_a_religion_in_kon_tum(kind: str, number: int) -> None:
    holds = (
        f"{FAITHFUL} AND EXISTS (SELECT 1 FROM people_post t WHERE t.person_id = p.id AND t.kind = '{kind}'"
        " AND t.since <= %(day)s AND (t.until IS NULL OR t.until > %(day)s))"
    )

    assert members("KTU.608", "2010-12-31", holds) == number


def test_one_hamlet_of_kon_tum_had_no_member_of_its_own() -> None:
    empty = BELOW + (
        "SELECT h.name, h.kind FROM places_place h JOIN below ON below.id = h.organization_id"
        " WHERE h.kind IN ('hamlet', 'quarter') AND NOT EXISTS (SELECT 1 FROM people_person p"
        "  JOIN people_standingperiod s ON s.person_id = p.id AND s.standing IN ('probationary', 'official')"
        "  AND s.since <= %(day)s AND (s.until IS NULL OR s.until > %(day)s) WHERE p.home_id = h.id)"
    )

    assert rows(empty, org="KTU.608", day="2010-12-31") == [("Thôn 7", "hamlet")]


def test_everyone_was_of_age_at_admission_and_nobody_is_in_two_places() -> None:
    assert rows(
        "SELECT count(*) FROM people_standingperiod s JOIN people_person p ON p.id = s.person_id"
        " WHERE s.standing = 'probationary' AND p.born_on + interval '18 years' > s.since"
    ) == [(0,)]
    assert rows(
        "SELECT count(*) FROM people_affiliation a JOIN people_person p ON p.id = a.person_id"
        " WHERE a.until IS NULL AND a.organization_id <> p.organization_id"
    ) == [(0,)]


def test_everybody_stands_where_the_tree_says() -> None:
    strays = rows(
        "SELECT count(*) FROM people_person p JOIN organizations_organization o ON o.id = p.organization_id"
        " WHERE p.pos <> o.lft OR o.dissolved_on IS NOT NULL"
    )

    assert strays == [(0,)]


def test_the_tree_is_numbered_as_the_program_numbers_it(articles: Any) -> None:
    assert renumber_tree(on=articles) == (0, 0)


def test_a_dissolved_organisation_lies_within_its_successor() -> None:
    outside = rows(
        "SELECT o.code FROM organizations_organization o"
        " LEFT JOIN organizations_organization s ON s.id = o.successor_id"
        " WHERE o.dissolved_on IS NOT NULL AND (s.id IS NULL OR o.lft NOT BETWEEN s.lft AND s.rgt)"
    )
    gone = rows("SELECT count(*) FROM organizations_organization WHERE dissolved_on IS NOT NULL")

    assert outside == []
    assert gone[0][0] > 250


def test_the_secretary_of_the_hamlet_has_seven_candidates_in_every_stage_and_one_late_probation(articles: Any) -> None:
    states = rows(
        "SELECT c.state, count(*) FROM sourcing_candidacy c JOIN organizations_organization o"
        " ON o.id = c.organization_id WHERE o.code = 'BPH.689.25213.03' AND c.state NOT IN ('admitted', 'removed')"
        " GROUP BY 1 ORDER BY 1"
    )
    late = rows(
        "SELECT p.full_name FROM probation_term t JOIN organizations_organization o ON o.id = t.organization_id"
        " JOIN people_person p ON p.id = t.person_id"
        " WHERE o.code = 'BPH.689.25213.03' AND t.state = 'running' AND t.review_due_on < %(day)s",
        day=articles,
    )

    assert states == [("dossier", 1), ("helped", 3), ("nominated", 2), ("trained", 1)]
    assert late == [("Lê Thị Mai",)]


def test_the_ward_has_dossiers_in_every_state() -> None:
    states = rows(
        "SELECT DISTINCT d.state FROM admission_dossier d JOIN organizations_organization o ON o.id = d.organization_id"
        " JOIN organizations_organization w ON o.lft BETWEEN w.lft AND w.rgt WHERE w.code = 'DNI.25195' ORDER BY 1"
    )

    assert [state for (state,) in states] == [
        "admitted", "base_resolved", "cell_resolved", "closed", "decided", "preparing", "rechecked", "returned",
    ]  # fmt: skip


def test_there_is_a_sign_in_for_every_role_and_the_helper_is_a_member_who_helps() -> None:
    helped = rows(
        "SELECT count(*) FROM sourcing_helperassignment h JOIN people_person p ON p.id = h.helper_id"
        " JOIN accounts_user u ON u.id = p.account_id WHERE u.username = 'giupdo.kp3' AND h.until IS NULL"
    )

    assert {grant.role for grant in Grant.objects.all()} == set(ROLES)
    assert {user.username for user in User.objects.all()} == {signin.username for signin in the_signins()}
    assert min(len(signin.password) for signin in the_signins()) >= 14
    assert helped == [(2,)]


def test_the_load_is_one_event_with_the_numbers_of_rows(articles: Any) -> None:
    event = Event.objects.get(kind="demo.loaded")

    assert event.details["today"] == articles.isoformat()
    assert event.details["rows"]["people_person"] == rows("SELECT count(*) FROM people_person")[0][0]


def test_a_second_load_is_refused_in_one_sentence_with_the_number_of_people(articles: Any) -> None:
    number = rows("SELECT count(*) FROM people_person")[0][0]

    with pytest.raises(BadInput) as refused:
        load_articles(today=articles, seed=1)

    assert f"đã có {number} người" in str(refused.value)
