"""Reads the case files: facts that an officer can read, the day, and the clauses expected.

Days relative to the day of the act are written in words: `trước 18 năm`, `trước 17 năm 11 tháng 29 ngày`,
`trước 45 ngày làm việc`, `sau 1 ngày`, `cùng ngày`. A fact that is `chưa biết` is left out. A clause followed by `?`
says that a fact it needs is not known; `lưu ý` after it that it only warns where it usually refuses. `says` lists words
that the sentences must contain.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from nguon.core.findings import Finding
from nguon.regulations.book import RuleBook, load_book

CASES = Path(__file__).parents[1] / "cases"
EVERY_CHANGE = "mỗi lần quy định thay đổi"
ONE_DAY = timedelta(days=1)

_RELATIVE = re.compile(r"(trước|sau)(?: (\d+) năm)?(?: (\d+) tháng)?(?: (\d+) ngày)?")
_AT_WORK = re.compile(r"trước (\d+) ngày làm việc")


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
def all_cases() -> tuple[Case, ...]:
    """Every case of every file, on each of its days."""
    found = []
    for path in sorted(CASES.rglob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        for entry in table["case"]:
            given = _merged(table.get("given", {}), entry.get("given", {}))
            where, expect, says = (
                path.relative_to(CASES).as_posix(),
                tuple(sorted(entry["expect"])),
                tuple(entry.get("says", ())),
            )
            for day in _days(entry):
                facts = _resolved(given, day)
                found.append(Case(where, entry["name"], table["act"], day, facts, expect, says))
    return tuple(found)


def as_expected(findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """Findings as case files write them."""
    clauses = load_book().clauses
    return tuple(sorted(_written(finding, clauses[finding.clause].severity) for finding in findings))


def _written(finding: Finding, usual: Any) -> str:
    unknown = "?" if finding.facts.get("unknown") else ""
    return f"{finding.clause}{unknown}{' lưu ý' if finding.severity is not usual else ''}"


def _days(entry: dict[str, Any]) -> list[date]:
    if entry.get("days") == EVERY_CHANGE:
        return days_of_change(load_book())
    return entry["days"] if "days" in entry else [entry["day"]]


def _merged(common: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    whole = dict(common)
    for name, value in own.items():
        both = isinstance(value, dict) and isinstance(common.get(name), dict)
        whole[name] = _merged(common[name], value) if both else value
    return whole


def _resolved(node: Any, day: date) -> Any:
    if isinstance(node, dict):
        return {name: _resolved(value, day) for name, value in node.items() if value != "chưa biết"}
    if isinstance(node, list):
        return [_resolved(value, day) for value in node]
    if isinstance(node, str) and node.startswith(("trước ", "sau ", "cùng ngày")):
        return relative_day(node, day)
    return node


def relative_day(words: str, day: date) -> date:
    """The day the words mean, seen from `day`; years and months first, then days."""
    if words == "cùng ngày":
        return day
    if match := _AT_WORK.fullmatch(words):
        return _days_at_work_before(day, int(match[1]))
    match = _RELATIVE.fullmatch(words)
    if match is None or not any(match.groups()[1:]):
        raise ValueError(f"không hiểu “{words}”")
    years, months, days = (int(number or 0) for number in match.groups()[1:])
    sign = -1 if match[1] == "trước" else 1
    year, month = divmod(day.year * 12 + day.month - 1 + sign * (years * 12 + months), 12)
    month_length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, month_length)) + timedelta(days=sign * days)


def _days_at_work_before(day: date, count: int) -> date:
    """The latest day after which exactly `count` weekdays lie, up to and including `day`; counted one by one."""
    while count:
        count -= day.weekday() < 5
        day -= ONE_DAY
    return day
