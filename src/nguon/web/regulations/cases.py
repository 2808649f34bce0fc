"""The cases of a clause or of an act as a reader sees them: name, day, facts in words, what is expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from nguon.journeys.facts_in_words import Said, in_words
from nguon.journeys.judging import ACTS
from nguon.regulations.case_files import WrittenCase, written_cases

EVERY_CHANGE = "ngày đầu và hôm trước của mỗi lần quy định thay đổi"
MARKS = {"?": "chưa đủ thông tin", "lưu ý": "chỉ lưu ý"}


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding expected: its clause, and in which way when that is not the usual one."""

    code: str
    mark: str


@dataclass(frozen=True, slots=True)
class ShownCase:
    """One case. `own` is what sets it apart from the other cases of its group."""

    name: str
    days: str
    own: Said
    expect: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """The cases of one file: what the file is about, the act that is judged, the facts all its cases share."""

    about: str
    act: str
    act_name: str
    common: Said
    cases: tuple[ShownCase, ...]


def cases_of_clause(code: str) -> tuple[CaseGroup, ...]:
    """The cases that expect the clause."""
    return _grouped(case for case in written_cases() if code in case.clauses)


def cases_of_act(act: str) -> tuple[CaseGroup, ...]:
    """Every case of an act, also those where nothing stands in the way."""
    return _grouped(case for case in written_cases() if case.act == act)


def clauses_of_act(act: str) -> tuple[str, ...]:
    """The clauses that cases of the act expect, by code."""
    return tuple(sorted({code for case in written_cases() if case.act == act for code in case.clauses}))


def acts_of_clause(code: str) -> tuple[tuple[str, str], ...]:
    """(act, its name) where the clause is expected, in the order of the work."""
    acts = {case.act for case in written_cases() if code in case.clauses}
    return tuple((act, judged.name) for act, judged in ACTS.items() if act in acts)


def number_of_cases(groups: Iterable[CaseGroup]) -> int:
    """How many cases these groups hold."""
    return sum(len(group.cases) for group in groups)


def _grouped(cases: Iterable[WrittenCase]) -> tuple[CaseGroup, ...]:
    return tuple(_group(list(same)) for _, same in groupby(cases, key=lambda case: case.file))


def _group(cases: list[WrittenCase]) -> CaseGroup:
    first = cases[0]
    picture = ACTS[first.act].facts
    return CaseGroup(
        about=first.about,
        act=first.act,
        act_name=ACTS[first.act].name,
        common=in_words(picture, first.common),
        cases=tuple(_shown(case, picture) for case in cases),
    )


def _shown(case: WrittenCase, picture: type) -> ShownCase:
    days = ", ".join(f"{day:%d/%m/%Y}" for day in case.days) or EVERY_CHANGE
    return ShownCase(case.name, days, in_words(picture, case.own), tuple(_expected(each) for each in case.expect))


def _expected(written: str) -> Expected:
    """`KN-01? lưu ý` → the clause, and its marks in words."""
    code, rest = written[:5], written[5:]
    return Expected(code, ", ".join(words for sign, words in MARKS.items() if sign in rest))
