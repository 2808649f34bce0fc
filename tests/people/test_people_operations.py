"""Entering and changing people: scope, keys, taken numbers, standing."""

from __future__ import annotations

from datetime import date

import pytest

from nguon.audit.models import Event
from nguon.core.errors import BadInput, NotFound, Stale
from nguon.core.scope import Actor, Scope
from nguon.guard.acting import acting
from nguon.people import queries
from nguon.people.models import Affiliation, EntryParticulars, Person, StandingPeriod
from nguon.people.operations import Particulars, change_person, enter_person, record_membership, record_standing
from nguon.people.terms import Sex, Standing
from nguon.sourcing.models import Candidacy
from tests.world import SYSTEM, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(world: World) -> Actor:
    """Somebody who reaches HA11 alone."""
    cell = world.organizations["HA11"]
    return Actor(name="x", scope=Scope(intervals=((cell.lft, cell.rgt),)), user_id=1)


def enter(world: World, actor: Actor, code: str = "HA11", **more: object) -> Person:
    values = {"full_name": "Hà Thị  Thử ", "sex": Sex.FEMALE, "born_on": date(2000, 2, 29)}
    organization = world.organizations[code]
    with acting(actor):
        person = enter_person(particulars=Particulars(**values | more), organization=organization, actor=actor)
        day = date(2026, 3, 1)
        Candidacy.rows.create(
            person=person, organization=organization, basis="application", document_on=day, notified_on=day
        )
        return person


def test_a_person_is_stored_tidied_with_keys_and_the_place_of_the_organisation(world: World, secretary: Actor) -> None:
    person = enter(world, secretary)

    assert (person.full_name, person.name_key, person.pos) == (
        "Hà Thị Thử",
        "ha thi thu",
        world.organizations["HA11"].lft,
    )
    event = Event.objects.latest("sequence")
    assert (event.kind, event.person_id, event.organization) == ("people.entered", person.pk, "HA11")
    assert "Thử" not in str(event.details)


def test_a_person_cannot_be_entered_into_an_organisation_out_of_scope(world: World, secretary: Actor) -> None:
    with pytest.raises(NotFound):
        enter(world, secretary, "HA12")


@pytest.mark.parametrize("whose", ["HA11:candidate", "HB11:candidate"])
def test_a_number_taken_within_or_beyond_the_scope_gets_the_same_answer(
    world: World, secretary: Actor, whose: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        enter(world, secretary, identity_number=world.people[whose].identity_number)

    assert refusal.value.problems == (
        "Số định danh này đã có trong hệ thống. Nếu người đó không thuộc tổ chức của đồng chí, "
        "hãy chuyển cấp trên xác minh; không lập hồ sơ thứ hai.",
    )


@pytest.mark.parametrize(
    ("changes", "begins"),
    [
        ({"identity_number": "0120123"}, "Số định danh cá nhân phải gồm"),
        ({"identity_number": "01201234567x"}, "Số định danh cá nhân phải gồm"),
        ({"full_name": "   "}, "Chưa có họ và tên"),
    ],
)
def test_a_change_that_cannot_be_stored_gets_a_sentence(
    world: World, secretary: Actor, changes: dict[str, str], begins: str
) -> None:
    with pytest.raises(BadInput) as refusal, acting(secretary):
        change_person(person_id=world.people["HA11:candidate"].pk, seen_version=1, changes=changes, actor=secretary)

    assert refusal.value.problems[0].startswith(begins)


def test_a_number_of_somebody_elsewhere_cannot_be_taken_over_by_a_change(world: World, secretary: Actor) -> None:
    theirs = world.people["HB11:candidate"].identity_number

    with pytest.raises(BadInput, match="chuyển cấp trên xác minh"), acting(secretary):
        change_person(
            person_id=world.people["HA11:candidate"].pk,
            seen_version=1,
            changes={"identity_number": theirs},
            actor=secretary,
        )


def test_a_changed_name_gets_new_keys_and_the_event_names_the_field_only(world: World, secretary: Actor) -> None:
    mine = world.people["HA11:candidate"]
    with acting(secretary):
        changed = change_person(person_id=mine.pk, seen_version=1, changes={"full_name": "Đỗ Văn Ẩn"}, actor=secretary)

    assert (changed.name_key, changed.version) == ("do van an", 2)
    assert Event.objects.latest("sequence").details == {"fields": ["full_name"]}


def test_two_who_change_the_same_person_do_not_overwrite_each_other(world: World, secretary: Actor) -> None:
    mine = world.people["HA11:candidate"].pk
    with acting(secretary):
        change_person(person_id=mine, seen_version=1, changes={"phone": "1"}, actor=secretary)
        with pytest.raises(Stale):
            change_person(person_id=mine, seen_version=1, changes={"phone": "2"}, actor=secretary)

        assert Person.rows.get(pk=mine).phone == "1"


def test_a_person_elsewhere_is_as_absent_as_one_that_is_not(world: World, secretary: Actor) -> None:
    for pk in (world.people["HB11:candidate"].pk, 999_999_999):
        with pytest.raises(NotFound), acting(secretary):
            change_person(person_id=pk, seen_version=1, changes={"phone": "1"}, actor=secretary)


def test_an_admission_freezes_what_was_true_and_opens_an_affiliation(world: World) -> None:
    person, cell = world.people["HA11:candidate"], world.organizations["HA11"]
    with acting(SYSTEM):
        record_standing(
            person=person, standing=Standing.PROBATIONARY, since=date(2026, 3, 1), organization=cell, actor=SYSTEM
        )
        Person.rows.filter(pk=person.pk).update(religion="00", schooling="primary")

        entry = EntryParticulars.rows.get(standing__person=person)
        assert (entry.religion, entry.schooling) == (person.religion, person.schooling)
        assert queries.affiliation_on(person.pk, date(2026, 3, 1)).organization == cell
        assert queries.standing_on(person.pk, date(2026, 2, 28)) is Standing.OUTSIDE


def test_standings_follow_one_another_without_overlap(world: World) -> None:
    person, cell = world.people["HA11:probationer"], world.organizations["HA11"]
    with acting(SYSTEM):
        with pytest.raises(BadInput):
            record_standing(
                person=person, standing=Standing.OFFICIAL, since=date(2025, 9, 2), organization=cell, actor=SYSTEM
            )
        record_standing(person=person, standing=Standing.LEFT, since=date(2026, 3, 1), organization=cell, actor=SYSTEM)

        periods = StandingPeriod.rows.filter(person=person).order_by("since").values_list("standing", "until")
        assert list(periods) == [("probationary", date(2026, 3, 1)), ("left", None)]
        assert not Affiliation.rows.filter(person=person, until=None).exists()


def test_a_member_whose_official_day_is_not_after_the_admission_is_refused(world: World) -> None:
    with pytest.raises(BadInput, match="phải sau ngày kết nạp"), acting(SYSTEM):
        record_membership(
            person=world.people["HA11:candidate"],
            admitted_on=date(2020, 1, 1),
            official_on=date(2020, 1, 1),
            organization=world.organizations["HA11"],
            actor=SYSTEM,
        )
