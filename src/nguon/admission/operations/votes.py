"""Storing a vote of a body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nguon.admission.terms import Body
from nguon.core.errors import Refused
from nguon.core.findings import Finding
from nguon.regulations.book import load_book
from nguon.regulations.voting import Roll, Vote, Voters, against_roll


@dataclass(frozen=True, slots=True)
class VotedResolution:
    """A resolution: number, day of the meeting, counts; `roll` tells how the number entitled came about, if known."""

    number: str
    met_on: date
    vote: Vote
    roll: Roll | None = None


def refuse_impossible_vote(vote: Vote, findings: tuple[Finding, ...]) -> None:
    """Stop at counts that contradict each other, whatever was done on paper.

    :raises Refused: with the findings of the act.
    """
    # Counts that contradict each other are a slip of the pen, never a fact of the past: no record may hold them.
    if not adds_up(vote):
        raise Refused(findings)


def adds_up(vote: Vote) -> bool:
    """True when all counts are known and no more voted than were present, nor more present than entitled."""
    counts = (vote.eligible, vote.present, vote.in_favour, vote.against, vote.blank)
    if any(count is None or count < 0 for count in counts):
        return False
    eligible, present, in_favour, against, blank = (count or 0 for count in counts)
    return in_favour + against + blank <= present <= eligible


def store_vote(row: Any, resolution: VotedResolution) -> None:
    """Store a vote in a row of a table of votes (dossier's or term's).

    :raises Refused: the parts of the roll do not give the number entitled, or hold what a committee may not leave out.
    """
    vote, roll = resolution.vote, resolution.roll
    if roll is not None:
        voters = _VOTERS.get(row.body, Voters.STANDING_COMMITTEE)
        told = replace(roll, voters=voters, entitled=vote.eligible)
        # As with counts: a slip of the pen, never a fact of the past.
        if findings := tuple(against_roll(told, load_book().on(resolution.met_on))):
            raise Refused(findings)
        row.summoned = roll.summoned
        row.transferred_absent, row.exempt_absent = roll.transferred_absent or 0, roll.exempt_absent or 0
        row.suspended, row.excused_absent = roll.suspended or 0, roll.excused_absent or 0
    row.number, row.met_on = resolution.number, resolution.met_on
    row.eligible, row.present = vote.eligible, vote.present
    row.in_favour, row.against, row.blank = vote.in_favour, vote.against, vote.blank
    row.save()


_VOTERS = {Body.CELL: Voters.CELL, Body.BASE: Voters.BASE}
