"""What stands against each act of an admission. `page.day` is always the day of the act itself."""

from nguon.admission.rules.acts import (
    against_base_resolution,
    against_cell_resolution,
    against_ceremony,
    against_considering,
    against_decision,
    against_opening_dossier,
    clock_starts,
)
from nguon.admission.rules.chain import (
    Extending,
    Following,
    Passing,
    against_extending,
    against_following,
    against_passing,
    base_needed,
)
from nguon.admission.rules.clocks import CellVote, Clock, Days, Pause, clocks_on, extended_days, paused_days
from nguon.admission.rules.facts import Applicant, BaseResolution, CellResolution, Ceremony, Decision, Introduction
from nguon.admission.rules.introducing import Introducing, against_introducing
from nguon.admission.rules.meeting import Meeting, against_meeting
from nguon.admission.rules.papers import (
    PaperFact,
    Papers,
    against_groups,
    against_papers,
    against_review_papers,
    paper_ends_on,
)
from nguon.admission.rules.party_age import Absence, Membership, about_party_age, party_age
from nguon.admission.rules.readmission import Readmission, against_readmission
from nguon.admission.rules.verification import (
    against_clearance,
    against_letter,
    against_verification,
    reply_due_on,
    required_on,
    unaccounted,
)
from nguon.admission.rules.verification_facts import Clearance, Inquiry, Verification
from nguon.admission.rules.waivers import COVERS, against_waiver

__all__ = [
    "COVERS",
    "Absence",
    "Applicant",
    "BaseResolution",
    "CellResolution",
    "CellVote",
    "Ceremony",
    "Clearance",
    "Clock",
    "Days",
    "Decision",
    "Extending",
    "Following",
    "Inquiry",
    "Introducing",
    "Introduction",
    "Meeting",
    "Membership",
    "PaperFact",
    "Papers",
    "Passing",
    "Pause",
    "Readmission",
    "Verification",
    "about_party_age",
    "against_base_resolution",
    "against_cell_resolution",
    "against_ceremony",
    "against_clearance",
    "against_considering",
    "against_decision",
    "against_extending",
    "against_following",
    "against_groups",
    "against_introducing",
    "against_letter",
    "against_meeting",
    "against_opening_dossier",
    "against_papers",
    "against_passing",
    "against_readmission",
    "against_review_papers",
    "against_verification",
    "against_waiver",
    "base_needed",
    "clock_starts",
    "clocks_on",
    "extended_days",
    "paper_ends_on",
    "party_age",
    "paused_days",
    "reply_due_on",
    "required_on",
    "unaccounted",
]
