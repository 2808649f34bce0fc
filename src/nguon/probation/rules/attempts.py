"""Votes that fell below the threshold: recorded as they were, repeated, and after the last allowed one sent up."""

from __future__ import annotations

from collections.abc import Iterable

from nguon.core.findings import Finding

_LOST = frozenset({"BQ-03", "BQ-04"})
"""Too few in favour in the cell or in the base committee: a fact to be recorded, not a fault of the record."""


def is_lost(findings: Iterable[Finding]) -> bool:
    """True when the vote that is judged fell below the threshold."""
    return any(finding.clause in _LOST for finding in findings)


def beside_the_result(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What stands against recording the vote at all: everything but that it was lost."""
    return tuple(finding for finding in findings if finding.clause not in _LOST)
