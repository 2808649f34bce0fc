"""Tables of probation and of what ends a membership."""

from nguon.probation.models.care import Remark, TermHelper
from nguon.probation.models.departures import Departure, DepartureResolution
from nguon.probation.models.papers import TermPaper
from nguon.probation.models.terms import Term
from nguon.probation.models.votes import AttemptColumns, TermResolution
from nguon.probation.models.wrongful import RedoneStep, WrongfulAdmission

__all__ = [
    "AttemptColumns",
    "Departure",
    "DepartureResolution",
    "RedoneStep",
    "Remark",
    "Term",
    "TermHelper",
    "TermPaper",
    "TermResolution",
    "WrongfulAdmission",
]
