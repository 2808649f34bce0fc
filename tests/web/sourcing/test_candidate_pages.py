"""The list of candidates and the acts of a cell, clicked as the cell's secretary does."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nguon.guard.acting import acting
from nguon.people.models import Person
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.terms import Basis, CandidacyState
from tests.web.clicks import hidden, send, signed_in, text_of
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db

TYPED = {
    "full_name": "Trịnh Thị Gấm",
    "sex": "female",
    "born_on": "12/8/1998",
    "organization": "HA11",
    "basis": "nomination",
    "nominator": "women_union",
    "nominator_name": "Hội phụ nữ xã Bãi Vàng",
    "document_number": "11-NQ/PN",
    "document_on": "10/02/2026",
    "notified_on": "12/02/2026",
}


@pytest.fixture
def secretary(world: World, on_day: Callable[[date], None]) -> Client:
    on_day(ON)
    return signed_in(world.users["cell_secretary@HA11"])


def add(world: World, name: str, code: str = "HA11") -> Candidacy:
    """One more nominated person on the list of a cell."""
    organization = world.organizations[code]
    with acting(SYSTEM):
        person = Person.rows.create(
            full_name=name,
            name_key=name.lower(),
            sort_key=name.lower(),
            sex="male",
            born_on=date(1999, 9, 9),
            organization=organization,
            pos=organization.lft,
        )
        return Candidacy.rows.create(
            person=person,
            organization=organization,
            state=CandidacyState.NOMINATED,
            basis=Basis.APPLICATION,
            document_on=date(2026, 1, 5),
            notified_on=date(2026, 1, 6),
        )


def stored() -> tuple[int, int]:
    """(people, candidacies) in the whole database."""
    with acting(SYSTEM):
        return Person.rows.count(), Candidacy.rows.count()


def test_a_list_costs_the_same_for_two_people_as_for_four(world: World, secretary: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert secretary.get("/nguon/").status_code == 200
        return len(asked)

    two = cost()
    for name in ("An", "Bình"):
        add(world, name)

    assert cost() == two
    assert two <= 25


def test_a_long_list_goes_on_after_the_last_name_shown(world: World, secretary: Client) -> None:
    for number in range(30):
        add(world, f"Người {number:02d}")

    first = secretary.get("/nguon/")
    address = next(part for part in first.content.decode().split('"') if part.startswith("?sau="))
    second = secretary.get(f"/nguon/{address}")

    names = {f"Người {number:02d}" for number in range(30)}
    on_first, on_second = ({name for name in names if name in text_of(page)} for page in (first, second))
    assert on_first | on_second == names
    assert on_first & on_second == set()


def test_a_search_without_marks_finds_the_name_and_leaves_no_name_in_the_address(secretary: Client) -> None:
    found = secretary.post("/nguon/", {"name": "ngo anh man"})
    nobody = secretary.post("/nguon/", {"name": "khong ai ca"})

    assert "Ngô Ánh Mẫn" in text_of(found)
    assert "Không tìm thấy ai có tên như vậy" in text_of(nobody)
    addresses = re.findall(r'(?:href|action)="([^"]*)"', found.content.decode())
    assert [address for address in addresses if "ngo" in address] == []


def test_a_nomination_needs_who_number_and_days(secretary: Client) -> None:
    before = stored()

    answer = send(secretary, "/nguon/them/", **TYPED | {"nominator": "", "nominator_name": "", "document_number": ""})

    assert answer.status_code == 422
    page = text_of(answer)
    assert "Chọn ai giới thiệu: chi bộ, đảng viên, đoàn thể hay phong trào." in page
    assert "Ghi tên tổ chức hoặc đảng viên đã giới thiệu." in page
    assert "Giới thiệu phải bằng văn bản; ghi số của nghị quyết, biên bản hoặc báo cáo." in page
    assert stored() == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"document_on": "31/02/2026"}, "Lịch không có ngày 31/02/2026."),
        ({"document_on": "10/2/26"}, "“10/2/26” chưa đúng dạng ngày."),
        ({"notified_on": "09/02/2026"}, "Báo ngày 09/02/2026, trước ngày văn bản 10/02/2026."),
        ({"notified_on": "03/03/2026"}, "Ngày 03/03/2026 sau hôm nay (02/03/2026)."),
        ({"identity_number": "12345"}, "Số định danh cá nhân gồm đúng 12 chữ số."),
        ({"full_name": ""}, "Chưa nhập họ và tên."),
        ({"document_number": "--"}, "Chỉ nhận người tự làm đơn, hoặc người được giới thiệu bằng văn bản có số"),
        ({"nominator_name": "...", "already_taken": "on"}, "Chỉ nhận người tự làm đơn, hoặc người được giới thiệu"),
    ],
)
def test_each_slip_of_a_nomination_gets_its_sentence_and_stores_nothing(
    secretary: Client, typed: dict[str, str], sentence: str
) -> None:
    before = stored()

    answer = send(secretary, "/nguon/them/", **TYPED | typed)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert stored() == before


def test_a_taken_identity_number_is_answered_without_saying_whose_it_is(world: World, secretary: Client) -> None:
    taken = world.people["HB11:member"]
    before = stored()

    answer = send(secretary, "/nguon/them/", **TYPED | {"identity_number": taken.identity_number})

    page = text_of(answer)
    assert answer.status_code == 422
    assert "Số định danh này đã có trong hệ thống." in page
    assert taken.full_name not in page
    assert "khu phố 1" not in page
    assert stored() == before


def test_a_person_is_not_entered_a_second_time_under_the_same_name_and_day_of_birth(secretary: Client) -> None:
    send(secretary, "/nguon/them/", **TYPED)
    once = stored()
    typed = TYPED | {"full_name": "TRỊNH  THỊ GẤM", "identity_number": "079188000099"}

    again = send(secretary, "/nguon/them/", **typed)
    another = send(secretary, "/nguon/them/", **TYPED | {"born_on": "13/8/1998"})

    assert (again.status_code, another.status_code) == (422, 302)
    assert "Đã có hồ sơ của “Trịnh Thị Gấm” cùng ngày sinh trong phạm vi được giao" in text_of(again)
    assert stored() == (once[0] + 1, once[1] + 1)


def test_a_repeated_click_enters_one_person(secretary: Client) -> None:
    people, candidacies = stored()
    page = secretary.get("/nguon/them/").content.decode()
    sent = hidden(page) | TYPED

    first, second = secretary.post("/nguon/them/", sent), secretary.post("/nguon/them/", sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert stored() == (people + 1, candidacies + 1)


def test_a_helper_who_is_not_yet_an_official_member_cannot_be_chosen(world: World, secretary: Client) -> None:
    candidacy = world.candidacies["HA11:candidate"]
    probationer = world.people["HA11:probationer"]

    answer = send(
        secretary,
        f"/nguon/{candidacy.pk}/phan-cong-giup-do/",
        helper=str(probationer.pk),
        number="09-NQ/CB",
        met_on="02/02/2026",
    )

    assert answer.status_code == 422
    with acting(SYSTEM):
        assert HelperAssignment.rows.filter(helper=probationer).count() == 0


def test_who_saves_after_somebody_else_is_shown_both_and_overwrites_nothing(world: World, secretary: Client) -> None:
    candidacy = add(world, "An")
    address = f"/nguon/{candidacy.pk}/vao-danh-sach/"
    officer = signed_in(world.users["base_officer"])
    seen = hidden(officer.get(address).content.decode())

    first = send(secretary, address, number="06-NQ/CB", met_on="02/02/2026")
    second = officer.post(address, seen | {"number": "99-NQ/CB", "met_on": "03/02/2026"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "99-NQ/CB" in text_of(second)
    with acting(SYSTEM):
        candidacy.refresh_from_db()
    assert candidacy.list_resolution == "06-NQ/CB"


def test_somebody_with_an_open_dossier_cannot_be_taken_off_the_list(world: World, secretary: Client) -> None:
    candidacy = world.candidacies["HA11:candidate"]

    answer = send(
        secretary, f"/nguon/{candidacy.pk}/dua-ra/", reason="own_wish", number="06-NQ/CB", met_on="02/02/2026"
    )

    assert answer.status_code == 422
    assert "TN-14" in text_of(answer)
    with acting(SYSTEM):
        candidacy.refresh_from_db()
    assert candidacy.state == CandidacyState.DOSSIER


def test_taking_somebody_off_the_list_is_looked_over_first(world: World, secretary: Client) -> None:
    candidacy = add(world, "An")
    address = f"/nguon/{candidacy.pk}/dua-ra/"
    page = secretary.get(address).content.decode()

    asked = secretary.post(address, hidden(page) | {"reason": "own_wish", "number": "06-NQ/CB", "met_on": "02/02/2026"})

    assert asked.status_code == 200
    assert "Xem lại trước khi ghi" in text_of(asked)
    assert "Không còn nguyện vọng" in text_of(asked)
    with acting(SYSTEM):
        candidacy.refresh_from_db()
    assert candidacy.state == CandidacyState.NOMINATED

    done = secretary.post(address, hidden(asked.content.decode()) | {"checked": "1"})

    with acting(SYSTEM):
        candidacy.refresh_from_db()
    assert done.status_code == 302
    assert (candidacy.state, candidacy.removal_reason) == ("removed", "own_wish")
