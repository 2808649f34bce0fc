"""Who a signed-in user is on a day: one grant, its permissions, its reach; gone with the next click after it (A5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from nguon.accounts.models import Grant
from nguon.accounts.operations import give_role
from nguon.core.errors import BadInput
from nguon.guard.acting import acting
from nguon.journeys.signed_in import actor_for
from nguon.people.models import Person
from nguon.sourcing.models import HelperAssignment
from tests.web.access import USERS, reaches_person
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db


def reached(world: World, user: str, day: date = ON, chosen: int | None = None) -> set[str]:
    with acting(actor_for(world.users[user], day, chosen_grant=chosen)):
        seen = set(Person.rows.values_list("pk", flat=True))
    return {key for key, person in world.people.items() if person.pk in seen}


@pytest.mark.parametrize("user", USERS)
def test_the_reach_of_each_role_is_the_one_of_the_oracle(world: World, user: str) -> None:
    assert reached(world, user) == {key for key in world.people if reaches_person(user, key)}


def test_a_grant_that_has_ended_or_not_begun_gives_neither_people_nor_permissions(world: World) -> None:
    ends = date(2026, 1, 1)

    assert reached(world, "ended", ends - timedelta(days=1)) == reached(world, "base_officer")
    assert reached(world, "ended", ends) == set()
    assert actor_for(world.users["ended"], ends).permissions == frozenset()
    assert reached(world, "base_officer", date(2024, 12, 31)) == set()


def test_a_switched_off_account_reaches_nobody(world: World) -> None:
    world.users["base_officer"].is_active = False

    assert reached(world, "base_officer") == set()


def test_permissions_of_one_grant_never_meet_the_people_of_another(world: World) -> None:
    with acting(SYSTEM):
        second = give_role(
            user=world.users["data_protection"],
            role="upper_officer",
            organization=world.organizations["HB"],
            since=date(2026, 2, 1),
            basis="06-QĐ/TU",
            actor=SYSTEM,
        )

    first = actor_for(world.users["data_protection"], ON)
    chosen = actor_for(world.users["data_protection"], ON, chosen_grant=second.pk)

    assert (first.may("see_log"), first.may("see_members"), reached(world, "data_protection")) == (True, False, set())
    assert (chosen.may("see_log"), chosen.may("see_members")) == (False, True)
    assert reached(world, "data_protection", chosen=second.pk) == {k for k in world.people if k.startswith("HB")}


def test_a_chosen_grant_of_somebody_else_is_not_taken(world: World) -> None:
    others = Grant.objects.get(user=world.users["upper_officer@TINH"])

    assert reached(world, "cell_secretary@HA11", chosen=others.pk) == reached(world, "cell_secretary@HA11")


def test_a_helper_loses_the_person_on_the_day_the_assignment_ends(world: World) -> None:
    with acting(SYSTEM):
        HelperAssignment.rows.filter(candidacy=world.candidacies["HA11:candidate"]).update(until=ON)

    assert reached(world, "helper", ON - timedelta(days=1)) == {"HA11:candidate", "HA11:member"}
    assert reached(world, "helper", ON) == {"HA11:member"}


def test_an_organisation_without_a_number_yet_opens_nothing(world: World) -> None:
    with acting(SYSTEM):
        world.organizations["HA1"].lft = world.organizations["HA1"].rgt = 0
        world.organizations["HA1"].save()

    assert [reached(world, role) for role in ("base_officer", "political_centre")] == [set(), set()]


@pytest.mark.parametrize("association", ["cell", "member", "movement", "xyz"])
def test_a_grant_of_no_association_does_not_reach_the_nominees_of_others(world: World, association: str) -> None:
    with acting(SYSTEM):
        Grant.objects.filter(user=world.users["mass_organization"]).update(association=association)

    assert reached(world, "mass_organization") == set()


def test_a_grant_for_an_association_must_say_which(world: World) -> None:
    values = {"user": world.users["nobody"], "organization": world.organizations["HA1"], "since": ON, "basis": "1"}

    with pytest.raises(BadInput):
        give_role(role="mass_organization", actor=SYSTEM, **values)
    with pytest.raises(IntegrityError, match="grant_names_association"), acting(SYSTEM):
        Grant.objects.create(role="mass_organization", **values)


def test_a_right_taken_away_ends_with_the_next_request(world: World, on_day: Callable[[date], None]) -> None:
    on_day(ON)
    client, address = Client(), reverse("all_parts")
    client.force_login(world.users["base_officer"])

    before = client.get(address).wsgi_request.actor
    with acting(SYSTEM):
        Grant.objects.filter(user=world.users["base_officer"]).update(until=ON)
    after = client.get(address).wsgi_request.actor

    assert (before.scope.intervals != (), after.scope.intervals) == (True, ())
    assert after.permissions == frozenset()


def test_a_locked_account_is_signed_out_at_the_next_request(world: World) -> None:
    client, address = Client(), reverse("all_parts")
    client.force_login(world.users["base_officer"])
    before = client.get(address).status_code
    world.users["base_officer"].is_active = False
    world.users["base_officer"].save()

    assert (before, client.get(address).status_code) == (200, 302)
