"""Through whose hands a dossier goes: for each kind of place in the tree the ordered steps, dated and cited.

One file of `data/chains/` per place. A place is the line of levels from the cell upwards (sections left out: a section
adds a step of its own wherever there is one), or the kinds of organisation that follow rules of their own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from nguon.core.findings import Citation, Holding
from nguon.core.labelled import Labelled
from nguon.regulations.book import DATA, BrokenBook, Instrument, load_book
from nguon.regulations.voting import Voters

SECTION = "section"
"""The level that stands between a base committee and its cells."""

CHAIN = {"key", "meaning", "paths", "kinds", "checked_on", "value"}
VALUE = {"since", "steps", "deciders", "own_rules", "note", "instrument", "place", "seen"}
NEEDED = {"key", "meaning", "checked_on", "value"}
NEEDED_OF_VALUE = {"since", "instrument", "place", "seen"}


class Step(Labelled):
    """A step of the chain, in the order in which a dossier passes them."""

    CELL = "cell", "Chi bộ họp xét"
    SECTION = "section", "Đảng ủy bộ phận thẩm định"
    BASE = "base", "Đảng ủy cơ sở họp xét"
    RECHECK = "recheck", "Cơ quan tổ chức kiểm tra lại hồ sơ"
    DECIDING = "deciding", "Cấp có thẩm quyền quyết định"


@dataclass(frozen=True, slots=True)
class ChainValue:
    """The steps in force from `since`; of `deciders` the usual one first. `own_rules`: no step is known."""

    since: date
    steps: tuple[Step, ...]
    deciders: tuple[Voters, ...]
    own_rules: bool
    note: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Chain:
    """All values of one place in the tree, newest first."""

    key: str
    meaning: str
    paths: tuple[tuple[str, ...], ...]
    kinds: frozenset[str]
    checked_on: date
    values: tuple[ChainValue, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The chain of one organisation on one day, and where that is written.

    `own_rules`: the organisation follows rules that this book does not hold, so no step is demanded of it.
    """

    key: str
    meaning: str
    steps: tuple[Step, ...]
    deciders: tuple[Voters, ...]
    own_rules: bool
    note: str
    citation: Citation

    def has(self, step: Step) -> bool:
        """True when a dossier of the organisation passes this step."""
        return step in self.steps


@dataclass(frozen=True, slots=True)
class Line:
    """Levels and kinds of an organisation and of those above it, lowest first, as codes of `organizations.terms`."""

    levels: tuple[str, ...]
    kinds: tuple[str, ...]


def course_on(line: Line, day: date, folder: Path = DATA) -> Course | None:
    """The chain of an organisation that stands so in the tree; None when the book knows no such place on the day."""
    chain = _chain_of(line, load_chains(folder))
    if chain is None:
        return None
    value = next((value for value in chain.values if value.since <= day), None)
    if value is None:
        return None
    has_section = SECTION in line.levels
    steps = tuple(step for step in value.steps if step is not Step.SECTION or has_section)
    return Course(chain.key, chain.meaning, steps, value.deciders, value.own_rules, value.note, value.citation)


def _chain_of(line: Line, chains: tuple[Chain, ...]) -> Chain | None:
    levels = tuple(level for level in line.levels if level != SECTION)
    ruled_by_kind = (chain for chain in chains if line.kinds and line.kinds[0] in chain.kinds)
    by_path = (chain for chain in chains if any(levels[: len(path)] == path for path in chain.paths))
    return next(ruled_by_kind, None) or next(by_path, None)


class _Fault(Exception):
    """One fault in one file."""


@cache
def load_chains(folder: Path = DATA) -> tuple[Chain, ...]:
    """Every chain of the book, read once.

    :raises BrokenBook: with every fault found; each line names file and key and what is allowed.
    """
    instruments = load_book(DATA).instruments
    chains: list[Chain] = []
    faults: list[str] = []
    for path in sorted((folder / "chains").glob("*.toml")):
        try:
            chains.append(_chain(tomllib.loads(path.read_text("utf-8")), f"chains/{path.name}", path.stem, instruments))
        except tomllib.TOMLDecodeError as fault:
            faults.append(f"chains/{path.name}: không đọc được như TOML ({fault}).")
        except _Fault as fault:
            faults.append(str(fault))
    faults += _told_twice(chains)
    if faults:
        raise BrokenBook("\n".join(faults))
    return tuple(chains)


def _told_twice(chains: list[Chain]) -> Iterator[str]:
    seen: dict[Any, str] = {}
    for chain in chains:
        for place in (*chain.paths, *sorted(chain.kinds)):
            if place in seen:
                said = place if isinstance(place, str) else " ".join(place)
                yield _TWICE.format(key=chain.key, said=said, other=seen[place])
            seen[place] = chain.key


_TWICE = "chains/{key}.toml: “{said}” đã có trong chains/{other}.toml; mỗi vị trí một tệp."
_NTH = "{where}, giá trị thứ {n}"


def _chain(table: dict[str, Any], where: str, stem: str, instruments: Any) -> Chain:
    _fields(table, CHAIN, NEEDED, where)
    if table["key"] != stem:
        raise _Fault(f"{where}: “key” là “{table['key']}”; theo tên tệp phải là “{stem}”.")
    if bool(table.get("paths")) == bool(table.get("kinds")):
        raise _Fault(
            f"{where}: phải có đúng một trong hai trường “paths” (các cấp từ chi bộ lên) và “kinds” (loại hình)."
        )
    values = tuple(
        _value(entry, _NTH.format(where=where, n=n), instruments) for n, entry in enumerate(table["value"], start=1)
    )
    for newer, older in pairwise(values):
        if newer.since <= older.since:
            raise _Fault(
                f"{where}: ngày {older.since} đứng sau ngày {newer.since}; xếp mới nhất lên trước, mỗi ngày một lần."
            )
    return Chain(
        key=table["key"],
        meaning=table["meaning"],
        paths=tuple(tuple(path.split()) for path in table.get("paths", ())),
        kinds=frozenset(table.get("kinds", ())),
        checked_on=_day(table, "checked_on", where),
        values=values,
    )


def _value(entry: dict[str, Any], where: str, instruments: dict[str, Instrument]) -> ChainValue:
    _fields(entry, VALUE, NEEDED_OF_VALUE, where)
    if entry["instrument"] not in instruments:
        known = ", ".join(sorted(instruments))
        raise _Fault(f"{where}: văn bản “{entry['instrument']}” chưa có tệp trong instruments; đang có: {known}.")
    instrument, since = instruments[entry["instrument"]], _day(entry, "since", where)
    if since < instrument.since:
        raise _Fault(f"{where}: ngày {since} trước ngày {instrument.since} văn bản “{instrument.key}” có hiệu lực.")
    seen = _code(Holding, entry["seen"], "seen", where)
    if instrument.holding is Holding.AWAITING and seen is not Holding.AWAITING:
        raise _Fault(f"{where}: văn bản “{instrument.key}” chưa đọc được nên “seen” phải là “{Holding.AWAITING}”.")
    own_rules = entry.get("own_rules", False)
    steps = tuple(_code(Step, step, "steps", where) for step in entry.get("steps", ()))
    deciders = tuple(_code(Voters, decider, "deciders", where) for decider in entry.get("deciders", ()))
    _refuse_disorder(steps, deciders, own_rules, where)
    citation = Citation(instrument.name, entry["place"], seen)
    return ChainValue(since, steps, deciders, own_rules, entry.get("note", ""), citation)


def _refuse_disorder(steps: tuple[Step, ...], deciders: tuple[Voters, ...], own_rules: bool, where: str) -> None:
    if own_rules:
        if steps or deciders:
            raise _Fault(f"{where}: theo quy định riêng (own_rules) thì không ghi “steps”, “deciders”.")
        return
    if not deciders or Voters.CELL in deciders or Voters.BASE in deciders:
        raise _Fault(f"{where}: “deciders” phải nêu cấp quyết định; không dùng “{Voters.CELL}”, “{Voters.BASE}”.")
    in_order = tuple(step for step in Step if step in steps)
    if steps != in_order or not {Step.CELL, Step.DECIDING} <= set(steps):
        allowed = ", ".join(Step)
        raise _Fault(f"{where}: “steps” phải bắt đầu từ cell, kết thúc ở deciding, theo thứ tự: {allowed}.")


def _fields(table: dict[str, Any], allowed: set[str], needed: set[str], where: str) -> None:
    for name in table:
        if name not in allowed:
            raise _Fault(f"{where}: trường “{name}” không có trong quy ước; được dùng: {', '.join(sorted(allowed))}.")
    for name in sorted(needed):
        if not table.get(name):
            raise _Fault(f"{where}: thiếu trường “{name}”; bắt buộc có: {', '.join(sorted(needed))}.")


def _day(table: dict[str, Any], name: str, where: str) -> date:
    day = table[name]
    if type(day) is not date:
        raise _Fault(f"{where}: “{name}” = {day!r} không phải một ngày; viết dạng 2025-07-01, không có giờ.")
    return day


def _code(kind: Any, text: Any, name: str, where: str) -> Any:
    try:
        return kind(text)
    except ValueError:
        raise _Fault(f"{where}: “{name}” = {text!r} không hợp lệ; được dùng: {', '.join(kind)}.") from None
