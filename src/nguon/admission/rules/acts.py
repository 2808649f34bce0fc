"""One function per act. Each returns every finding, so that a dossier needs mending only once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nguon.admission.rules.age import against_age
from nguon.admission.rules.facts import Applicant, BaseResolution, CellResolution, Ceremony, Decision
from nguon.admission.rules.introductions import against_introductions
from nguon.admission.rules.person import (
    against_certificate,
    against_dossier_age,
    against_papers,
    against_schooling,
    against_standing,
)
from nguon.core.findings import Finding, Severity
from nguon.regulations.book import Page
from nguon.regulations.deadlines import against_limit
from nguon.regulations.voting import Voters, against_deciding_vote, against_vote


def against_opening_dossier(applicant: Applicant, page: Page) -> tuple[Finding, ...]:
    """What stands against opening a dossier on the day of the page.

    Age, schooling and certificate are judged at the cell's meeting; here they only warn. Introducers are not yet
    asked for.
    """
    return tuple(_opening(applicant, page))


def _opening(applicant: Applicant, page: Page) -> Iterator[Finding]:
    yield from against_standing(applicant, page)
    yield from against_papers(applicant, page)
    yield from against_age(
        applicant.born_on, applicant.born_precision, applicant.over_age_consent, page, Severity.WARNING
    )
    yield from against_schooling(applicant, page, Severity.WARNING)
    yield from against_certificate(applicant.certificate_on, page, Severity.WARNING)


def against_considering(applicant: Applicant, page: Page) -> tuple[Finding, ...]:
    """What stands against the cell considering the applicant if it met on the day of the page."""
    return tuple(_considering(applicant, page))


def _considering(applicant: Applicant, page: Page) -> Iterator[Finding]:
    yield from against_standing(applicant, page)
    yield from against_age(applicant.born_on, applicant.born_precision, applicant.over_age_consent, page)
    yield from against_schooling(applicant, page)
    yield from against_papers(applicant, page)
    yield from against_certificate(applicant.certificate_on, page)
    yield from against_introductions(applicant.introductions, page)
    yield from against_dossier_age(applicant.dossier_compiled_on, page)


def against_cell_resolution(resolution: CellResolution, page: Page) -> tuple[Finding, ...]:
    """What stands against the cell's resolution to propose the admission: the applicant, and the vote."""
    return (
        *against_considering(resolution.applicant, page),
        *against_vote(resolution.vote, Voters.CELL, page),
    )


def against_base_resolution(resolution: BaseResolution, page: Page) -> tuple[Finding, ...]:
    """What stands against the base committee's resolution: its place after the cell's meeting, and the vote."""
    return (
        *_after_cell(resolution.cell_met_on, "Nghị quyết của đảng ủy cơ sở", page),
        *_base_in_time(resolution.cell_met_on, page),
        *against_vote(resolution.vote, Voters.BASE, page),
    )


def _base_in_time(cell_met_on: date | None, page: Page) -> Iterator[Finding]:
    if cell_met_on is not None:
        yield from against_limit(cell_met_on, page.day, "admission.base-working-days", "LV-02", page)


def against_decision(decision: Decision, page: Page) -> tuple[Finding, ...]:
    """What stands against the decision to admit: order of the acts, vote of the deciding body, time limit."""
    voters = None if decision.deciding_body is None else Voters(decision.deciding_body.value)
    return (
        *_after_cell(decision.cell_met_on, "Quyết định kết nạp", page),
        *_after_base(decision, page),
        *against_deciding_vote(decision.vote, voters, page),
        *_decided_in_time(decision.cell_met_on, (decision.extended or 0) + (decision.paused or 0), page),
    )


def _after_cell(cell_met_on: date | None, act: str, page: Page) -> Iterator[Finding]:
    if cell_met_on is None:
        yield page.unknown("KN-19")
    elif page.day < cell_met_on:
        yield page.finding("KN-19", act=act, cell_met_on=cell_met_on)


def _after_base(decision: Decision, page: Page) -> Iterator[Finding]:
    if decision.needs_base is None and decision.base_met_on is None:
        yield page.unknown("KN-20")
    elif decision.needs_base and decision.base_met_on is None:
        yield page.finding("KN-20")
    elif decision.base_met_on is not None and page.day < decision.base_met_on:
        yield page.finding("KN-21", base_met_on=decision.base_met_on)


def _decided_in_time(cell_met_on: date | None, more: int, page: Page) -> Iterator[Finding]:
    if cell_met_on is None:
        return
    extension = page.integer("admission.decision-extension-working-days")
    limit = "admission.decision-working-days"
    yield from against_limit(cell_met_on, page.day, limit, "KN-22", page, more=more, extension=extension)


def against_ceremony(ceremony: Ceremony, page: Page) -> tuple[Finding, ...]:
    """What stands against the ceremony: its place after the decision, and the time limit from receipt."""
    return tuple(_ceremony(ceremony, page))


def _ceremony(ceremony: Ceremony, page: Page) -> Iterator[Finding]:
    decided_on, received_on = ceremony.decided_on, ceremony.received_on
    if decided_on is None:
        yield page.unknown("KN-23")
        return
    if page.day < decided_on:
        yield page.finding("KN-23", decided_on=decided_on)
    elif received_on is not None and not decided_on <= received_on <= page.day:
        yield page.finding("KN-24", received_on=received_on, decided_on=decided_on)
    starts, limit = clock_starts(decided_on, received_on, page), "admission.ceremony-working-days"
    yield from against_limit(starts or decided_on, page.day, limit, "KN-25", page, unknown=starts is None)


def clock_starts(decided_on: date, received_on: date | None, page: Page) -> date | None:
    """The day the time limit of the ceremony runs from, by the rule of the day; None while that day is not known."""
    return received_on if page.text("admission.ceremony-clock") == "receipt" else decided_on
