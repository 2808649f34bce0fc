"""Reading dossiers within a scope, and the pictures of facts that the rules judge."""

from nguon.admission.queries.dossiers import (
    OPEN,
    dossier_within,
    dossiers,
    introductions_of,
    last_meetings,
    latest_dossier_of,
    locked_dossier,
    open_dossier_of,
    resolutions_of,
)
from nguon.admission.queries.facts import (
    applicant_on,
    applicants_on,
    base_facts,
    ceremony_facts,
    decision_facts,
    meeting_on,
    meetings_on,
    needs_base,
    vote_of,
)

__all__ = [
    "OPEN",
    "applicant_on",
    "applicants_on",
    "base_facts",
    "ceremony_facts",
    "decision_facts",
    "dossier_within",
    "dossiers",
    "introductions_of",
    "last_meetings",
    "latest_dossier_of",
    "locked_dossier",
    "meeting_on",
    "meetings_on",
    "needs_base",
    "open_dossier_of",
    "resolutions_of",
    "vote_of",
]
