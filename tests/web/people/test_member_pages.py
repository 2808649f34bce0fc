"""The list of members, the page of one, the search by name, and what the particulars record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nguon.audit.models import Event
from nguon.audit.terms import EventKind
from nguon.core.folding import fold, sort_key
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.people import queries
from nguon.people.models import Affiliation, Person, StandingPeriod
from nguon.people.terms import Sex, Standing
from tests.world import ON, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


def signed_in(world: World, user: str) -> Client:
    client = Client()
    client.force_login(world.users[user])
    return client


def names(answer: Any) -> list[str]:
    return [row.name for row in answer.context["rows"]]


def add_members(world: World, code: str, full_names: list[str]) -> list[Person]:
    """Official members of a cell, beside those of the world."""
    organization = world.organizations[code]
    people = []
    with acting(Actor.system("test")):
        for full_name in full_names:
            person = Person.rows.create(
                full_name=full_name,
                name_key=fold(full_name),
                sort_key=sort_key(full_name),
                sex=Sex.FEMALE,
                born_on=date(1985, 5, 19),
                organization=organization,
                pos=organization.lft,
            )
            StandingPeriod.rows.create(
                person=person, standing=Standing.OFFICIAL, since=date(2020, 1, 1), organization=organization
            )
            Affiliation.rows.create(person=person, organization=organization, since=date(2020, 1, 1))
            people.append(person)
    return people


def test_a_secretary_sees_the_members_of_the_cell_and_nobody_else(world: World) -> None:
    answer = signed_in(world, "cell_secretary@HA11").get("/dang-vien/")

    # HA19 was dissolved into HA11; candidates are no members.
    reached = ("HA11:probationer", "HA11:member", "HA19:probationer", "HA19:member")
    assert sorted(names(answer)) == sorted(world.people[key].full_name for key in reached)


def test_the_list_goes_by_organization_and_then_by_given_name(world: World) -> None:
    add_members(world, "HA12", ["Bùi Thị Ân", "Bùi Thị An", "Bùi Thị Ánh"])

    rows = signed_in(world, "base_officer").get("/dang-vien/", {"to-chuc": "HA12"}).context["rows"]

    assert [row.name for row in rows][:3] == ["Bùi Thị An", "Bùi Thị Ánh", "Bùi Thị Ân"]


def test_one_row_and_three_rows_cost_the_same_queries(world: World, django_assert_num_queries: Any) -> None:
    reader = signed_in(world, "base_officer")
    with acting(Actor.system("test")):
        StandingPeriod.rows.filter(person=world.people["HA12:probationer"]).update(until=ON)
    address = {"to-chuc": "HA12"}
    assert len(names(reader.get("/dang-vien/", address))) == 1
    with django_assert_num_queries(QUERIES):
        reader.get("/dang-vien/", address)

    add_members(world, "HA12", ["Bùi Thị An", "Bùi Thị Ánh"])
    with django_assert_num_queries(QUERIES):
        assert len(names(reader.get("/dang-vien/", address))) == 3


QUERIES = 14
"""Of one page of the list, those of the session and of the acting context included."""


def test_a_later_page_costs_one_query_more_than_the_first(world: World, django_assert_num_queries: Any) -> None:
    add_members(world, "HA12", [f"Bùi Thị {letter}" for letter in "ABCDEGHIKLMNOPQRSTUVXYabcde"])
    reader = signed_in(world, "base_officer")
    second = reader.get("/dang-vien/", {"to-chuc": "HA12"}).context["next_url"]

    with django_assert_num_queries(QUERIES + 1):
        reader.get(second)


def walk(client: Client, first: str) -> tuple[list[list[str]], list[str]]:
    """The pages from the first on by "Phần sau", and the addresses of the way back from the last."""
    pages, back, address = [], [], first
    while address and len(pages) < 20:
        answer = client.get(address)
        pages.append([row.url for row in answer.context["rows"]])
        back.append(answer.context["previous_url"])
        address = answer.context["next_url"]
    return pages, back


def test_forwards_and_backwards_every_row_is_met_once(world: World) -> None:
    add_members(world, "HA12", [f"Bùi Thị {a}{b}" for a in "ABCD" for b in "aeghiklmnopqrstuvxy"])
    reader = signed_in(world, "base_officer")

    pages, back = walk(reader, "/dang-vien/")
    returning, address = [pages[-1]], back[-1]
    while address and len(returning) < 20:
        answer = reader.get(address)
        returning.append([row.url for row in answer.context["rows"]])
        address = answer.context["previous_url"]

    seen = [url for page in pages for url in page]
    assert [len(page) for page in pages[:-1]] == [25] * (len(pages) - 1)
    assert (len(seen), len(set(seen))) == (76 + 10, 76 + 10)
    assert [url for page in reversed(returning) for url in page] == seen


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 9), named=st.lists(st.sampled_from(["An", "Ân", "Ánh", "An"]), max_size=6))
def test_whatever_the_size_of_a_part_no_row_is_lost_or_doubled(world: World, limit: int, named: list[str]) -> None:
    with acting(Actor.system("test")):
        made = add_members(world, "HA12", [f"Hứa Thị {name}" for name in named])
        top = world.organizations["HA1"]
        scope = Actor.system("test").scope
        seen: list[int] = []
        after = None
        for _ in range(100):
            rows = queries.members_page(scope, ON, lft=top.lft, rgt=top.rgt, after=after, limit=limit)
            seen += [row.id for row in rows[:limit]]
            if len(rows) <= limit:
                break
            after = queries.cursor_at(scope, rows[limit - 1].id)
        every = queries.members_page(scope, ON, lft=top.lft, rgt=top.rgt, limit=10_000)
        StandingPeriod.rows.filter(person__in=made).update(until=date(2020, 1, 2))

    assert seen == [row.id for row in every]


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [("luu thi", True), ("LƯU THỊ ĐƯỢM", True), ("duom", True), ("thi d", True), ("uu thi", False), ("uom", False)],
)
def test_a_name_is_found_with_or_without_marks_by_the_beginning_of_a_word(
    world: World, typed: str, is_found: bool
) -> None:
    answer = signed_in(world, "upper_officer@HA").post("/dang-vien/", {"name": typed})

    assert ("Lưu Thị Đượm" in names(answer)) is is_found


def test_a_search_stays_inside_the_branch_and_leaves_no_name_in_an_address(world: World) -> None:
    answer = signed_in(world, "cell_secretary@HA11").post("/dang-vien/", {"name": "Đượm"})

    assert sorted(names(answer)) == sorted(world.people[key].full_name for key in ("HA11:member", "HA19:member"))
    assert "Đượm" not in answer.request["PATH_INFO"] + answer.request["QUERY_STRING"]


def test_a_search_without_a_name_says_what_to_type(world: World) -> None:
    answer = signed_in(world, "cell_secretary@HA11").post("/dang-vien/", {"name": " "})

    assert answer.status_code == 422
    assert answer.context["search"].errors == {
        "name": ["Chưa nhập tên cần tìm. Có thể nhập không dấu, ví dụ: nguyen van hoa."]
    }


@pytest.mark.parametrize("address", ["/dang-vien/?to-chuc=HB11", "/dang-vien/?to-chuc=KHONG-CO"])
def test_an_organization_out_of_reach_looks_like_one_that_is_not(world: World, address: str) -> None:
    assert signed_in(world, "base_officer").get(address).status_code == 404


def test_a_cursor_out_of_reach_opens_nothing(world: World) -> None:
    stranger = world.people["HB11:member"]

    assert signed_in(world, "base_officer").get(f"/dang-vien/?sau={stranger.pk}").status_code == 404


def test_the_page_of_a_person_tells_the_life_but_nothing_sensitive(world: World) -> None:
    person = world.people["HA11:member"]

    answer = signed_in(world, "cell_secretary@HA11").get(f"/dang-vien/{person.pk}/")

    life = answer.context["life"]
    assert [(s.what, s.since, s.last_on) for s in life.standings] == [
        ("Đảng viên chính thức", date(2015, 6, 1), None),
        ("Đảng viên dự bị", date(2014, 6, 1), date(2015, 5, 31)),
    ]
    assert [s.what for s in life.associations] == ["Đoàn Thanh niên Cộng sản Hồ Chí Minh"]
    page = answer.content.decode()
    assert [part for part in (person.identity_number, "Dân quân", "Tôn giáo") if part in page] == []
    assert not Event.objects.filter(kind=EventKind.PARTICULARS_READ).exists()
