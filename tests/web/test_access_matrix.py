"""Every route × method × role × relation (A1, A2): what lies outside the scope answers exactly as what does not exist.

A new route with a parameter must say in FILLED which things of the small world stand for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from nguon.web.shell.routes import Route, routes
from nguon.web.shell.views import ANYONE
from tests.web import access
from tests.web.access import Thing
from tests.world import ON, World

pytestmark = pytest.mark.django_db

Things = Callable[[World], dict[str, Thing]]
# route name → parameter → the things that stand for it.
_ON_CANDIDACY = (
    "candidate",
    "particulars",
    "enlist",
    "assign_helper",
    "send_to_class",
    "remove_candidate",
    "open_dossier",
    "helped_person",
    "move_candidate",
    "awareness_certificate",
)
_ON_DOSSIER = (
    "dossier",
    "keep_conditions",
    "record_introduction",
    "cell_resolution",
    "base_resolution",
    "record_decision",
    "record_ceremony",
    "close_dossier",
    "papers",
    "review_papers",
    "renew_dossier",
    "missing_papers",
    "papers_contents",
    "keep_first_time",
    "record_recount",
    "letters",
    "draft_letter",
    "waive_inquiry",
    "note_verification",
    "dossier_course",
    "section_appraisal",
    "recheck",
    "extend_decision",
    "return_by_base",
    "return_from_above",
    "resubmit",
    "interrupt",
    "resume",
    "refuse_dossier",
    "withdraw_dossier",
    "short_cell_vote",
    "short_base_vote",
)
_ON_TERM = (
    *(
        "term",
        "move_term",
        "term_class",
        "new_member_certificate",
        "review_by_cell",
        "review_by_base",
        "recognise",
        "card_decision",
    ),
    *("assign_term_helper", "record_remark", "record_term_paper", "file_profile", "refer_term"),
)
_ON_LETTER = ("send_letter", "remind_letter", "record_answer", "waive_letter", "drop_letter", "print_letter")
_ON_DEPARTURE = (
    *("departure", "call_self_review", "record_self_review", "departure_cell", "departure_base"),
    *("decide_departure", "close_departure", "departure_received", "record_complaint", "answer_complaint"),
)
_ON_WRONGFUL = ("wrongful", "redo_step", "send_back", "annul_admission", "reissue_decision")
FILLED: dict[str, dict[str, Things]] = {
    **{name: {"pk": access.candidacies} for name in _ON_CANDIDACY},
    **{name: {"pk": access.dossiers} for name in _ON_DOSSIER},
    **{name: {"pk": access.inquiries} for name in _ON_LETTER},
    **{name: {"pk": access.terms} for name in _ON_TERM},
    "record_paper": {"pk": access.dossiers, "number": access.of_person("HA1:candidate", 3)},
    "receive_transfer": {"pk": access.transfers},
    **{name: {"pk": access.departures} for name in _ON_DEPARTURE},
    **{name: {"pk": access.wrongful_admissions} for name in _ON_WRONGFUL},
    **{name: {"pk": access.persons} for name in ("open_strike_off", "open_resignation", "record_fault")},
    "clause": {"code": access.everybody("KN-01")},
    "rule_topic": {"letters": access.everybody("KN")},
    "rule_act": {"act": access.everybody("considering")},
    "parameter": {"key": access.everybody("admission.age-min")},
    "instrument": {"key": access.everybody("quy-dinh-294-2025")},
    "import_preview": {"pk": access.uploads},
    "import_workbook": {"pk": access.uploads},
    "figures_of": {"code": access.organizations},
    "silent_cells": {"code": access.organizations},
    "figure": {
        "code": access.organizations,
        "key": access.of_organization("TINH", "admissions", "admitted_religion", "cells"),
    },
    "places_of": {"code": access.organizations},
    "targets_of": {"code": access.organizations},
    "set_targets": {"code": access.organizations},
    "correct_particulars": {"pk": access.persons},
    "organization": {"code": access.organizations_in_view},
    "class": {"pk": access.classes},
    "enrol": {"pk": access.classes_to_send_to},
    "record_results": {"pk": access.classes_held},
    "member": {"pk": access.persons},
    "member_particulars": {"pk": access.persons},
}
ABSENT: dict[str, object] = {
    "pk": 999_999_999,
    "code": "KHONG-CO",
    "letters": "KC",
    "act": "khong-co",
    "key": "khong-co",
}
# Signing out or changing a password ends the session the matrix works with; tests/web/test_signing_in.py tries them.
OF_THE_SESSION = {"account_login", "account_logout", "account_change_password", "account_inactive"}
ROUTES = [route for route in routes() if route.name not in OF_THE_SESSION]
BY_NAME = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)


@pytest.fixture(autouse=True)
def _day_of_the_world(on_day: Callable[[date], None]) -> None:
    on_day(ON)


def addresses(route: Route, world: World) -> list[tuple[str, str, Thing | None]]:
    """(address, the like address of something absent, the thing); all parameters but one are well filled."""
    if not route.parameters:
        return [(reverse(route.name), "", None)]
    filled = {name: things(world) for name, things in FILLED[route.name].items()}
    result = []
    for name, things in filled.items():
        others = {other: next(iter(its.values())).value for other, its in filled.items() if other != name}
        nowhere = reverse(route.name, kwargs=others | {name: ABSENT.get(name, 999_999_999)})
        for thing in things.values():
            result.append((reverse(route.name, kwargs=others | {name: thing.value}), nowhere, thing))
    return result


def test_every_route_with_a_parameter_says_what_fills_it() -> None:
    wanted = {route.name: set(route.parameters) for route in ROUTES if route.parameters}
    told = {name: set(parameters) for name, parameters in FILLED.items()}

    assert told == wanted, "Add the route and its parameters to FILLED in tests/web/test_access_matrix.py."


@BY_NAME
def test_who_is_not_signed_in_is_led_to_the_sign_in(world: World, route: Route) -> None:
    sign_in = reverse(settings.LOGIN_URL)
    for address, _, _ in addresses(route, world):
        for method in route.methods:
            answer = Client().generic(method, address)
            expected = 200 if route.permission == ANYONE else 302
            assert answer.status_code == expected, (method, address)
            assert route.permission == ANYONE or answer["Location"].startswith(sign_in), (method, address)


@BY_NAME
def test_each_role_meets_each_relation_as_the_oracle_says(world: World, route: Route) -> None:
    numbers = {p.identity_number for p in world.people.values()}
    for user in access.USERS:
        client = Client()
        client.force_login(world.users[user])
        hidden = {p.full_name for key, p in world.people.items() if not access.reaches_person(user, key)}
        absent: dict[tuple[str, str], str] = {}
        for address, nowhere, thing in addresses(route, world):
            for method in route.methods:
                answer = client.generic(method, address)
                tried = (user, method, address, answer.status_code)
                if not access.may(user, route.permission):
                    assert answer.status_code == 403, tried
                elif thing is not None and not thing.reached_by(user):
                    if (method, nowhere) not in absent:
                        absent[method, nowhere] = of_nothing(client, method, nowhere)
                    assert answer.status_code == 404, tried
                    assert access.plain(answer, address) == absent[method, nowhere], tried
                else:
                    assert answer.status_code in {200, 302, 405, 409, 422}, tried
                    page = access.readable(answer)
                    assert {name for name in hidden if name in page} == set(), f"{tried}: names somebody out of reach"
                    shown = set() if thing is not None else {number for number in numbers if number in page}
                    assert shown == set(), f"{tried}: sensitive in a list"


def of_nothing(client: Client, method: str, nowhere: str) -> str:
    """The body that answers for something that does not exist."""
    answer = client.generic(method, nowhere)
    assert answer.status_code == 404, nowhere
    return access.plain(answer, nowhere)
