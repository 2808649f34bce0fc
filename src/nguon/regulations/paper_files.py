"""Reads the lists of papers and refuses what cannot be trusted, naming file, key and what is allowed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from nguon.core.findings import Citation, Holding
from nguon.core.labelled import Labelled
from nguon.regulations.book import DATA, BrokenBook, RuleBook, load_book
from nguon.regulations.papers import (
    Catalogue,
    Form,
    LifeFrom,
    Need,
    PaperKind,
    Phase,
    Record,
    Regime,
    SpecialGroup,
)

Code = TypeVar("Code", bound=Labelled)


@cache
def catalogue(folder: Path = DATA) -> Catalogue:
    """The papers of this release, read once.

    :raises BrokenBook: a file cannot be trusted; the message names every fault.
    """
    return read_papers(folder / "papers", load_book(folder))


REGIME = {"since", "instrument", "place", "seen"}
PAPER = {"number", "code", "name", "phase", "need", "record", "supplied_by", "signed_by"}
PAPER_MORE = {"for_groups", "life", "life_from", "redo", "in_contents", "since", "note", "form"}
FORM, FORM_MORE = {"since", "number", "seen"}, {"within"}
AT_PAPER, AT_FORM = "giấy tờ {code}", "{at}, mẫu"
TWICE = "papers: “{name}” = {key!r} được khai hai lần."


def read_papers(folder: Path, book: RuleBook) -> Catalogue:
    """Every file below the folder, checked against the instruments and parameters of the book.

    :raises BrokenBook: one line for each fault, with file, key and what is allowed.
    """
    faults: list[str] = []
    kinds: list[PaperKind] = []
    for path in sorted(folder.rglob("*.toml")):
        where = f"papers/{path.relative_to(folder).as_posix()}"
        try:
            kinds.extend(_file(tomllib.loads(path.read_text("utf-8")), where, book))
        except (_Fault, tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            faults.append(f"{where}: {fault}")
    for name in ("number", "code"):
        keys = [getattr(kind, name) for kind in kinds]
        faults.extend(TWICE.format(name=name, key=key) for key in {k for k in keys if keys.count(k) > 1})
    if faults:
        raise BrokenBook("\n".join(faults))
    return Catalogue(tuple(sorted(kinds, key=lambda kind: kind.number)))


class _Fault(Exception):
    """One fault in one file."""


def _file(table: dict[str, Any], where: str, book: RuleBook) -> Iterator[PaperKind]:
    _fields(table, {"regime", "paper"}, set(), "file")
    regimes = tuple(_regime(entry, book) for entry in table["regime"])
    for newer, older in pairwise(regimes):
        if newer.since <= older.since:
            raise _Fault(
                f"“regime” ngày {older.since} đứng sau ngày {newer.since}; xếp mới nhất lên trước, mỗi ngày một lần."
            )
    for entry in table["paper"]:
        yield _paper(entry, regimes, book)


def _regime(entry: dict[str, Any], book: RuleBook) -> Regime:
    _fields(entry, REGIME, set(), "regime")
    since, seen = _day(entry, "since", "regime"), _code(Holding, entry["seen"], "seen", "regime")
    instrument = book.instruments.get(entry["instrument"])
    if instrument is None:
        known = ", ".join(sorted(book.instruments))
        raise _Fault(f"văn bản “{entry['instrument']}” chưa có tệp trong instruments; đang có: {known}.")
    if since < instrument.since:
        raise _Fault(
            f"danh mục áp dụng từ {since}, trước ngày {instrument.since} văn bản “{instrument.key}” có hiệu lực."
        )
    if instrument.holding is Holding.AWAITING and seen is not Holding.AWAITING:
        raise _Fault(f"văn bản “{instrument.key}” chưa đọc được nên “seen” phải là “{Holding.AWAITING}”.")
    return Regime(since, Citation(instrument.name, entry["place"], seen))


def _paper(entry: dict[str, Any], regimes: tuple[Regime, ...], book: RuleBook) -> PaperKind:
    at = AT_PAPER.format(code=entry.get("code", "?"))
    _fields(entry, PAPER, PAPER_MORE, at)
    if type(entry["number"]) is not int or entry["number"] < 1:
        raise _Fault(f"{at}: “number” = {entry['number']!r}; cần một số nguyên từ 1.")
    since = _day(entry, "since", at) if "since" in entry else regimes[-1].since
    asked = tuple(_from(regime, since) for regime in regimes if _lasts(regime, regimes, since))
    groups = tuple(_code(SpecialGroup, group, "for_groups", at) for group in entry.get("for_groups", ()))
    need, life = _code(Need, entry["need"], "need", at), entry.get("life", "")
    if (need is Need.GROUP) != bool(groups) and need is not Need.OPTIONAL:
        raise _Fault(f"{at}: “need” = “{Need.GROUP}” và “for_groups” phải đi với nhau.")
    if life and life not in book.parameters:
        raise _Fault(f"{at}: “life” = “{life}” nhưng không có tham số mang mã đó; xem các tệp trong parameters.")
    if bool(life) != bool(entry.get("life_from")):
        raise _Fault(f"{at}: “life” và “life_from” phải đi với nhau: thời hạn, và tính từ ngày nào.")
    return PaperKind(
        number=entry["number"],
        code=entry["code"],
        name=entry["name"],
        phase=_code(Phase, entry["phase"], "phase", at),
        need=need,
        record=_code(Record, entry["record"], "record", at),
        supplied_by=entry["supplied_by"],
        signed_by=entry["signed_by"],
        groups=groups,
        life=life,
        life_from=_code(LifeFrom, entry["life_from"], "life_from", at) if life else None,
        redo=bool(entry.get("redo", False)),
        in_contents=bool(entry.get("in_contents", True)),
        note=entry.get("note", ""),
        regimes=asked,
        forms=tuple(_form(form, at) for form in entry.get("form", ())),
    )


def _lasts(regime: Regime, regimes: tuple[Regime, ...], since: date) -> bool:
    """True when the regime is in force on or after `since`: the one in force then, and every later one."""
    until = min((other.since for other in regimes if other.since > regime.since), default=date.max)
    return until > since


def _from(regime: Regime, since: date) -> Regime:
    return Regime(max(regime.since, since), regime.citation)


def _form(entry: dict[str, Any], at: str) -> Form:
    at = AT_FORM.format(at=at)
    _fields(entry, FORM, FORM_MORE, at)
    seen = _code(Holding, entry["seen"], "seen", at)
    return Form(_day(entry, "since", at), entry["number"], seen, entry.get("within", ""))


def _fields(table: Mapping[str, Any], must: set[str], may: set[str], at: str) -> None:
    for name in table:
        if name not in must | may:
            raise _Fault(f"{at}: trường “{name}” không có trong quy ước; được dùng: {', '.join(sorted(must | may))}.")
    for name in sorted(must):
        if name not in table or table[name] in ("", []):
            raise _Fault(f"{at}: thiếu trường “{name}”; bắt buộc có: {', '.join(sorted(must))}.")


def _day(table: Mapping[str, Any], name: str, at: str) -> date:
    if type(table[name]) is not date:
        raise _Fault(f"{at}: “{name}” = {table[name]!r} không phải một ngày; viết dạng 2025-07-01, không có giờ.")
    day: date = table[name]
    return day


def _code(kind: type[Code], text: Any, name: str, at: str) -> Code:
    try:
        return kind(text)
    except ValueError:
        raise _Fault(f"{at}: “{name}” = {text!r} không hợp lệ; được dùng: {', '.join(kind)}.") from None
