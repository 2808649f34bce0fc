"""The rule book as rows a reader sees: values by part of the work, their history, the sentence of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.admission.terms import Relation
from nguon.core.findings import Holding
from nguon.people.terms import Schooling, Standing
from nguon.regulations.book import Clause, Instrument, Page, Parameter, RuleBook, Unit, Value
from nguon.regulations.threshold import Threshold

PARTS = {
    "sourcing": "Nguồn: giới thiệu, danh sách, giúp đỡ",
    "training": "Lớp bồi dưỡng, giấy chứng nhận",
    "admission": "Kết nạp",
    "verification": "Thẩm tra lý lịch, ý kiến nhận xét",
    "papers": "Giấy tờ của hồ sơ",
    "groups": "Diện riêng: giấy tờ thêm",
    "voting": "Biểu quyết",
    "probation": "Dự bị, công nhận chính thức",
    "moving": "Chuyển đi, chuyển đến",
    "deadlines": "Thời hạn, ngày làm việc",
}
"""First word of a parameter's key → heading, in the order of the work."""

_CODES: dict[str, str] = {
    **{each.value: each.label for each in (*Schooling, *Standing, *Relation)},
    "receipt": "Từ ngày nhận quyết định",
    "issue": "Từ ngày ban hành quyết định",
    "full": "Miễn toàn bộ",
    "history": "Chỉ miễn phần lịch sử chính trị",
}
_PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value: what it is, since when, for whom, where it is written, how its text is held and was understood."""

    words: str
    is_wording: bool
    since: date
    instrument: str
    instrument_key: str
    place: str
    holding: Holding
    in_force: bool
    within: str
    reading: str
    other_reading: str
    decided_by: str

    @property
    def awaits_text(self) -> bool:
        """True when the official text is still awaited."""
        return self.holding is Holding.AWAITING


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One parameter on a day. `value` is None when the book holds nothing that early; `begins_on` says from when."""

    key: str
    meaning: str
    value: ValueRow | None
    begins_on: date
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The parameters of one part of the work."""

    key: str
    title: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class History:
    """A parameter with every value it has had, newest first."""

    key: str
    meaning: str
    checked_on: date
    rows: tuple[ValueRow, ...]


def parts_on(page: Page) -> tuple[Part, ...]:
    """Every parameter of the book on the day, by part of the work; a part nobody has named comes last by its key."""
    by_key = _clauses_by_key(page.book)
    unnamed = {key.partition(".")[0] for key in page.book.parameters} - set(PARTS)
    return tuple(
        Part(
            name,
            PARTS.get(name, name),
            tuple(
                _rule_row(parameter, page.day, by_key.get(key, ()))
                for key, parameter in sorted(page.book.parameters.items())
                if key.partition(".")[0] == name
            ),
        )
        for name in (*PARTS, *sorted(unnamed))
    )


def _clauses_by_key(book: RuleBook) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, clause in sorted(book.clauses.items()):
        for key in clause.rests_on:
            found.setdefault(key, []).append(code)
    return {key: tuple(codes) for key, codes in found.items()}


def _rule_row(parameter: Parameter, day: date, clauses: tuple[str, ...]) -> RuleRow:
    begins_on = parameter.values[-1].since
    value = value_row(parameter.on(day), in_force=True) if begins_on <= day else None
    return RuleRow(parameter.key, parameter.meaning, value, begins_on, clauses)


def awaiting(parts: tuple[Part, ...]) -> tuple[int, int]:
    """How many values of the day wait for an official text, out of how many."""
    values = [row.value for part in parts for row in part.rows if row.value is not None]
    return sum(value.awaits_text for value in values), len(values)


def value_row(value: Value, *, in_force: bool) -> ValueRow:
    """A value with where it is written; `in_force` marks the one of the day that is asked."""
    citation = value.citation
    return ValueRow(
        words=in_words(value),
        is_wording=value.unit is Unit.WORDING,
        since=value.since,
        instrument=citation.instrument,
        instrument_key=value.instrument,
        # The holding has a mark of its own on the page; said once is enough.
        place=_capital(citation.place.removeprefix(f"{Holding.AWAITING.label}; ")),
        holding=citation.holding,
        in_force=in_force,
        within=value.within,
        reading=value.reading,
        other_reading=value.other_reading,
        decided_by=value.decided_by,
    )


def in_words(value: Value) -> str:
    """A value as an officer says it: `18 tuổi`, `Ít nhất 2/3`, the label of a code."""
    text = str(value.is_)
    if value.unit is Unit.YEAR:
        return f"{text} tuổi"  # what the book counts in years are ages
    if value.unit is Unit.SHARE:
        return _capital(str(Threshold.parse(text)))
    if value.unit is Unit.CODE:
        return _capital(", ".join(_CODES.get(word, word) for word in text.split()))
    return _capital(str(value))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def histories(clause: Clause, page: Page) -> tuple[History, ...]:
    """The parameters a clause rests on, each with all its values; the one in force on the day is marked."""
    return tuple(history_of(page.book.parameters[key], page) for key in clause.rests_on)


def history_of(parameter: Parameter, page: Page) -> History:
    """A parameter with all its values, local ones first; the general one in force on the day of the page is marked."""
    held = next((value for value in parameter.values if value.since <= page.day), None)
    rows = tuple(value_row(value, in_force=value is held) for value in (*parameter.local, *parameter.values))
    return History(parameter.key, parameter.meaning, parameter.checked_on, rows)


def instruments_of(page: Page) -> tuple[Instrument, ...]:
    """The instruments that values of the day are taken from, newest first."""
    return tuple(sorted(_cited(page), key=lambda each: each.since, reverse=True))


def _cited(page: Page) -> Iterator[Instrument]:
    keys = set()
    for parameter in page.book.parameters.values():
        if parameter.values[-1].since <= page.day:
            keys.add(parameter.on(page.day).instrument)
    for key in keys:
        yield page.book.instruments[key]


def open_sentence(text: str) -> str:
    """A sentence of the book before it meets a case: each blank as an ellipsis."""
    return _capital(_PLACEHOLDER.sub("…", text)).replace("….", "…")
