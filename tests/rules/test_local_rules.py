"""An office adds to the rule book without touching the program: official texts, stricter local rules, holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nguon.core.findings import Holding
from nguon.regulations.book import BrokenBook, Unit, load_book
from nguon.regulations.deadlines import against_limit

LOCAL = Path(__file__).parent / "local"
GENERAL = load_book()
HA_NOI = load_book(local=LOCAL / "ha_noi")
OFFICIAL = load_book(local=LOCAL / "van_ban_chinh_thuc")
DAY = date(2026, 8, 3)
CELL = ("HN.12.3.4", "HN.12.3", "HN.12", "HN")
"""A cell of the city and what is above it."""


def written(folder: Path, path: str, text: str) -> Path:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(BrokenBook) as refusal:
        load_book(local=folder)
    return str(refusal.value)


def overlay(key: str, *, is_: object, since: str = "2025-11-21", more: str = "") -> str:
    return f"""key = "{key}"

[[value]]
within     = "HN"
since      = {since}
is         = {is_}
instrument = "huong-dan-02-btctu-ha-noi-2025"
place      = "một chỗ"
seen       = "full-text"
{more}"""


def test_the_release_ships_no_rule_of_a_single_organisation() -> None:
    assert load_book().local_to == frozenset()


def test_a_local_limit_holds_below_its_organisation_from_its_first_day_on() -> None:
    key = "admission.base-working-days"
    eve, first = HA_NOI.on(date(2025, 11, 20), within=CELL), HA_NOI.on(date(2025, 11, 21), within=CELL)

    assert (eve.integer(key), first.integer(key)) == (45, 25)
    assert HA_NOI.on(date(2025, 11, 21), within=("79.1", "79")).integer(key) == 45
    assert HA_NOI.on(date(2025, 11, 21)).integer(key) == 45


def test_a_finding_cites_the_local_text() -> None:
    page = HA_NOI.on(date(2026, 3, 13), within=CELL)

    found = list(against_limit(date(2026, 1, 5), page.day, "admission.base-working-days", "LV-02", page))

    assert [finding.sentence for finding in found] == [
        "Đảng ủy cơ sở họp xét kết nạp ngày 13/03/2026, sau ngày chi bộ họp xét 45 ngày làm việc; "
        "thời hạn là 25 ngày làm việc."
    ]
    assert [citation.instrument for citation in found[0].citations] == ["Hướng dẫn số 02-HD/BTCTU, ngày 21/11/2025"]


def test_a_contradiction_of_a_local_text_is_kept_visible() -> None:
    value = HA_NOI.on(date(2026, 1, 5), within=CELL).value("probation.decision-working-days")

    assert value.is_ == 15
    assert value.other_reading.startswith("Mười lăm ngày làm việc từ ngày đảng ủy cơ sở")
    assert value.decided_by


def test_the_strictest_of_several_levels_holds(tmp_path: Path) -> None:
    city = overlay("admission.base-working-days", is_=25)
    row = city.partition("\n\n")[2]
    ward, cell = (
        row.replace('"HN"', f'"{code}"').replace("= 25", f"= {is_}") for code, is_ in (("HN.12", 30), ("HN.12.3", 20))
    )
    text = "\n".join((city, ward, cell))
    book = load_book(local=written(tmp_path, "parameters/admission/base-working-days.toml", text))
    day, key = date(2026, 3, 2), "admission.base-working-days"

    assert book.on(day, within=("HN.12", "HN")).integer(key) == 25
    assert book.on(day, within=("HN.12.3", "HN.12", "HN")).integer(key) == 20


def test_a_local_rule_ends_on_the_day_it_says(tmp_path: Path) -> None:
    text = overlay("admission.base-working-days", is_=25, more="until      = 2026-07-26\n")
    book = load_book(local=written(tmp_path, "parameters/admission/base-working-days.toml", text))
    last, after = (book.on(day, within=CELL) for day in (date(2026, 7, 25), date(2026, 7, 26)))

    key = "admission.base-working-days"
    assert (last.integer(key), after.integer(key)) == (25, 45)


def test_a_looser_local_rule_is_refused_with_what_is_allowed(tmp_path: Path) -> None:
    folder = written(
        tmp_path, "parameters/admission/base-working-days.toml", overlay("admission.base-working-days", is_=50)
    )

    assert refused(folder) == (
        "NGUON_LOCAL_RULES/parameters/admission/base-working-days.toml, dòng 6, giá trị thứ 1: "
        "“is” = 50 rộng hơn mức chung 45 ngày làm việc từ ngày 26/07/2026 (Quy định số 208-QĐ/TW, ngày 26/7/2026, "
        "chờ văn bản chính thức; tạm theo Quy định 294-QĐ/TW, điểm 4.3.1; không đặt thời hạn riêng, "
        "lấy thời hạn ra quyết định); được dùng: nhỏ hơn hoặc bằng 45."
    )


def test_a_local_rule_is_held_to_every_general_value_of_its_time(tmp_path: Path) -> None:
    # 50 is stricter than the 60 of the first half of 2025, looser than the 45 that follow; only until is it good.
    instrument = """key = "hd-tinh"
kind      = "Hướng dẫn"
number    = "9-HD/BTCTU"
signed_on = 2025-02-01
since     = 2025-02-01
issuer    = "Ban Tổ chức Tỉnh ủy"
subject   = "thử"
holding   = "full-text"
"""
    written(tmp_path, "instruments/hd-tinh.toml", instrument)
    path, key = "parameters/admission/base-working-days.toml", "admission.base-working-days"
    text = overlay(key, is_=50, since="2025-02-01").replace("huong-dan-02-btctu-ha-noi-2025", "hd-tinh")
    open_ended = refused(written(tmp_path, path, text))
    book = load_book(local=written(tmp_path, path, text + "until = 2025-07-01\n"))

    assert "“is” = 50 rộng hơn mức chung 45 ngày làm việc" in open_ended
    assert book.on(date(2025, 3, 3), within=CELL).integer(key) == 50


def test_what_the_general_rule_keeps_to_itself_nobody_sets(tmp_path: Path) -> None:
    folder = written(tmp_path, "parameters/admission/age-max.toml", overlay("admission.age-max", is_=55))

    assert "dòng 6, giá trị thứ 1: “admission.age-max” là quy định chung, không ai được đặt khác" in refused(folder)


def test_a_rule_left_to_the_organisations_is_theirs_nearest_first() -> None:
    parameter = GENERAL.parameters["admission.base-working-days"]
    near, far = (replace(parameter.values[0], is_=n, since=DAY, within=w) for n, w in ((90, "A.1"), (10, "A")))
    free = replace(parameter, is_free=True, local=(near, far))

    assert free.within(("A.1", "A"), DAY).is_ == 90
    assert free.within(("A.2", "A"), DAY).is_ == 10


def test_an_office_with_the_official_text_enters_its_values() -> None:
    day = date(2026, 10, 1)
    key = "admission.decision-working-days"
    before, after = GENERAL.on(day).value(key), OFFICIAL.on(day).value(key)

    assert (before.is_, before.citation.holding) == (45, Holding.AWAITING)
    assert (after.is_, after.citation.holding, after.citation.place) == (40, Holding.FULL_TEXT, "điểm 4.3.1")
    assert OFFICIAL.on(date(2026, 7, 25)).integer(key) == 45
    # What was not entered is still awaited, also under the same instrument.
    assert OFFICIAL.on(day).value("admission.age-min").citation.holding is Holding.AWAITING


def test_the_official_clock_of_the_ceremony_changes_what_is_counted() -> None:
    assert OFFICIAL.on(date(2026, 7, 26)).text("admission.ceremony-clock") == "issue"
    assert OFFICIAL.on(date(2026, 7, 25)).text("admission.ceremony-clock") == "receipt"


def test_a_text_that_began_later_than_assumed_moves_what_is_awaited_under_it(tmp_path: Path) -> None:
    text = (LOCAL / "van_ban_chinh_thuc/instruments/quy-dinh-208-2026.toml").read_text("utf-8")
    later = text.replace("since     = 2026-07-26", "since     = 2026-09-01")
    book = load_book(local=written(tmp_path, "instruments/quy-dinh-208-2026.toml", later))

    instruments = [book.on(day).value("admission.age-min").instrument for day in (date(2026, 8, 31), date(2026, 9, 1))]
    assert instruments == ["quy-dinh-20-2026", "quy-dinh-208-2026"]


def test_an_announced_year_replaces_what_the_law_alone_said() -> None:
    assert GENERAL.calendar.caveat(date(2027, 1, 4), date(2027, 2, 1)) != ""
    assert OFFICIAL.calendar.caveat(date(2027, 1, 4), date(2027, 2, 1)) == ""
    assert OFFICIAL.calendar.is_at_work(date(2027, 2, 11))


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        (
            "parameters/admission/age-min.toml",
            overlay("admission.age-min", is_=17).replace('within     = "HN"\n', "").replace("[[value]]", "\n[[value]]"),
            "dòng 7, giá trị thứ 1: giá trị chung chỉ nhập được cho văn bản đang chờ",
        ),
        (
            "parameters/admission/la.toml",
            overlay("admission.la", is_=1),
            "dòng 1: sổ quy định không có “admission.la”; đang có: admission.age-max",
        ),
        (
            "parameters/admission/ceremony-clock.toml",
            (LOCAL / "van_ban_chinh_thuc/parameters/admission/ceremony-clock.toml")
            .read_text("utf-8")
            .replace('"issue"', '"ngày ký"')
            .replace("quy-dinh-208-2026", "quy-dinh-294-2025"),
            "dòng 5, giá trị thứ 1: “is” = 'ngày ký'; được dùng: receipt, issue",
        ),
        (
            "instruments/quy-dinh-208-2026.toml",
            (LOCAL / "van_ban_chinh_thuc/instruments/quy-dinh-208-2026.toml")
            .read_text("utf-8")
            .replace("208-QĐ/TW", "280-QĐ/TW"),
            "dòng 3: “quy-dinh-208-2026” trong sổ là Quy định số 208-QĐ/TW, ngày 26/7/2026",
        ),
        (
            "instruments/quy-dinh-294-2025.toml",
            (LOCAL / "van_ban_chinh_thuc/instruments/quy-dinh-208-2026.toml")
            .read_text("utf-8")
            .replace("quy-dinh-208-2026", "quy-dinh-294-2025"),
            "dòng 1: “quy-dinh-294-2025” đã có trong sổ quy định",
        ),
        ("clauses/them.toml", "", "NGUON_LOCAL_RULES/clauses/them.toml: không đọc tệp này"),
        ("parameters/admission/base-working-days.yaml", "", "không đọc tệp này; được dùng: *.toml trong instruments"),
    ],
)
def test_a_local_file_that_cannot_be_trusted_is_refused(path: str, text: str, says: str, tmp_path: Path) -> None:
    assert says in refused(written(tmp_path, path, text))


def test_the_hash_of_the_book_tells_the_local_rules_apart() -> None:
    assert len({GENERAL.hash, HA_NOI.hash, OFFICIAL.hash}) == 3


def test_every_code_of_the_release_says_what_it_may_be() -> None:
    codes = [each for each in GENERAL.parameters.values() if each.unit is Unit.CODE]

    assert [each.key for each in codes if not each.codes] == []
