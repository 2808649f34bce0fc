"""Stated facts as an officer reads them: `ngày sinh: trước 18 năm`, `biểu quyết: được tính 9, tán thành 6`."""

from __future__ import annotations

import dataclasses
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nguon.core.labelled import Labelled
from nguon.journeys.stated_facts import fields_of
from nguon.regulations.case_files import NOT_KNOWN

Said = tuple[tuple[str, str], ...]
"""(what, its value) of each fact in turn, in words."""

YES, NO = "có", "không"
NONE_AT_ALL = "không có"


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "fact_words.toml").read_text("utf-8"))


def word_for(picture: type, name: str) -> str | None:
    """The word for a fact of a picture; None when nobody has named it yet."""
    words = _words()
    return words.get(picture.__name__, {}).get(name) or words["any"].get(name)


def in_words(picture: type, table: dict[str, Any]) -> Said:
    """The facts of a table in its order. Days stay as the table has them, also relative ones (`trước 18 năm`)."""
    fields = fields_of(picture)
    return tuple((word_for(picture, name) or name, _said(value, fields[name][0])) for name, value in table.items())


def _said(value: Any, wanted: type) -> str:
    if isinstance(value, list):
        return "; ".join(_said(each, wanted) for each in value) or NONE_AT_ALL
    if isinstance(value, dict):
        return ", ".join(
            f"{what} {said}" if type(value[name]) is int else f"{what}: {said}"
            for name, (what, said) in zip(value, in_words(wanted, value), strict=True)
        )
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if value != NOT_KNOWN and issubclass(wanted, Labelled):
        return wanted(value).label
    return str(value)


def unnamed(picture: type) -> list[str]:
    """The facts of a picture, and of those within it, that have no word: `Vote.eligible`."""
    missing = []
    for name, (wanted, _, _) in fields_of(picture).items():
        if word_for(picture, name) is None:
            missing.append(f"{picture.__name__}.{name}")
        if dataclasses.is_dataclass(wanted):
            missing += unnamed(wanted)
    return missing
