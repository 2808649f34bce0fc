"""One person's whole path, clicked page by page by those whose turn it is."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from nguon.guard.acting import acting
from nguon.people.models import Person
from nguon.people.queries import standing_on
from nguon.people.terms import Standing
from tests import world as w
from tests.web.clicks import send, signed_in, text_of


@pytest.fixture
def office(db: None) -> w.World:
    return w.build()


VOTE = {"summoned": "3", "present": "3", "in_favour": "3", "against": "0", "blank": "0"}


def a_second_member(office: w.World) -> Person:
    """Another official member of the cell, to introduce."""
    with acting(w.SYSTEM):
        person = Person.rows.create(
            full_name="Ngô Ánh Thật",
            name_key="ngo anh that",
            sort_key="that ngo anh",
            sex="male",
            born_on=date(1980, 1, 1),
            organization=office.organizations["HA11"],
            pos=office.organizations["HA11"].lft,
        )
        w._stand(person, office.organizations["HA11"], Standing.OFFICIAL, date(2010, 1, 1), None)
    return person


def pass_the_class(centre: Client, roster: str, *, number: str, day: str) -> Any:
    """Record that the one person on the roster has passed, with the certificate."""
    sheet = centre.get(f"{roster}ket-qua/").content.decode()
    row = sheet.split('name="result-')[1].split('"')[0]
    typed = {f"result-{row}": "passed", f"number-{row}": number, "certified_on": day}
    return send(centre, f"{roster}ket-qua/", **typed)


def ask_everybody(secretary: Client, dossier: str, *, on: str) -> None:
    """Send the letters of verification and opinion; nobody is asked about who does not exist."""
    sent = {"sent_on": on, "carried_by": "office"}
    for number, purpose, about, asked in (
        ("21-CV/CB", "origin", ["applicant", "father", "mother"], "party"),
        ("22-CV/CB", "association_opinion", [], "association"),
        ("23-CV/CB", "residence_opinion", [], "party"),
    ):
        typed = {"purpose": purpose, "about": about, "asked": asked, "asked_name": "Xã Bãi Vàng", "number": number}
        answer = send(secretary, dossier + "tham-tra/thu/", **typed, **sent)
        assert answer.status_code == 302, text_of(answer)
    nobody = {"purpose": "background", "ground": "nobody", "waived_on": on}
    others = ["spouse", "father_in_law", "mother_in_law", "child"]
    answer = send(secretary, dossier + "tham-tra/khong-phai-hoi/", **nobody, about=others)
    assert answer.status_code == 302, text_of(answer)


def answer_everything(secretary: Client, dossier: str, *, on: str) -> None:
    """Record the answer to every letter that waits, and the days of stamp and summary."""
    page = secretary.get(dossier + "tham-tra/").content.decode()
    waiting = re.findall(r'href="(/tham-tra/\d+/tra-loi/)"', page)
    assert len(waiting) == 3
    for address in waiting:
        answer = send(secretary, address, answered_on=on, result="clear")
        assert answer.status_code == 302, text_of(answer)
    days = {"stamped_on": "24/03/2026", "merged_on": "03/04/2026"}
    answer = send(secretary, dossier + "tham-tra/ghi-chung/", **days)
    assert answer.status_code == 302, text_of(answer)


def test_a_person_is_led_from_nomination_to_recognition(office: w.World, on_day: Any) -> None:
    secretary, officer = signed_in(office.users["cell_secretary@HA11"]), signed_in(office.users["base_officer"])
    upper, centre = signed_in(office.users["upper_officer@HA"]), signed_in(office.users["political_centre@HA"])
    member, second = office.people["HA11:member"], a_second_member(office)
    on_day(date(2026, 3, 2))

    answer = send(
        secretary,
        "/nguon/them/",
        full_name="Trịnh Thị Gấm",
        sex="female",
        born_on="12/8/1998",
        schooling="upper_secondary",
        organization="HA11",
        basis="nomination",
        nominator="youth_union",
        nominator_name="Đoàn xã Bãi Vàng",
        document_number="11-NQ/ĐTN",
        document_on="10/02/2026",
        notified_on="12/02/2026",
    )
    assert answer.status_code == 302, text_of(answer)
    candidate = answer["Location"]
    number, day = "05-NQ/CB", "20/02/2026"
    for act, typed in (
        ("vao-danh-sach/", {"number": number, "met_on": day}),
        ("phan-cong-giup-do/", {"helper": str(member.pk), "number": number, "met_on": day}),
    ):
        answer = send(secretary, candidate + act, **typed)
        assert answer.status_code == 302, text_of(answer)

    on_day(date(2026, 3, 10))
    answer = send(
        centre,
        "/lop/mo/",
        kind="awareness",
        name="Lớp khóa II",
        issuer="Trung tâm chính trị Hạ Lam",
        decision_number="20-QĐ/TTCT",
        opened_on="16/03/2026",
        closed_on="20/03/2026",
    )
    assert answer.status_code == 302, text_of(answer)
    roster = answer["Location"]
    class_id = roster.strip("/").split("/")[-1]
    answer = send(secretary, candidate + "cu-di-hoc/", training_class=class_id)
    assert answer.status_code == 302, text_of(answer)
    on_day(date(2026, 3, 25))
    answer = pass_the_class(centre, roster, number="GCN-77", day="21/03/2026")
    assert answer.status_code == 302, text_of(answer)

    answer = send(secretary, candidate + "lap-ho-so/", opened_on="25/03/2026", application_on="24/03/2026")
    assert answer.status_code == 302, text_of(answer)
    dossier = answer["Location"]
    for introducer in (member, second):
        answer = send(
            secretary,
            dossier + "gioi-thieu/",
            kind="member",
            introducer=str(introducer.pk),
            together_since="01/01/2020",
            dated_on="25/03/2026",
        )
        assert answer.status_code == 302, text_of(answer)
    assert "Chưa rõ người này có trong độ tuổi thanh niên" in text_of(secretary.get(dossier))
    answer = send(
        secretary, dossier + "dieu-kien/", application_on="24/03/2026", youth_union_here="no", trade_union_here="no"
    )
    assert answer.status_code == 302, text_of(answer)
    page = text_of(secretary.get(dossier))
    assert "HS-01 · Chưa đủ điều kiện Hồ sơ còn thiếu “Lý lịch của người xin vào Đảng”" in page
    answer = send(
        secretary,
        dossier + "giay-to/ghi-mot-luot/",
        papers="3",
        kept_at="tủ hồ sơ chi bộ",
        planned_meeting_on="06/04/2026",
        any_group="none",
    )
    assert answer.status_code == 302, text_of(answer)
    ask_everybody(secretary, dossier, on="25/03/2026")
    on_day(date(2026, 4, 4))
    answer_everything(secretary, dossier, on="02/04/2026")
    assert "Không còn vướng gì" in text_of(secretary.get(dossier))
    assert "Giấy tờ đã đủ cho ngày họp này." in text_of(secretary.get(dossier + "giay-to/"))

    on_day(date(2026, 5, 29))
    vote = VOTE | {"number": "07-NQ/CB", "met_on": "06/04/2026"}
    answer = send(secretary, dossier + "nghi-quyet-chi-bo/", **vote)
    assert answer.status_code == 302, text_of(answer)
    answer = send(officer, dossier + "nghi-quyet-dang-uy/", **vote | {"number": "08-NQ/ĐU", "met_on": "13/04/2026"})
    assert answer.status_code == 302, text_of(answer)
    answer = send(
        upper,
        dossier + "quyet-dinh/",
        **VOTE | {"number": "09-BB/BTV", "met_on": "20/04/2026"},
        decision_number="100-QĐ/ĐU",
        decided_on="22/04/2026",
        body="standing_committee",
        received_on="24/04/2026",
    )
    assert answer.status_code == 302, text_of(answer)
    answer = send(secretary, dossier + "le-ket-nap/", held_on="08/05/2026", received_on="24/04/2026", helper="")
    assert answer.status_code == 302, text_of(answer)
    term = answer["Location"]
    person = Person.rows
    with acting(w.SYSTEM):
        admitted = person.get(full_name="Trịnh Thị Gấm")
        assert standing_on(admitted.pk, date(2026, 5, 7)) is Standing.OUTSIDE
        assert standing_on(admitted.pk, date(2026, 5, 8)) is Standing.PROBATIONARY

    answer = send(
        centre,
        "/lop/mo/",
        kind="new_member",
        name="Lớp đảng viên mới",
        issuer="Trung tâm chính trị Hạ Lam",
        decision_number="30-QĐ/TTCT",
        opened_on="01/06/2026",
        closed_on="05/06/2026",
    )
    roster = answer["Location"]
    answer = send(secretary, term + "cu-di-hoc/", training_class=roster.strip("/").split("/")[-1])
    assert answer.status_code == 302, text_of(answer)
    on_day(date(2027, 6, 30))
    answer = pass_the_class(centre, roster, number="M-1", day="06/06/2026")
    assert answer.status_code == 302, text_of(answer)
    answer = send(secretary, term + "nghi-quyet-chi-bo/", **VOTE | {"number": "11-NQ/CB", "met_on": "10/05/2027"})
    assert answer.status_code == 302, text_of(answer)
    answer = send(officer, term + "nghi-quyet-dang-uy/", **VOTE | {"number": "12-NQ/ĐU", "met_on": "17/05/2027"})
    assert answer.status_code == 302, text_of(answer)
    answer = send(
        upper,
        term + "cong-nhan/",
        **VOTE | {"number": "13-BB/BTV", "met_on": "24/05/2027"},
        decision_number="140-QĐ/ĐU",
        decided_on="25/05/2027",
        body="standing_committee",
    )
    assert answer.status_code == 302, text_of(answer)

    page = text_of(secretary.get(term))
    assert "Đã công nhận chính thức" in page
    assert "Không còn bước nào phải làm." in page
    with acting(w.SYSTEM):
        assert standing_on(admitted.pk, date(2027, 5, 8)) is Standing.OFFICIAL
