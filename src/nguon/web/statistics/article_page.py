"""The page "Năm bài báo": what is printed beside what is counted, and where an officer finds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.core.scope import Actor
from nguon.organizations.terms import Boundaries
from nguon.statistics import articles as data
from nguon.statistics import queries
from nguon.statistics.articles import Article, Asked, Shows
from nguon.statistics.queries import Answer, Answered
from nguon.web.statistics.asking import address


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of an entry: what it is of, as written, and its page."""

    label: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry: the article's words, ours, and where they differ."""

    asks: str
    printed: str
    counted: list[Counted]
    remark: str
    absent: str


@dataclass(frozen=True, slots=True)
class ArticlePanel:
    """One article."""

    seed: str
    title: str
    organization: str
    rows: list[EntryRow]


def articles(actor: Actor, *, today: date) -> list[ArticlePanel]:
    """All articles, counted now."""
    return [_panel(article, rows) for article, rows in queries.answers(actor, data.articles(), today=today)]


def _panel(article: Article, rows: list[Answered]) -> ArticlePanel:
    return ArticlePanel(article.seed, article.title, article.organization, [_row(row) for row in rows])


def _row(row: Answered) -> EntryRow:
    entry = row.entry
    counted = [_counted(entry.code, answer) for answer in row.answers]
    return EntryRow(entry.asks, entry.printed, counted, entry.remark, row.absent)


def _counted(code: str, answer: Answer) -> Counted:
    shows = answer.asked.shows
    what = answer.reading.figure.name if shows is Shows.VALUE else shows.label
    label = f"{what[0].lower()}{what[1:]}, {answer.asked.period}"
    return Counted(label, answer.text, _address(code, answer.asked))


def _address(code: str, asked: Asked) -> str:
    if asked.shows is Shows.SILENT:
        return address("silent_cells", code, asked.period, Boundaries.THEN)
    if asked.shows is Shows.SUBORDINATES:
        return address("figures_of", code, asked.period, Boundaries.THEN)
    return address("figure", code, asked.period, Boundaries.THEN, key=asked.key)
