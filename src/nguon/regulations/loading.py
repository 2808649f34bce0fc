"""Reads the files of the rule book and refuses what cannot be trusted, naming file, key and what is allowed."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from nguon.core.findings import Citation, Holding, Severity
from nguon.core.labelled import Labelled
from nguon.regulations.entries import Clause, Instrument, Parameter, Unit, Value
from nguon.regulations.terms import CLAUSE_AT, OFF_AT, VALUE_AT, WORKED_AT
from nguon.regulations.threshold import Threshold
from nguon.regulations.working_days import Calendar, DaysOff, DayWorked, Year

Shelves = tuple[dict[str, Instrument], dict[str, Parameter], dict[str, Clause], Calendar, str]
_SATURDAY = 5
Code = TypeVar("Code", bound=Labelled)

INSTRUMENT = {"key", "kind", "number", "signed_on", "since", "issuer", "subject", "holding", "replaces", "note"}
PARAMETER = {"key", "meaning", "unit", "checked_on", "value"}
VALUE = {"since", "is", "instrument", "place", "seen"}
CLAUSE = {"code", "severity", "statement", "remedy", "rests_on", "unknown", "supply", "reading"}
YEAR = {"year", "announced", "checked_on", "off", "worked"}
OFF = {"name", "first", "last", "instrument", "place", "seen"}
WORKED = {"name", "day", "instrument", "place", "seen"}
OPTIONAL = {"worked", "replaces", "note", "unknown", "supply", "reading"}


class BrokenBook(Exception):
    """The rule files cannot be used. Each line of the message is one fault."""


class _Fault(Exception):
    """One fault in one file; collected, so that a file needs mending only once."""


def read_book(folder: Path) -> Shelves:
    """Instruments, parameters, clauses, calendar, and the SHA-256 over path and content of every file below `folder`.

    :raises BrokenBook: with every fault found.
    """
    faults: list[str] = []
    files = sorted(folder.rglob("*.toml"))
    tables = {path: _parsed(path, folder, faults) for path in files}

    def shelf(name: str, reader: Callable[[dict[str, Any], str], Iterator[Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for path, table in tables.items():
            where = path.relative_to(folder).as_posix()
            if path.relative_to(folder).parts[0] != name:
                continue
            try:
                for entry in reader(table, where):
                    key = _key(entry)
                    if key in found:
                        raise _Fault(f"{where}: “{key}” đã có trong một tệp khác; mỗi mã chỉ được khai một lần.")
                    found[key] = entry
            except _Fault as fault:
                faults.append(str(fault))
        return found

    instruments: dict[str, Instrument] = shelf("instruments", _instrument)
    parameters: dict[str, Parameter] = shelf("parameters", lambda table, at: _parameter(table, at, instruments))
    clauses: dict[str, Clause] = shelf("clauses", lambda table, at: _clauses(table, at, parameters))
    years: dict[str, Year] = shelf("holidays", lambda table, at: _year(table, at, instruments))
    faults.extend(_loose_ends(instruments))
    if faults:
        raise BrokenBook("\n".join(faults))
    calendar = Calendar({year.year: year for year in years.values()})
    return instruments, parameters, clauses, calendar, _digest(files, folder)


def _key(entry: Instrument | Parameter | Clause | Year) -> str:
    match entry:
        case Clause():
            return entry.code
        case Year():
            return str(entry.year)
        case _:
            return entry.key


def _digest(files: list[Path], folder: Path) -> str:
    total = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        total.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _parsed(path: Path, folder: Path, faults: list[str]) -> dict[str, Any]:
    where = path.relative_to(folder).as_posix()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        _refuse_floats(table, where)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        faults.append(f"{where}: không đọc được như TOML ({fault}).")
    except _Fault as fault:
        faults.append(str(fault))
    else:
        return table
    return {}


def _refuse_floats(node: Any, where: str, key: str = "") -> None:
    if isinstance(node, float):
        raise _Fault(
            f"{where}: “{key}” là số thập phân {node}; chỉ nhận số nguyên, hoặc tỷ lệ viết dạng chữ như “>= 2/3”."
        )
    for name, child in node.items() if isinstance(node, dict) else ():
        _refuse_floats(child, where, name)
    for child in node if isinstance(node, list) else ():
        _refuse_floats(child, where, key)


def _fields(table: dict[str, Any], allowed: set[str], where: str) -> None:
    for name in table:
        if name not in allowed:
            raise _Fault(f"{where}: trường “{name}” không có trong quy ước; được dùng: {', '.join(sorted(allowed))}.")
    for name in sorted(allowed - OPTIONAL):
        if name not in table or (table[name] in ("", []) and name != "number"):  # the Statute has no number
            raise _Fault(f"{where}: thiếu trường “{name}”; bắt buộc có: {', '.join(sorted(allowed - OPTIONAL))}.")


def _day(table: dict[str, Any], name: str, where: str) -> date:
    day = table[name]
    if type(day) is not date:
        raise _Fault(f"{where}: “{name}” = {day!r} không phải một ngày; viết dạng 2025-07-01, không có giờ.")
    return day


def _code(kind: type[Code], text: Any, name: str, where: str) -> Code:
    try:
        return kind(text)
    except ValueError:
        allowed = ", ".join(kind)
        raise _Fault(f"{where}: “{name}” = {text!r} không hợp lệ; được dùng: {allowed}.") from None


def _instrument(table: dict[str, Any], where: str) -> Iterator[Instrument]:
    if not table:
        return
    _fields(table, INSTRUMENT, where)
    days = {name: _day(table, name, where) for name in ("signed_on", "since")}
    if days["since"] < days["signed_on"]:
        raise _Fault(f"{where}: có hiệu lực ngày {days['since']} trước ngày ký {days['signed_on']}.")
    holding = _code(Holding, table["holding"], "holding", where)
    yield Instrument(**(table | days | {"holding": holding, "replaces": tuple(table.get("replaces", ()))}))


def _loose_ends(instruments: dict[str, Instrument]) -> Iterator[str]:
    for instrument in instruments.values():
        for replaced in instrument.replaces:
            if replaced not in instruments:
                yield f"instruments: “{instrument.key}” thay thế “{replaced}” nhưng không có tệp văn bản mang mã đó."


def _parameter(table: dict[str, Any], where: str, instruments: dict[str, Instrument]) -> Iterator[Parameter]:
    if not table:
        return
    _fields(table, PARAMETER, where)
    expected = where.removeprefix("parameters/").removesuffix(".toml").replace("/", ".")
    if table["key"] != expected:
        raise _Fault(f"{where}: “key” là “{table['key']}”; theo tên thư mục và tên tệp phải là “{expected}”.")
    unit = _code(Unit, table["unit"], "unit", where)
    values = tuple(
        _value(entry, unit, f"{where}, {VALUE_AT.format(n=n)}", instruments)
        for n, entry in enumerate(table["value"], 1)
    )
    for newer, older in pairwise(values):
        if newer.since == older.since:
            raise _Fault(f"{where}: ngày {newer.since} có hai giá trị; mỗi ngày chỉ được một giá trị.")
        if newer.since < older.since:
            raise _Fault(
                f"{where}: giá trị ngày {older.since} đứng sau giá trị ngày {newer.since}; xếp mới nhất lên trước."
            )
    yield Parameter(table["key"], table["meaning"], unit, _day(table, "checked_on", where), values)


def _value(entry: dict[str, Any], unit: Unit, where: str, instruments: dict[str, Instrument]) -> Value:
    _fields(entry, VALUE, where)
    since, is_ = _day(entry, "since", where), entry["is"]
    _refuse_wrong_kind(is_, unit, where)
    citation = _cited(entry, since, where, instruments)
    return Value(is_, unit, citation, since, entry["instrument"])


def _refuse_wrong_kind(is_: Any, unit: Unit, where: str) -> None:
    if unit.is_number and (type(is_) is not int or is_ < 0):
        raise _Fault(f"{where}: “is” = {is_!r}; đơn vị “{unit}” cần một số nguyên không âm.")
    if not unit.is_number and not isinstance(is_, str):
        raise _Fault(f"{where}: “is” = {is_!r}; đơn vị “{unit}” cần một chuỗi chữ.")
    if unit is Unit.SHARE:
        try:
            Threshold.parse(is_)
        except ValueError:
            raise _Fault(f"{where}: “is” = {is_!r}; tỷ lệ phiếu viết dạng “>= 2/3” hoặc “> 1/2”.") from None


def _clauses(table: dict[str, Any], where: str, parameters: dict[str, Parameter]) -> Iterator[Clause]:
    for name in table:
        if name != "clause":
            raise _Fault(f"{where}: trường “{name}” không có trong quy ước; được dùng: clause.")
    for entry in table.get("clause", ()):
        at = f"{where}, {CLAUSE_AT.format(code=entry.get('code', ''))}"
        _fields(entry, CLAUSE, at)
        for key in entry["rests_on"]:
            if key not in parameters:
                raise _Fault(f"{at}: dựa vào “{key}” nhưng không có tham số mang mã đó; xem các tệp trong parameters.")
        if bool(entry.get("unknown")) != bool(entry.get("supply")):
            raise _Fault(f"{at}: “unknown” và “supply” phải có cùng nhau: câu nói điều chưa biết và cách bổ sung.")
        severity = _code(Severity, entry["severity"], "severity", at)
        yield Clause(**(entry | {"severity": severity, "rests_on": tuple(entry["rests_on"])}))


def _year(table: dict[str, Any], where: str, instruments: dict[str, Instrument]) -> Iterator[Year]:
    if not table:
        return
    _fields(table, YEAR, where)
    number = table["year"]
    if where != f"holidays/{number}.toml":
        raise _Fault(f"{where}: “year” = {number!r}; phải là năm ghi ở tên tệp.")
    if type(table["announced"]) is not bool:
        raise _Fault(f"{where}: “announced” = {table['announced']!r}; được dùng: true, false.")
    off, taken = [], set[date]()
    for n, entry in enumerate(table["off"], 1):
        at = f"{where}, {OFF_AT.format(n=n)}"
        _fields(entry, OFF, at)
        first, last = _day(entry, "first", at), _day(entry, "last", at)
        if not date(number, 1, 1) <= first <= last <= date(number, 12, 31):
            raise _Fault(f"{at}: từ {first} đến {last}; ngày đầu không sau ngày cuối và cả hai nằm trong năm {number}.")
        days = {first + timedelta(days=offset) for offset in range((last - first).days + 1)}
        if days & taken:
            raise _Fault(f"{at}: ngày {min(days & taken)} đã ghi là ngày nghỉ; mỗi ngày chỉ ghi một lần.")
        taken |= days
        off.append(DaysOff(entry["name"], first, last, _cited(entry, first, at, instruments)))
    worked = []
    for n, entry in enumerate(table.get("worked", ()), 1):
        at = f"{where}, {WORKED_AT.format(n=n)}"
        _fields(entry, WORKED, at)
        day = _day(entry, "day", at)
        if day.year != number or day.weekday() < _SATURDAY or day in taken:
            raise _Fault(f"{at}: {day} không làm bù được; phải là thứ bảy, chủ nhật năm {number}, không ghi nghỉ.")
        worked.append(DayWorked(entry["name"], day, _cited(entry, day, at, instruments)))
    yield Year(number, table["announced"], _day(table, "checked_on", where), tuple(off), tuple(worked))


def _cited(entry: dict[str, Any], since: date, where: str, instruments: dict[str, Instrument]) -> Citation:
    """Where an entry is written, in an instrument on file and in force on its day."""
    if entry["instrument"] not in instruments:
        known = ", ".join(sorted(instruments))
        raise _Fault(f"{where}: văn bản “{entry['instrument']}” chưa có tệp trong instruments; đang có: {known}.")
    instrument = instruments[entry["instrument"]]
    if since < instrument.since:
        raise _Fault(
            f"{where}: giá trị có hiệu lực ngày {since}, trước ngày {instrument.since} "
            f"văn bản “{instrument.key}” có hiệu lực."
        )
    seen = _code(Holding, entry["seen"], "seen", where)
    if instrument.holding is Holding.AWAITING and seen is not Holding.AWAITING:
        raise _Fault(f"{where}: văn bản “{instrument.key}” chưa đọc được nên “seen” phải là “{Holding.AWAITING}”.")
    return Citation(instrument.name, entry["place"], seen)
