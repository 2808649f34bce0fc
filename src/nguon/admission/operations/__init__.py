"""Writing dossiers. Every act: lock, judge on the day of the act, change, record."""

from nguon.admission.operations.conditions import Conditions, keep_conditions
from nguon.admission.operations.decisions import SignedDecision, record_ceremony, record_decision
from nguon.admission.operations.introductions import IntroductionPaper, record_introduction
from nguon.admission.operations.opening import Opening, close_dossier, open_dossier
from nguon.admission.operations.resolutions import record_base_resolution, record_cell_resolution
from nguon.admission.operations.stored import take
from nguon.admission.operations.votes import VotedResolution, adds_up, refuse_impossible_vote, store_vote

__all__ = [
    "Conditions",
    "IntroductionPaper",
    "Opening",
    "SignedDecision",
    "VotedResolution",
    "adds_up",
    "close_dossier",
    "keep_conditions",
    "open_dossier",
    "record_base_resolution",
    "record_cell_resolution",
    "record_ceremony",
    "record_decision",
    "record_introduction",
    "refuse_impossible_vote",
    "store_vote",
    "take",
]
