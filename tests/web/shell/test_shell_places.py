"""The places a reader sees: by permission, four in the bar of a phone, one of them current."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from nguon.accounts.terms import Permission
from nguon.core.scope import Actor, Scope
from nguon.web.shell.places import PLACES, shown_to


def _page(request: object) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", include("nguon.web.shell.urls")),
    path("", _page, name="work"),
    path("nguon/", _page, name="candidates"),
    path("ho-so/", _page, name="dossiers"),
    path("ho-so/cho-quyet-dinh/", _page, name="members"),
    path("lop/", _page, name="classes"),
    path("so-lieu/", _page, name="figures"),
]


@pytest.fixture(autouse=True)
def _served() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def reader(*permissions: str) -> Actor:
    return Actor(name="Phạm Thị Thu", scope=Scope.nothing(), permissions=frozenset(permissions))


def test_a_reader_sees_the_places_of_their_permissions_in_order_and_no_other():
    shown = shown_to(reader("see_figures", "see_work", "see_members"), "/")

    assert [place.label for place in shown] == ["Việc cần làm", "Số liệu", "Đảng viên"]


def test_a_stranger_sees_no_place():
    assert shown_to(None, "/") == ()


def test_three_places_stand_in_the_bar_of_a_phone_beside_the_list_of_all_parts():
    shown = shown_to(reader("see_work", "see_candidates", "see_dossiers", "see_classes", "see_figures"), "/")

    assert [place.label for place in shown if place.is_on_phone] == ["Việc cần làm", "Nguồn", "Hồ sơ"]


def test_a_page_below_a_place_makes_the_nearest_place_current():
    actor = reader("see_work", "see_dossiers", "see_members")

    current = {
        address: [place.label for place in shown_to(actor, address) if place.is_current]
        for address in ("/", "/ho-so/17/", "/ho-so/cho-quyet-dinh/", "/cac-muc/")
    }

    assert current == {
        "/": ["Việc cần làm"],
        "/ho-so/17/": ["Hồ sơ"],
        "/ho-so/cho-quyet-dinh/": ["Đảng viên"],
        "/cac-muc/": [],
    }


def test_every_place_asks_for_a_permission_that_exists():
    assert [place.label for place in PLACES if place.permission not in {p.value for p in Permission}] == []
