"""What the system counts for each entry of the five articles: one report for each organisation and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nguon.core.errors import BadInput, NotFound
from nguon.core.periods import Period
from nguon.core.scope import Actor
from nguon.core.shares import written
from nguon.organizations.terms import RESIDENTIAL_KINDS, Boundaries
from nguon.statistics.articles import Article, Asked, Entry, Shows
from nguon.statistics.catalogue import CATALOGUE
from nguon.statistics.queries.asking import ask
from nguon.statistics.queries.reports import Report, report
from nguon.statistics.queries.sheets import standing_text
from nguon.statistics.queries.silent import cells_without_admission
from nguon.statistics.readings import NOTHING, Reading
from nguon.statistics.terms import Unit


@dataclass(frozen=True, slots=True)
class Answer:
    """What is counted for one figure of an entry: the reading, and names where the article names."""

    asked: Asked
    reading: Reading
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As written beside the printed text."""
        if self.asked.shows in {Shows.SUBORDINATES, Shows.SILENT}:
            return "; ".join(self.names) or NOTHING
        if self.asked.shows is Shows.CHANGE:
            return self.reading.change_text or NOTHING
        share = self.reading.asked.share
        if self.asked.shows is Shows.EXCEEDS:
            return standing_text(share)
        if self.asked.shows is Shows.TARGET:
            whole = self.reading.asked.whole
            return NOTHING if whole is None else f"{written(whole)} người"
        if self.reading.is_share and share is not None:
            return f"{self.reading.counts_text}: {share.percent(self.asked.decimals)}"
        if self.reading.figure.unit is Unit.POINTS:
            return self.reading.text
        return f"{self.reading.text} {self.reading.figure.unit.label}"


@dataclass(frozen=True, slots=True)
class Answered:
    """An entry and its answers; `absent` says why there are none for this reader."""

    entry: Entry
    answers: tuple[Answer, ...]
    absent: str = ""


def answers(actor: Actor, articles: Iterable[Article], *, today: date) -> list[tuple[Article, list[Answered]]]:
    """Every entry of the articles answered, on the boundaries of then. What is out of scope is said, not counted."""
    articles = list(articles)
    wanted: dict[tuple[str, Period], dict[str, None]] = defaultdict(dict)
    for entry in (entry for article in articles for entry in article.entries):
        for asked in entry.figures:
            wanted[entry.code, asked.period][asked.key] = None
    reports = {(code, period): _report(actor, code, period, keys, today) for (code, period), keys in wanted.items()}
    return [(article, [_answered(actor, entry, reports) for entry in article.entries]) for article in articles]


def _report(actor: Actor, code: str, period: Period, keys: Iterable[str], today: date) -> Report | str:
    """The report, or the sentence why there is none."""
    try:
        question = ask(actor, code, period, boundaries=Boundaries.THEN, today=today)
    except NotFound:
        return "Tổ chức này không có trong dữ liệu, hoặc ngoài phạm vi được giao."
    except BadInput as problem:
        return " ".join(problem.problems)
    return report(actor, question, [CATALOGUE[key] for key in keys])


def _answered(actor: Actor, entry: Entry, reports: dict[tuple[str, Period], Report | str]) -> Answered:
    found = []
    for asked in entry.figures:
        counted = reports[entry.code, asked.period]
        if isinstance(counted, str):
            return Answered(entry, (), counted)
        found.append(Answer(asked, counted[asked.key], _names(actor, asked, counted)))
    return Answered(entry, tuple(found))


def _names(actor: Actor, asked: Asked, counted: Report) -> tuple[str, ...]:
    if asked.shows is Shows.SUBORDINATES:
        best = [row for row in counted.subordinates if row.as_row()["above_target"]]
        return tuple(row.name for row in sorted(best, key=lambda row: (-row.admissions, row.code)))
    if asked.shows is Shows.SILENT:
        cells = cells_without_admission(actor, counted.question)
        return tuple(cell.name for cell in cells if cell.kind in RESIDENTIAL_KINDS)
    return ()
