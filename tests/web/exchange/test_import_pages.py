"""Loading a list on the page, from the file to the records and back to the clerk."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from nguon import clock
from nguon.core.scope import Actor
from nguon.exchange.models import Upload
from nguon.guard.acting import acting
from nguon.people.models import Person
from nguon.sourcing.models import Candidacy
from tests.exchange.sheets import candidate, candidates, member, members
from tests.world import ON, World

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")
BAD = {"Họ và tên": "Tăng Bảo", "Số CCCD": None, "Số thẻ Đảng viên": None, "Ngày sinh": "29/02/2023"}


@pytest.fixture
def officer(world: World, on_day: Callable[[date], None]) -> Client:
    on_day(ON)
    client = Client()
    client.force_login(world.users["base_officer"])
    return client


def _send(client: Client, content: bytes, layout: str = "dang-vien", **data: Any) -> HttpResponse:
    file = SimpleUploadedFile("danh sách.xlsx", content)
    return client.post("/nhap-lieu/", {"layout": layout, "file": file, **data})


def _store(client: Client, address: str, **data: Any) -> HttpResponse:
    seen = client.get(address).context["form"].initial["seen"]
    return client.post(address, {"seen": seen, **data})


def _uploads() -> int:
    with acting(SYSTEM):
        return Upload.objects.count()


def _is_stored(number: str = "079188001234") -> bool:
    with acting(SYSTEM):
        return Person.rows.filter(identity_number=number).exists()


def test_a_file_is_previewed_then_stored_and_then_forgotten(officer: Client) -> None:
    preview = _send(officer, members(member()))
    assert (preview.status_code, _is_stored(), _uploads()) == (302, False, 1)

    done = _store(officer, preview["Location"])

    assert (done.status_code, done["Location"]) == (302, "/nhap-lieu/")
    assert (_is_stored(), _uploads()) == (True, 0)


def test_the_preview_shows_bad_rows_first_with_place_and_remedy(officer: Client) -> None:
    page = officer.get(_send(officer, members(member(), member(**BAD)))["Location"])

    shown = page.context["shown"]
    assert [(row.number, row.outcome) for row in shown.rows] == [(3, "Không nhập được"), (2, "Thêm mới")]
    text = page.content.decode()
    assert "Cột D (Ngày sinh)." in text
    assert "“29/02/2023” không có trong lịch: tháng 2/2023 có 28 ngày; cần một ngày có thật, viết dd/mm/yyyy." in text


def test_refused_rows_stop_the_storing_until_the_good_ones_are_chosen(officer: Client) -> None:
    address = _send(officer, members(member(), member(**BAD)))["Location"]

    stopped = _store(officer, address)
    assert (stopped.status_code, _is_stored()) == (422, False)
    assert "1 dòng không nhập được nên chưa ghi dòng nào" in stopped.content.decode()
    done = _store(officer, address, good_rows_only="on")

    assert (done["Location"], _is_stored(), _uploads()) == (address, True, 1)


def test_the_workbook_comes_back_with_a_column_of_errors(officer: Client) -> None:
    address = _send(officer, members(member(**{"Số CCCD": 79188001234}), member(**BAD)))["Location"]

    answer = officer.get(f"{address}tep-ket-qua.xlsx")

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][-2:] == ["Kết quả nhập", "Cần sửa"]
    assert [row[-2] for row in rows[1:]] == ["Thêm mới", "Không nhập được"]
    assert rows[2][-1].startswith("Cột D (Ngày sinh): “29/02/2023” không có trong lịch")


def test_sources_need_the_day_of_notice_and_get_it_from_the_form(officer: Client) -> None:
    without = officer.get(_send(officer, candidates(candidate()), "doi-tuong-dang")["Location"])
    assert "1 người mới chưa có ngày đã báo cho họ biết" in without.content.decode()
    assert not without.context["can_store"]

    address = _send(officer, candidates(candidate()), "doi-tuong-dang", notified_on="20/02/2025")["Location"]
    done = _store(officer, address)

    assert done.status_code == 302
    with acting(SYSTEM):
        assert Candidacy.rows.get(person__full_name="Quách Gia Hân").notified_on == date(2025, 2, 20)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Tệp rỗng"),
        (b"%PDF-1.7", "Đây là tệp PDF"),
        (members(member())[:900], "Tệp bị hỏng"),
        (candidates(candidate()), "thiếu cột “Chi bộ đang sinh hoạt”"),
    ],
    ids=["empty", "pdf", "cut off", "another layout"],
)
def test_a_file_that_cannot_be_taken_is_refused_on_the_form_and_not_kept(
    officer: Client, content: bytes, says: str
) -> None:
    answer = _send(officer, content)

    assert (answer.status_code, _uploads()) == (422, 0)
    assert says in answer.content.decode()


def test_what_changed_since_the_preview_is_shown_before_anything_is_stored(officer: Client) -> None:
    address = _send(officer, members(member()))["Location"]
    seen = officer.get(address).context["form"].initial["seen"]
    other = _send(officer, members(member()))["Location"]
    _store(officer, other)

    late = officer.post(address, {"seen": seen})

    assert late.status_code == 409
    assert "Dữ liệu đã thay đổi sau lần xem trước" in late.content.decode()


def test_an_upload_is_gone_after_an_hour(officer: Client) -> None:
    address = _send(officer, members(member()))["Location"]
    with acting(SYSTEM):
        Upload.objects.update(created_at=clock.now() - timedelta(hours=1))

    assert officer.get(address).status_code == 404
    _send(officer, members(member()))
    assert _uploads() == 1


def test_an_officer_writes_only_into_the_own_branch(officer: Client) -> None:
    address = _send(officer, members(member(**{"Chi bộ đang sinh hoạt": "HB11"})))["Location"]

    page = officer.get(address)

    assert [f.code for f in page.context["shown"].rows[0].findings] == ["NL-51"]


def test_no_name_or_number_of_the_file_is_written_to_the_log(officer: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(0):
        _store(officer, _send(officer, members(member()))["Location"])

    assert "Lâm Thị Thạch Thảo" not in caplog.text
    assert "079188001234" not in caplog.text
