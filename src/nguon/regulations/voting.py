"""Judging a vote: whether the counts can be right and whether they are enough. Shared by admission and probation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nguon.core.findings import Finding
from nguon.core.labelled import Labelled
from nguon.regulations.book import Page


class Voters(Labelled):
    """Whose vote it is; decides the threshold."""

    CELL = "cell", "Chi bộ"
    BASE = "base", "Đảng ủy cơ sở"
    STANDING_COMMITTEE = "standing_committee", "Ban thường vụ"
    DELEGATED_BASE = "delegated_base", "Đảng ủy cơ sở được ủy quyền"
    STANDING_BOARD = "standing_board", "Thường trực cấp ủy và ủy viên ban thường vụ là trưởng ban đảng"
    BASE_STANDING = "base_standing", "Ban thường vụ đảng ủy cơ sở"


# Voters -> (parameter that holds the threshold, clause that says it was not reached)
_RULED_BY = {
    Voters.CELL: ("voting.cell", "BQ-03"),
    Voters.BASE: ("voting.base", "BQ-04"),
    Voters.STANDING_COMMITTEE: ("voting.standing-committee", "BQ-05"),
    Voters.DELEGATED_BASE: ("voting.delegated-base", "BQ-06"),
    Voters.STANDING_BOARD: ("voting.standing-board", "BQ-08"),
    Voters.BASE_STANDING: ("voting.base-standing", "BQ-09"),
}


@dataclass(frozen=True, slots=True)
class Vote:
    """The counts of one vote; None where a count is not known.

    `eligible` is the denominator: those summoned, less those the rules leave out (and who did not come and vote).
    """

    eligible: int | None
    present: int | None
    in_favour: int | None
    against: int | None
    blank: int | None


@dataclass(frozen=True, slots=True)
class Roll:
    """How the number entitled to vote came about: those summoned, less those the rules leave out.

    Left out are, when they were not there to vote, members on a temporary transfer elsewhere and exempt members (only
    in a cell); the suspended, prosecuted and detained always; at a congress also who is excused. `entitled` is the
    number the minutes give; None where it is not written.
    """

    voters: Voters | None
    summoned: int | None
    transferred_absent: int | None
    exempt_absent: int | None
    suspended: int | None
    excused_absent: int | None
    entitled: int | None

    @property
    def left_out(self) -> int:
        """How many of the summoned do not count."""
        parts = (self.transferred_absent, self.exempt_absent, self.suspended, self.excused_absent)
        return sum(part or 0 for part in parts)

    @property
    def counted(self) -> int | None:
        """The number entitled to vote as it follows from the parts; None while nobody was said to be summoned."""
        return None if self.summoned is None else self.summoned - self.left_out


def against_roll_call(roll: Roll, page: Page) -> tuple[Finding, ...]:
    """As `against_roll`, for whoever judges it alone."""
    return tuple(against_roll(roll, page))


def against_roll(roll: Roll, page: Page) -> Iterator[Finding]:
    """BQ-10 the parts are missing or do not give the number entitled; BQ-11 a deduction that a committee lacks."""
    counted = roll.counted
    if roll.summoned is None or counted is None:
        yield page.unknown("BQ-10", body=roll.voters or _ANY_BODY)
        return
    entitled = counted if roll.entitled is None else roll.entitled
    if counted < 0 or entitled != counted:
        yield page.finding(
            "BQ-10",
            body=roll.voters or _ANY_BODY,
            summoned=roll.summoned,
            left_out=roll.left_out,
            counted=max(counted, 0),
            entitled=entitled,
        )
    only_in_cells = (roll.exempt_absent or 0) + (roll.excused_absent or 0)
    if only_in_cells and roll.voters not in {Voters.CELL, None}:
        yield page.finding("BQ-11", body=roll.voters, number=only_in_cells)


_ANY_BODY = "Cuộc họp"


def against_vote(vote: Vote | None, voters: Voters, page: Page) -> Iterator[Finding]:
    """BQ-01 to BQ-06: counts missing or impossible, or too few in favour."""
    if (
        vote is None
        or vote.eligible is None
        or vote.present is None
        or vote.in_favour is None
        or vote.against is None
        or vote.blank is None
    ):
        yield page.unknown("BQ-01", body=voters)
        return
    total = vote.in_favour + vote.against + vote.blank
    if total > vote.present or min(vote.in_favour, vote.against, vote.blank) < 0:
        yield page.finding(
            "BQ-01",
            body=voters,
            in_favour=vote.in_favour,
            against=vote.against,
            blank=vote.blank,
            total=total,
            present=vote.present,
        )
    if vote.present > vote.eligible:
        yield page.finding("BQ-02", body=voters, present=vote.present, eligible=vote.eligible)
    parameter, clause = _RULED_BY[voters]
    threshold = page.threshold(parameter)
    if not threshold.met_by(vote.in_favour, vote.eligible):
        yield page.finding(
            clause,
            in_favour=vote.in_favour,
            eligible=vote.eligible,
            needed=threshold,
            least=threshold.least(vote.eligible),
        )


def against_deciding_vote(vote: Vote | None, voters: Voters | None, page: Page) -> Iterator[Finding]:
    """The vote of the deciding body; BQ-07 when it is not known which body decided, for then no threshold is known."""
    if voters is None:
        yield page.finding(
            "BQ-07",
            standing_committee=page.threshold("voting.standing-committee"),
            delegated_base=page.threshold("voting.delegated-base"),
        )
        return
    yield from against_vote(vote, voters, page)
