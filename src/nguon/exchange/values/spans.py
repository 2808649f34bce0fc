"""A range of days in one cell, as lists write the time of a class."""

from __future__ import annotations

import re

from nguon.exchange.reading import Cell
from nguon.exchange.values.dates import Bounds, day
from nguon.exchange.values.reading import Read, Trouble, shown
from nguon.exchange.values.text import plain

_TO = r"\s*(?:đến hết|đến ngày|đến|tới|–|—|-|÷|~)\s*(?:ngày\s*)?"
_FROM = r"(?:từ\s*(?:ngày\s*)?)?"
_D = r"\d{1,2}"
_SEP = r"[./]"
_YEAR = r"\d{4}"
# 01/03/2024 - 05/03/2024; 01/03 - 05/03/2024; 01 - 05/03/2024
_FULL = re.compile(rf"{_FROM}({_D}{_SEP}{_D}{_SEP}{_YEAR}){_TO}({_D}{_SEP}{_D}{_SEP}{_YEAR})", re.IGNORECASE)
_SAME_YEAR = re.compile(rf"{_FROM}({_D}{_SEP}{_D}){_TO}({_D}{_SEP}{_D}{_SEP}({_YEAR}))", re.IGNORECASE)
_SAME_MONTH = re.compile(rf"{_FROM}({_D}){_TO}({_D}{_SEP}({_D}{_SEP}{_YEAR}))", re.IGNORECASE)


def span(cell: Cell, bounds: Bounds) -> Read:
    """(first day, last day); a single day is both."""
    written = plain(cell)
    if match := _FULL.fullmatch(written):
        ends = (match[1], match[2])
    elif match := _SAME_YEAR.fullmatch(written) or _SAME_MONTH.fullmatch(written):
        ends = (f"{match[1]}/{match[3]}", match[2])
    else:
        only, trouble = day(cell, bounds)
        return (None, trouble) if only is None else ((only, only), None)
    first, trouble = day(ends[0], bounds)
    last, later_trouble = day(ends[1], bounds)
    if first is None or last is None:
        return None, trouble or later_trouble
    if last < first:
        return None, Trouble(
            "NL-38",
            f"“{shown(written)}” kết thúc trước khi bắt đầu",
            "ngày đầu không sau ngày cuối",
            "sửa lại hai ngày theo quyết định mở lớp",
        )
    return (first, last), None
