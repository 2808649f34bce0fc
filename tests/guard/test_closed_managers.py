"""`objects` of a table about people opens nothing before a scope is declared, by whatever road."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from nguon.core.scope import Scope
from nguon.guard.acting import acting
from nguon.guard.managers import AboutPerson, ScopeNotDeclared
from nguon.people.models import Person
from tests.whole_world import build_whole
from tests.world import SYSTEM, World

MODELS = [model for model in apps.get_models() if issubclass(model, AboutPerson)]
ROADS = sorted(
    name
    for name in dir(models.Manager)
    if not name.startswith("_") and callable(getattr(models.QuerySet, name, None)) and name != "as_manager"
)


@pytest.fixture
def world(db: None) -> World:
    """The world with a row in every table."""
    return build_whole()


@pytest.mark.parametrize("road", ROADS)
def test_no_road_of_the_manager_leads_to_rows(road: str) -> None:
    for model in MODELS:
        with pytest.raises(ScopeNotDeclared):
            getattr(model.objects, road)()


def test_the_roads_tried_include_the_easily_forgotten_ones() -> None:
    forgotten = {"iterator", "aiterator", "raw", "union", "dates", "select_related", "explain", "get_or_create"}

    assert forgotten - set(ROADS) == set()


def test_a_manager_bound_to_another_database_stays_closed() -> None:
    with pytest.raises(ScopeNotDeclared):
        Person.objects.db_manager("default").all()


def test_sql_of_ones_own_is_refused_even_within_a_scope() -> None:
    with pytest.raises(ScopeNotDeclared):
        Person.objects.within(Scope.nothing()).raw("SELECT * FROM people_person")


def test_a_reason_that_is_not_on_the_list_opens_nothing() -> None:
    with pytest.raises(ScopeNotDeclared):
        Person.objects.everywhere(reason="uniqueness")  # type: ignore[arg-type]


@pytest.mark.django_db
def test_every_table_is_narrowed_along_its_path_to_the_person(world: World) -> None:
    top = world.organizations["HA1"]
    inside = {key: person.pk for key, person in world.people.items() if top.lft <= person.pos <= top.rgt}
    scope = Scope(intervals=((top.lft, top.rgt),))

    with acting(SYSTEM):
        for model in MODELS:
            path = f"{model.person_path}__pk" if model.person_path else "pk"
            seen = set(model.objects.within(scope).values_list(path, flat=True))
            everybody = set(model.rows.values_list(path, flat=True))
            assert seen == everybody & set(inside.values()), model
            assert everybody - seen, f"{model}: tests/world.py has no row outside HA1, nothing could leak"
            assert seen, f"{model}: tests/world.py has no row inside HA1"
