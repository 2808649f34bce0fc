"""The whole rule book as a PDF, made offline by Typst with the fonts of the application."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.contrib.staticfiles import finders

from nguon.core.findings import Holding
from nguon.regulations.book import Clause, Instrument, Page, load_book
from nguon.web.regulations import pages
from nguon.web.regulations.cases import CaseGroup
from nguon.web.regulations.families import families
from nguon.web.regulations.pages import History, ValueRow
from nguon.web.regulations.sheets import ClauseSheet, clause_sheet, instruments_in_order

TEMPLATE = Path(__file__).with_name("book.typ")
FONT = "vendor/be-vietnam-pro/be-vietnam-pro-400.ttf"


@lru_cache(maxsize=2)
def printed_book(book: str, day: date, printed_on: date) -> bytes:
    """The book with this hash as of `day`, made once for each day of print; `printed_on` stands on its first page."""
    told = json.dumps(book_as_told(load_book().on(day), printed_on), ensure_ascii=False)
    font = finders.find(FONT)
    folder = Path(str(font)).parent
    made = typst.compile(str(TEMPLATE), font_paths=[str(folder)], ignore_system_fonts=True, sys_inputs={"book": told})
    return bytes(made)


def book_as_told(page: Page, printed_on: date) -> dict[str, Any]:
    """Everything the printed book says, as plain data."""
    waiting, known = pages.awaiting(pages.parts_on(page))
    return {
        "day": _day(page.day),
        "printed": _day(printed_on),
        "hash": page.book.hash,
        "waiting": waiting,
        "known": known,
        "families": [
            {
                "title": family.title,
                "clauses": [_clause(clause_sheet(clause.code, page)) for clause in family.clauses],
            }
            for family in families(page.book)
        ],
        "instruments": [_instrument(each) for each in instruments_in_order(page.book)],
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _clause(sheet: ClauseSheet) -> dict[str, Any]:
    return {
        "code": sheet.clause.code,
        "severity": sheet.clause.severity.label,
        "sentence": sheet.sentence,
        "remedy": sheet.remedy,
        "unknown": sheet.unknown,
        "supply": sheet.supply,
        "readings": [[title, text] for title, text in _readings(sheet.clause)],
        "histories": [_history(history) for history in sheet.histories],
        "cases": [case for group in sheet.groups for case in _cases(group)],
        "raised": list(sheet.raised_by),
    }


def _history(history: History) -> dict[str, Any]:
    return {
        "meaning": history.meaning,
        "rows": [
            {
                "since": _day(row.since),
                "now": row.in_force,
                "words": row.words,
                "wording": row.is_wording,
                "instrument": row.instrument,
                "place": row.place,
                "holding": row.holding.label,
                "awaits": row.awaits_text,
                "readings": [[title, text] for title, text in _readings(row)],
            }
            for row in history.rows
        ],
    }


def _readings(doubtful: Clause | ValueRow) -> list[tuple[str, str]]:
    """(what, text) of how a doubtful text was understood, how else it may be, and who chose; nothing where clear."""
    told = (
        ("Cách hiểu đang dùng", doubtful.reading),
        ("Cách hiểu khác", doubtful.other_reading),
        ("Người quyết định", doubtful.decided_by),
    )
    return [(title, text) for title, text in told if text]


def _cases(group: CaseGroup) -> list[dict[str, str]]:
    return [
        {
            "name": case.name,
            "days": case.days,
            "facts": "; ".join(f"{what}: {said}" for what, said in case.own) or "như dữ kiện chung",
            "expect": ", ".join(f"{each.code} ({each.mark})" if each.mark else each.code for each in case.expect),
        }
        for case in group.cases
    ]


def _instrument(each: Instrument) -> dict[str, Any]:
    return {
        "name": each.name,
        "subject": each.subject,
        "issuer": each.issuer,
        "since": _day(each.since),
        "holding": each.holding.label,
        "awaits": each.holding is Holding.AWAITING,
    }
