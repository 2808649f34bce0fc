"""The page of one figure: what it counts and how it was counted here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nguon.core.shares import written
from nguon.organizations.terms import Boundaries
from nguon.statistics.queries import Report
from nguon.statistics.questions import Question
from nguon.statistics.readings import Reading
from nguon.web.statistics.pages import above


@dataclass(frozen=True, slots=True)
class DefinitionPage:
    """What one figure is and how it was counted here."""

    title: str
    above: str
    text: str
    counts: str
    definition: str
    facts: list[tuple[str, str, str]]


def definition_page(report: Report, reading: Reading, at: datetime) -> DefinitionPage:
    """Definition, numerator, denominator, period and boundaries of one reading."""
    figure, question = reading.figure, report.question
    facts = [
        ("Tử số", _count(reading.asked.part, reading.withheld), ""),
        *([("Mẫu số", _count(reading.asked.whole, reading.withheld), "")] if figure.denominator is not None else []),
        *_against(reading),
        ("Đơn vị", figure.unit.label, ""),
        ("Kỳ đang xem", f"{question.period}, tính đến hết ngày {question.on:%d/%m/%Y}", ""),
        ("Cách tính theo thời gian", figure.period_rule.label, ""),
        ("Kỳ so sánh", _before(report, reading), ""),
        ("Thay đổi", reading.change_text, ""),
        ("Tổ chức", _boundaries(question), ""),
        ("Mức mở", figure.sensitivity.label, ""),
        ("Mã số liệu", figure.key, ""),
    ]
    return DefinitionPage(
        title=figure.name,
        above=above(question, at),
        text="không hiện" if reading.withheld else reading.text,
        counts=reading.counts_text,
        definition=figure.definition,
        facts=facts,
    )


def _count(number: int | None, withheld: bool) -> str:
    if withheld:
        return "không hiện: số liệu nhạy cảm không tính cho một chi bộ"
    return "chưa có số liệu" if number is None else written(number)


def _against(reading: Reading) -> Iterator[tuple[str, str, str]]:
    other = reading.asked.against
    if reading.figure.against is not None:
        text = (
            "chưa có số liệu"
            if other is None
            else f"{other.percent()} ({written(other.part)} / {written(other.whole)})"
        )
        yield ("Tỷ lệ đem so", text, "")


def _before(report: Report, reading: Reading) -> str:
    measure = reading.before
    if measure.part is None:
        return f"{report.before}: chưa có số liệu"
    counted = written(measure.part) if measure.whole is None else f"{written(measure.part)} / {written(measure.whole)}"
    return f"{report.before}: {counted}"


def _boundaries(question: Question) -> str:
    if question.boundaries is Boundaries.NOW:
        return f"{question.boundaries.label}, cả phần của các tổ chức đã sáp nhập vào"
    return f"{question.boundaries.label}: mỗi lần kết nạp theo cây tổ chức của ngày đó"
