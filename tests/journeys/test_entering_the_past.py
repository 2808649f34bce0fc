"""A dossier of 2019 that lies in a cupboard is entered with its own days, and judged by the rules of 2019."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from nguon.admission.models import Dossier
from nguon.guard.acting import acting
from nguon.people.models import Person
from nguon.people.queries import standing_on
from nguon.people.terms import Standing
from tests import world as w
from tests.web.clicks import send, signed_in, text_of

DONE = {"already_taken": "on"}
VOTE = {"summoned": "3", "present": "3", "in_favour": "3", "against": "0", "blank": "0"}


@pytest.fixture
def office(db: None) -> w.World:
    return w.build()


def entered(client: Client, address: str, **typed: Any) -> str:
    """The act is recorded; where it leads."""
    answer = send(client, address, **typed)
    assert answer.status_code == 302, f"{address}: {text_of(answer)}"
    where: str = answer["Location"]
    return where


def test_a_paper_dossier_of_2019_is_entered_with_its_days_and_keeps_its_findings(office: w.World, on_day: Any) -> None:
    on_day(w.ON)
    secretary, officer = signed_in(office.users["cell_secretary@HA11"]), signed_in(office.users["base_officer"])
    upper, member = signed_in(office.users["upper_officer@HA"]), office.people["HA11:member"]

    candidate = entered(
        secretary,
        "/nguon/them/",
        full_name="Quàng Thị Hiên",
        sex="female",
        born_on="12/8/1980",
        schooling="upper_secondary",
        organization="HA11",
        basis="application",
        document_on="05/02/2018",
        notified_on="05/02/2018",
        **DONE,
    )
    resolved = {"number": "03-NQ/CB", "met_on": "05/03/2018"} | DONE
    entered(secretary, candidate + "vao-danh-sach/", **resolved)
    entered(secretary, candidate + "phan-cong-giup-do/", helper=str(member.pk), **resolved)
    entered(
        secretary,
        candidate + "giay-chung-nhan/",
        issuer="Trung tâm bồi dưỡng chính trị huyện",
        opened_on="04/06/2018",
        closed_on="08/06/2018",
        number="HN-18",
        certified_on="15/06/2018",
    )
    dossier = entered(secretary, candidate + "lap-ho-so/", opened_on="07/01/2019", application_on="05/02/2018", **DONE)
    paper = {"kind": "member", "together_since": "01/01/2012", "dated_on": "10/01/2019"}
    entered(secretary, dossier + "gioi-thieu/", introducer=str(member.pk), **paper)

    refused = send(secretary, dossier + "nghi-quyet-chi-bo/", **VOTE, number="04-NQ/CB", met_on="04/03/2019")
    assert refused.status_code == 422
    assert "Quy định số 29-QĐ/TW, ngày 25/7/2016" in text_of(refused)
    entered(secretary, dossier + "nghi-quyet-chi-bo/", **VOTE, number="04-NQ/CB", met_on="04/03/2019", **DONE)
    entered(officer, dossier + "nghi-quyet-dang-uy/", **VOTE, number="11-NQ/ĐU", met_on="18/03/2019", **DONE)
    entered(
        upper,
        dossier + "quyet-dinh/",
        **VOTE,
        number="21-BB/BTV",
        met_on="10/06/2019",
        decision_number="77-QĐ/ĐU",
        decided_on="14/06/2019",
        body="standing_committee",
        received_on="20/06/2019",
        **DONE,
    )
    held = {"held_on": "01/07/2019", "received_on": "20/06/2019", "helper": ""}
    term = entered(secretary, dossier + "le-ket-nap/", **held, **DONE)

    with acting(w.SYSTEM):
        person = Person.rows.get(full_name="Quàng Thị Hiên")
        kept = Dossier.rows.get(person=person).findings
        assert (standing_on(person.pk, date(2019, 6, 30)), standing_on(person.pk, date(2019, 7, 1))) == (
            Standing.OUTSIDE,
            Standing.PROBATIONARY,
        )
    assert {"KN-11", "KN-22"} <= set(kept)
    assert "KN-22" in text_of(secretary.get(dossier))
    assert "Đảng viên dự bị từ 01/07/2019" in text_of(secretary.get(term))
