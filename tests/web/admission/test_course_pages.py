"""Between the votes: what is sent back, extended, interrupted, refused, and the page that tells all of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from nguon.admission.models import Dossier, Resolution
from nguon.admission.queries import returns_of
from nguon.admission.terms import DossierState
from nguon.audit.models import Event
from nguon.guard.acting import acting
from nguon.sourcing.models import Candidacy
from nguon.sourcing.terms import CandidacyState
from tests.admission.way import bring
from tests.web.clicks import send, signed_in, text_of
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


@pytest.fixture
def dossier(world: World) -> Dossier:
    with acting(SYSTEM):
        return bring(world.dossiers["HA11:candidate"], DossierState.CELL_RESOLVED)


@pytest.fixture
def secretary(world: World) -> Client:
    return signed_in(world.users["cell_secretary@HA11"])


@pytest.fixture
def officer(world: World) -> Client:
    return signed_in(world.users["base_officer"])


@pytest.fixture
def upper(world: World) -> Client:
    return signed_in(world.users["upper_officer@HA"])


def state(dossier: Dossier) -> str:
    """Where the dossier stands now."""
    with acting(SYSTEM):
        dossier.refresh_from_db()
    return dossier.state


def test_a_dossier_is_sent_back_part_by_part_and_submitted_again(
    dossier: Dossier, officer: Client, secretary: Client
) -> None:
    typed = {
        "returned_on": "23/02/2026",
        "part_life_story": "Khai thiếu thời gian 2018",
        "part_opinions": "Thiếu nơi cư trú",
    }
    sent = send(officer, f"/ho-so/{dossier.pk}/tra-lai/", **typed)
    told = text_of(secretary.get(f"/ho-so/{dossier.pk}/trinh-tu/"))
    home = text_of(secretary.get(f"/ho-so/{dossier.pk}/"))
    answer = send(secretary, f"/ho-so/{dossier.pk}/nop-lai/", resubmitted_on="26/02/2026")

    assert sent.status_code == 302
    assert "Đảng ủy cơ sở trả lại ngày 23/02/2026; chưa nộp lại, thời hạn ra quyết định vẫn tính." in told
    assert "Lý lịch của người xin vào Đảng Khai thiếu thời gian 2018" in told
    assert "Bổ sung, nộp lại hồ sơ" in home
    assert (answer.status_code, state(dossier)) == (302, "cell_resolved")


def test_what_is_wanting_is_kept_from_the_log(dossier: Dossier, officer: Client) -> None:
    typed = {"returned_on": "23/02/2026", "part_opinions": "Bà Lý ở xóm Đồng không đồng ý"}
    send(officer, f"/ho-so/{dossier.pk}/tra-lai/", **typed)
    with acting(SYSTEM):
        (returned,) = returns_of(dossier.pk)
        details = str(list(Event.objects.filter(kind="admission.returned").values_list("details", flat=True)))

    assert [part.reason for part in returned.parts.all()] == ["Bà Lý ở xóm Đồng không đồng ý"]
    assert ("xóm Đồng" in details, "opinions" in details) == (False, True)


def test_a_return_without_a_part_stores_nothing(dossier: Dossier, officer: Client) -> None:
    answer = send(officer, f"/ho-so/{dossier.pk}/tra-lai/", returned_on="23/02/2026")

    assert answer.status_code == 422
    assert "Chưa nêu phần nào phải bổ sung." in text_of(answer)
    assert state(dossier) == "cell_resolved"


def test_a_day_before_the_meeting_names_both_days_and_cannot_be_insisted_on(dossier: Dossier, officer: Client) -> None:
    typed = {"returned_on": "30/01/2026", "part_opinions": "Thiếu"}
    answer = send(officer, f"/ho-so/{dossier.pk}/tra-lai/", **typed, already_taken="on")

    assert answer.status_code == 422
    assert "“Trả lại hồ sơ” ngày 30/01/2026, trước ngày 02/02/2026 của cuộc họp xét." in text_of(answer)
    assert state(dossier) == "cell_resolved"


def test_a_longer_extension_than_the_rules_allow_is_refused_and_the_allowed_one_moves_the_last_day(
    dossier: Dossier, upper: Client
) -> None:
    address = f"/ho-so/{dossier.pk}/gia-han/"
    typed = {"granted_on": "23/02/2026", "reason": "Chờ kết luận thẩm tra"}
    refused = send(upper, address, **typed, working_days="16")
    granted = send(upper, address, **typed, working_days="15")
    told = text_of(upper.get(f"/ho-so/{dossier.pk}/trinh-tu/"))

    assert refused.status_code == 422
    assert "QT-06 · Chưa đủ điều kiện" in text_of(refused)
    assert granted.status_code == 302
    assert "45 ngày làm việc, gia hạn 15 ngày làm việc" in told


def test_an_interrupted_dossier_offers_to_go_on_and_nothing_else(dossier: Dossier, secretary: Client) -> None:
    send(secretary, f"/ho-so/{dossier.pk}/tam-dung/", since="23/02/2026", reason="Đi học tập trung")
    page = text_of(secretary.get(f"/ho-so/{dossier.pk}/"))
    told = text_of(secretary.get(f"/ho-so/{dossier.pk}/trinh-tu/"))
    refused = send(signed_in_of(secretary), f"/ho-so/{dossier.pk}/tiep-tuc/", until="20/02/2026")
    resumed = send(secretary, f"/ho-so/{dossier.pk}/tiep-tuc/", until="02/03/2026")

    assert "Tiếp tục xét hồ sơ" in page
    assert "đang dừng do tạm dừng xét" in told
    assert "Tạm dừng xét không kéo dài giá trị của hồ sơ." in told
    assert (refused.status_code, resumed.status_code, state(dossier)) == (422, 302, "cell_resolved")


def signed_in_of(client: Client) -> Client:
    """The same browser; named for what is tried with it."""
    return client


def test_a_refusal_needs_its_document_and_reason_and_leaves_the_person_on_the_list(
    dossier: Dossier, upper: Client
) -> None:
    address = f"/ho-so/{dossier.pk}/khong-ket-nap/"
    without = send(upper, address, refused_on="23/02/2026", number="", note="")
    told = send(upper, address, refused_on="23/02/2026", number="15-CV/ĐU", note="Chưa đủ tín nhiệm")
    with acting(SYSTEM):
        candidacy = Candidacy.rows.get(pk=dossier.candidacy_id)

    assert without.status_code == 422
    assert "Chưa nhập số văn bản trả lời." in text_of(without)
    assert (told.status_code, state(dossier), candidacy.state) == (302, "closed", CandidacyState.TRAINED)
    assert (dossier.closing_number, dossier.closing_note) == ("15-CV/ĐU", "Chưa đủ tín nhiệm")


def test_the_applicant_may_take_the_application_back(dossier: Dossier, secretary: Client) -> None:
    answer = send(secretary, f"/ho-so/{dossier.pk}/rut-don/", withdrawn_on="23/02/2026", note="")

    assert (answer.status_code, state(dossier), dossier.closing_reason) == (302, "closed", "own_wish")


def test_too_few_votes_are_reported_in_full_and_never_stored_as_a_proposal(
    dossier: Dossier, secretary: Client, upper: Client
) -> None:
    with acting(SYSTEM):
        bring(dossier, DossierState.PREPARING)
    vote = {"number": "07-BB/CB", "met_on": "23/02/2026", "summoned": "9", "present": "9", "against": "4", "blank": "0"}
    address = f"/ho-so/{dossier.pk}/chi-bo-chua-du-phieu/"
    enough = send(secretary, address, **vote | {"in_favour": "6", "against": "3"})
    reported = send(secretary, address, **vote, in_favour="5")
    page = text_of(upper.get(f"/ho-so/{dossier.pk}/"))

    assert enough.status_code == 422
    assert "Số phiếu tán thành đã đủ" in text_of(enough)
    assert (reported.status_code, state(dossier), dossier.findings) == (302, "referred", ["BQ-03"])
    assert "Ghi quyết định kết nạp" in page


def test_the_number_entitled_to_vote_follows_from_the_parts_and_is_explained(
    dossier: Dossier, secretary: Client, officer: Client
) -> None:
    vote = {"number": "08-NQ/ĐU", "met_on": "23/02/2026", "summoned": "13", "transferred_absent": "1", "suspended": "1"}
    counts = {"present": "10", "in_favour": "9", "against": "1", "blank": "0"}
    answer = send(officer, f"/ho-so/{dossier.pk}/nghi-quyet-dang-uy/", **vote, **counts)
    told = text_of(secretary.get(f"/ho-so/{dossier.pk}/trinh-tu/"))
    with acting(SYSTEM):
        stored = Resolution.rows.get(dossier=dossier, body="base")

    assert answer.status_code == 302
    assert (stored.eligible, stored.summoned) == (11, 13)
    assert (
        "Triệu tập 13, trừ 1 sinh hoạt tạm thời nơi khác vắng mặt, 1 bị đình chỉ, khởi tố, tạm giam: "
        "11 người được tính biểu quyết, 10 có mặt." in told
    )
    assert "điểm 9.3" in told


def test_an_appraisal_with_remarks_says_which(dossier: Dossier, upper: Client) -> None:
    address = f"/ho-so/{dossier.pk}/kiem-tra-lai/"
    typed = {"appraised_on": "23/02/2026", "result": "with_remarks", "number": ""}
    silent = send(upper, address, **typed, note="")
    told = send(upper, address, **typed, note="Thiếu chữ ký ở trang 3")

    assert silent.status_code == 422
    assert "Ghi rõ điểm cần lưu ý hoặc chưa đúng" in text_of(silent)
    assert (told.status_code, state(dossier)) == (302, "rechecked")
    assert "Thiếu chữ ký ở trang 3" in text_of(upper.get(f"/ho-so/{dossier.pk}/trinh-tu/"))


def test_a_cell_that_is_itself_a_base_organisation_is_shown_no_step_of_a_base_committee(
    world: World, upper: Client
) -> None:
    base_cell = text_of(upper.get(f"/ho-so/{world.dossiers['HA2:candidate'].pk}/trinh-tu/"))
    in_section = text_of(upper.get(f"/ho-so/{world.dossiers['HA131:candidate'].pk}/trinh-tu/"))

    assert ("Đảng ủy cơ sở họp xét" in base_cell, "Đảng ủy bộ phận thẩm định" in base_cell) == (False, False)
    assert ("Đảng ủy cơ sở họp xét" in in_section, "Đảng ủy bộ phận thẩm định" in in_section) == (True, True)
    assert "Hướng dẫn số 06-HD/TW, ngày 9/6/2025" in base_cell


def test_the_list_shows_only_what_is_late_when_asked(
    world: World, officer: Client, on_day: Callable[[date], None]
) -> None:
    names = {key: world.dossiers[f"{key}:candidate"].person.full_name for key in ("HA11", "HA12")}
    in_time = text_of(officer.get("/ho-so/?trang-thai=qua-han"))
    on_day(date(2026, 4, 20))
    late = text_of(officer.get("/ho-so/?trang-thai=qua-han"))

    # HA12 was given five working days more and stood still for two.
    assert [name in in_time for name in names.values()] == [False, False]
    assert [name in late for name in names.values()] == [True, False]
