"""The clauses by topic: the two letters of a code, in the order of the work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nguon.core.errors import NotFound
from nguon.regulations.book import Clause, RuleBook

TITLES = {
    "TN": "Nguồn: giới thiệu, danh sách, giúp đỡ",
    "LH": "Lớp bồi dưỡng, giấy chứng nhận",
    "KN": "Điều kiện và các bước kết nạp",
    "NC": "Người thuộc diện riêng",
    "HS": "Giấy tờ trong hồ sơ",
    "TT": "Thẩm tra lý lịch, lấy ý kiến",
    "BQ": "Biểu quyết",
    "QT": "Trình qua các cấp, thời hạn",
    "LV": "Ngày làm việc, lịch nghỉ",
    "NL": "Thời hạn riêng của nơi xét",
    "DB": "Dự bị, công nhận chính thức",
    "CS": "Chuyển nơi sinh hoạt, nơi xét kết nạp",
    "XT": "Xóa tên",
    "KL": "Kết nạp lại",
    "SP": "Kết nạp không đúng quy định",
}
"""First letters of a clause's code → what it is about."""


@dataclass(frozen=True, slots=True)
class Family:
    """The clauses about one topic."""

    letters: str
    title: str
    clauses: tuple[Clause, ...]


def family_of(code: str) -> str:
    """The letters of a code."""
    return code.partition("-")[0]


def title_of(letters: str) -> str:
    """The topic in words; the letters themselves while nobody has named them."""
    return TITLES.get(letters, letters)


def families(book: RuleBook) -> tuple[Family, ...]:
    """Every topic that has a clause, in the order of the work; every clause stands in exactly one."""
    order = list(TITLES)
    letters = {family_of(code) for code in book.clauses}
    in_order = sorted(letters, key=lambda each: (order.index(each) if each in TITLES else len(order), each))
    return tuple(_family(each, book) for each in in_order)


def family(letters: str, book: RuleBook) -> Family:
    """One topic.

    :raises NotFound: no clause has these letters.
    """
    found = _family(letters, book)
    if not found.clauses:
        raise NotFound(letters)
    return found


def _family(letters: str, book: RuleBook) -> Family:
    codes: Iterable[str] = sorted(code for code in book.clauses if family_of(code) == letters)
    return Family(letters, title_of(letters), tuple(book.clauses[code] for code in codes))
