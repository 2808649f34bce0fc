"""Two transactions at once: neither a stale place in the tree nor a person without a basis comes out of it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from nguon.accounts import operations as accounts
from nguon.accounts.models import SentForm
from nguon.guard.acting import acting
from nguon.journeys.reorganize import renumber_tree
from nguon.organizations import operations
from nguon.organizations.models import Organization
from nguon.organizations.operations import Decision
from nguon.organizations.terms import Kind, Level
from nguon.people.models import Person, StandingPeriod
from nguon.sourcing.models import Candidacy
from tests.world import SYSTEM, World, build

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 2, 2)
NOON = datetime(2026, 2, 2, 5, tzinfo=UTC)


@pytest.fixture
def committed_world(transactional_db: None) -> World:
    """The world, where other connections see it."""
    return build()


def at_once(*tasks: Callable[[], object]) -> list[object]:
    """Run each on a connection of its own; an integrity error is an answer."""

    def run(task: Callable[[], object]) -> object:
        try:
            return task()
        except IntegrityError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as threads:
        return list(threads.map(run, tasks))


def enter(world: World, entered: threading.Event, go: threading.Event) -> Person:
    """Enter a person under a place read before, and commit only when told to."""
    cell = world.organizations["HB11"]
    with acting(SYSTEM):
        person = Person.rows.create(
            full_name="A", name_key="a", sort_key="a", born_on=DAY, organization=cell, pos=cell.lft
        )
        Candidacy.rows.create(
            person=person, organization=cell, basis="application", document_on=DAY, notified_on=DAY, state="nominated"
        )
        entered.set()
        go.wait(2)
        return person


def reorganize(world: World, before: threading.Event, done: threading.Event) -> None:
    """Found a cell that moves every later place, and number anew."""
    before.wait(5)
    with transaction.atomic(), acting(SYSTEM):
        operations.found(
            code="HA0",
            name="Chi bộ mới",
            kind=Kind.RESIDENTIAL,
            level=Level.CELL,
            parent=world.organizations["HA1"],
            decision=Decision("9", DAY, DAY),
            actor=SYSTEM,
        )
        renumber_tree(on=DAY)
    done.set()


def test_a_person_entered_while_the_tree_is_numbered_anew_has_the_new_place(committed_world: World) -> None:
    entered, done = threading.Event(), threading.Event()
    old = committed_world.organizations["HB11"].lft

    person, _ = at_once(
        lambda: enter(committed_world, entered, done), lambda: reorganize(committed_world, entered, done)
    )

    with acting(SYSTEM):
        place = Organization.objects.get(code="HB11").lft
        assert (place != old, Person.rows.get(pk=person.pk).pos) == (True, place)


def test_a_place_read_before_the_tree_was_numbered_anew_is_not_written(committed_world: World) -> None:
    now = threading.Event()
    now.set()
    reorganize(committed_world, now, threading.Event())

    person = enter(committed_world, threading.Event(), now)

    with acting(SYSTEM):
        assert Person.rows.get(pk=person.pk).pos == Organization.objects.get(code="HB11").lft


def check_now() -> None:
    """Let the deferred constraints speak before the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_two_who_each_take_away_one_of_two_bases_do_not_both_succeed(committed_world: World) -> None:
    person = committed_world.people["HA2:member"]
    with acting(SYSTEM):
        candidacy = Candidacy.rows.create(
            person=person,
            organization=person.organization,
            basis="application",
            document_on=DAY,
            notified_on=DAY,
            state="nominated",
        )
    first_is_sure, second_is_done = threading.Event(), threading.Event()

    def without_candidacy() -> None:
        with acting(SYSTEM):
            candidacy.delete()
            check_now()
            first_is_sure.set()
            second_is_done.wait(1)  # the second must wait for this commit, so it cannot be done before

    def without_standing() -> None:
        first_is_sure.wait(5)
        with acting(SYSTEM):
            StandingPeriod.rows.filter(person=person).delete()
            check_now()
        second_is_done.set()

    answers = at_once(without_candidacy, without_standing)

    assert [type(answer) for answer in answers if answer is not None] == [IntegrityError]
    with acting(SYSTEM):
        bases = Candidacy.rows.filter(person=person).count(), StandingPeriod.rows.filter(person=person).count()
    assert bases in {(1, 0), (0, 2)}


def test_of_two_clicks_at_once_the_second_waits_and_finds_where_the_first_led(committed_world: World) -> None:
    taken, second_is_done = threading.Event(), threading.Event()

    def first() -> object:
        with transaction.atomic():
            answer = accounts.take_form(key="k", led_to="/form/", at=NOON)
            taken.set()
            assert not second_is_done.wait(0.5), "the second did not wait"
            accounts.form_led_to(key="k", led_to="/done/")
        return answer

    def second() -> object:
        taken.wait(5)
        try:
            return accounts.take_form(key="k", led_to="/form/", at=NOON)
        finally:
            second_is_done.set()

    assert at_once(first, second) == [None, "/done/"]


def test_a_click_whose_act_was_undone_leaves_the_next_one_free(committed_world: World) -> None:
    with contextlib.suppress(RuntimeError), transaction.atomic():
        accounts.take_form(key="k", led_to="/form/", at=NOON)
        raise RuntimeError

    assert accounts.take_form(key="k", led_to="/form/", at=NOON) is None


def test_old_clicks_are_swept_away_by_new_ones(committed_world: World) -> None:
    accounts.take_form(key="old", led_to="/form/", at=NOON - accounts.KEPT - timedelta(seconds=1))
    accounts.take_form(key="young", led_to="/form/", at=NOON - accounts.KEPT)

    accounts.take_form(key="new", led_to="/form/", at=NOON)

    assert set(SentForm.objects.values_list("key", flat=True)) == {"young", "new"}
