"""Reading the layouts from their TOML files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nguon.core.errors import BadInput
from nguon.core.folding import fold
from nguon.exchange.values.codes import word_key
from nguon.people.terms import ETHNICITIES, RELIGIONS, Schooling, Sex

DATA = Path(__file__).parent / "data"
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Field:
    """A column that the layout knows. `reads` names the reader; with `stored` False it is known and left alone.

    A column that `stands_for` another field is read as that field when the sheet has no column of its own for it.
    """

    key: str
    label: str
    headings: tuple[str, ...]
    reads: str
    is_required: bool = False
    stored: bool = True
    note: str = ""
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of list: its fields by key and every heading that names one, folded."""

    key: str
    title: str
    says: str
    fields: Mapping[str, Field]
    by_heading: Mapping[str, Field]

    @property
    def required(self) -> list[Field]:
        """The fields without which no row can be stored."""
        return [field for field in self.fields.values() if field.is_required]

    def written(self, heading: str) -> str:
        """Where it is written what this column must hold."""
        where = f"Bố cục nhập liệu “{self.title}”"
        return f"{where}, cột {heading}" if heading else where


@dataclass(frozen=True, slots=True)
class Words:
    """Codes by the words that stand for them, and the words a message offers."""

    codes: Mapping[str, str]
    known: str


def heading_key(heading: str) -> str:
    """The form in which headings are compared: no marks, no case, no signs, no remark in brackets."""
    return _NOT_ALNUM.sub(" ", fold(_ASIDE.sub(" ", heading))).strip()


@cache
def all_layouts() -> Mapping[str, Layout]:
    """Every layout by key, in the order of their files."""
    return {layout.key: layout for layout in map(_layout, sorted(DATA.glob("layout-*.toml")))}


def layout_named(key: str) -> Layout:
    """The layout with this key.

    :raises BadInput: there is none.
    """
    if key not in all_layouts():
        known = "; ".join(f"{layout.key} ({layout.title})" for layout in all_layouts().values())
        raise BadInput(f"Không có bố cục “{key}”. Các bố cục: {known}.")
    return all_layouts()[key]


def _layout(path: Path) -> Layout:
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    fields = {entry["key"]: _field(entry) for entry in held["field"]}
    by_heading: dict[str, Field] = {}
    for field in fields.values():
        for heading in field.headings:
            key = heading_key(heading)
            if by_heading.get(key, field) is not field:
                raise ValueError(f"{path.name}: tiêu đề “{heading}” chỉ hai cột: {by_heading[key].key}, {field.key}")
            by_heading[key] = field
    return Layout(key=held["key"], title=held["title"], says=held["says"], fields=fields, by_heading=by_heading)


def _field(entry: dict[str, Any]) -> Field:
    return Field(
        key=entry["key"],
        label=entry["label"],
        headings=(entry["label"], *entry.get("headings", ())),
        reads=entry["reads"],
        is_required=entry.get("required", False),
        stored=entry.get("stored", True),
        note=entry.get("note", ""),
        stands_for=entry.get("stands_for", ""),
    )


@cache
def words(name: str) -> Words:
    """The code list of this name: sex, ethnicity, religion, schooling, status, yes."""
    own = {
        "sex": {member.label: member.value for member in Sex},
        "ethnicity": {label: code for code, label in ETHNICITIES.items()},
        "religion": {label: code for code, label in RELIGIONS.items()},
        "schooling": {member.label: member.value for member in Schooling},
    }.get(name, {})
    more: dict[str, str] = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))[name]
    labels = list(own) or list(dict.fromkeys(more))
    known = ", ".join(labels) if len(labels) <= 20 else ", ".join(labels[:8]) + ", … (danh mục đầy đủ trong hướng dẫn)"
    return Words(codes={word_key(word): code for word, code in (own | more).items()}, known=known)
