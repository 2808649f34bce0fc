"""What every table of a rule file is held to: its fields, days, codes, whole numbers, and an instrument behind it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from nguon.core.findings import Citation, Holding
from nguon.core.labelled import Labelled
from nguon.regulations.entries import Instrument
from nguon.regulations.loading.files import Entry

Code = TypeVar("Code", bound=Labelled)


def fields(entry: Entry, required: set[str], optional: frozenset[str] | set[str] = frozenset()) -> None:
    """:raises Fault: a field is missing or empty, or is not known, or is a decimal number anywhere inside."""
    for name in entry.fields:
        if name not in required and name not in optional:
            known = ", ".join(sorted(required | optional))
            raise entry.fault(f"trường “{name}” không có trong quy ước; được dùng: {known}.", name)
    for name in sorted(required):
        if name not in entry.fields or (entry[name] in ("", []) and name != "number"):  # the Statute has no number
            raise entry.fault(f"thiếu trường “{name}”; bắt buộc có: {', '.join(sorted(required))}.", name)
    for name, value in entry.fields.items():
        if _holds_float(value):
            raise entry.fault(
                f"“{name}” là số thập phân {value}; chỉ nhận số nguyên, hoặc tỷ lệ viết dạng chữ như “>= 2/3”.", name
            )


def _holds_float(value: Any) -> bool:
    if isinstance(value, list):
        return any(_holds_float(each) for each in value if not isinstance(each, dict))
    return isinstance(value, float)


def text(entry: Entry, key: str) -> str:
    """A text, "" when absent. :raises Fault: it is something else."""
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise entry.fault(f"“{key}” = {value!r} phải là một chuỗi chữ.", key)
    return value


def day(entry: Entry, key: str) -> date:
    """A day. :raises Fault: it is something else, or has a time."""
    value = entry[key]
    if type(value) is not date:
        shown = value.isoformat() if isinstance(value, date) else repr(value)  # a moment is a date, too
        raise entry.fault(f"“{key}” = {shown} không phải một ngày; viết dạng 2025-07-01, không có giờ.", key)
    return value


def code(kind: type[Code], entry: Entry, key: str) -> Code:
    """A code of the kind. :raises Fault: it is none."""
    try:
        return kind(entry[key])
    except ValueError:
        raise entry.fault(f"“{key}” = {entry[key]!r} không hợp lệ; được dùng: {', '.join(kind)}.", key) from None


def truth(entry: Entry, key: str) -> bool:
    """A yes or no. :raises Fault: it is something else."""
    if type(entry[key]) is not bool:
        raise entry.fault(f"“{key}” = {entry[key]!r}; được dùng: true, false.", key)
    return bool(entry[key])


def cited(entry: Entry, since: date, key: str, instruments: Mapping[str, Instrument]) -> Citation:
    """Where an entry that holds from `since` (its field `key`) is written.

    :raises Fault: the instrument is not on file, came into force later, or was not read though the entry says it was.
    """
    instrument = instruments.get(entry["instrument"])
    if instrument is None:
        known = ", ".join(sorted(instruments))
        raise entry.fault(
            f"văn bản “{entry['instrument']}” chưa có tệp trong instruments; đang có: {known}.", "instrument"
        )
    if since < instrument.since:
        raise entry.fault(
            f"giá trị có hiệu lực ngày {since}, trước ngày {instrument.since} "
            f"văn bản “{instrument.key}” có hiệu lực; được dùng: từ ngày {instrument.since}.",
            key,
        )
    seen = code(Holding, entry, "seen")
    if instrument.holding is Holding.AWAITING and seen is not Holding.AWAITING:
        raise entry.fault(f"văn bản “{instrument.key}” chưa đọc được nên “seen” phải là “{Holding.AWAITING}”.", "seen")
    return Citation(instrument.name, text(entry, "place"), seen)
