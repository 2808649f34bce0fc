"""Pages of leaving the Party and of a wrongful admission, clicked by those whose turn it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.browser.states import every_state
from tests.web.clicks import send, signed_in, text_of
from tests.world import ON, World

pytestmark = pytest.mark.django_db


def test_pages_of_people_in_every_state_answer(world: World, on_day: Any) -> None:
    on_day(ON)
    client = signed_in(world.users["base_officer"])
    addresses = [a for a in every_state(world) if a.startswith(("/ra-khoi", "/ket-nap-sai", "/dang-vien", "/du-bi"))]

    assert [(a, 200) for a in addresses] == [(a, client.get(a).status_code) for a in addresses]


def test_a_secretary_begins_a_strike_off_and_is_told_what_it_lacks(world: World, on_day: Any) -> None:
    on_day(ON)
    secretary, member = signed_in(world.users["cell_secretary@HA11"]), world.people["HA11:member"]
    typed = {"opened_on": f"{date(2026, 3, 2):%d/%m/%Y}", "ground": "unpaid", "with_reason": "no"}

    refused = send(secretary, f"/dang-vien/{member.pk}/xoa-ten/", **typed, months="2")
    recorded = send(secretary, f"/dang-vien/{member.pk}/xoa-ten/", **typed, months="3")

    assert (refused.status_code, "XT-02" in text_of(refused)) == (422, True)
    assert recorded.status_code == 302, text_of(recorded)
    assert "Bản tự kiểm điểm" in text_of(secretary.get(recorded["Location"]))
