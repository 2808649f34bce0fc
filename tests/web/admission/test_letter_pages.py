"""Letters on pages: who is asked about, late ones across a branch, reminding many, a letter on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nguon.admission.models import Dossier, Inquiry, Reminder, VerificationNote
from nguon.admission.terms import DossierState
from nguon.audit.models import Event
from nguon.guard.acting import acting
from tests.web.clicks import hidden, send, signed_in, text_of
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db

LETTER = {
    "purpose": "origin",
    "about": ["father", "mother"],
    "asked": "party",
    "asked_name": "Đảng ủy xã Gò Cát",
}
SENT = {"number": "31-CV/CB", "sent_on": "27/02/2026", "carried_by": "office"}


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


@pytest.fixture
def dossier(world: World) -> Dossier:
    """The dossier of HA11's candidate, being prepared, of which nothing was asked yet."""
    with acting(SYSTEM):
        mine = world.dossiers["HA11:candidate"]
        Inquiry.rows.filter(dossier=mine).delete()
        VerificationNote.rows.filter(dossier=mine).delete()
        Dossier.rows.filter(pk=mine.pk).update(state=DossierState.PREPARING)
        mine.refresh_from_db()
    return mine


@pytest.fixture
def secretary(world: World) -> Client:
    return signed_in(world.users["cell_secretary@HA11"])


def late_letters(world: World, number: int) -> list[int]:
    """So many letters about HA11's candidate, each due one day later than the one before, the last two days ago."""
    with acting(SYSTEM):
        return [
            Inquiry.rows.create(
                dossier=world.dossiers["HA11:candidate"],
                purpose="origin",
                about=["father"],
                state="asked",
                asked="party",
                asked_name=f"Đảng ủy xã {n}",
                number=f"{n}-CV/CB",
                sent_on=date(2025, 12, 1),
                due_on=ON - timedelta(days=number - n + 1),
                carried_by="office",
            ).pk
            for n in range(number)
        ]


def test_the_form_proposes_those_about_whom_nothing_is_recorded(dossier: Dossier, secretary: Client) -> None:
    address = f"/ho-so/{dossier.pk}/tham-tra/"
    first = send(secretary, address + "thu/", **LETTER, **SENT)
    page = secretary.get(address + "thu/").content.decode()
    ticked = re.findall(r'name="about" value="(\w+)"[^>]* checked', page)

    assert first.status_code == 302
    assert ticked == ["applicant", "spouse", "father_in_law", "mother_in_law", "child"]


def test_a_letter_with_a_number_but_no_day_says_what_is_missing(dossier: Dossier, secretary: Client) -> None:
    answer = send(secretary, f"/ho-so/{dossier.pk}/tham-tra/thu/", **LETTER, number="31-CV/CB")

    assert answer.status_code == 422
    assert "Thư đã gửi thì phải ghi ngày gửi; thư chưa gửi thì để trống cả ba mục." in text_of(answer)


def test_a_drafted_letter_is_printed_sent_answered_and_seen_on_the_page(dossier: Dossier, secretary: Client) -> None:
    address = f"/ho-so/{dossier.pk}/tham-tra/"
    send(secretary, address + "thu/", **LETTER)
    with acting(SYSTEM):
        letter = Inquiry.rows.get(dossier=dossier)
    paper = text_of(secretary.get(f"/tham-tra/{letter.pk}/in/"))
    sent = send(secretary, f"/tham-tra/{letter.pk}/gui/", **SENT)
    answered = send(secretary, f"/tham-tra/{letter.pk}/tra-loi/", answered_on="02/03/2026", result="issue")
    page = text_of(secretary.get(address))

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in paper
    assert "Kính gửi : Đảng ủy xã Gò Cát" in paper
    assert "Cha đẻ: ...." in paper
    assert "trong thời hạn 30 ngày làm việc" in paper
    assert (sent.status_code, answered.status_code) == (302, 302)
    assert "Có vấn đề cần xem xét; trả lời nhận ngày 02/03/2026" in page
    assert "TT-06 · Cần lưu ý" in page
    assert "TT-01 · Chưa đủ điều kiện" in page


def test_a_letter_the_applicant_carried_is_refused_and_then_kept_with_its_clause(
    dossier: Dossier, secretary: Client
) -> None:
    address = f"/ho-so/{dossier.pk}/tham-tra/thu/"
    carried = LETTER | SENT | {"carried_by": "applicant"}
    refused = send(secretary, address, **carried)
    kept = send(secretary, address, **carried, already_taken="on")
    with acting(SYSTEM):
        dossier.refresh_from_db()

    assert (refused.status_code, kept.status_code) == (422, 302)
    assert "TT-13" in text_of(refused)
    assert "TT-13" in dossier.findings


def test_an_organisation_code_that_does_not_exist_is_named(dossier: Dossier, secretary: Client) -> None:
    answer = send(secretary, f"/ho-so/{dossier.pk}/tham-tra/thu/", **LETTER, asked_code="KHONG-CO")

    assert answer.status_code == 422
    assert "Không có tổ chức mang mã “KHONG-CO”" in text_of(answer)


def test_a_ground_not_shown_is_refused_with_what_it_must_show(dossier: Dossier, secretary: Client) -> None:
    typed = {"purpose": "background", "about": ["father"], "ground": "same_commune", "waived_on": "02/03/2026"}
    answer = send(secretary, f"/ho-so/{dossier.pk}/tham-tra/khong-phai-hoi/", **typed, confirmed="no")

    assert answer.status_code == 422
    assert "phải được đảng ủy xã xác nhận" in text_of(answer)


def test_each_look_at_the_letters_of_a_dossier_is_an_event(dossier: Dossier, secretary: Client) -> None:
    secretary.get(f"/ho-so/{dossier.pk}/tham-tra/")
    with acting(SYSTEM):
        last = Event.objects.order_by("-sequence").first()

    assert last is not None
    assert (last.kind, last.person_id) == ("people.particulars_read", dossier.person_id)


def test_the_list_of_late_letters_goes_by_due_day_page_by_page_and_tells_no_answer(world: World) -> None:
    late_letters(world, 30)
    officer = signed_in(world.users["base_officer"])
    first = officer.get("/tham-tra/").content.decode()
    more = re.search(r'href="(\?sau=\d+)"', first)
    assert more is not None
    second = officer.get(f"/tham-tra/{more[1]}").content.decode()
    places = [int(n) for page in (first, second) for n in re.findall(r"Đảng ủy xã (\d+)<", page)]

    assert places == list(range(30))
    assert "30 thư quá hạn trả lời" in first


def test_the_list_costs_as_many_queries_for_one_letter_as_for_many(world: World) -> None:
    officer = signed_in(world.users["base_officer"])
    spent = []
    for number in (1, 20):
        late_letters(world, number)
        officer.get("/tham-tra/")
        with CaptureQueriesContext(connection) as queries:
            officer.get("/tham-tra/")
        spent.append(len(queries))

    assert spent[0] == spent[1]


def test_many_letters_are_reminded_in_one_act_and_a_second_click_reminds_nobody_again(world: World) -> None:
    chosen = late_letters(world, 3)
    officer = signed_in(world.users["base_officer"])
    page = officer.get("/tham-tra/nhac/").content.decode()
    typed = hidden(page) | {"letters": [str(pk) for pk in chosen[:2]], "reminded_on": "02/03/2026", "number": ""}
    first = officer.post("/tham-tra/nhac/", typed)
    told = text_of(officer.get("/tham-tra/"))
    officer.post("/tham-tra/nhac/", typed)
    with acting(SYSTEM):
        reminded = list(Reminder.rows.filter(inquiry_id__in=chosen).values_list("inquiry_id", flat=True))

    assert first.status_code == 302
    assert "Đã ghi nhắc 2 thư." in told
    assert sorted(reminded) == chosen[:2]


def test_reminding_nothing_asks_to_choose(world: World) -> None:
    late_letters(world, 1)
    answer = send(signed_in(world.users["base_officer"]), "/tham-tra/nhac/", reminded_on="02/03/2026")

    assert answer.status_code == 422
    assert "Chưa chọn thư cần nhắc." in text_of(answer)


def test_a_late_letter_is_on_the_list_of_work_and_on_the_page_of_the_dossier(
    world: World, dossier: Dossier, secretary: Client
) -> None:
    late_letters(world, 1)
    work, page = text_of(secretary.get("/")), text_of(secretary.get(f"/ho-so/{dossier.pk}/"))

    assert "Thư thẩm tra lý lịch chưa có trả lời, hạn trả lời ngày 28/02/2026 đã qua" in work
    assert "1 thư quá hạn" in page
    assert "Xem thư và kết quả" in page
