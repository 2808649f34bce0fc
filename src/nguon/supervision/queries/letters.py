"""Verification and opinions as one step of the path."""

from __future__ import annotations

from collections import Counter
from datetime import date

from nguon.admission.models import Dossier
from nguon.admission.queries import verification_on
from nguon.admission.rules import against_verification
from nguon.admission.terms import AWAITED, Body, InquiryState
from nguon.core.findings import Severity
from nguon.supervision.queries.story import Story


def verified(story: Story, dossier: Dossier) -> tuple[str, date] | None:
    """In words what was asked and answered, and the day of the last answer; None while something is still missing."""
    told = letters_in_words(story)
    if Body.CELL in story.votes or dossier.decided_on is not None:
        return told or "không ghi lại", max(
            (one.answered_on for one in story.letters if one.answered_on), default=story.day
        )
    verification = story.meeting.verification if story.meeting else verification_on(dossier)
    findings = against_verification(verification, story.page)
    if any(finding.severity is Severity.OBSTACLE for finding in findings):
        return None
    return told, max((one.answered_on for one in story.letters if one.answered_on), default=story.day)


def letters_in_words(story: Story) -> str:
    """How many letters were answered and how many wait, or empty."""
    counted = Counter(one.state for one in story.letters)
    waiting = sum(counted[state] for state in AWAITED)
    parts = (
        (counted[InquiryState.ANSWERED], "thư đã có trả lời"),
        (waiting, "thư chờ trả lời"),
        (counted[InquiryState.DRAFT], "thư đang soạn"),
        (counted[InquiryState.WAIVED], "việc không phải hỏi"),
    )
    return ", ".join(f"{number} {words}" for number, words in parts if number)
