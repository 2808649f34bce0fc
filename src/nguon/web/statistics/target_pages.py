"""What the page of targets and the form that sets them show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.urls import reverse

from nguon.core.errors import BadInput
from nguon.core.periods import Period
from nguon.core.shares import Share, written
from nguon.statistics.queries import TargetSheet, standing_text
from nguon.statistics.questions import between
from nguon.targets.operations import Plan
from nguon.targets.queries import Cascade, HandedTarget
from nguon.targets.terms import Span
from nguon.web.shell.fields import DayField, OfficeForm
from nguon.web.statistics.asking import address_of
from nguon.web.statistics.pages import Below, Card, above, below, standing, total


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """Targets and results of one organisation in one period."""

    title: str
    above: str
    cards: list[Card]
    papers: list[tuple[str, str, str]]
    remainder: str
    subordinates: list[Below]
    total: Below | None


def targets_page(sheet: TargetSheet, issuers: dict[int, str], at: datetime) -> TargetsPage:
    """Put targets and results on their page."""
    return TargetsPage(
        title=f"Chỉ tiêu và kết quả kết nạp {sheet.question.period}",
        above=above(sheet.question, at),
        cards=_cards(sheet),
        papers=[
            (label, _paper(target, issuers), "")
            for label, target in (("Chỉ tiêu của kỳ này", sheet.target), ("Chỉ tiêu nhiệm kỳ", sheet.report.term))
        ],
        remainder=remainder_text(sheet.cascade),
        subordinates=[below(sheet.question, row) for row in sheet.report.subordinates],
        total=total(sheet.question, sheet.report),
    )


def _cards(sheet: TargetSheet) -> list[Card]:
    question, term = sheet.question, sheet.report.term
    cards = [
        Card(
            label="Kết nạp trong kỳ",
            value=written(sheet.result),
            url=address_of("figure", question, key="admissions"),
            out_of=written(sheet.target.number) if sheet.target else "",
            kind=standing(sheet.share, question),
            state=standing_text(sheet.share) if sheet.target else "",
            numbers="" if sheet.target else "chưa có chỉ tiêu của kỳ này",
        )
    ]
    if term is not None and term.period != question.period:
        so_far = sheet.report["term_progress"]
        cards.append(_term_card("Kỳ này so với chỉ tiêu nhiệm kỳ", sheet, sheet.result, term, "admissions_term_target"))
        cards.append(_term_card("Từ đầu nhiệm kỳ", sheet, so_far.asked.part or 0, term, "term_progress"))
    above_target = sheet.report["subordinates_above_target"]
    if above_target.asked.whole:
        cards.append(
            Card(
                label="Tổ chức trực thuộc vượt chỉ tiêu",
                value=written(above_target.asked.part or 0),
                out_of=written(above_target.asked.whole),
                url=address_of("figure", question, key="subordinates_above_target"),
            )
        )
    return cards


def _term_card(label: str, sheet: TargetSheet, number: int, term: HandedTarget, key: str) -> Card:
    return Card(
        label=label,
        value=Share(number, term.number).percent(),
        url=address_of("figure", sheet.question, key=key),
        numbers=f"{written(number)} / {written(term.number)} · nhiệm kỳ {term.period}",
    )


def _paper(target: HandedTarget | None, issuers: dict[int, str]) -> str:
    if target is None:
        return "chưa giao"
    issuer = issuers.get(target.issuer_id, "")
    whose = f"do {issuer} giao" if target.from_above else f"do {issuer} tự đề ra"
    return (
        f"{written(target.number)} người, {whose}\n"
        f"{target.title}, số {target.directive_number} ngày {target.signed_on:%d/%m/%Y}"
    )


def remainder_text(cascade: Cascade) -> str:
    """Whether what was handed on adds up to what must be reached."""
    handed = f"Đã giao xuống {written(cascade.handed_on)} người"
    if cascade.remainder is None:
        return f"{handed}; tổ chức này chưa có chỉ tiêu để đối chiếu."
    if cascade.remainder > 0:
        return f"{handed}, còn {written(cascade.remainder)} người trong chỉ tiêu chưa giao cho tổ chức nào."
    if cascade.remainder < 0:
        return f"{handed}, nhiều hơn chỉ tiêu {written(-cascade.remainder)} người."
    return f"{handed}, vừa bằng chỉ tiêu."


class TargetsForm(OfficeForm):
    """A directive and one number for each organisation it may ask."""

    number = forms.CharField(label="Số văn bản", max_length=60)
    title = forms.CharField(label="Trích yếu", max_length=250)
    signed_on = DayField(label="Ngày ký")
    span = forms.ChoiceField(label="Kỳ", choices=Span.choices())
    since = DayField(label="Từ ngày")
    last = DayField(label="Đến hết ngày")

    def __init__(self, *args: Any, recipients: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes: dict[str, str] = {}
        for index, (code, name) in enumerate(recipients):
            field = forms.IntegerField(label=name, required=False, min_value=1)
            field.error_messages["invalid"] = "Ghi số người bằng chữ số, không có chữ hay dấu chấm."
            field.error_messages["min_value"] = "Ghi từ 1 người trở lên, hoặc để trống."
            self.fields[f"number_{index}"] = field
            self.codes[f"number_{index}"] = code

    def paper(self) -> list[forms.BoundField]:
        """The fields of the directive."""
        return [self[name] for name in self.base_fields]

    def asked_of(self) -> list[forms.BoundField]:
        """The fields of the numbers, one for each organisation."""
        return [self[name] for name in self.codes]

    def clean(self) -> dict[str, Any]:
        """Adds `plan` (a Plan) and `numbers` (code → number, for the organisations given one)."""
        data = super().clean() or {}
        if not self.errors:
            try:
                period = between(data["since"], data["last"])
            except BadInput as problem:
                self.add_error("last", list(problem.problems))
            else:
                data["plan"] = Plan(data["number"], data["title"], data["signed_on"], Span(data["span"]), period)
        given = {code: data.get(name) for name, code in self.codes.items()}
        return data | {"numbers": {code: number for code, number in given.items() if number is not None}}


def label_of(period: Period) -> str:
    """The period as the page of targets takes it: 2021, or 2020-2025."""
    first, last = period.since.year, period.last_day.year
    return str(first) if first == last else f"{first}-{last}"


def targets_url(code: str, label: str) -> str:
    """The address of the page of targets."""
    return f"{reverse('targets_of', kwargs={'code': code})}?ky={label}"
