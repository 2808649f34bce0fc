"""The rule book answers for a day, cites itself, and raises rather than invent."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest

from nguon.core.findings import Holding, Severity
from nguon.regulations.book import NotInForce, load_book

BOOK = load_book()


def test_a_value_carries_its_unit_its_first_day_and_its_place() -> None:
    value = BOOK.on(date(2025, 7, 1)).value("admission.decision-working-days")

    assert (value.is_, value.unit.value, value.since) == (45, "working-day", date(2025, 7, 1))
    assert str(value.citation) == "Quy định số 294-QĐ/TW, ngày 26/5/2025, điểm 4.3.1"
    assert value.citation.holding is Holding.FULL_TEXT


def test_the_eve_of_a_change_still_has_the_value_before() -> None:
    eve, first = BOOK.on(date(2025, 6, 30)), BOOK.on(date(2025, 7, 1))

    key = "admission.decision-extension-working-days"
    assert (eve.integer(key), first.integer(key)) == (30, 15)


def test_a_day_before_the_first_value_raises_and_says_which_day_is_the_first() -> None:
    with pytest.raises(NotInForce) as refusal:
        BOOK.on(date(2011, 10, 31)).integer("admission.age-min")

    assert refusal.value.problems == (
        "Sổ quy định chưa có giá trị của “Tuổi thấp nhất của người được xét kết nạp, tính đến ngày chi bộ họp xét” "
        "(admission.age-min) vào ngày 31/10/2011; giá trị sớm nhất có hiệu lực từ ngày 01/11/2011. "
        "Kiểm tra lại ngày đã ghi; việc diễn ra trước ngày đó phải đối chiếu trên văn bản giấy.",
    )


def test_a_duty_that_began_later_can_be_asked_for_without_raising() -> None:
    eve, first = BOOK.on(date(2025, 12, 31)), BOOK.on(date(2026, 1, 1))

    assert (eve.in_force("sourcing.notice"), first.in_force("sourcing.notice")) == (False, True)


def test_the_regimes_of_2026_keep_the_value_before_them_and_say_that_the_text_is_awaited() -> None:
    before, fifth, sixth = (BOOK.on(day) for day in (date(2026, 4, 7), date(2026, 4, 8), date(2026, 7, 26)))

    laws = {key for key, instrument in BOOK.instruments.items() if instrument.issuer == "Quốc hội"}
    by_law = {key for key, each in BOOK.parameters.items() if {v.instrument for v in each.values} <= laws}
    # The special groups, too, rest on instruments of their own that the regulations of 2026 did not replace.
    regulated = [key for key in BOOK.parameters if key not in by_law and not key.startswith("groups.")]
    assert [key for key in regulated if before.value(key).citation.holding is Holding.AWAITING] == []
    for page in (fifth, sixth):
        changed = [key for key in regulated if page.value(key).is_ != before.value(key).is_]
        read = [key for key in regulated if page.value(key).citation.holding is not Holding.AWAITING]
        assert (changed, read) == ([], [])


def test_a_finding_is_a_whole_sentence_with_remedy_and_citation_of_the_day() -> None:
    page = BOOK.on(date(2025, 10, 1))

    finding = page.finding(
        "KN-08",
        issued_on=date(2020, 9, 30),
        limit=page.integer("admission.certificate-months"),
        last_day=date(2025, 9, 30),
    )

    assert finding.as_json() == {
        "clause": "KN-08",
        "severity": "obstacle",
        "sentence": "Giấy chứng nhận lớp bồi dưỡng nhận thức cấp ngày 30/09/2020, đến ngày 01/10/2025 đã quá 60 tháng.",
        "remedy": "Đề nghị cho học lại lớp bồi dưỡng nhận thức; giấy hết thời hạn từ sau ngày 30/09/2025.",
        "citations": [
            {"instrument": "Hướng dẫn số 06-HD/TW, ngày 9/6/2025", "place": "điểm 5.4.b", "holding": "full-text"}
        ],
    }


def test_the_same_finding_a_year_later_cites_what_is_in_force_then() -> None:
    finding = BOOK.on(date(2026, 10, 1)).finding("KN-07")

    assert [str(citation) for citation in finding.citations] == [
        "Hướng dẫn số 01-HD/TW, ngày 19/5/2026, chờ văn bản chính thức; tạm theo Hướng dẫn 06-HD/TW, điểm 3.1"
    ]
    assert finding.awaits_text


def test_a_caller_may_soften_a_finding() -> None:
    page = BOOK.on(date(2025, 10, 1))

    assert page.finding("KN-07").severity is Severity.OBSTACLE
    assert page.finding("KN-07", Severity.WARNING).severity is Severity.WARNING


def test_a_sentence_misses_no_fact_silently() -> None:
    with pytest.raises(KeyError):
        BOOK.on(date(2025, 10, 1)).finding("KN-08")


def test_text_and_number_are_not_taken_for_each_other() -> None:
    page = BOOK.on(date(2025, 10, 1))

    with pytest.raises(TypeError):
        page.text("admission.age-min")
    with pytest.raises(TypeError):
        page.integer("voting.cell")


def test_every_sentence_ends_as_a_sentence_and_says_what_to_do() -> None:
    sentences = [
        sentence
        for clause in BOOK.clauses.values()
        for sentence in (clause.statement, clause.remedy, clause.unknown, clause.supply)
        if sentence
    ]

    assert [sentence for sentence in sentences if not sentence.endswith(".")] == []


def test_no_clause_states_a_number_that_belongs_to_a_parameter() -> None:
    def literal(text: str) -> str:
        return "".join(part for part, *_ in Formatter().parse(text))

    typed = [
        clause.code
        for clause in BOOK.clauses.values()
        if any(sign.isdigit() for sign in literal(clause.statement + clause.remedy + clause.unknown + clause.supply))
    ]
    assert typed == []


def test_instruments_are_told_apart_by_number_and_day() -> None:
    names = [instrument.name for instrument in BOOK.instruments.values()]

    assert len(names) == len(set(names))
    assert sum("01-HD/TW" in name for name in names) == 4


def test_every_instrument_of_the_chain_replaces_the_one_before() -> None:
    chain, key = [], "quy-dinh-208-2026"
    while key:
        chain.append(BOOK.instruments[key].number)
        key = next(iter(BOOK.instruments[key].replaces), "")

    assert chain == ["208-QĐ/TW", "20-QĐ/TW", "294-QĐ/TW", "232-QĐ/TW", "24-QĐ/TW", "29-QĐ/TW", "45-QĐ/TW"]


CONTRADICTIONS = {
    "clock of the ceremony": "KN-25",
    "diploma or completed programme": "KN-04",
    "which deadline for a dossier under way on 1/7/2025": "KN-22",
    "waiver of verification": "TT-12",
    "deciding body": "BQ-09",
    "level of the commune": "QT-04",
    "issuer of the certificate": "KN-07",
    "Hanoi: no upper age": "KN-02",
    "Hanoi: youth of 35, introduced in two ways": "KN-28",
    "Hanoi: probation prolonged": "DB-03",
    "Hanoi: fifteen working days above twenty-five": "DB-09",
    "Hanoi: readmission without the province's consent": "KN-17",
}
"""What the texts leave open or say twice, and the clause that keeps both readings."""


@pytest.mark.parametrize("code", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_contradiction_keeps_both_readings_and_who_decided(code: str) -> None:
    clause = BOOK.clauses[code]

    assert clause.reading != clause.other_reading
    assert "" not in (clause.reading, clause.other_reading, clause.decided_by)


def test_an_instrument_that_another_replaced_is_cited_by_no_value_after_it() -> None:
    replaced = {old: instrument.since for instrument in BOOK.instruments.values() for old in instrument.replaces}

    late = [
        f"{key}: {value.instrument}"
        for key, parameter in BOOK.parameters.items()
        for value in parameter.values
        if value.instrument in replaced and value.since >= replaced[value.instrument]
    ]
    assert late == []
