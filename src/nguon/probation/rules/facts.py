"""Frozen pictures of what is known on the day of an act. None always means "not known"; nothing has a default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.admission.terms import DecidingBody
from nguon.people.terms import Standing
from nguon.regulations.voting import Vote


@dataclass(frozen=True, slots=True)
class LevelsAbove:
    """What the levels above the cell did. `needs_base` False: the cell answers to the deciding body directly."""

    needs_base: bool | None
    base_met_on: date | None
    base_vote: Vote | None
    deciding_body: DecidingBody | None
    deciding_vote: Vote | None


@dataclass(frozen=True, slots=True)
class Review:
    """The cell's meeting that considers recognition.

    `has_helper`: an official member is assigned to help on the day. `failed_attempts`: votes on it below the threshold.
    """

    standing: Standing | None
    ceremony_on: date | None
    certificate_on: date | None
    vote: Vote | None
    has_helper: bool | None
    failed_attempts: int | None


@dataclass(frozen=True, slots=True)
class Recognition:
    """The decision that recognises a full member; `effective_on` is the day it says recognition takes effect.

    `failed_attempts`: votes of the cell below the threshold; `referred_on`: the day the matter went to the levels
    above because of that.
    """

    standing: Standing | None
    ceremony_on: date | None
    certificate_on: date | None
    cell_met_on: date | None
    cell_vote: Vote | None
    levels: LevelsAbove | None
    effective_on: date | None
    failed_attempts: int | None
    referred_on: date | None


@dataclass(frozen=True, slots=True)
class StrikeOff:
    """The decision that strikes a probationary member off."""

    standing: Standing | None
    cell_met_on: date | None
    cell_vote: Vote | None
    levels: LevelsAbove | None


@dataclass(frozen=True, slots=True)
class Profile:
    """The new member files the member's curriculum vitae on the day of the page."""

    ceremony_on: date | None
