"""Pages of papers: what is shown to whom, one paper, many at once, the two prints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nguon.accounts.terms import ROLES, Permission
from nguon.admission.models import Dossier, Paper, Resolution
from nguon.admission.terms import DossierState, PaperState
from nguon.audit.models import Event
from nguon.guard.acting import acting
from tests.web.clicks import hidden, send, signed_in, text_of
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


@pytest.fixture
def dossier(world: World) -> Dossier:
    """The dossier of HA11's candidate before any vote, its curriculum vitae still to come."""
    found = world.dossiers["HA11:candidate"]
    with acting(SYSTEM):
        Resolution.rows.filter(dossier=found).delete()
        Dossier.rows.filter(pk=found.pk).update(state=DossierState.PREPARING)
        Paper.rows.create(dossier=found, kind="curriculum-vitae", state=PaperState.DUE, changed_on=ON)
        found.refresh_from_db()
    return found


@pytest.fixture
def secretary(world: World) -> Client:
    return signed_in(world.users["cell_secretary@HA11"])


def papers_kept(dossier: Dossier) -> list[tuple[str, str, bool | None, str]]:
    with acting(SYSTEM):
        rows = Paper.rows.filter(dossier=dossier).order_by("pk")
        return [(row.kind, row.state, row.signed, row.kept_at) for row in rows]


def test_the_list_says_what_is_missing_and_leads_to_one_act_each(dossier: Dossier, secretary: Client) -> None:
    answer = secretary.get(f"/ho-so/{dossier.pk}/giay-to/")

    page = text_of(answer)
    assert "Lý lịch của người xin vào Đảng Người xin vào Đảng cung cấp" in page
    assert "HS-01 · Chưa đủ điều kiện" in page
    assert "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng số GCN-003; có giá trị đến hết ngày 15/08/2030" in page
    for link in ("giay-to/3/", "giay-to/ghi-mot-luot/", "giay-to/con-thieu/", "giay-to/muc-luc/", "gioi-thieu/"):
        assert f'href="/ho-so/{dossier.pk}/{link}"' in answer.content.decode(), link


def test_many_papers_cost_as_many_queries_as_few(dossier: Dossier, secretary: Client) -> None:
    address = f"/ho-so/{dossier.pk}/giay-to/"
    secretary.get(address)
    with CaptureQueriesContext(connection) as few:
        secretary.get(address)
    with acting(SYSTEM):
        for kind in ("member-sheet",):
            Paper.rows.create(dossier=dossier, kind=kind, state=PaperState.ACCEPTED, changed_on=ON)

    with CaptureQueriesContext(connection) as many:
        secretary.get(address)

    assert len(many) == len(few)


def test_one_paper_is_looked_over_before_it_is_recorded(dossier: Dossier, secretary: Client) -> None:
    address = f"/ho-so/{dossier.pk}/giay-to/3/"
    typed = {
        "act": "accept",
        "changed_on": "02/03/2026",
        "signed": "yes",
        "kept_at": "tủ hồ sơ",
        "dated_on": "5/1/2026",
    }

    asked = secretary.post(address, hidden(secretary.get(address).content.decode()) | typed)
    before = papers_kept(dossier)
    recorded = send(secretary, address, **typed)

    assert "Xem lại trước khi ghi" in text_of(asked)
    assert "Việc đã làm Ghi đạt" in text_of(asked)
    assert before == [("curriculum-vitae", "due", None, "")]
    assert recorded["Location"] == f"/ho-so/{dossier.pk}/giay-to/"
    assert papers_kept(dossier) == [("curriculum-vitae", "accepted", True, "tủ hồ sơ")]


def test_a_return_without_a_reason_is_answered_at_the_field(dossier: Dossier, secretary: Client) -> None:
    with acting(SYSTEM):
        Paper.rows.filter(dossier=dossier).update(state=PaperState.ACCEPTED)

    answer = send(secretary, f"/ho-so/{dossier.pk}/giay-to/3/", act="return", changed_on="02/03/2026")

    assert answer.status_code == 422
    assert "phải ghi lý do, để người nộp biết bổ sung gì" in text_of(answer)


def test_all_at_once_records_papers_groups_and_the_planned_day(dossier: Dossier, secretary: Client) -> None:
    answer = send(
        secretary,
        f"/ho-so/{dossier.pk}/giay-to/ghi-mot-luot/",
        papers="3",
        kept_at="tủ hồ sơ chi bộ",
        planned_meeting_on="20/03/2026",
        any_group="some",
        groups=["hoa", "contract"],
    )

    assert answer.status_code == 302
    assert papers_kept(dossier) == [("curriculum-vitae", "accepted", True, "tủ hồ sơ chi bộ")]
    with acting(SYSTEM):
        dossier.refresh_from_db()
    assert dossier.planned_meeting_on == date(2026, 3, 20)
    assert dossier.special_groups in (["contract", "hoa"], ["contract"])
    page = text_of(secretary.get(f"/ho-so/{dossier.pk}/giay-to/"))
    assert "Thời hạn tính đến ngày dự kiến chi bộ họp 20/03/2026." in page
    assert "Hợp đồng lao động" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"any_group": "some"}, "Đã chọn thuộc diện riêng nhưng chưa chọn diện nào."),
        ({"any_group": "none", "groups": "hoa"}, "chọn “Thuộc diện chọn dưới đây”, hoặc bỏ chọn các diện"),
        ({"papers": "61"}, "Có giấy tờ không còn chờ ghi trong hồ sơ này."),
        ({"planned_meeting_on": "01/01/2026"}, "trước ngày lập hồ sơ 05/01/2026"),
    ],
)
def test_contradictions_are_answered_with_a_sentence(
    dossier: Dossier, secretary: Client, typed: dict[str, str], said: str
) -> None:
    answer = send(secretary, f"/ho-so/{dossier.pk}/giay-to/ghi-mot-luot/", **typed)

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_a_paper_of_a_group_the_applicant_is_not_of_is_not_there(dossier: Dossier, secretary: Client) -> None:
    codes = [secretary.get(f"/ho-so/{dossier.pk}/giay-to/{number}/").status_code for number in (3, 61, 22, 4, 999)]

    assert codes == [200, 404, 404, 404, 404]


def test_each_look_at_the_papers_of_a_group_is_an_event_and_others_are_none(
    dossier: Dossier, secretary: Client
) -> None:
    def looks() -> int:
        with acting(SYSTEM):
            return Event.objects.filter(kind="people.particulars_read", person_id=dossier.person_id).count()

    secretary.get(f"/ho-so/{dossier.pk}/giay-to/")
    without = looks()
    with acting(SYSTEM):
        Dossier.rows.filter(pk=dossier.pk).update(special_groups=["hoa"])
    for page in ("giay-to/", "giay-to/con-thieu/", "giay-to/muc-luc/"):
        secretary.get(f"/ho-so/{dossier.pk}/{page}")

    assert (without, looks()) == (0, 3)


def test_the_page_of_the_dossier_and_the_lists_name_no_group(dossier: Dossier, secretary: Client) -> None:
    with acting(SYSTEM):
        Dossier.rows.filter(pk=dossier.pk).update(special_groups=["hoa"])
        Paper.rows.create(dossier=dossier, kind="three-generations", state=PaperState.DUE, changed_on=ON)

    for address in (f"/ho-so/{dossier.pk}/", "/ho-so/", "/", "/nguon/"):
        page = text_of(secretary.get(address))
        assert ("Hoa" in page, "ba thế hệ" in page) == (False, False), address
    assert "NC-01" in text_of(secretary.get(f"/ho-so/{dossier.pk}/"))
    assert "ba thế hệ" in text_of(secretary.get(f"/ho-so/{dossier.pk}/giay-to/"))


def test_whoever_may_not_see_particulars_sees_no_paper_of_a_group(
    dossier: Dossier, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with acting(SYSTEM):
        Dossier.rows.filter(pk=dossier.pk).update(special_groups=["hoa"])
    role = ROLES["cell_secretary"]
    less = type(role)(role.key, role.name, role.says, role.reach, role.may - {Permission.SEE_PARTICULARS})
    monkeypatch.setitem(ROLES, "cell_secretary", less)

    page = text_of(secretary.get(f"/ho-so/{dossier.pk}/giay-to/"))

    assert ("ba thế hệ" in page, "NC-04" in page, "NC-01" in page) == (False, False, True)
    assert secretary.get(f"/ho-so/{dossier.pk}/giay-to/61/").status_code == 404


def test_the_sheet_for_the_applicant_lists_what_is_wanted_with_form_and_supplier(
    dossier: Dossier, secretary: Client
) -> None:
    page = text_of(secretary.get(f"/ho-so/{dossier.pk}/giay-to/con-thieu/"))

    assert "Để chi bộ họp xét ngày 02/03/2026, hồ sơ còn cần" in page
    assert "Lý lịch của người xin vào Đảng 2-KNĐ Người xin vào Đảng" in page
    assert "Đơn xin vào Đảng" not in page


def test_the_table_of_contents_counts_what_is_there_and_leaves_the_sheet_out(
    dossier: Dossier, secretary: Client
) -> None:
    with acting(SYSTEM):
        Paper.rows.create(dossier=dossier, kind="member-sheet", state=PaperState.ACCEPTED, changed_on=ON)

    page = text_of(secretary.get(f"/ho-so/{dossier.pk}/giay-to/muc-luc/"))

    assert "2. Đơn xin vào Đảng 05/01/2026" in page
    assert "Cộng: 5 tài liệu." in page
    assert "Lý lịch của người" not in page


def test_a_dossier_out_of_its_life_is_compiled_anew(
    dossier: Dossier, secretary: Client, on_day: Callable[[date], None]
) -> None:
    on_day(date(2027, 2, 1))
    before = text_of(secretary.get(f"/ho-so/{dossier.pk}/giay-to/"))

    answer = send(secretary, f"/ho-so/{dossier.pk}/giay-to/lap-lai/", renewed_on="25/01/2027")

    page = text_of(secretary.get(f"/ho-so/{dossier.pk}/giay-to/"))
    assert answer.status_code == 302
    assert ("HS-06" in before, "HS-06" in page, "HS-05" in page) == (True, False, True)
    assert "phải làm lại" in page


def test_an_officer_above_reads_the_papers_and_records_none(dossier: Dossier, world: World) -> None:
    upper = signed_in(world.users["upper_officer@HA"])

    page = upper.get(f"/ho-so/{dossier.pk}/giay-to/")

    assert page.status_code == 200
    assert "Ghi một lượt" not in text_of(page)
    assert upper.get(f"/ho-so/{dossier.pk}/giay-to/3/").status_code == 403


def test_who_comes_second_with_a_paper_is_told_who_was_first(dossier: Dossier, secretary: Client) -> None:
    address = f"/ho-so/{dossier.pk}/giay-to/3/"
    typed = {"act": "receive", "changed_on": "02/03/2026", "signed": "yes"}
    seen = hidden(secretary.get(address).content.decode())
    send(secretary, address, **typed)

    answer = secretary.post(address, seen | typed | {"act": "accept", "checked": "1"})

    assert answer.status_code == 409
    assert papers_kept(dossier)[0][1] == "received"
