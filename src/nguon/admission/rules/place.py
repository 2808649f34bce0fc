"""Which branch considers somebody who studies, is seconded, waits for work, works on a contract or is here for a time.

Source: Hướng dẫn 06-HD/TW, point 3.10; for a firm without a branch Hướng dẫn 38-HD/BTCTW, point 1.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nguon.admission.terms import Place, Tie
from nguon.core.findings import Finding
from nguon.regulations.book import Page


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """How somebody is tied to a place, and where the dossier is considered.

    `months`: length of the study or secondment by decision, or of actual work on the contract without a break.
    `branch_at_work`: the employer has a party organisation. An opinion is True when it is on file in writing.
    """

    tie: Tie | None
    months: int | None
    branch_at_work: bool | None
    considered_at: Place | None
    opinion_of_home: bool | None
    opinion_of_host: bool | None
    opinion_of_residence: bool | None


def against_place(facts: Whereabouts, page: Page) -> tuple[Finding, ...]:
    """CS-11 another place should consider; CS-12 an opinion of the other places is missing."""
    return tuple(_place(facts, page))


def _place(facts: Whereabouts, page: Page) -> Iterator[Finding]:
    if facts.tie is None:
        yield page.unknown("CS-11")
        return
    right = place_of(facts, page)
    if right is None or facts.considered_at is None:
        yield page.unknown("CS-11")
        return
    if facts.considered_at is not right:
        yield page.finding("CS-11", tie=facts.tie.label, right=right.label, considered_at=facts.considered_at.label)
    missing = [place.label for place in _asked(facts.tie, right) if not _has_opinion(facts, place)]
    if missing:
        yield page.finding("CS-12", tie=facts.tie.label, opinions=" và ".join(missing))


def place_of(facts: Whereabouts, page: Page) -> Place | None:
    """The place that considers; None while the length or the branch at work is not known and decides it."""
    limit = page.integer("moving.place-months")
    if facts.tie in _FIXED:
        return _FIXED[facts.tie]
    if facts.months is None:
        return None
    if facts.tie is not Tie.CONTRACT:
        return Place.HOST if facts.months >= limit else Place.HOME
    if facts.months < limit:
        return Place.RESIDENCE
    if facts.branch_at_work is None:
        return None
    return Place.HOST if facts.branch_at_work else Place.RESIDENCE


_FIXED = {
    Tie.WAITING_FOR_WORK: Place.RESIDENCE,
    Tie.WAITING_FOR_DEGREE: Place.HOST,
    Tie.TEMPORARY: Place.HOME,
}


def _asked(tie: Tie, right: Place) -> tuple[Place, ...]:
    """Whose written opinion goes with the dossier."""
    if tie in {Tie.STUDY, Tie.SECONDMENT} and right is Place.HOST:
        return (Place.HOME, Place.RESIDENCE)
    if tie is Tie.TEMPORARY or (tie is Tie.CONTRACT and right is Place.RESIDENCE):
        return (Place.HOST,)
    return ()


def _has_opinion(facts: Whereabouts, place: Place) -> bool:
    held = {
        Place.HOME: facts.opinion_of_home,
        Place.HOST: facts.opinion_of_host,
        Place.RESIDENCE: facts.opinion_of_residence,
    }
    return bool(held[place])
