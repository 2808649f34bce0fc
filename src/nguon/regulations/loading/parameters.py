"""Reads parameters: a quantity or principle with its values, and the local values of single organisations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from nguon.core.findings import Holding
from nguon.regulations.entries import Instrument, Parameter, Stricter, Unit, Value
from nguon.regulations.loading import checks
from nguon.regulations.loading.files import Entry
from nguon.regulations.terms import NOTHING_AWAITED, VALUE_AT
from nguon.regulations.threshold import Threshold

PARAMETER = {"key", "meaning", "unit", "checked_on", "value"}
PARAMETER_MORE = {"stricter", "local", "codes"}
LOCAL_PARAMETER = {"key", "value"}
VALUE = {"since", "is", "instrument", "place", "seen"}
READING = {"reading", "other_reading", "decided_by"}
LOCAL_MORE = READING | {"within", "until"}
FREE = "free"
NOBODY = "không ai được đặt khác"


def read(entry: Entry, instruments: Mapping[str, Instrument]) -> Parameter:
    """A parameter of the release. :raises Fault: what is wrong in its file."""
    checks.fields(entry, PARAMETER, PARAMETER_MORE)
    require_key_of_file(entry)
    unit = checks.code(Unit, entry, "unit")
    stricter = checks.code(Stricter, entry, "stricter") if "stricter" in entry.fields else None
    if stricter is not None and unit in {Unit.CODE, Unit.WORDING}:
        raise entry.fault(f"“stricter” chỉ dùng với số và tỷ lệ phiếu; đơn vị ở đây là “{unit}”.", "stricter")
    if entry.get("local", FREE) != FREE:
        raise entry.fault(f"“local” = {entry['local']!r} không hợp lệ; được dùng: {FREE}.", "local")
    codes = tuple(entry.get("codes", ()))
    rows = [(row, _value(row, unit, codes, instruments, READING)) for row in entry.entries("value", VALUE_AT)]
    in_order(rows)
    return Parameter(
        key=entry["key"],
        meaning=checks.text(entry, "meaning"),
        unit=unit,
        checked_on=checks.day(entry, "checked_on"),
        values=tuple(value for _, value in rows),
        stricter=stricter,
        is_free="local" in entry.fields,
        codes=codes,
    )


def require_key_of_file(entry: Entry) -> None:
    """:raises Fault: the key is not the one that folder and file name say."""
    expected = entry.file.where.partition("parameters/")[2].removesuffix(".toml").replace("/", ".")
    if entry["key"] != expected:
        raise entry.fault(f"“key” là “{entry['key']}”; theo tên thư mục và tên tệp phải là “{expected}”.", "key")


def in_order(rows: Iterable[tuple[Entry, Value]]) -> None:
    """:raises Fault: the values are not newest first, or two begin on one day."""
    for (_, newer), (row, older) in pairwise(rows):
        if newer.since == older.since:
            raise row.fault(f"ngày {newer.since} có hai giá trị; mỗi ngày chỉ được một giá trị.", "since")
        if newer.since < older.since:
            raise row.fault(
                f"giá trị ngày {older.since} đứng sau giá trị ngày {newer.since}; xếp mới nhất lên trước.", "since"
            )


def _value(
    entry: Entry, unit: Unit, codes: tuple[str, ...], instruments: Mapping[str, Instrument], more: set[str]
) -> Value:
    checks.fields(entry, VALUE, more)
    since, is_ = checks.day(entry, "since"), entry["is"]
    _refuse_wrong_kind(entry, is_, unit, codes)
    until = checks.day(entry, "until") if "until" in entry.fields else None
    if until is not None and until <= since:
        raise entry.fault(f"hết hiệu lực ngày {until} không sau ngày {since} có hiệu lực.", "until")
    citation = checks.cited(entry, since, "since", instruments)
    readings = reading(entry)
    return Value(
        is_, unit, citation, since, entry["instrument"], within=checks.text(entry, "within"), until=until, **readings
    )


def reading(entry: Entry) -> dict[str, str]:
    """How a doubtful text was understood. :raises Fault: another reading stands without the one chosen and by whom."""
    words = {name: checks.text(entry, name) for name in READING}
    if words["other_reading"] and not (words["reading"] and words["decided_by"]):
        raise entry.fault(
            "“other_reading” phải đi cùng “reading” (cách hiểu đang dùng) và “decided_by” (ai chọn, ngày nào).",
            "other_reading",
        )
    return words


def _refuse_wrong_kind(entry: Entry, is_: Any, unit: Unit, codes: tuple[str, ...]) -> None:
    if unit.is_number and (type(is_) is not int or is_ < 0):
        raise entry.fault(f"“is” = {is_!r}; đơn vị “{unit}” cần một số nguyên không âm.", "is")
    if not unit.is_number and not isinstance(is_, str):
        raise entry.fault(f"“is” = {is_!r}; đơn vị “{unit}” cần một chuỗi chữ.", "is")
    if codes and not set(is_.split()) <= set(codes):
        raise entry.fault(f"“is” = {is_!r}; được dùng: {', '.join(codes)}.", "is")
    if unit is Unit.SHARE:
        try:
            Threshold.parse(is_)
        except ValueError:
            raise entry.fault(f"“is” = {is_!r}; tỷ lệ phiếu viết dạng “>= 2/3” hoặc “> 1/2”.", "is") from None


def with_local_values(
    entry: Entry, parameters: Mapping[str, Parameter], instruments: Mapping[str, Instrument]
) -> Parameter:
    """The parameter of the release with what a local file gives: official values for awaited ones, and local rules.

    :raises Fault: what is wrong in the file, what is looser than the general rule, or what was never awaited.
    """
    checks.fields(entry, LOCAL_PARAMETER)
    require_key_of_file(entry)
    parameter = parameters.get(entry["key"])
    if parameter is None:
        raise entry.fault(f"sổ quy định không có “{entry['key']}”; đang có: {', '.join(sorted(parameters))}.", "key")
    rows = [
        (row, _value(row, parameter.unit, parameter.codes, instruments, LOCAL_MORE))
        for row in entry.entries("value", VALUE_AT)
    ]
    for row, value in rows:
        if not value.within:
            parameter = _official(row, value, parameter, instruments)
    local = [(row, value) for row, value in rows if value.within]
    for code in dict.fromkeys(value.within for _, value in local):
        in_order([(row, value) for row, value in local if value.within == code])
    for row, value in local:
        _refuse_looser(row, value, parameter)
    ordered = sorted((value for _, value in local), key=lambda value: value.since, reverse=True)
    return replace(parameter, local=tuple(ordered))


def _official(row: Entry, value: Value, parameter: Parameter, instruments: Mapping[str, Instrument]) -> Parameter:
    """The parameter with the value of an instrument whose text was awaited and is now at hand."""
    awaited = [each for each in parameter.values if each.citation.holding is Holding.AWAITING]
    mine = next((each for each in awaited if each.instrument == value.instrument), None)
    if value.citation.holding is Holding.AWAITING or mine is None:
        known = ", ".join(sorted({each.instrument for each in awaited})) or NOTHING_AWAITED
        raise row.fault(
            "giá trị chung chỉ nhập được cho văn bản đang chờ và phải ghi “seen” là đã đọc; "
            f"đang chờ: {known}. Quy định của một địa phương thì ghi thêm “within”.",
            "instrument",
        )
    values = sorted([each for each in parameter.values if each is not mine] + [value], key=_since, reverse=True)
    days = [each.since for each in values]
    if len(set(days)) != len(days):
        raise row.fault(f"ngày {value.since} đã có một giá trị khác của “{parameter.key}”.", "since")
    return replace(parameter, values=tuple(values))


def _since(value: Value) -> date:
    return value.since


def _refuse_looser(row: Entry, value: Value, parameter: Parameter) -> None:
    """:raises Fault: on some day of the local value the general one asks for more."""
    if parameter.is_free:
        return
    if parameter.stricter is None:
        raise row.fault(f"“{parameter.key}” là quy định chung, {NOBODY}; được dùng: bỏ giá trị này.", "is")
    end = None
    for general in parameter.values:
        begins_later = value.until is not None and general.since >= value.until
        ended_before = end is not None and end <= value.since
        if not begins_later and not ended_before and parameter.is_looser(general, value):
            raise row.fault(
                f"“is” = {value.is_} rộng hơn mức chung {general} từ ngày {general.since:%d/%m/%Y} "
                f"({general.citation}); được dùng: {parameter.stricter.label} {general.is_}.",
                "is",
            )
        end = general.since
