"""The case files: facts that an officer can read, the day, and the clauses expected.

They are the specification of the rules, judged by the tests and shown beside each clause. Days relative to the day of
the act are written in words: `trước 18 năm`, `trước 17 năm 11 tháng 29 ngày`, `trước 45 ngày làm việc`, `sau 1 ngày`,
`cùng ngày`. A fact that is `chưa biết` is left out. A clause followed by `?` says that a fact it needs is not known;
`lưu ý` after it that it only warns where it usually refuses. `says` lists words that the sentences must contain.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from nguon.core.findings import Finding, Severity
from nguon.regulations.book import RuleBook, load_book

CASES = Path(__file__).parent / "cases"
EVERY_CHANGE = "mỗi lần quy định thay đổi"
NOT_KNOWN = "chưa biết"
ONE_DAY = timedelta(days=1)

_RELATIVE = re.compile(r"(trước|sau)(?: (\d+) năm)?(?: (\d+) tháng)?(?: (\d+) ngày)?")
_AT_WORK = re.compile(r"trước (\d+) ngày làm việc")


@dataclass(frozen=True)
class WrittenCase:
    """One case as its file has it. `days` is empty when it is tried on every change of the rules.

    `about` is what the file says of itself; `common` are the facts all its cases share, `own` what this one changes.
    """

    file: str
    about: str
    name: str
    act: str
    days: tuple[date, ...]
    common: dict[str, Any]
    own: dict[str, Any]
    expect: tuple[str, ...]
    says: tuple[str, ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """The codes expected, without their marks."""
        return tuple(dict.fromkeys(code[:5] for code in self.expect))


@dataclass(frozen=True)
class Case:
    """One case on one day; `file` and `name` together name the case."""

    file: str
    name: str
    act: str
    day: date
    given: dict[str, Any]
    expect: tuple[str, ...]
    says: tuple[str, ...]


def days_of_change(book: RuleBook) -> list[date]:
    """The first day and the eve of every value in the book, but no eve before the book begins."""
    since = {value.since for parameter in book.parameters.values() for value in parameter.values}
    return sorted(since | {day - ONE_DAY for day in since if day != min(since)})


@cache
def written_cases() -> tuple[WrittenCase, ...]:
    """Every case of every file, in the order of the files."""
    found: list[WrittenCase] = []
    for path in sorted(CASES.rglob("*.toml")):
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
        where, about = path.relative_to(CASES).as_posix(), _leading_comment(text)
        found += [_written_case(entry, table, where, about) for entry in table["case"]]
    return tuple(found)


def _written_case(entry: dict[str, Any], table: dict[str, Any], where: str, about: str) -> WrittenCase:
    tried = () if entry.get("days") == EVERY_CHANGE else tuple(entry["days"] if "days" in entry else [entry["day"]])
    return WrittenCase(
        file=where,
        about=about,
        name=entry["name"],
        act=table["act"],
        days=tried,
        common=table.get("given", {}),
        own=entry.get("given", {}),
        expect=tuple(sorted(entry["expect"])),
        says=tuple(entry.get("says", ())),
    )


def _leading_comment(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# ").rstrip())
    return " ".join(lines)


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every file, on each of its days."""
    every_change = tuple(days_of_change(load_book()))
    found = []
    for case in written_cases():
        given = _merged(case.common, case.own)
        for day in case.days or every_change:
            facts = _resolved(given, day)
            found.append(Case(case.file, case.name, case.act, day, facts, case.expect, case.says))
    return tuple(found)


def as_expected(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Findings as case files write them."""
    clauses = load_book().clauses
    return tuple(sorted(_marked(finding, clauses[finding.clause].severity) for finding in findings))


_SOFTENED = " lưu ý"


def _marked(finding: Finding, usual: Severity) -> str:
    unknown = "?" if finding.facts.get("unknown") else ""
    return f"{finding.clause}{unknown}{_SOFTENED if finding.severity is not usual else ''}"


def _merged(common: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    whole = dict(common)
    for name, value in own.items():
        both = isinstance(value, dict) and isinstance(common.get(name), dict)
        whole[name] = _merged(common[name], value) if both else value
    return whole


_RELATIVE_BEGINS = ("trước ", "sau ", "cùng ngày")


def _resolved(node: Any, day: date) -> Any:
    if isinstance(node, dict):
        return {name: _resolved(value, day) for name, value in node.items() if value != NOT_KNOWN}
    if isinstance(node, list):
        return [_resolved(value, day) for value in node]
    if isinstance(node, str) and node.startswith(_RELATIVE_BEGINS):
        return relative_day(node, day)
    return node


def relative_day(words: str, day: date) -> date:
    """The day the words mean, seen from `day`; years and months first, then days.

    :raises ValueError: words of another form.
    """
    if words == _RELATIVE_BEGINS[-1]:
        return day
    if match := _AT_WORK.fullmatch(words):
        return _days_at_work_before(day, int(match[1]))
    match = _RELATIVE.fullmatch(words)
    if match is None or not any(match.groups()[1:]):
        raise ValueError(words)
    years, months, days = (int(number or 0) for number in match.groups()[1:])
    sign = -1 if match[1] == _RELATIVE_BEGINS[0].strip() else 1
    year, month = divmod(day.year * 12 + day.month - 1 + sign * (years * 12 + months), 12)
    month_length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, month_length)) + timedelta(days=sign * days)


def _days_at_work_before(day: date, count: int) -> date:
    """The latest day after which exactly `count` days at work lie, up to and including `day`; counted one by one."""
    at_work = load_book().calendar.is_at_work
    while count:
        count -= at_work(day)
        day -= ONE_DAY
    return day
