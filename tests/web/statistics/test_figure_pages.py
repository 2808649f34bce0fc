"""The pages of figures, targets and places, as an officer meets them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nguon.audit.models import Event
from nguon.statistics.catalogue import CATALOGUE
from nguon.targets.models import Directive, Target
from tests.world import ON, World

pytestmark = pytest.mark.django_db
IN_2014 = "?tu=01-01-2014&den=31-12-2014&dia-gioi=khi-do"


@pytest.fixture
def sign_in(world: World, on_day: Callable[[date], None]) -> Callable[[str], Client]:
    on_day(ON)

    def signed_in(user: str) -> Client:
        client = Client()
        client.force_login(world.users[user])
        return client

    return signed_in


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    page = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(page.split())


def test_the_way_in_leads_to_the_own_organisation(sign_in: Callable[[str], Client]):
    client = sign_in("base_officer")

    assert client.get("/so-lieu/")["Location"] == "/so-lieu/HA1/"
    assert client.get("/dia-ban/")["Location"] == "/dia-ban/HA1/"


def test_the_page_of_figures_shows_every_figure_with_the_way_to_its_definition(sign_in: Callable[[str], Client]):
    page = sign_in("base_officer").get("/so-lieu/HA1/" + IN_2014).content.decode()

    links = set(re.findall(r'href="/so-lieu/HA1/([a-z_]+)/\?tu=01-01-2014', page))
    assert links == set(CATALOGUE)
    assert "Đảng bộ xã Bãi Vàng · năm 2014 · theo tổ chức khi đó · số liệu lúc" in page


def test_a_figure_opens_its_definition_its_counts_and_its_people_and_the_look_is_recorded(
    sign_in: Callable[[str], Client],
):
    before = Event.objects.count()

    text = _text(sign_in("base_officer"), "/so-lieu/HA1/admitted_women/" + IN_2014)

    assert "Trong số kết nạp trong kỳ, số đảng viên nữ." in text
    assert "Tử số 3 Mẫu số 5" in text
    assert [name for name in ("Đặng Văn Đượm", "Ừ Quốc Đượm", "Ông Bá Đượm") if name not in text] == []
    assert "Ngô Ánh Đượm" not in text
    event = Event.objects.latest("sequence")
    assert Event.objects.count() == before + 1
    assert (event.kind, event.organization, event.person_id, event.details) == (
        "statistics.records_read",
        "HA1",
        None,
        {"figure": "admitted_women", "from": "2014-01-01", "to": "2014-12-31", "boundaries": "then", "shown": 3},
    )


def test_a_sensitive_figure_shows_its_total_and_nobody(sign_in: Callable[[str], Client], world: World):
    before = Event.objects.count()
    client = sign_in("base_officer")

    pages = [_text(client, f"/so-lieu/HA1/{key}/" + IN_2014) for key, f in CATALOGUE.items() if f.is_sensitive]

    assert [page for page in pages if "không mở danh sách người" not in page] == []
    assert {p.full_name for p in world.people.values() if any(p.full_name in page for page in pages)} == set()
    assert Event.objects.count() == before


def test_a_cell_learns_no_sensitive_total(sign_in: Callable[[str], Client]):
    text = _text(sign_in("cell_secretary@HA11"), "/so-lieu/HA11/members_religion/" + IN_2014)

    assert "số liệu nhạy cảm không tính cho một chi bộ" in text
    assert "Tử số 1" not in text


def test_the_list_goes_on_by_a_key_and_never_names_a_person_in_an_address(
    sign_in: Callable[[str], Client], world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("nguon.web.statistics.views.PAGE", 2)
    monkeypatch.setattr("nguon.statistics.queries.records.PAGE", 2)
    client = sign_in("base_officer")
    seen: list[str] = []
    address = "/so-lieu/HA1/admissions/" + IN_2014
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'<th scope="row">([^<]+ Đượm)</th>', page)
        links = re.findall(r'rel="next" href="([^"]+)"', page)
        address = links[0].replace("&amp;", "&") if links else ""
        assert re.search(r"&sau=\d+$", address) or not address

    assert sorted(seen) == sorted(
        world.people[f"{code}:member"].full_name for code in ("HA1", "HA11", "HA12", "HA131", "HA19")
    )


@pytest.mark.parametrize("after", ["x", "-1", "99999999999999999999", "1;drop", "٣"])
def test_a_cursor_that_is_no_key_finds_nothing(sign_in: Callable[[str], Client], after: str):
    assert sign_in("base_officer").get(f"/so-lieu/HA1/admissions/{IN_2014}&sau={after}").status_code == 404


def test_a_cursor_of_somebody_out_of_scope_finds_nothing(sign_in: Callable[[str], Client], world: World):
    foreign = world.people["HB11:member"].pk

    assert sign_in("base_officer").get(f"/so-lieu/HA1/admissions/{IN_2014}&sau={foreign}").status_code == 404


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?tu=31-02-2014&den=31-12-2014", "Lịch không có ngày 31-02-2014"),
        ("?tu=x&den=31-12-2014", "chưa đúng dạng ngày"),
        ("?tu=01-01-2015&den=31-12-2014", "đứng trước ngày đầu kỳ"),
        ("?tu=01-01-0001&den=31-12-2014", "nằm ngoài khoảng có hồ sơ"),
        ("?tu=01-01-2014&den=31-12-9999", "nằm ngoài khoảng có hồ sơ"),
        ("?tu=01-01-2030&den=31-12-2030", "chưa bắt đầu"),
        ("?dia-gioi=hom-qua", "hom-qua"),
    ],
)
def test_a_question_that_cannot_be_put_is_answered_with_a_sentence(
    sign_in: Callable[[str], Client], query: str, sentence: str
):
    assert sentence in _text(sign_in("base_officer"), "/so-lieu/HA1/" + query, status=422)


def test_a_dissolved_organisation_is_shown_in_its_time_and_named_with_its_heir_after_it(
    sign_in: Callable[[str], Client],
):
    client = sign_in("base_officer")

    assert "Chi bộ ấp Gò Cũ" in _text(client, "/so-lieu/HA19/" + IN_2014)
    after = _text(client, "/so-lieu/HA19/?tu=01-01-2025&den=31-12-2025", status=422)
    assert "đã kết thúc hoạt động từ 01/07/2025" in after
    assert "Tổ chức kế thừa: HA11." in after


def test_choosing_leads_to_the_page_asked_for_or_says_what_is_wrong(sign_in: Callable[[str], Client]):
    client = sign_in("base_officer")

    chosen = client.get("/so-lieu/chon/?ma=HA11&tu=1/1/2014&den=31/12/2014&dia_gioi=hien-nay")
    assert chosen["Location"] == "/so-lieu/HA11/?tu=01-01-2014&den=31-12-2014&dia-gioi=hien-nay"
    assert "Chưa nhập mã tổ chức." in _text(client, "/so-lieu/chon/?ma=&tu=1/1/2014&den=31/12/2014", status=422)
    assert 'value="HA1"' in client.get("/so-lieu/chon/").content.decode()


def test_choosing_another_period_begins_with_the_one_shown(sign_in: Callable[[str], Client]):
    client = sign_in("base_officer")
    shown = client.get("/so-lieu/HA11/" + IN_2014).content.decode()
    (link,) = re.findall(r'href="(/so-lieu/chon/[^"]+)"', shown)

    form = client.get(link.replace("&amp;", "&")).content.decode()

    assert [value for value in ("HA11", "01-01-2014", "31-12-2014") if f'value="{value}"' not in form] == []


def test_cells_and_places_without_anybody_are_listed(sign_in: Callable[[str], Client], world: World):
    client = sign_in("base_officer")

    silent = _text(client, "/so-lieu/HA1/chi-bo-chua-ket-nap/?tu=01-01-2024&den=31-12-2024")
    places = _text(client, "/dia-ban/HA1/")

    assert [name for name in ("Chi bộ ấp Bến Đá", "Chi bộ Đội 1", "01/06/2014") if name not in silent] == []
    assert "Ấp của HA11" in places
    assert "Ấp của HB11" not in places


def test_targets_stand_with_their_paper_and_the_remainder(sign_in: Callable[[str], Client]):
    text = _text(sign_in("base_officer"), "/chi-tieu/HA1/?ky=2026")

    assert (
        "9 người, do Đảng bộ khối Hạ Lam giao Kế hoạch kết nạp đảng viên năm 2026, số 25-KH/HA ngày 05/01/2026" in text
    )
    assert "Đã giao xuống 0 người, còn 9 người trong chỉ tiêu chưa giao cho tổ chức nào." in text
    assert "Giao chỉ tiêu" in text
    assert "Giao chỉ tiêu" not in _text(sign_in("cell_secretary"), "/chi-tieu/HA1/?ky=2026")
    assert "2020-2025" in _text(sign_in("base_officer"), "/chi-tieu/HA1/?ky=0000", status=422)


def _filled(**changes: str) -> dict[str, str]:
    return {
        "number": "31-KH/ĐU",
        "title": "Kế hoạch năm 2026",
        "signed_on": "02/03/2026",
        "span": "year",
        "since": "01/01/2026",
        "last": "31/12/2026",
        "number_0": "3",
        "number_1": "4",
        **changes,
    }


def test_targets_are_set_on_the_page_and_lead_back_to_the_remainder(sign_in: Callable[[str], Client]):
    client = sign_in("base_officer")

    answer = client.post("/chi-tieu/HA1/giao/", _filled())

    assert answer["Location"] == "/chi-tieu/HA1/?ky=2026"
    assert {t.organization.code: t.number for t in Target.objects.filter(directive__number="31-KH/ĐU")} == {
        "HA11": 3,
        "HA12": 4,
    }
    assert "Đã giao xuống 7 người, còn 2 người" in _text(client, "/chi-tieu/HA1/?ky=2026")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": ""}, "Chưa nhập số văn bản."),
        ({"signed_on": "31/02/2026"}, "Lịch không có ngày"),
        ({"last": "31/12/2025"}, "đứng trước ngày đầu kỳ"),
        ({"number_0": "ba"}, "bằng chữ số"),
        ({"number_0": "-3"}, "từ 1 người trở lên"),
        ({"number_0": "", "number_1": ""}, "Chưa ghi chỉ tiêu cho tổ chức nào"),
        ({"number_0": "99999999999"}, "quá lớn"),
    ],
)
def test_a_form_that_cannot_be_recorded_says_why_and_stores_nothing(
    sign_in: Callable[[str], Client], changes: dict[str, str], sentence: str
):
    before = Directive.objects.count()

    answer = sign_in("base_officer").post("/chi-tieu/HA1/giao/", _filled(**changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Directive.objects.count() == before


def test_the_articles_say_what_is_missing_where_their_organisations_are_out_of_reach(
    sign_in: Callable[[str], Client],
):
    text = _text(sign_in("base_officer"), reverse("articles"))

    assert text.count("ngoài phạm vi được giao") == 38
    assert "chiếm 0,06%" in text
