"""Turns a table of facts (JSON or TOML) into the frozen picture a rule judges; says all that cannot be read."""

from __future__ import annotations

import dataclasses
import types
from datetime import date
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from nguon.core.errors import BadInput
from nguon.core.labelled import Labelled

Facts = TypeVar("Facts")

SHOWN = 60
"""A message repeats at most so much of what came in."""

TOO_MANY = 1_000_000
"""No meeting has as many voters; a larger count is a slip, and a number of thousands of digits an attack."""


def allowed_facts(kind: type) -> tuple[str, ...]:
    """Every fact of the picture; nested ones with a dot, those of a list with `[]`: `introductions[].kind`."""
    names: list[str] = []
    for name, (wanted, _, many) in fields_of(kind).items():
        if dataclasses.is_dataclass(wanted):
            names += [f"{name}{'[]' if many else ''}.{inner}" for inner in allowed_facts(wanted)]
        else:
            names.append(name)
    return tuple(names)


def read_facts(kind: type[Facts], table: Any) -> tuple[Facts, tuple[str, ...]]:
    """The picture, and the names of the facts that the table leaves unknown (absent or null).

    :raises BadInput: facts that do not exist or cannot be read; one sentence each, with what is allowed.
    """
    reader = _Reader()
    facts = reader.picture(kind, table, "")
    if reader.problems:
        raise BadInput(*reader.problems)
    return facts, tuple(reader.unknown)


@cache
def fields_of(kind: type) -> dict[str, tuple[type, bool, bool]]:
    """Facts of a picture: name -> (wanted type, may be unknown, is a list)."""
    found = {}
    for name, hint in get_type_hints(kind).items():
        parts = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
        wanted = next(part for part in parts if part is not type(None))
        many = get_origin(wanted) is tuple
        found[name] = (get_args(wanted)[0] if many else wanted, type(None) in parts, many)
    return found


class _Reader:
    """Reads one table; collects problems and unknown facts on the way."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.unknown: list[str] = []

    def picture(self, kind: type, table: Any, at: str) -> Any:
        if not isinstance(table, dict):
            self.problems.append(f"{at or 'Tệp dữ kiện'}: có {_shown(table)}, phải là một nhóm dữ kiện dạng {{…}}.")
            return None
        fields = fields_of(kind)
        for name in table:
            if name not in fields:
                self.problems.append(
                    f"Không có dữ kiện “{at}{name}”; được dùng: {', '.join(at + known for known in fields)}."
                )
        return kind(**{name: self._field(table.get(name), f"{at}{name}", *field) for name, field in fields.items()})

    def _field(self, given: Any, at: str, wanted: type, optional: bool, many: bool) -> Any:
        if given is None and optional:
            self.unknown.append(at)
            return None
        if many:
            if not isinstance(given, list):
                self.problems.append(f"“{at}” có {_shown(given)}, phải là một danh sách dạng […].")
                return ()
            return tuple(self._one(entry, f"{at}[{n}]", wanted) for n, entry in enumerate(given, 1))
        # A group that is required as a whole may be left out: then each of its facts is unknown.
        return self._one({} if given is None and dataclasses.is_dataclass(wanted) else given, at, wanted)

    def _one(self, given: Any, at: str, wanted: type) -> Any:
        if dataclasses.is_dataclass(wanted):
            return self.picture(wanted, given, f"{at}.")
        try:
            return _plain(given, wanted)
        except ValueError as allowed:
            self.problems.append(f"“{at}” có {_shown(given)}; {allowed}.")
            return None


def _shown(given: Any) -> str:
    if given is None:
        return "giá trị trống"
    text = repr(given)
    return f"giá trị {text if len(text) <= SHOWN else text[:SHOWN] + '…'}"


def _plain(given: Any, wanted: type) -> Any:
    """A day, a code, yes or no, a count, or text. ValueError carries what is allowed."""
    if issubclass(wanted, Labelled):
        if not isinstance(given, str) or given not in set(wanted):
            raise ValueError("được dùng: " + ", ".join(f"{code} ({label})" for code, label in wanted.choices()))
        return wanted(given)
    if wanted is date:
        return _day(given)
    if wanted is bool and not isinstance(given, bool):
        raise ValueError("được dùng: true (có), false (không), hoặc bỏ trống khi chưa biết")
    if wanted is int and (type(given) is not int or not 0 <= given < TOO_MANY):  # bool is an int to Python, not here
        raise ValueError(f"phải là số nguyên không âm, nhỏ hơn {TOO_MANY}")
    if wanted is str and not isinstance(given, str):
        raise ValueError("phải là chuỗi chữ")
    return given


def _day(given: Any) -> date:
    if type(given) is date:
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise ValueError("phải là một ngày có thật, viết dạng 2025-07-01") from None
