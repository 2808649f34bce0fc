"""Storing a vote that may be repeated."""

from __future__ import annotations

from collections.abc import Mapping

from nguon.admission.operations import VotedResolution, refuse_impossible_vote, store_vote
from nguon.admission.terms import Body
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.findings import Finding
from nguon.probation import rules
from nguon.probation.models import AttemptColumns


def attempt_of(body: Body, votes: Mapping[Body, AttemptColumns]) -> int:
    """The number of the vote that the body takes now.

    :raises BadInput: its last vote carried, or the base committee comes before the cell.
    """
    last = votes.get(body)
    if last is not None and last.carried:
        raise BadInput(f"Đã ghi nghị quyết của {body.label.lower()} về người này, đủ số phiếu tán thành.")
    if body is Body.BASE and Body.CELL not in votes:
        raise BadInput("Chưa có nghị quyết của chi bộ; chi bộ xét trước, đảng ủy cơ sở xét sau.")
    return 1 if last is None else last.attempt + 1


def cast(
    row: AttemptColumns, resolution: VotedResolution, findings: tuple[Finding, ...], *, already_taken: bool
) -> list[str]:
    """Store the vote in the row, carried or lost, and return the clause codes to keep.

    :raises Refused: something other than the result stands against it, or the counts are impossible.
    """
    refuse_impossible_vote(resolution.vote, findings)
    refuse_or_keep(rules.beside_the_result(findings), already_taken=already_taken)
    row.carried = not rules.is_lost(findings)
    store_vote(row, resolution)
    return [finding.clause for finding in findings]
