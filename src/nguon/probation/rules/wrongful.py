"""What stands against annulling a wrongful admission, issuing its decision anew, or sending it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.core.findings import Finding
from nguon.probation.rules.days import probation_end
from nguon.probation.terms import Annuller, Fault, FaultyStep
from nguon.regulations.book import Page

MENDED_BY_REDOING = frozenset({Fault.AUTHORITY, Fault.PROCEDURE})


@dataclass(frozen=True, slots=True)
class Annulment:
    """The decision that annuls an admission.

    `issuer_exists`: the committee that decided the admission still exists on the day. `found_elsewhere`: the fault
    was found where the member moved to; then `is_received` (the new place has taken the member in) and
    `superior_consent` (its superior agrees in writing) are asked for.
    """

    fault: Fault | None
    qualifies: bool | None
    issuer_exists: bool | None
    annulled_by: Annuller | None
    found_elsewhere: bool | None
    is_received: bool | None
    superior_consent: bool | None


@dataclass(frozen=True, slots=True)
class Redone:
    """A step that was wrong, and when it was done anew."""

    step: FaultyStep
    redone_on: date | None


@dataclass(frozen=True, slots=True)
class Reissue:
    """The decision that is issued anew. `official_on` None: the probation is not over."""

    fault: Fault | None
    qualifies: bool | None
    steps: tuple[Redone, ...] | None
    admitted_on: date | None
    official_on: date | None


@dataclass(frozen=True, slots=True)
class SendingBack:
    """The letter with which the place the member moved to stops receiving."""

    number: str | None
    sent_on: date | None


def against_annulment(annulment: Annulment, page: Page) -> tuple[Finding, ...]:
    """What stands against the annulment on the day of the page."""
    return (*_annulled_at_all(annulment, page), *_elsewhere(annulment, page), *_annuller(annulment, page))


def _annulled_at_all(annulment: Annulment, page: Page) -> Iterator[Finding]:
    if annulment.fault is None:
        yield page.finding("SP-11")
    elif annulment.fault in MENDED_BY_REDOING:
        if annulment.qualifies is None:
            yield page.unknown("SP-01", fault=annulment.fault)
        elif annulment.qualifies:
            yield page.finding("SP-01", fault=annulment.fault)


def _elsewhere(annulment: Annulment, page: Page) -> Iterator[Finding]:
    if not annulment.found_elsewhere:
        return
    if not annulment.is_received:
        yield page.finding("SP-05")
    elif annulment.superior_consent is None:
        yield page.unknown("SP-04")
    elif not annulment.superior_consent:
        yield page.finding("SP-04")


def _annuller(annulment: Annulment, page: Page) -> Iterator[Finding]:
    # Where the member has been received elsewhere, that place annuls with the consent of its superior.
    if annulment.found_elsewhere:
        return
    if annulment.issuer_exists is None:
        yield page.unknown("SP-02")
    elif annulment.issuer_exists and annulment.annulled_by is not Annuller.ISSUER:
        yield page.finding("SP-02")
    elif not annulment.issuer_exists and annulment.annulled_by is not Annuller.AT_MEMBER:
        yield page.finding("SP-03")


def against_reissue(reissue: Reissue, page: Page) -> tuple[Finding, ...]:
    """What stands against issuing the decision anew on the day of the page."""
    return tuple(_reissue(reissue, page))


def _reissue(reissue: Reissue, page: Page) -> Iterator[Finding]:
    if reissue.fault is None:
        yield page.finding("SP-11")
    if reissue.fault is not None and reissue.fault not in MENDED_BY_REDOING:
        yield page.finding("SP-09")
    elif reissue.qualifies is None:
        yield page.unknown("SP-09")
    elif not reissue.qualifies:
        yield page.finding("SP-09")
    if not reissue.steps:
        yield page.unknown("SP-07")
    for one in reissue.steps or ():
        if one.redone_on is None:
            yield page.finding("SP-07", step=one.step)
        elif one.redone_on > page.day:
            yield page.finding("SP-08", step=one.step, redone_on=one.redone_on)
    yield from _days(reissue.admitted_on, reissue.official_on, page)


def _days(admitted_on: date | None, official_on: date | None, page: Page) -> Iterator[Finding]:
    needed = page.integer("probation.months")
    if admitted_on is None:
        yield page.unknown("SP-10")
    elif official_on is not None and official_on != (ends_on := probation_end(admitted_on, page)):
        yield page.finding("SP-10", admitted_on=admitted_on, official_on=official_on, needed=needed, ends_on=ends_on)


def against_sending_back(sending: SendingBack, page: Page) -> tuple[Finding, ...]:
    """What stands against recording that the member was not received and written back about."""
    if not sending.number or sending.sent_on is None:
        return (page.unknown("SP-06"),)
    if sending.sent_on > page.day:
        return (page.finding("SP-06", sent_on=sending.sent_on),)
    return ()
