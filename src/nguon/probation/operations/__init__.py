"""Writing probation terms. Every act: lock, judge on the day of the act, change, record."""

from nguon.probation.operations.endings import recognise, strike_off
from nguon.probation.operations.opening import follow, open_term
from nguon.probation.operations.reviews import record_review

__all__ = ["follow", "open_term", "recognise", "record_review", "strike_off"]
