"""One effect of each act on a dossier: the click that comes twice, the answer that was lost, two officers at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.test import Client

from nguon.admission.models import Dossier, Introduction, Resolution
from nguon.admission.terms import Body, DossierState
from nguon.audit.models import Event
from nguon.guard.acting import acting
from nguon.web.shell.views import SENT_BEFORE
from tests.web.clicks import hidden, signed_in, text_of
from tests.world import ON, SYSTEM, VOTES, World

pytestmark = pytest.mark.django_db

VOTE = {"number": "07-NQ", "met_on": "23/02/2026", "summoned": "3", "present": "3", "in_favour": "3"}
VOTE |= {"against": "0", "blank": "0"}
DECISION = VOTE | {"decision_number": "100-QĐ/ĐU", "decided_on": "26/02/2026", "body": "standing_committee"}
DECIDED = {"decided_on": date(2026, 2, 23), "decision_number": "99-QĐ/ĐU"}
UNION = {"kind": "youth_union", "document_number": "03-NQ/ĐTN", "dated_on": "20/02/2026"}
RETURNED = {"returned_on": "23/02/2026", "part_application": "Đơn chưa ghi ngày."}
CHECKED = {"appraised_on": "23/02/2026", "result": "in_order"}
EXTENDED = {"granted_on": "23/02/2026", "working_days": "10", "reason": "Chờ ý kiến cấp ủy nơi cư trú."}


@dataclass(frozen=True)
class Tried:
    """One act: its place below the dossier, the state it starts from, who takes it, what is typed."""

    path: str
    state: DossierState
    user: str
    typed: dict[str, str]
    stored: dict[str, Any] = field(default_factory=dict)
    other: str = "base_officer"
    asks: bool = True


ABOVE = {"user": "upper_officer@HA", "other": "upper_officer@TINH"}
BELOW = {"user": "cell_secretary@HA11"}
REFUSAL = {"refused_on": "26/02/2026", "number": "15-CV/BTC", "note": "Chưa đủ căn cứ."}
SHORT = VOTE | {"in_favour": "1", "against": "2"}
ACTS = (
    Tried("dieu-kien/", DossierState.PREPARING, typed={"application_on": "05/01/2026"}, asks=False, **BELOW),
    Tried("gioi-thieu/", DossierState.PREPARING, typed=UNION, asks=False, **BELOW),
    Tried("nghi-quyet-chi-bo/", DossierState.PREPARING, typed=VOTE | {"already_taken": "on"}, asks=False, **BELOW),
    Tried("nghi-quyet-dang-uy/", DossierState.CELL_RESOLVED, "base_officer", VOTE, asks=False),
    Tried("dang-uy-chua-du-phieu/", DossierState.CELL_RESOLVED, "base_officer", SHORT),
    Tried("tra-lai/", DossierState.CELL_RESOLVED, "base_officer", RETURNED),
    Tried("tra-lai-tu-cap-tren/", DossierState.BASE_RESOLVED, typed=RETURNED, **ABOVE),
    Tried("kiem-tra-lai/", DossierState.BASE_RESOLVED, typed=CHECKED, **ABOVE),
    Tried("gia-han/", DossierState.BASE_RESOLVED, typed=EXTENDED, **ABOVE),
    Tried("khong-ket-nap/", DossierState.BASE_RESOLVED, typed=REFUSAL, **ABOVE),
    Tried("quyet-dinh/", DossierState.BASE_RESOLVED, typed=DECISION, **ABOVE),
    Tried("le-ket-nap/", DossierState.DECIDED, typed={"held_on": "27/02/2026"}, stored=DECIDED, **BELOW),
    Tried("tam-dung/", DossierState.PREPARING, typed={"since": "23/02/2026", "reason": "Xác minh thêm."}, **BELOW),
    Tried("rut-don/", DossierState.PREPARING, typed={"withdrawn_on": "27/02/2026"}, **BELOW),
    Tried("dung/", DossierState.PREPARING, typed={"reason": "own_wish", "closed_on": "27/02/2026"}, **BELOW),
)
BY_ACT = pytest.mark.parametrize("tried", ACTS, ids=lambda tried: tried.path.strip("/"))


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


def standing_at(world: World, tried: Tried) -> Dossier:
    """The dossier of HA11's candidate, where the act may be taken."""
    dossier = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        Resolution.rows.filter(dossier=dossier).delete()
        voted = {DossierState.PREPARING: (), DossierState.CELL_RESOLVED: (Body.CELL,)}
        for body in voted.get(tried.state, (Body.CELL, Body.BASE)):
            Resolution.rows.create(dossier=dossier, body=body, met_on=date(2026, 2, 2), number="02-NQ", **VOTES)
        Dossier.rows.filter(pk=dossier.pk).update(state=tried.state, **tried.stored)
    return dossier


def ready(client: Client, address: str, typed: dict[str, str], asks: bool) -> dict[str, str]:
    """The form opened and filled, looked over where the page asks: what the recording click sends."""
    sent = hidden(client.get(address).content.decode()) | typed
    if asks:
        looked = client.post(address, sent)
        assert "Xem lại trước khi ghi" in text_of(looked), text_of(looked)
        sent = hidden(looked.content.decode()) | {"checked": "1"}
    return sent


def recorded(dossier: Dossier) -> tuple[Any, ...]:
    """All that an act on the dossier could have changed."""
    with acting(SYSTEM):
        row = Dossier.rows.get(pk=dossier.pk)
        votes = Resolution.rows.filter(dossier=dossier).count()
        papers = Introduction.rows.filter(dossier=dossier).count()
        return row.state, row.version, votes, papers, Event.objects.filter(person_id=row.person_id).count()


@BY_ACT
def test_the_click_that_comes_twice_acts_once_and_says_so(world: World, tried: Tried) -> None:
    dossier, client = standing_at(world, tried), signed_in(world.users[tried.user])
    address = f"/ho-so/{dossier.pk}/{tried.path}"
    before = recorded(dossier)
    click = ready(client, address, tried.typed, tried.asks)

    first = client.post(address, click)
    after = recorded(dossier)
    second = client.post(address, click)

    assert (first.status_code, second.status_code, second["Location"]) == (302, 302, first["Location"])
    assert (after != before, recorded(dossier)) == (True, after)
    assert SENT_BEFORE in text_of(client.get(second["Location"]))


@BY_ACT
def test_an_answer_lost_on_the_way_is_found_again_also_after_signing_in_anew(world: World, tried: Tried) -> None:
    dossier, client = standing_at(world, tried), signed_in(world.users[tried.user])
    address = f"/ho-so/{dossier.pk}/{tried.path}"
    click = ready(client, address, tried.typed, tried.asks)
    lost = client.post(address, click)
    after = recorded(dossier)

    again = signed_in(world.users[tried.user]).post(address, click)

    assert (again.status_code, again["Location"], recorded(dossier)) == (302, lost["Location"], after)


@BY_ACT
def test_of_two_officers_the_second_is_told_who_recorded_what(world: World, tried: Tried) -> None:
    dossier = standing_at(world, tried)
    address = f"/ho-so/{dossier.pk}/{tried.path}"
    one, other = signed_in(world.users[tried.user]), signed_in(world.users[tried.other])
    second = ready(other, address, tried.typed, tried.asks)
    assert one.post(address, ready(one, address, tried.typed, tried.asks)).status_code == 302
    after = recorded(dossier)

    answer = other.post(address, second)

    assert (answer.status_code, recorded(dossier)) == (409, after)
    who = world.users[tried.user].display_name
    assert "Người khác vừa ghi" in text_of(answer)
    assert f"{who}, lúc" in text_of(answer)
    assert "own_wish" not in text_of(answer)


def test_a_token_of_one_act_does_not_hold_back_another(world: World) -> None:
    conditions, introduction = ACTS[0], ACTS[1]
    dossier, client = standing_at(world, introduction), signed_in(world.users["cell_secretary@HA11"])
    address = f"/ho-so/{dossier.pk}/"
    first = ready(client, address + conditions.path, conditions.typed, conditions.asks)
    second = ready(client, address + introduction.path, introduction.typed, introduction.asks) | {"once": first["once"]}
    client.post(address + conditions.path, first)
    before = recorded(dossier)
    seen = hidden(client.get(address + introduction.path).content.decode())["seen_version"]

    client.post(address + introduction.path, second | {"seen_version": seen})

    assert recorded(dossier)[3] == before[3] + 1
