"""Tables of probation and of what ends it."""

from nguon.probation.models.terms import Term
from nguon.probation.models.votes import TermResolution

__all__ = ["Term", "TermResolution"]
