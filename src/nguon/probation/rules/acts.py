"""One function per act. Each returns every finding, so that it needs mending only once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nguon.core.findings import Finding, Severity
from nguon.people.terms import Standing
from nguon.probation.rules.days import probation_end
from nguon.probation.rules.facts import LevelsAbove, Profile, Recognition, Review, StrikeOff
from nguon.regulations.book import Page
from nguon.regulations.deadlines import against_limit
from nguon.regulations.voting import Vote, Voters, against_deciding_vote, against_vote


def against_review(review: Review, page: Page) -> tuple[Finding, ...]:
    """What stands against the cell considering recognition on the day of the page, vote included."""
    return (*against_reviewing(review, page), *against_vote(review.vote, Voters.CELL, page))


def against_reviewing(review: Review, page: Page) -> tuple[Finding, ...]:
    """The same before there is a vote: what stands in the way if the cell met on the day of the page."""
    return (
        *_standing(review.standing, page),
        *_met(review.ceremony_on, page.day, review.certificate_on, page),
        *_helped(review.has_helper, page),
        *against_attempts(review.failed_attempts, page),
    )


def _helped(has_helper: bool | None, page: Page) -> Iterator[Finding]:
    # Not known for terms taken over from lists: nothing is said then.
    if has_helper is False:
        yield page.finding("DB-13")


def against_attempts(failed: int | None, page: Page) -> Iterator[Finding]:
    """DB-11: so many votes below the threshold that the matter goes up instead of to another vote."""
    needed = page.integer("probation.attempts")
    if failed is not None and failed >= needed:
        yield page.finding("DB-11", attempts=failed, needed=needed)


def against_profile(profile: Profile, page: Page) -> tuple[Finding, ...]:
    """What is to be said of filing the curriculum vitae on the day of the page: its place and the time taken."""
    needed = page.integer("probation.profile-working-days")
    if profile.ceremony_on is None:
        return (page.unknown("DB-14", needed=needed),)
    if page.day < profile.ceremony_on:
        return (page.finding("DB-14", ceremony_on=profile.ceremony_on),)
    return tuple(against_limit(profile.ceremony_on, page.day, "probation.profile-working-days", "DB-12", page))


def against_recognition(recognition: Recognition, page: Page) -> tuple[Finding, ...]:
    """What stands against the decision to recognise: meeting, levels above, time limits, effective day."""
    met_on = recognition.cell_met_on
    return (
        *_standing(recognition.standing, page),
        *_met(recognition.ceremony_on, met_on, recognition.certificate_on, page),
        *_after_cell(met_on, page),
        *_voted_in_cell(recognition, page),
        *_levels(recognition.levels, met_on, page),
        *_base_in_time(recognition.levels, met_on, page),
        *_decided_in_time(met_on, page),
        *_effective(recognition.ceremony_on, recognition.effective_on, page),
    )


def _voted_in_cell(recognition: Recognition, page: Page) -> Iterator[Finding]:
    """The cell's vote; after the last allowed attempt the level above decides on its own, and this says so."""
    needed, failed = page.integer("probation.attempts"), recognition.failed_attempts
    is_referred = recognition.referred_on is not None and recognition.referred_on <= page.day
    if is_referred and failed is not None and failed >= needed:
        yield page.finding("DB-11", Severity.WARNING, attempts=failed, needed=needed)
        return
    yield from against_vote(recognition.cell_vote, Voters.CELL, page)


def against_strike_off(strike_off: StrikeOff, page: Page) -> tuple[Finding, ...]:
    """What stands against the decision to strike off: standing, order of the acts and votes. Grounds are not judged."""
    return (
        *_standing(strike_off.standing, page),
        *against_order(strike_off.cell_met_on, strike_off.cell_vote, strike_off.levels, page),
    )


def against_order(
    cell_met_on: date | None, cell_vote: Vote | None, levels: LevelsAbove | None, page: Page
) -> tuple[Finding, ...]:
    """What stands against a decision on the day of the page because of what the levels before it did."""
    return (
        *_after_cell(cell_met_on, page),
        *against_vote(cell_vote, Voters.CELL, page),
        *_levels(levels, cell_met_on, page),
    )


def _standing(standing: Standing | None, page: Page) -> Iterator[Finding]:
    if standing is None:
        yield page.unknown("DB-10")
    elif standing is not Standing.PROBATIONARY:
        yield page.finding("DB-10", standing=standing)


def _met(ceremony_on: date | None, met_on: date | None, certificate_on: date | None, page: Page) -> Iterator[Finding]:
    """DB-01, DB-03 to DB-05: too early, too late, or without the certificate. An unknown meeting is DB-06."""
    if ceremony_on is None:
        yield page.unknown("DB-01")
    elif met_on is not None:
        yield from _timely(ceremony_on, met_on, page)
    if certificate_on is None:
        yield page.finding("DB-04")
    elif met_on is not None and certificate_on > met_on:
        yield page.finding("DB-05", issued_on=certificate_on, met_on=met_on)


def _timely(ceremony_on: date, met_on: date, page: Page) -> Iterator[Finding]:
    ends_on = probation_end(ceremony_on, page)
    if met_on < ends_on:
        needed = page.integer("probation.months")
        yield page.finding("DB-01", met_on=met_on, ceremony_on=ceremony_on, needed=needed, ends_on=ends_on)
    yield from against_limit(ends_on, met_on, "probation.review-working-days", "DB-03", page, met_on=met_on)


def _after_cell(met_on: date | None, page: Page) -> Iterator[Finding]:
    if met_on is None:
        yield page.unknown("DB-06")
    elif page.day < met_on:
        yield page.finding("DB-06", cell_met_on=met_on)


def _levels(levels: LevelsAbove | None, met_on: date | None, page: Page) -> Iterator[Finding]:
    if levels is None:
        # Old records often hold only the decision itself; what the levels did is then on paper.
        yield page.unknown("DB-07", Severity.WARNING)
        return
    if levels.needs_base is None and levels.base_met_on is None:
        yield page.unknown("DB-07")
    elif levels.needs_base and levels.base_met_on is None:
        yield page.finding("DB-07")
    elif levels.base_met_on is not None:
        if levels.base_met_on > page.day or (met_on is not None and levels.base_met_on < met_on):
            yield page.finding("DB-08", base_met_on=levels.base_met_on, cell_met_on=met_on or "chưa ghi")
        yield from against_vote(levels.base_vote, Voters.BASE, page)
    voters = None if levels.deciding_body is None else Voters(levels.deciding_body.value)
    yield from against_deciding_vote(levels.deciding_vote, voters, page)


def _base_in_time(levels: LevelsAbove | None, met_on: date | None, page: Page) -> Iterator[Finding]:
    base_on = levels.base_met_on if levels else None
    if met_on is not None and base_on is not None:
        yield from against_limit(met_on, base_on, "probation.base-working-days", "LV-03", page, base_met_on=base_on)


def _decided_in_time(met_on: date | None, page: Page) -> Iterator[Finding]:
    if met_on is None:
        return
    extension = page.integer("probation.decision-extension-working-days")
    limit = "probation.decision-working-days"
    yield from against_limit(met_on, page.day, limit, "DB-09", page, extension=extension)


def _effective(ceremony_on: date | None, effective_on: date | None, page: Page) -> Iterator[Finding]:
    if ceremony_on is None:
        return
    ends_on = probation_end(ceremony_on, page)
    if effective_on is None:
        yield page.unknown("DB-02", ends_on=ends_on)
    elif effective_on != ends_on:
        yield page.finding("DB-02", effective_on=effective_on, ends_on=ends_on)
