"""Tables of the admission dossier."""

from nguon.admission.models.course import Appraisal, Extension, Interruption, Return, ReturnedPart
from nguon.admission.models.dossiers import Dossier
from nguon.admission.models.introductions import Introduction
from nguon.admission.models.letters import Inquiry, Reminder, VerificationNote
from nguon.admission.models.papers import PAPERS_HELD, Paper, PaperColumns, paper_constraints
from nguon.admission.models.readmissions import Readmission
from nguon.admission.models.transfers import Transfer
from nguon.admission.models.votes import VOTES_HELD, Resolution, VoteColumns, roll_gives_eligible, votes_add_up

__all__ = [
    "PAPERS_HELD",
    "VOTES_HELD",
    "Appraisal",
    "Dossier",
    "Extension",
    "Inquiry",
    "Interruption",
    "Introduction",
    "Paper",
    "PaperColumns",
    "Readmission",
    "Reminder",
    "Resolution",
    "Return",
    "ReturnedPart",
    "Transfer",
    "VerificationNote",
    "VoteColumns",
    "paper_constraints",
    "roll_gives_eligible",
    "votes_add_up",
]
