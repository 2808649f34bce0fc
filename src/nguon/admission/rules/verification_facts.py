"""What is judged about verification and opinions. None always means "not known"; nothing has a default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.admission.terms import Answer, AskedBody, Carrier, Conclusion, Ground, InquiryState, Purpose, Relation


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One letter, or one question that is waived: what it asks, about whom, of which body, and what came back.

    `about` holds one person at least. `confirmed` says whether what the ground must show (`MUST_SHOW`) is on paper.
    """

    purpose: Purpose | None
    about: tuple[Relation, ...]
    asked: AskedBody | None
    state: InquiryState | None
    carried_by: Carrier | None
    sent_on: date | None
    answered_on: date | None
    result: Answer | None
    ground: Ground | None
    confirmed: bool | None

    def is_waived(self) -> bool:
        """Nobody is asked."""
        return self.state is InquiryState.WAIVED

    def is_sent_by(self, day: date) -> bool:
        """The letter had left by the end of the day."""
        return not self.is_waived() and self.sent_on is not None and self.sent_on <= day

    def is_answered_by(self, day: date) -> bool:
        """An answer had come by the end of the day."""
        return self.is_sent_by(day) and self.answered_on is not None and self.answered_on <= day

    def is_opinion(self) -> bool:
        """It asks for an opinion, not for a verification."""
        return self.purpose is not None and self.purpose.is_opinion


@dataclass(frozen=True, slots=True)
class Verification:
    """Everything about verification and opinions that the cell's meeting is judged by.

    `inquiries` None: nobody recorded them. `stamped_on`: the pages and photo of the curriculum vitae were stamped
    across. `remarked_on`: the cell committee's remark and the certification were written into it; None while they are
    not. `merged_on`: the opinions were put together in one paper.
    """

    inquiries: tuple[Inquiry, ...] | None
    stamped_on: date | None
    remarked_on: date | None
    merged_on: date | None


@dataclass(frozen=True, slots=True)
class Clearance:
    """What the decision is judged by: the answers, the conclusion on an issue, the consent of the level above."""

    inquiries: tuple[Inquiry, ...] | None
    conclusion: Conclusion | None
    consent_on: date | None
