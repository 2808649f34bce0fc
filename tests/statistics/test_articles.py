"""What the five articles print, beside what the demonstration's records count to."""

import tomllib
from pathlib import Path

import pytest

from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.statistics import articles as data
from nguon.statistics import queries
from nguon.statistics.queries import Answered
from tests.support.databases import ARTICLES_DAY

ORACLE = Path(__file__).parent / "seed_figures.toml"
TODAY = ARTICLES_DAY

# For each figure the articles print, in the order of the oracle: what counting must come to. Counts where the article
# prints them, shares where it prints only those, names where it names.
EXPECTED: list[tuple[str, list[str]]] = [
    ("members at the end of the period", ["33.520 người", "33.520 / 1.703.600: 2,0 %"]),
    ("admissions in the term, growth against the term before", ["12.120 người", "gấp 1,9 lần, tăng 90,0 %"]),
    ("women among the admitted, change in percentage points", ["3.757 / 12.120: 31,0 %", "tăng 5,0 điểm"]),
    ("ethnic minorities among the admitted, change in points", ["970 / 12.120: 8,0 %", "tăng 3,9 điểm"]),
    ("followers of a religion among the admitted, change in points", ["606 / 12.120: 5,0 %", "tăng 2,1 điểm"]),
    ("pupils and students among the admitted, change in points", ["48 / 12.120: 0,4 %", "tăng 0,1 điểm"]),
    ("average age at admission, change in years", ["29,7 tuổi", "giảm 0,9 tuổi"]),
    (
        "college, university or higher among the admitted, against 2005",
        ["3.760 / 12.120: 31,0 %", "30 / 1.422: 2,11 %"],
    ),
    ("Khmer admitted, of whom religious dignitaries", ["871 / 12.120: 7,2 %", "3 / 12.120: 0,0 %"]),
    ("Khmer members, share of all members", ["1.609 / 33.520: 4,8 %"]),
    (
        "members in private and foreign-invested enterprises (owners listed apart)",
        ["124 / 33.520: 0,4 %", "19 / 124: 15,3 %"],
    ),
    (
        "share of Khmer among members against their share of the population (representation gap)",
        ["-7,7 điểm"],
    ),
    (
        "members; cells by kind",
        [
            "356 người",
            "14 chi bộ",
            "6 / 14: 42,9 %",
            "5 / 14: 35,7 %",
            "1 / 14: 7,1 %",
            "1 / 14: 7,1 %",
            "1 / 14: 7,1 %",
        ],
    ),
    ("admissions per year", ["6 người", "6 người", "5 người", "17 người"]),
    ("admitted in residential cells", ["5 / 17: 29,4 %"]),
    ("admitted in offices and schools", ["12 / 17: 70,6 %"]),
    ("teachers who are members", ["93 / 171: 54,4 %"]),
    (
        "residential cells with no admission for several years",
        ["3 / 6: 50,0 %", "Chi bộ ấp 2; Chi bộ ấp 4; Chi bộ ấp 6"],
    ),
    ("admissions in the term against the target", ["967 / 750: 128,9 %", "đạt 128,9 %, vượt 28,93 %"]),
    ("term target", ["500 người"]),
    (
        "admissions of the year against the year's target set from above",
        ["193 / 190: 101,6 %", "đạt 101,6 %, vượt 1,58 %"],
    ),
    ("the same admissions against the term target", ["193 / 500: 38,6 %"]),
    ("target of the year", ["170 người"]),
    (
        "organisations that did best; new members later promoted or appointed",
        [
            "8 / 24: 33,3 %",
            "Đảng bộ Trường Đại học Quảng Nam; Đảng bộ Bệnh viện Đa khoa tỉnh; Đảng bộ Sở Y tế; "
            "Đảng bộ Sở Tài nguyên và Môi trường; Đảng bộ Cục Thuế; Đảng bộ Sở Văn hóa, Thể thao và Du lịch; "
            "Đảng bộ Sở Lao động - Thương binh và Xã hội; Đảng bộ Sở Giao thông vận tải",
            "7 / 193: 3,6 %",
        ],
    ),
    ("admissions against target", ["2.669 / 2.100: 127,1 %"]),
    ("admissions against target", ["417 / 250: 166,8 %"]),
    ("admissions against target", ["348 / 260: 133,8 %"]),
    ("admissions against target", ["146 / 140: 104,3 %"]),
    ("district organisations above target", ["9 / 9: 100,0 %"]),
    ("admitted; dossiers complete and waiting for the decision", ["8 người", "3 / 3: 100,0 %"]),
    (
        "found through emulation movements and sent to the class; of whom admitted",
        ["31 / 31: 100,0 %", "18 / 31: 58,1 %"],
    ),
    (
        "introduced by Youth Union and Trade Union, admitted",
        ["47 / 47: 100,0 %", "29 / 47: 61,7 %", "18 / 47: 38,3 %"],
    ),
    (
        "members of mass organisations admitted, by organisation",
        ["16 / 16: 100,0 %", "7 / 16: 43,8 %", "4 / 16: 25,0 %", "3 / 16: 18,8 %", "2 / 16: 12,5 %"],
    ),
    ("followers of a religion trained and admitted in the year", ["20 / 236: 8,5 %"]),
    ("members who follow a religion, share of all members", ["215 / 3.442: 6,2 %"]),
    ("of them ethnic minorities; of them women", ["106 / 215: 49,3 %", "76 / 215: 35,3 %"]),
    ("hamlets with no member of their own", ["1 / 67: 1,5 %"]),
    (
        "positions held by members who follow a religion",
        ["106 / 215: 49,3 %", "62 / 215: 28,8 %", "14 / 215: 6,5 %", "14 / 215: 6,5 %"],
    ),
]


def _oracle() -> list[dict[str, object]]:
    return tomllib.loads(ORACLE.read_text(encoding="utf-8"))["figure"]


def _counts(answered: Answered) -> set[int]:
    """Every number an entry was counted to."""
    measures = [answer.reading.asked for answer in answered.answers]
    return {n for measure in measures for n in (measure.part, measure.whole) if n is not None}


def _missing(row: Answered, printed: dict[str, object]) -> set[int]:
    """Numbers the article prints that were not counted; "trên 30" is met by more than 30."""
    counts = _counts(row)
    numbers = {n for n in (printed.get("numerator"), printed.get("denominator")) if isinstance(n, int)}
    over = {n for n in numbers if f"trên {n}" in str(printed.get("printed", "")) and max(counts) > n}
    return numbers - counts - over


def test_the_page_answers_every_figure_of_the_articles_in_their_order():
    entries = [entry for article in data.articles() for entry in article.entries]

    assert [row["ask"] for row in _oracle()] == [ask for ask, _ in EXPECTED]
    assert len(entries) == len(EXPECTED) == 38
    assert [entry for entry in entries if not entry.figures] == []


@pytest.mark.usefixtures("articles")
@pytest.mark.django_db
def test_the_records_of_the_demonstration_count_to_what_the_articles_print():
    actor = Actor.system("test")

    with acting(actor):
        rows = [row for _, rows in queries.answers(actor, data.articles(), today=TODAY) for row in rows]

    found = [[answer.text for answer in row.answers] for row in rows]
    assert [
        (row.entry.asks, texts, expected)
        for row, texts, (_, expected) in zip(rows, found, EXPECTED, strict=True)
        if texts != expected
    ] == []
    missing = {row.entry.asks: _missing(row, entry) for row, entry in zip(rows, _oracle(), strict=True)}
    assert {asks: numbers for asks, numbers in missing.items() if numbers} == {}
