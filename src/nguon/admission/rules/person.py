"""Standing, schooling, certificate and papers of the applicant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nguon.admission.rules.facts import Applicant
from nguon.admission.terms import SchoolingException
from nguon.core.findings import Finding, Severity
from nguon.core.periods import add_months, completed_months
from nguon.people.terms import Schooling, Standing
from nguon.regulations.book import Page


def against_standing(applicant: Applicant, page: Page) -> Iterator[Finding]:
    """KN-15 already a member; KN-16, KN-17 again too early or without consent; KN-18 another open dossier."""
    if applicant.standing is None:
        yield page.unknown("KN-15")
    elif applicant.standing in {Standing.PROBATIONARY, Standing.OFFICIAL}:
        yield page.finding("KN-15", standing=applicant.standing)
    elif applicant.standing is Standing.LEFT:
        yield from _readmission(applicant.left_on, applicant.readmission_consent, page)
    if applicant.other_dossier_open is None:
        yield page.unknown("KN-18")
    elif applicant.other_dossier_open:
        yield page.finding("KN-18")


def _readmission(left_on: date | None, consent: bool | None, page: Page) -> Iterator[Finding]:
    needed = page.integer("admission.readmission-months")
    if left_on is None:
        yield page.unknown("KN-16", needed=needed)
    elif (earliest := add_months(left_on, needed)) > page.day:
        months = max(completed_months(left_on, page.day), 0)
        yield page.finding("KN-16", left_on=left_on, months=months, needed=needed, earliest=earliest)
    named = page.text("admission.readmission-consent")
    if consent is None:
        yield page.unknown("KN-17", consent=named)
    elif not consent:
        yield page.finding("KN-17", consent=named)


def against_schooling(applicant: Applicant, page: Page, severity: Severity | None = None) -> Iterator[Finding]:
    """KN-04 to KN-06: schooling below the threshold, also below that of the exception claimed."""
    schooling, needed = applicant.schooling, Schooling(page.text("admission.schooling-min"))
    if schooling is None:
        yield page.unknown("KN-04", severity, needed=needed)
    elif schooling.reaches(needed):
        return
    elif applicant.schooling_exception is SchoolingException.AREA:
        in_area = Schooling(page.text("admission.schooling-exception-area"))
        if not schooling.reaches(in_area):
            yield page.finding("KN-05", severity, schooling=schooling, needed=in_area)
    elif applicant.schooling_exception is SchoolingException.ELDER and schooling.reaches(
        Schooling(page.text("admission.schooling-exception-elder"))
    ):
        yield from _elder(schooling, applicant.schooling_consent, page, severity)
    else:
        yield page.finding("KN-04", severity, schooling=schooling, needed=needed)


def _elder(schooling: Schooling, consent: bool | None, page: Page, severity: Severity | None) -> Iterator[Finding]:
    named = page.text("admission.schooling-exception-consent")
    if consent is None:
        yield page.unknown("KN-06", severity, consent=named)
    elif not consent:
        yield page.finding("KN-06", severity, schooling=schooling, consent=named)


def against_certificate(issued_on: date | None, page: Page, severity: Severity | None = None) -> Iterator[Finding]:
    """KN-07 none; KN-08 too old; KN-09 dated after the day."""
    limit = page.integer("admission.certificate-months")
    if issued_on is None:
        yield page.finding("KN-07", severity)
    elif issued_on > page.day:
        yield page.finding("KN-09", paper="Giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng", dated_on=issued_on)
    elif (last_day := add_months(issued_on, limit)) < page.day:
        yield page.finding("KN-08", severity, issued_on=issued_on, limit=limit, last_day=last_day)


def against_papers(applicant: Applicant, page: Page) -> Iterator[Finding]:
    """KN-26 no application; KN-27 no helper; KN-09 an application dated after the day."""
    if applicant.application_on is None:
        yield page.finding("KN-26")
    elif applicant.application_on > page.day:
        yield page.finding("KN-09", paper="Đơn xin vào Đảng", dated_on=applicant.application_on)
    if applicant.has_helper is None:
        yield page.unknown("KN-27")
    elif not applicant.has_helper:
        yield page.finding("KN-27")


def against_dossier_age(compiled_on: date | None, page: Page) -> Iterator[Finding]:
    """KN-10 the dossier is too old or its day unknown; KN-09 compiled after the meeting."""
    limit = page.integer("admission.dossier-months")
    if compiled_on is None:
        yield page.unknown("KN-10", limit=limit)
    elif compiled_on > page.day:
        yield page.finding("KN-09", paper="Hồ sơ kết nạp", dated_on=compiled_on)
    elif add_months(compiled_on, limit) < page.day:
        yield page.finding("KN-10", compiled_on=compiled_on, limit=limit)
