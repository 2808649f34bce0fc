"""What one cell says, or why it says nothing certain."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nguon.core.findings import Severity
from nguon.exchange.layouts.loading import words
from nguon.exchange.values import numbers, text
from nguon.exchange.values.codes import coded
from nguon.exchange.values.dates import Birth, Bounds, birth, day
from nguon.exchange.values.fonts import Unclear, in_unicode
from nguon.exchange.values.spans import span

TODAY = date(2026, 3, 2)
PAPERS = Bounds(date(1930, 2, 3), TODAY)
BIRTHS = Bounds(date(1916, 1, 1), TODAY)


def _why(read: tuple[Any, Any]) -> str:
    """The code of what stands against the cell; "" when nothing does."""
    return read[1].code if read[1] else ""


@pytest.mark.parametrize(
    "cell",
    [
        *("15/03/2003", "15-3-2003", "15.3.2003", "15.3.03", "15/03/03", "2003-03-15", "2003-03-15 00:00:00"),
        *("37695", 37695, 37695.0, [2003, 3, 15], " 15/03/2003\u00a0", "15 / 3 / 2003"),
    ],
)
def test_a_day_is_read_in_every_way_the_lists_write_it(cell: Any):
    assert day(cell, PAPERS) == (date(2003, 3, 15), None)


@pytest.mark.parametrize(
    ("cell", "code", "found"),
    [
        ("29/02/2023", "NL-32", "“29/02/2023” không có trong lịch: tháng 2/2023 có 28 ngày"),
        ("31.4.25", "NL-32", "“31.4.25” không có trong lịch: tháng 4/2025 có 30 ngày"),
        ("13/25/2000", "NL-32", "“13/25/2000” không có trong lịch: không có tháng 25"),
        ("0/3/2003", "NL-32", "“0/3/2003” không có ngày"),
        ([1900, 2, 29], "NL-32", "“29/02/1900” không có trong lịch: tháng 2/1900 có 28 ngày"),
        ("3/2003", "NL-34", "“3/2003” chỉ có tháng và năm"),
        ("2003", "NL-33", "“2003” chỉ có năm"),
        ("03/03/2026", "NL-36", "“03/03/2026” nằm ngoài khoảng 03/02/1930 đến 02/03/2026"),
        ("02/02/1930", "NL-36", "“02/02/1930” nằm ngoài khoảng 03/02/1930 đến 02/03/2026"),
        ("15/03/2003 08:30:00", "NL-37", "“15/03/2003 08:30:00” có cả giờ phút"),
        (37695.5, "NL-37", "“37695.5” có cả giờ phút"),
        ("hôm qua", "NL-31", "“hôm qua” không phải một ngày"),
        ("15032003", "NL-31", "“15032003” không phải một ngày"),
        (True, "NL-31", "“TRUE” không phải một ngày"),
    ],
)
def test_a_day_that_is_none_is_told_as_it_stands(cell: Any, code: str, found: str):
    value, trouble = day(cell, PAPERS)

    assert (value, trouble.code, trouble.found) == (None, code, found)


def test_two_digits_of_a_year_are_read_only_when_one_century_is_possible():
    assert day("1.2.35", PAPERS) == (date(1935, 2, 1), None)
    assert day("1.2.15", PAPERS) == (date(2015, 2, 1), None)
    assert birth("15.3.90", BIRTHS) == (Birth(date(1990, 3, 15)), None)
    assert _why(birth("15.3.20", BIRTHS)) == "NL-35"


@pytest.mark.parametrize("cell", [1965, 1965.0, "1965", "00/00/1965"])
def test_a_year_of_birth_keeps_its_own_precision(cell: Any):
    assert birth(cell, BIRTHS) == (Birth(date(1965, 1, 1), only_year=True), None)


@given(
    st.dates(PAPERS.earliest, PAPERS.latest),
    st.sampled_from(["{:%d/%m/%Y}", "{0.day}.{0.month}.{0.year}", "{:%Y-%m-%d}"]),
)
def test_every_day_written_out_is_read_back(given_day: date, pattern: str):
    assert day(pattern.format(given_day), PAPERS) == (given_day, None)


@given(st.dates(PAPERS.earliest, PAPERS.latest))
def test_every_day_as_a_spreadsheet_holds_it_is_read_back(given_day: date):
    serial = (given_day - date(1899, 12, 30)).days

    assert day([given_day.year, given_day.month, given_day.day], PAPERS) == (given_day, None)
    assert day(serial, PAPERS) == day(float(serial), PAPERS) == (given_day, None)


@given(st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.booleans()))
def test_no_cell_whatever_it_holds_is_a_fault_of_the_program(cell: Any):
    for read in (
        *(day(cell, PAPERS), birth(cell, BIRTHS), span(cell, PAPERS), text.text(cell), text.name(cell)),
        *(numbers.identity_number(cell), numbers.card_number(cell), numbers.phone(cell)),
    ):
        assert read[1] is None or read[1].severity in Severity
        assert read[0] is not None or read[1] is not None


@pytest.mark.parametrize(
    "cell",
    [
        *("07/04/2025 - 11/04/2025", "từ 07/04/2025 đến 11/04/2025", "từ ngày 7/4 đến ngày 11/4/2025"),
        *("07-11/04/2025", "07 – 11/4/2025", "7.4.2025÷11.4.2025"),
    ],
)
def test_the_days_of_a_class_in_one_cell_are_read(cell: str):
    assert span(cell, PAPERS) == ((date(2025, 4, 7), date(2025, 4, 11)), None)


def test_a_class_of_one_day_begins_and_ends_on_it_and_none_ends_before_it_begins():
    assert span([2025, 4, 7], PAPERS) == ((date(2025, 4, 7), date(2025, 4, 7)), None)
    assert _why(span("11/04/2025 - 07/04/2025", PAPERS)) == "NL-38"
    assert _why(span("31-32/04/2025", PAPERS)) == "NL-32"


@pytest.mark.parametrize("cell", ["079188001234", " 079 188 001 234 ", "079.188.001.234", "'079188001234"])
def test_an_identity_number_keeps_its_leading_zero(cell: str):
    assert numbers.identity_number(cell) == ("079188001234", None)


@pytest.mark.parametrize(("cell", "whole"), [(79188001234, "079188001234"), (1188001234.0, "001188001234")])
def test_zeros_that_a_number_cell_ate_are_put_back_with_a_warning(cell: float, whole: str):
    value, trouble = numbers.identity_number(cell)

    assert (value, trouble.code, trouble.severity) == (whole, "NL-24", Severity.WARNING)


@pytest.mark.parametrize(
    "cell", ["79188001234", 188001234, "188001234", 7.9188e10 + 0.5, "7.91880E+10", "0791880O1234"]
)
def test_a_number_that_may_be_another_is_never_made_longer(cell: Any):
    assert _why(numbers.identity_number(cell)) == "NL-21"


def test_card_and_phone_numbers_are_texts():
    assert numbers.card_number("08.123456") == ("08123456", None)
    assert numbers.card_number(8123456)[0] == "08123456"
    assert _why(numbers.card_number("123456789")) == "NL-22"
    assert numbers.phone(912345678) == ("0912345678", None)
    assert numbers.phone("0912.345.678") == ("0912345678", None)
    assert _why(numbers.phone("0912345678; 0987654321")) == "NL-23"


def test_a_decomposed_name_is_stored_composed_and_its_blanks_made_one():
    typed = unicodedata.normalize("NFD", "  Lâm  Thị\u00a0Thạch\u200b Thảo ")

    assert text.name(typed) == ("Lâm Thị Thạch Thảo", None)


@pytest.mark.parametrize("cell", ['=HYPERLINK("x") A', "Lâm Thị 2", "Lâm Thị (Hai)", "Lâm; Thị", "@SUM A"])
def test_what_cannot_stand_in_a_name_stops_the_row(cell: str):
    assert _why(text.name(cell)) == "NL-13"


def test_a_single_word_is_no_full_name():
    assert _why(text.name("Thảo")) == "NL-14"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("NguyÔn V¨n Hïng", "Nguyễn Văn Hùng"),
        ("§Æng H÷u Ph\u00adíc", "Đặng Hữu Phước"),
        ("TrÇn ThÞ Hoµ", "Trần Thị Hoà"),
        ("Nguyeãn Vaên Huøng", "Nguyễn Văn Hùng"),
        ("Ñaëng Höõu Phöôùc", "Đặng Hữu Phước"),
        ("NGUYEÃN THÒ BEÙ", "NGUYỄN THỊ BÉ"),
    ],
)
def test_an_old_font_with_one_reading_is_turned_into_unicode_with_a_warning(old: str, new: str):
    value, trouble = text.name(old)

    assert (value, trouble.code, trouble.severity) == (new, "NL-12", Severity.WARNING)


@pytest.mark.parametrize("old", ["LÖ Thuû", "Nguy\ufffdn Van", "§§ ¸¸"])
def test_an_old_font_without_one_certain_reading_stops_the_row(old: str):
    with pytest.raises(Unclear):
        in_unicode(old)
    assert _why(text.text(old)) == "NL-11"


@pytest.mark.parametrize(
    "name",
    ["Lê Hoài Đức", "Huỳnh Thúy Quỳnh", "Y Thĭn Niê", "H'Hen Niê", "Rơ Châm Hơi", "Kpă Klơng", "Thạch Sà Vươl"],
)
def test_names_in_unicode_stay_as_they_are_also_those_of_the_minorities(name: str):
    assert text.name(name) == (name, None)


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        ("sex", "NỮ", "female"),
        ("ethnicity", "Khơ-me", "05"),
        ("ethnicity", "xơ  đăng", "14"),
        ("religion", "không", "00"),
        ("schooling", "12/12", "upper_secondary"),
        ("status", "Đảng viên dự bị", "probationary"),
    ],
)
def test_a_word_of_the_list_gives_its_code(kind: str, cell: str, code: str):
    held = words(kind)

    assert coded(cell, held.codes, held.known) == (code, None)


@pytest.mark.parametrize(
    ("kind", "cell"), [("sex", "N"), ("ethnicity", "Tay"), ("religion", "đạo Dừa"), ("schooling", "9/12")]
)
def test_a_word_that_is_only_near_stops_the_row(kind: str, cell: str):
    held = words(kind)

    assert _why(coded(cell, held.codes, held.known)) == "NL-41"


@pytest.mark.parametrize("cell", ["#N/A", " #n/a ", "#REF!", "#DIV/0!"])
def test_a_failed_formula_is_told_apart_from_text_and_from_nothing(cell: str):
    trouble = text.failed_formula(cell)

    assert trouble is not None
    assert [trouble.code, trouble.found] == [
        "NL-15",
        f"ô đang báo lỗi công thức {cell.strip()} nên không có giá trị",
    ]
    assert [text.failed_formula(other) for other in ("", "#", "# 12", 0)] == [None] * 4


def test_the_clock_decides_nothing_here():
    later = Bounds(PAPERS.earliest, TODAY + timedelta(days=1))

    assert _why(day("03/03/2026", PAPERS)) == "NL-36"
    assert day("03/03/2026", later) == (date(2026, 3, 3), None)
