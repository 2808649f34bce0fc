"""The particulars of a person: each look is recorded, a correction is stored once, two officers do not overwrite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from nguon.audit.models import Event
from nguon.audit.terms import EventKind
from nguon.core.folding import fold
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.people import operations
from nguon.people.models import Person
from nguon.people.terms import ETHNICITIES, RELIGIONS
from nguon.web.people.particulars import CORRECTED
from tests.world import ON, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


@pytest.fixture
def person(world: World) -> Person:
    return world.people["HA11:member"]


@pytest.fixture
def secretary(world: World) -> Client:
    client = Client()
    client.force_login(world.users["cell_secretary@HA11"])
    return client


def address(person: Person) -> str:
    return f"/dang-vien/{person.pk}/ly-lich/sua/"


def stored(person: Person) -> Person:
    with acting(Actor.system("test")):
        return Person.rows.get(pk=person.pk)


def typed(person: Person, **changed: Any) -> dict[str, Any]:
    """What the form sends when nothing but `changed` was touched."""
    held = stored(person)
    fields = {name: getattr(held, name) for name in CORRECTED} | {"born_on": f"{held.born_on:%d/%m/%Y}"}
    return {name: value or "" for name, value in fields.items()} | {"seen_version": held.version} | changed


def looks(person: Person) -> list[tuple[int | None, list[str]]]:
    events = Event.objects.filter(kind=EventKind.PARTICULARS_READ, person_id=person.pk).order_by("sequence")
    return [(event.actor_id, event.details["fields"]) for event in events]


def test_each_look_is_an_event_that_names_what_was_shown(secretary: Client, world: World, person: Person) -> None:
    page = secretary.get(f"/dang-vien/{person.pk}/ly-lich/").content.decode()

    shown = (person.identity_number, ETHNICITIES[person.ethnicity], RELIGIONS[person.religion], "Dân quân")
    assert [part for part in shown if part not in page] == []
    reader = world.users["cell_secretary@HA11"].pk
    assert looks(person) == [(reader, ["identity_number", "ethnicity", "religion", "posts"])]


def test_opening_the_form_is_a_look_as_well(secretary: Client, person: Person) -> None:
    secretary.get(address(person))

    assert [fields for _, fields in looks(person)] == [["identity_number", "ethnicity", "religion"]]


def test_a_correction_stores_what_differs_and_says_which_fields(secretary: Client, person: Person) -> None:
    answer = secretary.post(address(person), typed(person, full_name="  Ngô  Ánh Đượm Hoa ", phone="0900000099"))

    held = stored(person)
    assert (answer.status_code, answer["Location"]) == (302, f"/dang-vien/{person.pk}/")
    assert (held.full_name, held.name_key, held.phone) == ("Ngô Ánh Đượm Hoa", fold("Ngô Ánh Đượm Hoa"), "0900000099")
    event = Event.objects.get(kind=EventKind.PERSON_CHANGED, person_id=person.pk)
    assert event.details == {"fields": ["full_name", "phone"]}


def test_a_form_sent_back_as_it_was_writes_nothing(secretary: Client, person: Person) -> None:
    answer = secretary.post(address(person), typed(person))

    assert (answer.status_code, stored(person).version) == (302, person.version)
    assert not Event.objects.filter(kind=EventKind.PERSON_CHANGED).exists()


def test_where_only_the_year_is_known_the_first_of_january_is_kept(secretary: Client, person: Person) -> None:
    secretary.post(address(person), typed(person, born_on="19/05/1961", born_precision="year"))

    assert stored(person).born_on == date(1961, 1, 1)


def test_who_came_second_sees_both_sides_and_overwrites_nothing(secretary: Client, person: Person) -> None:
    late = typed(person, phone="0911111111")
    with acting(Actor.system("test")):
        operations.change_person(
            person_id=person.pk, seen_version=1, changes={"phone": "0922222222"}, actor=Actor.system("test")
        )

    answer = secretary.post(address(person), late)

    assert (answer.status_code, stored(person).phone) == (409, "0922222222")
    assert ("Số điện thoại", "0911111111", "0922222222") in answer.context["rows"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("full_name", "", "Chưa nhập họ và tên."),
        ("born_on", "31/02/1990", "Lịch không có ngày 31/02/1990. Xem lại ngày, tháng trên giấy tờ."),
        (
            "born_on",
            "03/03/2026",
            "Ngày sinh 03/03/2026 sau hôm nay (02/03/2026). Xem lại ngày trên giấy khai sinh.",
        ),
        (
            "identity_number",
            "12345",
            "Số định danh cá nhân phải gồm đúng 12 chữ số. Đối chiếu thẻ căn cước rồi nhập lại.",
        ),
    ],
)
def test_what_cannot_be_stored_is_answered_at_its_field(
    secretary: Client, person: Person, field: str, value: str, sentence: str
) -> None:
    answer = secretary.post(address(person), typed(person, **{field: value}))

    assert (answer.status_code, answer.context["form"].errors) == (422, {field: [sentence]})
    assert stored(person).version == person.version


def test_a_number_that_somebody_out_of_reach_has_is_refused_without_saying_who(
    secretary: Client, world: World, person: Person
) -> None:
    stranger = world.people["HB11:member"]

    answer = secretary.post(address(person), typed(person, identity_number=stranger.identity_number))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert ["Số định danh này đã có trong hệ thống" in page, stranger.full_name in page] == [True, False]


def test_the_officer_above_reads_but_does_not_correct(world: World, person: Person) -> None:
    officer = Client()
    officer.force_login(world.users["upper_officer"])

    read, correct = officer.get(f"/dang-vien/{person.pk}/ly-lich/"), officer.get(address(person))

    assert (read.status_code, read.context["correct_url"], correct.status_code) == (200, "", 403)


@pytest.mark.parametrize("page", ["", "ly-lich/", "ly-lich/sua/"])
def test_a_person_out_of_reach_looks_like_one_that_is_not(secretary: Client, world: World, page: str) -> None:
    stranger = world.people["HB11:member"]

    hidden, absent = secretary.get(f"/dang-vien/{stranger.pk}/{page}"), secretary.get(f"/dang-vien/999999999/{page}")

    assert (hidden.status_code, hidden.content == absent.content) == (404, True)
    assert looks(stranger) == []
