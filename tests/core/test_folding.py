"""Names: one form, searched without marks, in the order of a Vietnamese list."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nguon.core.folding import fold, sort_key, tidy

# Written by hand as a school register would have it: by given name, then family name, then middle names.
REGISTER = """
    Lê A
    Lê Ái
    Đỗ An
    Trần Thị An
    Trần Văn An
    Nguyễn Anh
    Hồ Ảnh
    Hồ Ánh
    Lý Ăng
    Vũ Ân
    Vũ Ấn
    Lê Bắc
    Lê Cam
    Lê Cám
    Lê Chi
    Lê Dũng
    Lê Đào
    Lê Đạo
    Lê Đức
    Lê Em
    Lê Én
    Lê Êm
    Lê Gia
    Lê Giang
    Lê Hòa
    Lê Hoa Hòa
    Trần Hòa
    Lê Hóa
    Lê Hoàng
    Lê Khánh
    Lê Minh
    Lê Ngà
    Lê Nga Ngà
    Lê Nghĩa
    Lê Oanh
    Lê Ôn
    Lê Ơn
    Lê Phúc
    Lê Quang
    Lê Sơn
    Lê Thu
    Lê Thủy
    Lê Thúy
    Lê Trâm
    Lê Tú
    Lê Uyên
    Lê Ước
    Lê Vy
    Lê Xuân
    Lê Ý
    Lê Yến
"""


def register() -> list[str]:
    """The names above, where the given name's letters decide before its tones."""
    return [line.strip() for line in REGISTER.strip().splitlines()]


def by_hand(name: str) -> tuple[object, ...]:
    """An oracle written from the rule and not from the code: letters of the given name, its tones, then the rest."""
    letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]

    def weigh(word: str) -> tuple[list[int], list[int]]:
        plain, marks = [], []
        for letter in unicodedata.normalize("NFC", word.lower()):
            for tone in tones:
                bare = unicodedata.normalize("NFD", letter).replace(tone, "") if tone else letter
                bare = unicodedata.normalize("NFC", bare)
                if bare in letters and (tone == "" or tone in unicodedata.normalize("NFD", letter)):
                    plain.append(letters.index(bare))
                    marks.append(tones.index(tone))
                    break
        return plain, marks

    words = name.split()
    return tuple(weigh(word) for word in [words[-1], *words[:-1]])


def test_a_register_comes_out_in_vietnamese_order() -> None:
    names = register()[::-1]

    assert sorted(names, key=sort_key) == register()
    assert sorted(names, key=by_hand) == register()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Lê A", "Lê An"),
        ("Lê An", "Lê Anh"),
        ("Trần An", "Lê Ăng"),
        ("Trần Ăng", "Lê Ân"),
        ("Trần Dũng", "Lê Đào"),
        ("Trần Êm", "Lê Gia"),
        ("Trần Hoa", "Lê Hòa"),
        ("Trần Hòa", "Lê Hỏa"),
        ("Trần Hỏa", "Lê Hõa"),
        ("Trần Hõa", "Lê Hóa"),
        ("Trần Hóa", "Lê Họa"),
        ("Trần Họa", "Lê Hoan"),
        ("Trần Sơn", "Lê Thu"),
        ("Lê Văn An", "Trần Thị An"),
        ("Lê An", "Lê Bá An"),
        ("Trần Ngọc", "Lê Ơn"),
        ("H'Hen Niê", "H'Hĕn Niê"),
        ("Y Bluê", "Y Bơm"),
    ],
)
def test_one_name_stands_before_the_other(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


def test_names_in_two_encodings_of_one_letter_are_the_same_name() -> None:
    composed, decomposed = "Đặng Thị Ước", unicodedata.normalize("NFD", "Đặng Thị Ước")

    assert (sort_key(composed), fold(composed)) == (sort_key(decomposed), fold(decomposed))
    assert (fold("Ðặng"), sort_key("Ðặng")) == (fold("Đặng"), sort_key("Đặng"))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đặng Thị Ước", "dang thi uoc"),
        ("ĐẶNG  THỊ\u00a0ƯỚC ", "dang thi uoc"),
        ("Nguyễn Thị Hường", "nguyen thi huong"),
        ("H'Hĕn Niê Kđăm", "h'hen nie kdam"),
        ("Ƀăn", "ban"),
        ("", ""),
    ],
)
def test_what_a_hurried_clerk_types_is_the_folded_name(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_tidying_makes_one_blank_of_many_and_composes() -> None:
    assert tidy(" Lê\u00a0\t Thị  " + unicodedata.normalize("NFD", "Ước\n")) == "Lê Thị Ước"


LETTERS = st.sampled_from("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ")
NAMES = st.lists(st.text(LETTERS, min_size=1, max_size=7), min_size=1, max_size=5).map(
    lambda words: " ".join(words).title()
)


@given(NAMES, NAMES)
def test_any_two_names_are_ordered_as_the_oracle_orders_them(one: str, other: str) -> None:
    mine, right = (sort_key(one), sort_key(other)), (by_hand(one), by_hand(other))

    assert (mine[0] < mine[1], mine[0] == mine[1]) == (right[0] < right[1], right[0] == right[1])


@given(NAMES)
def test_a_key_is_ascii_and_fits_its_column(name: str) -> None:
    assert sort_key(name).isascii()
    assert len(sort_key(name)) <= 280 * max(1, len(name)) // 120 + 20


@given(st.text(max_size=120))
def test_no_text_breaks_the_keys_and_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert tidy(tidy(text)) == tidy(text)
    assert isinstance(sort_key(text), str)
