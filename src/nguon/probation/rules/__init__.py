"""What stands against the acts that end a probation. `page.day` is the day of the act; None means "not known"."""

from nguon.probation.rules.acts import (
    against_recognition,
    against_review,
    against_reviewing,
    against_strike_off,
)
from nguon.probation.rules.days import probation_end, review_due_on
from nguon.probation.rules.facts import LevelsAbove, Recognition, Review, StrikeOff

__all__ = [
    "LevelsAbove",
    "Recognition",
    "Review",
    "StrikeOff",
    "against_recognition",
    "against_review",
    "against_reviewing",
    "against_strike_off",
    "probation_end",
    "review_due_on",
]
