"""Reading probation terms within a scope, and the pictures of facts that the rules judge."""

from nguon.probation.queries.facts import recognition_facts, review_facts, strike_off_facts
from nguon.probation.queries.terms import (
    latest_term_of,
    locked_term,
    on_probation,
    resolutions_of,
    running_terms,
    term_within,
)

__all__ = [
    "latest_term_of",
    "locked_term",
    "on_probation",
    "recognition_facts",
    "resolutions_of",
    "review_facts",
    "running_terms",
    "strike_off_facts",
    "term_within",
]
