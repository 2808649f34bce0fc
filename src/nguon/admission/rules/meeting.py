"""The cell's meeting as a whole: everything about the dossier that is judged when the cell considers it."""

from __future__ import annotations

from dataclasses import dataclass

from nguon.admission.rules.acts import against_considering
from nguon.admission.rules.facts import Applicant
from nguon.admission.rules.introducing import Introducing, against_introducing
from nguon.admission.rules.papers import Papers, against_papers
from nguon.admission.rules.readmission import Readmission, against_readmission
from nguon.admission.rules.verification import against_verification
from nguon.admission.rules.verification_facts import Verification
from nguon.core.findings import Finding
from nguon.regulations.book import Page


@dataclass(frozen=True, slots=True)
class Meeting:
    """One part for each family of rules that the meeting is judged by; `readmission` only for who has left before."""

    applicant: Applicant
    introducing: Introducing
    papers: Papers
    verification: Verification
    readmission: Readmission | None = None


def against_meeting(meeting: Meeting, page: Page) -> tuple[Finding, ...]:
    """What stands against the cell considering the dossier on the day of the page, every family in turn."""
    return (
        *against_considering(meeting.applicant, page),
        *against_introducing(meeting.introducing, page),
        *against_papers(meeting.papers, page),
        *against_verification(meeting.verification, page),
        *(against_readmission(meeting.readmission, page) if meeting.readmission else ()),
    )
