"""What the pages of figures show, in the words and the order of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from nguon.core.periods import Period, add_months
from nguon.core.shares import Share, written
from nguon.statistics.queries import Month, Report, Subordinate
from nguon.statistics.questions import Question
from nguon.statistics.readings import NOTHING, Reading, direction
from nguon.statistics.terms import Section
from nguon.web.statistics.asking import address, address_of
from nguon.web.templatetags.nguon_text import moment

LEFT = (Section.STRUCTURE, Section.SOURCES)
RIGHT = (Section.ADMISSIONS, Section.MEMBERS, Section.ORGANIZATIONS, Section.PLACES)
LONG = 24  # months: beyond, a line shows the ends of years


@dataclass(frozen=True, slots=True)
class Card:
    """One figure card; the fields of the component."""

    label: str
    value: str
    url: str
    out_of: str = ""
    numbers: str = ""
    kind: str = "done"
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in a table: its name, number, two counts and change."""

    name: str
    text: str
    url: str
    counts: str
    change: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page: its rows, and apart those that come to nothing or cannot be counted."""

    title: str
    rows: list[Row]
    empty: list[Row]


@dataclass(frozen=True, slots=True)
class Below:
    """A direct subordinate in the table of results."""

    name: str
    page_url: str
    figure_url: str
    result: str
    target: str
    change: str
    value: int
    target_number: int
    share: str
    kind: str


@dataclass(frozen=True, slots=True)
class Point:
    """One row of the table from which the line is drawn; numbers None for what lies ahead or is not asked for."""

    label: str
    so_far: int | None
    target: int | None


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The page of all figures of one organisation."""

    title: str
    above: str
    cards: list[Card]
    subordinates: list[Below]
    total: Below | None
    left: list[Part] = field(default_factory=list)
    right: list[Part] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    has_target: bool = False


def above(question: Question, at: datetime) -> str:
    """The small line over the title: organisation, period, boundaries, moment."""
    parts = (question.name, str(question.period), question.boundaries.label, f"số liệu lúc {moment(at)}")
    return " · ".join(parts)


def figures_page(report: Report, months: list[Month], at: datetime) -> FiguresPage:
    """Put a report on its page."""
    question = report.question
    target = report.year.number if report.year else None
    return FiguresPage(
        title="Kết nạp đảng viên so với chỉ tiêu" if target else "Số liệu phát triển đảng viên",
        above=above(question, at),
        cards=list(_cards(report)),
        subordinates=[below(question, row) for row in report.subordinates],
        total=total(question, report),
        left=[_part(report, section) for section in LEFT],
        right=[_part(report, section) for section in RIGHT],
        points=_points(months, target),
        has_target=target is not None,
    )


def _cards(report: Report) -> Iterator[Card]:
    question = report.question
    admissions, year, term = report["admissions"], report["admissions_year_target"], report["admissions_term_target"]
    share = year.asked.share
    yield Card(
        label="Kết nạp trong kỳ",
        value=admissions.text,
        url=address_of("figure", question, key="admissions"),
        out_of=written(share.whole) if share else "",
        kind=standing(share, question),
        state=f"{share.percent()} chỉ tiêu" if share else "",
        numbers=f"cả nhiệm kỳ {report.term.period}: {term.text}" if report.term else admissions.change_text,
    )
    for key in ("admitted_women", "admitted_age"):
        reading = report[key]
        yield Card(
            label=reading.figure.name,
            value=reading.text,
            url=address_of("figure", question, key=key),
            numbers=" · ".join(part for part in (reading.counts_text, reading.change_text) if part),
        )
    waiting = report["dossiers_waiting"]
    yield Card(
        label=waiting.figure.name,
        value=written(waiting.asked.part or 0),
        url=address_of("figure", question, key="dossiers_waiting"),
        numbers=f"trên {written(waiting.asked.whole or 0)} hồ sơ đang làm",
    )


def standing(share: Share | None, question: Question) -> str:
    """The state of a result: reached; still running; ended short."""
    if share is None or share.ratio is None or share.ratio >= 1:
        return "done"
    return "waiting" if question.asked_on < question.period.until else "late"


def below(question: Question, row: Subordinate) -> Below:
    """A subordinate as a row of the table of results."""
    share = row.of_target
    return Below(
        name=row.name,
        page_url=address("figures_of", row.code, question.period, question.boundaries),
        figure_url=address("figure", row.code, question.period, question.boundaries, key="admissions"),
        result=written(row.admissions),
        target=written(row.target) if row.target is not None else NOTHING,
        change=change_in_percent(row.admissions, row.before),
        value=row.admissions,
        target_number=row.target or 0,
        share=share.percent() if share else NOTHING,
        kind=standing(share, question),
    )


def total(question: Question, report: Report) -> Below | None:
    """The sum of the rows; None without subordinates."""
    rows = report.subordinates
    if not rows:
        return None
    handed = [row.target for row in rows if row.target is not None]
    everything = Subordinate(
        id=question.organization_id,
        code=question.code,
        name="Cộng các tổ chức trực thuộc",
        kind=question.kind,
        level=question.level,
        admissions=sum(row.admissions for row in rows),
        before=sum(row.before for row in rows),
        target=sum(handed) if handed else None,
    )
    return below(question, everything)


def change_in_percent(now: int, before: int) -> str:
    """`tăng 12 %` against the period before; a dash where there was nothing."""
    growth = Share(now, before).ratio
    if growth is None:
        return NOTHING
    return "không đổi" if growth == 1 else f"{direction(growth - 1)} {written(abs(growth - 1) * 100)} %"


def _part(report: Report, section: Section) -> Part:
    readings = [reading for reading in report.readings.values() if reading.figure.section is section]
    told = [reading for reading in readings if reading.value]
    empty = [reading for reading in readings if not reading.value]
    return Part(section.label, [_row(report, r) for r in told], [_row(report, r) for r in empty])


def _row(report: Report, reading: Reading) -> Row:
    return Row(
        name=reading.figure.name,
        text="không hiện" if reading.withheld else reading.text,
        url=address_of("figure", report.question, key=reading.figure.key),
        counts=reading.counts_text,
        change=reading.change_text,
    )


def _points(months: list[Month], target: int | None) -> list[Point]:
    last = len(months) - 1
    points = []
    for index, month in enumerate(months):
        is_long = len(months) > LONG
        if is_long and month.first_day.month != 12 and index != last:
            continue
        label = f"năm {month.first_day.year}" if is_long else f"tháng {month.first_day.month}"
        if not is_long and months[0].first_day.year != months[-1].first_day.year:
            label += f"/{month.first_day.year}"
        even = None if target is None else target * (index + 1) // len(months)
        points.append(Point(label, month.so_far, even))
    return points


def plain_card(reading: Reading, question: Question) -> Card:
    """A count of a whole as a card: 27 / 940."""
    return Card(
        label=reading.figure.name,
        value=written(reading.asked.part or 0),
        url=address_of("figure", question, key=reading.figure.key),
        out_of=written(reading.asked.whole or 0),
        numbers=reading.text,
    )


def longer_periods(question: Question) -> list[tuple[str, str]]:
    """(label, address) of the same list over the last two, three and five years up to the same day."""
    last = question.period.last_day
    found = []
    for years in (2, 3, 5):
        period = Period.through(add_months(question.period.until, -12 * years), last)
        found.append((f"{years} năm liền", address("silent_cells", question.code, period, question.boundaries)))
    return found
