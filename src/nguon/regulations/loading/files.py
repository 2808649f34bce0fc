"""One rule file: its tables, and the line on which each thing stands.

TOML of the standard library gives no lines, and reading it takes most of the time the book takes to load. So files
written in the house's plain form (one `key = value` to a line) are read line by line; any other goes through `tomllib`,
which also has the last word on what is wrong. A test holds both readings equal.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from nguon.regulations.terms import LINE_AT

_PLAIN = r"[^\"\\\x00-\x1f\x7f]*"
_LINE = re.compile(
    rf"""
    (?P<key>[A-Za-z0-9_-]+)[ ]*=[ ]*
        (?: "(?P<text>{_PLAIN})"
        | (?P<day>\d{{4}}-\d\d-\d\d)
        | (?P<number>0|-?[1-9]\d*)
        | (?P<truth>true|false)
        | \[[ ]*(?P<texts>(?:"{_PLAIN}"(?:,[ ]*"{_PLAIN}")*)?)[ ]*\]
        )[ ]*
    | \[\[(?P<table>[a-z_]+)\]\][ ]*
    | [ ]*(?:\#[^\x00-\x08\x0a-\x1f\x7f]*)?
    """,
    re.VERBOSE,
)
_TEXT = re.compile(rf'"({_PLAIN})"')
_KEY = re.compile(r'\s*"?([A-Za-z0-9_-]+)"?\s*=')
_TABLE = re.compile(r"\s*\[\[?([A-Za-z0-9_.-]+)\]\]?\s*(?:#.*)?$")
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class Fault(Exception):
    """One fault in one file; collected, so that a book needs mending only once."""


@dataclass(frozen=True)
class File:
    """A file below the folder of the rules; `where` is its path there, as messages name it."""

    where: str
    text: str

    @classmethod
    def read(cls, path: Path, folder: Path, prefix: str = "") -> File:
        """The file as it is.

        :raises Fault: it is not text in UTF-8.
        """
        where = prefix + path.relative_to(folder).as_posix()
        try:
            return cls(where, path.read_bytes().decode("utf-8"))
        except UnicodeDecodeError as fault:
            raise Fault(f"{where}: không đọc được như văn bản UTF-8 ({fault.reason}).") from fault

    def parsed(self) -> dict[str, Any]:
        """All tables of the file.

        :raises Fault: it is not TOML, with the line.
        """
        plain = read_plainly(self.text)
        if plain is not None:
            return plain
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as fault:
            found = _TOML_LINE.search(str(fault))
            line = int(found[1]) if found else len(self.text.splitlines())
            reason = _TOML_LINE.sub("", str(fault)).strip()
            raise Fault(f"{self.where}, dòng {line}: không đọc được như TOML ({reason}).") from fault

    @cached_property
    def _lines(self) -> dict[tuple[str, int, str], int]:
        """(table, which of them from 1, key) -> line; key "" is the table itself. Read only when something is wrong."""
        lines: dict[tuple[str, int, str], int] = {("", 1, ""): 1}
        table, nth, counts, in_text = "", 1, {"": 1}, False
        for number, line in enumerate(self.text.splitlines(), 1):
            if not in_text and (header := _TABLE.match(line)):
                table = header[1]
                nth = counts[table] = counts.get(table, 0) + 1
                lines[table, nth, ""] = number
            elif not in_text and (key := _KEY.match(line)):
                lines.setdefault((table, nth, key[1]), number)
            in_text ^= line.count('"""') % 2 == 1
        return lines

    def line(self, table: str, nth: int, key: str) -> int:
        """The line of a key in the `nth` table of that name (from 1); of the table when the key is not there."""
        found = self._lines.get((table, nth, key)) or self._lines.get((table, nth, ""))
        return found or self._lines["", 1, ""]


def read_plainly(text: str) -> dict[str, Any] | None:
    """The tables of a file in plain form; None when anything in it is not, or is wrong."""
    whole: dict[str, Any] = {}
    table = whole
    for line in text.split("\n"):
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        if key := found["key"]:
            if key in table:
                return None
            try:
                table[key] = _plain_value(found)
            except ValueError:
                return None
        elif name := found["table"]:
            rows = whole.get(name)
            if rows is None:
                rows = whole[name] = []
            elif not isinstance(rows, list) or not rows or not isinstance(rows[0], dict):
                return None  # a key has that name
            table = {}
            rows.append(table)
    return whole


def _plain_value(found: re.Match[str]) -> Any:
    match found.lastgroup:
        case "text":
            return found["text"]
        case "day":
            return date.fromisoformat(found["day"])
        case "number":
            return int(found["number"])
        case "truth":
            return found["truth"] == "true"
        case _:
            return _TEXT.findall(found["texts"])


@dataclass(frozen=True, slots=True)
class Entry:
    """A table of a file: its fields, and where it stands when something is to be said of it."""

    fields: dict[str, Any]
    file: File
    table: str = ""
    nth: int = 1
    name: str = ""

    def __getitem__(self, key: str) -> Any:
        return self.fields[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The field, or the default when it is not there."""
        return self.fields.get(key, default)

    def entries(self, table: str, name: str) -> Iterator[Entry]:
        """The tables `[[table]]` of the file; `name` (with `{n}` and fields) is what a message calls one."""
        rows = self.fields.get(table, [])
        if not isinstance(rows, list) or any(not isinstance(row, dict) for row in rows):
            raise self.fault(f"“{table}” phải là các bảng [[{table}]].", table)
        for n, row in enumerate(rows, 1):
            yield Entry(row, self.file, table, n, name.format(n=n, code=row.get("code", "")))

    def at(self, key: str = "") -> str:
        """File, line and name of the table, or of one key in it."""
        line = self.file.line(self.table, self.nth, key)
        return LINE_AT.format(file=self.file.where, line=line, name=self.name and f", {self.name}")

    def fault(self, sentence: str, key: str = "") -> Fault:
        """The fault that says this of the table, or of one key in it."""
        return Fault(f"{self.at(key)}: {sentence}")
