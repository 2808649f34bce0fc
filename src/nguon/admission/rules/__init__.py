"""What stands against each act of an admission. `page.day` is always the day of the act itself."""

from nguon.admission.rules.acts import (
    against_base_resolution,
    against_cell_resolution,
    against_ceremony,
    against_considering,
    against_decision,
    against_opening_dossier,
    ceremony_due_on,
    decision_due_on,
)
from nguon.admission.rules.facts import (
    Applicant,
    BaseResolution,
    CellResolution,
    Ceremony,
    Decision,
    Introduction,
)
from nguon.admission.rules.meeting import Meeting, against_meeting

__all__ = [
    "Applicant",
    "BaseResolution",
    "CellResolution",
    "Ceremony",
    "Decision",
    "Introduction",
    "Meeting",
    "against_base_resolution",
    "against_cell_resolution",
    "against_ceremony",
    "against_considering",
    "against_decision",
    "against_meeting",
    "against_opening_dossier",
    "ceremony_due_on",
    "decision_due_on",
]
