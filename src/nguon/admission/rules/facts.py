"""Frozen pictures of what is known on the day of an act. None always means "not known"; nothing has a default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.admission.terms import DecidingBody, IntroducerKind, SchoolingException
from nguon.people.terms import Precision, Schooling, Standing
from nguon.regulations.voting import Vote


@dataclass(frozen=True, slots=True)
class Introduction:
    """One introducer of the applicant: a member, or a union by resolution.

    For a member: `standing` on the day, `together_since` (working, studying or living with the applicant) and
    `replacing` (True when assigned in place of an earlier introducer). For a union only `resolved_on`, the day of its
    resolution.
    """

    kind: IntroducerKind
    standing: Standing | None
    together_since: date | None
    replacing: bool | None
    resolved_on: date | None


@dataclass(frozen=True, slots=True)
class Applicant:
    """Everything about the person that the cell's meeting judges.

    `born_precision` may stay None when `born_on` is an exact day. `schooling_exception` None claims no exception. A
    consent is that of the committee the rules name, in writing: True on file, False absent, None not known.
    `introductions` None means that nobody recorded them, an empty tuple that there are none.
    """

    born_on: date | None
    born_precision: Precision | None
    standing: Standing | None
    left_on: date | None
    schooling: Schooling | None
    schooling_exception: SchoolingException | None
    over_age_consent: bool | None
    schooling_consent: bool | None
    readmission_consent: bool | None
    application_on: date | None
    has_helper: bool | None
    certificate_on: date | None
    dossier_compiled_on: date | None
    other_dossier_open: bool | None
    introductions: tuple[Introduction, ...] | None


@dataclass(frozen=True, slots=True)
class CellResolution:
    """The cell's meeting that proposes the admission."""

    applicant: Applicant
    vote: Vote | None


@dataclass(frozen=True, slots=True)
class BaseResolution:
    """The meeting of the base committee that proposes the admission."""

    cell_met_on: date | None
    vote: Vote | None


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision to admit. `needs_base` is False for a cell that answers to the deciding committee directly.

    `extended` and `paused`: working days by which the limit was extended, and during which it stood still.
    """

    cell_met_on: date | None
    needs_base: bool | None
    base_met_on: date | None
    deciding_body: DecidingBody | None
    vote: Vote | None
    extended: int | None
    paused: int | None


@dataclass(frozen=True, slots=True)
class Ceremony:
    """The ceremony; `received_on` is the day the cell received the decision."""

    decided_on: date | None
    received_on: date | None
