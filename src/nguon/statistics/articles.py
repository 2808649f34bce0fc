"""The five articles as data: what each prints, and which ordinary figures answer it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nguon.core.labelled import Labelled
from nguon.core.periods import Period
from nguon.statistics.catalogue import CATALOGUE

DATA = Path(__file__).parent / "data" / "articles.toml"


class Shows(Labelled):
    """What of a figure answers the article."""

    VALUE = "value", "giá trị"
    CHANGE = "change", "thay đổi so với kỳ trước"
    EXCEEDS = "exceeds", "so với chỉ tiêu"
    TARGET = "target", "chỉ tiêu"
    SUBORDINATES = "subordinates", "các tổ chức vượt chỉ tiêu"
    SILENT = "silent", "các chi bộ không kết nạp được ai"


@dataclass(frozen=True, slots=True)
class Asked:
    """One figure that an entry asks for, with its period; `decimals` of a share as the article prints it."""

    key: str
    period: Period
    shows: Shows
    decimals: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing an article says with a number or by name."""

    asks: str
    printed: str
    code: str
    figures: tuple[Asked, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article, the organisation it speaks of, and its entries in the order of the text."""

    seed: str
    title: str
    organization: str
    entries: tuple[Entry, ...]


@cache
def articles() -> tuple[Article, ...]:
    """All articles.

    :raises KeyError: an entry misses a field or names a figure that the catalogue does not have.
    """
    found = tomllib.loads(DATA.read_text(encoding="utf-8"))["article"]
    return tuple(
        Article(row["seed"], row["title"], row["organization"], tuple(_entry(entry) for entry in row["entry"]))
        for row in found
    )


def _entry(row: dict[str, Any]) -> Entry:
    unknown = row.keys() - {"asks", "printed", "code", "from", "to", "figures", "remark"}
    if unknown:
        raise KeyError(f"{row['asks']}: {sorted(unknown)}")
    figures = tuple(_asked(figure, row) for figure in row["figures"])
    return Entry(row["asks"], row["printed"], row["code"], figures, row.get("remark", ""))


def _asked(figure: dict[str, Any], row: dict[str, Any]) -> Asked:
    unknown = figure.keys() - {"key", "from", "to", "shows", "decimals"}
    if unknown or figure["key"] not in CATALOGUE:
        raise KeyError(f"{row['asks']}: {figure['key']} {sorted(unknown)}")
    period = Period.through(figure.get("from", row["from"]), figure.get("to", row["to"]))
    return Asked(figure["key"], period, Shows(figure.get("shows", "value")), figure.get("decimals", 1))
