"""What stands against each act of sourcing. `page.day` is always the day of the act; None means "not known"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.core.findings import Finding
from nguon.core.periods import completed_months
from nguon.people.terms import Precision, Standing
from nguon.regulations.book import Page
from nguon.sourcing.terms import Act, Basis, NominatorKind, RemovalReason

MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """How a person comes into the sources of a cell.

    `paper_number` and `paper_on` belong to the nomination, `paper_on` also to the application. `notified_on` is the
    day the nominated person was told. `born_precision` may stay None when `born_on` is an exact day.
    """

    basis: Basis | None
    nominator: NominatorKind | None
    paper_number: str | None
    paper_on: date | None
    notified_on: date | None
    born_on: date | None
    born_precision: Precision | None
    standing: Standing | None
    already_candidate: bool | None


@dataclass(frozen=True, slots=True)
class Listing:
    """The cell's resolution that puts a person on its list."""

    entry: Entry
    resolution_number: str | None


@dataclass(frozen=True, slots=True)
class Helper:
    """The cell's resolution that assigns a helper; `standing` is that of the helper on the day."""

    standing: Standing | None
    resolution_number: str | None


@dataclass(frozen=True, slots=True)
class Removal:
    """The cell's resolution that takes a person off its list."""

    reason: RemovalReason | None
    resolution_number: str | None
    dossier_open: bool | None


def against_entry(entry: Entry, page: Page) -> tuple[Finding, ...]:
    """What stands against taking the person into the sources."""
    return (*_basis(entry, page), *_person(entry, page))


def _basis(entry: Entry, page: Page) -> Iterator[Finding]:
    if entry.basis is None:
        yield page.finding("TN-01")
    elif entry.basis is Basis.APPLICATION:
        if entry.paper_on is None:
            yield page.finding("TN-02")
        yield from _not_after("Đơn xin vào Đảng", entry.paper_on, page)
    else:
        yield from _nomination(entry, page)


def _nomination(entry: Entry, page: Page) -> Iterator[Finding]:
    if entry.nominator is None:
        yield page.finding("TN-03")
    elif not entry.paper_number or entry.paper_on is None:
        yield page.finding("TN-04", nominator=entry.nominator)
    # The duty to tell the person began later than the rest of the book.
    if entry.notified_on is None and page.in_force("sourcing.notice"):
        yield page.finding("TN-05")
    yield from _not_after("Văn bản giới thiệu", entry.paper_on, page)
    yield from _not_after("Thông báo cho người được giới thiệu", entry.notified_on, page)


def _not_after(paper: str, dated_on: date | None, page: Page) -> Iterator[Finding]:
    if dated_on is not None and dated_on > page.day:
        yield page.finding("TN-06", paper=paper, dated_on=dated_on)


def _person(entry: Entry, page: Page) -> Iterator[Finding]:
    if entry.already_candidate is None:
        yield page.unknown("TN-07")
    elif entry.already_candidate:
        yield page.finding("TN-07")
    if entry.standing is None:
        yield page.unknown("TN-08")
    elif entry.standing in {Standing.PROBATIONARY, Standing.OFFICIAL}:
        yield page.finding("TN-08", standing=entry.standing)
    yield from _age(entry, page)


def _age(entry: Entry, page: Page) -> Iterator[Finding]:
    """TN-09. Nobody is too young for the list; where only the year of birth is known, 31/12 is taken: the youngest."""
    limit = page.integer("admission.age-max")
    if entry.born_on is None:
        yield page.unknown("TN-09", limit=limit)
        return
    born_on = date(entry.born_on.year, 12, 31) if entry.born_precision is Precision.YEAR else entry.born_on
    months_old = completed_months(born_on, page.day)
    if months_old > limit * MONTHS_IN_YEAR:
        years, months = divmod(months_old, MONTHS_IN_YEAR)
        consent = page.text("admission.over-age-consent")
        yield page.finding("TN-09", years=years, months=months, limit=limit, consent=consent)


def against_listing(listing: Listing, page: Page) -> tuple[Finding, ...]:
    """What stands against putting the person on the list of the cell that meets on the day of the page."""
    return (*against_entry(listing.entry, page), *_by_resolution(Act.ENLIST, listing.resolution_number, page))


def _by_resolution(act: Act, number: str | None, page: Page) -> Iterator[Finding]:
    if not number:
        yield page.finding("TN-10", act=act)


def against_helper(helper: Helper, page: Page) -> tuple[Finding, ...]:
    """What stands against assigning this helper."""
    return tuple(_helper(helper, page))


def _helper(helper: Helper, page: Page) -> Iterator[Finding]:
    needed = Standing(page.text("sourcing.helper-standing"))
    if helper.standing is None:
        yield page.unknown("TN-11", needed=needed)
    elif helper.standing is not needed:
        yield page.finding("TN-11", standing=helper.standing, needed=needed)
    if not helper.resolution_number:
        yield page.finding("TN-12")


def against_removal(removal: Removal, page: Page) -> tuple[Finding, ...]:
    """What stands against taking the person off the list."""
    return tuple(_removal(removal, page))


def _removal(removal: Removal, page: Page) -> Iterator[Finding]:
    if removal.reason is None:
        yield page.finding("TN-13")
    yield from _by_resolution(Act.REMOVE, removal.resolution_number, page)
    if removal.dossier_open is None:
        yield page.unknown("TN-14")
    elif removal.dossier_open:
        yield page.finding("TN-14")
