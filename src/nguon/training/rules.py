"""What stands against sending a person to a class and against issuing a certificate. None means "not known"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.core.findings import Finding
from nguon.people.terms import Standing
from nguon.regulations.book import Page
from nguon.training.terms import ClassKind, Result


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A person put on the roster of a class on the day of the page. `listed`: on the list of a cell."""

    kind: ClassKind | None
    listed: bool | None
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate issued on the day of the page; `ended_on` is the last day of the class."""

    result: Result | None
    ended_on: date | None
    number: str | None


def against_enrolment(enrolment: Enrolment, page: Page) -> tuple[Finding, ...]:
    """What stands against taking the person into the class."""
    return tuple(_enrolment(enrolment, page))


def _enrolment(enrolment: Enrolment, page: Page) -> Iterator[Finding]:
    if enrolment.kind is None:
        yield page.finding("LH-06")
    elif enrolment.kind is ClassKind.AWARENESS:
        if enrolment.listed is None:
            yield page.unknown("LH-01")
        elif not enrolment.listed:
            yield page.finding("LH-01")
    elif enrolment.standing is None:
        yield page.unknown("LH-02")
    elif enrolment.standing is not Standing.PROBATIONARY:
        yield page.finding("LH-02", standing=enrolment.standing)


def against_certificate(certificate: Certificate, page: Page) -> tuple[Finding, ...]:
    """What stands against issuing the certificate."""
    return tuple(_certificate(certificate, page))


def _certificate(certificate: Certificate, page: Page) -> Iterator[Finding]:
    if certificate.result is None:
        yield page.unknown("LH-03")
    elif certificate.result is not Result.PASSED:
        yield page.finding("LH-03", result=certificate.result)
    if certificate.ended_on is None:
        yield page.unknown("LH-04")
    elif page.day < certificate.ended_on:
        yield page.finding("LH-04", ended_on=certificate.ended_on)
    if not certificate.number:
        yield page.finding("LH-05")
