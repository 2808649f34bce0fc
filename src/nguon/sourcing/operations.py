"""Writing candidacies. Every act: lock, judge on the day of the act, change, record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, NotFound, Refused, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.models import Organization
from nguon.organizations.queries import rules_for
from nguon.people import queries as people
from nguon.people.models import Person
from nguon.sourcing import queries, rules
from nguon.sourcing.models import Candidacy, HelperAssignment, Movement
from nguon.sourcing.terms import NEXT, Act, Basis, CandidacyState, NominatorKind, RemovalReason


@dataclass(frozen=True, slots=True)
class Nomination:
    """What a candidacy rests on. For an application `nominator`, `nominator_name` and `document_number` stay empty."""

    basis: Basis
    document_on: date
    notified_on: date
    nominator: NominatorKind | None = None
    nominator_name: str = ""
    document_number: str = ""
    movement: Movement | None = None


@dataclass(frozen=True, slots=True)
class CellResolution:
    """A resolution of the cell: its number and the day the cell met."""

    number: str
    met_on: date


def take(candidacy: Candidacy, act: Act) -> None:
    """Move the candidacy along the table of states.

    :raises BadInput: the act is not possible in the present state.
    """
    state = CandidacyState(candidacy.state)
    if (state, act) not in NEXT:
        possible = ", ".join(f"“{a.label}”" for (s, a) in NEXT if s is state) or "không còn việc nào"
        raise BadInput(f"Nguồn đang ở bước “{state.label}” nên chưa thể “{act.label}”. Việc có thể làm: {possible}.")
    candidacy.state = NEXT[state, act]
    candidacy.version += 1


@transaction.atomic
def nominate(
    *,
    person: Person,
    organization: Organization,
    nomination: Nomination,
    on: date,
    actor: Actor,
    already_taken: bool = False,
) -> Candidacy:
    """Take a person into the sources of a cell, on an application or a documented nomination.

    :raises Refused: the rules of the day `on` forbid it, or the person is on a list already.
    :raises BadInput: no application and no documented nomination, whatever was done on paper.
    """
    if not actor.scope.holds(organization.lft):
        raise NotFound(organization.code)
    candidacy = Candidacy(
        person=person,
        organization=organization,
        state=CandidacyState.NOMINATED,
        basis=nomination.basis,
        nominator_kind=nomination.nominator or "",
        nominator_name=nomination.nominator_name,
        document_number=nomination.document_number,
        document_on=nomination.document_on,
        notified_on=nomination.notified_on,
        movement=nomination.movement,
    )
    page = rules_for(organization.pk, on)
    findings = rules.against_entry(queries.entry_on(candidacy, on), page)
    _refuse_twice(person, findings)
    candidacy.findings = refuse_or_keep(findings, already_taken=already_taken)
    _refuse_unfounded(candidacy)
    candidacy.save()
    _record(EventKind.CANDIDATE_NOMINATED, candidacy, actor, on=on.isoformat(), basis=candidacy.basis)
    return candidacy


def _refuse_unfounded(candidacy: Candidacy) -> None:
    """What the table would refuse, in its own sentences."""
    try:
        candidacy.full_clean(exclude=["person", "findings"])
    except ValidationError as refusal:
        raise BadInput(*refusal.messages) from None


def _refuse_twice(person: Person, findings: tuple[Any, ...]) -> None:
    # No record may hold this, also not one of the past: one person is on one list at a time.
    if queries.has_other_open_candidacy(person.pk, None):
        raise Refused(findings)


@transaction.atomic
def enlist(
    *, candidacy_id: int, seen_version: int, resolution: CellResolution, actor: Actor, already_taken: bool = False
) -> Candidacy:
    """Put a nominated person on the cell's list, by its resolution.

    :raises Refused: the rules of the meeting's day forbid it. :raises Stale: changed meanwhile.
    :raises BadInput: not possible in the present state.
    """
    candidacy = queries.locked_candidacy(actor, candidacy_id, seen_version=seen_version)
    listing = rules.Listing(queries.entry_on(candidacy, resolution.met_on), resolution.number or None)
    findings = rules.against_listing(listing, rules_for(candidacy.organization_id, resolution.met_on))
    codes = refuse_or_keep(findings, already_taken=already_taken)
    take(candidacy, Act.ENLIST)
    candidacy.listed_on, candidacy.list_resolution = resolution.met_on, resolution.number
    _save(candidacy, codes)
    _record(EventKind.CANDIDATE_LISTED, candidacy, actor, on=resolution.met_on.isoformat(), clauses=codes)
    return candidacy


@transaction.atomic
def assign_helper(
    *,
    candidacy_id: int,
    seen_version: int,
    helper_id: int,
    resolution: CellResolution,
    actor: Actor,
    already_taken: bool = False,
) -> HelperAssignment:
    """Assign an official member to help from the day of the resolution; the helper before ends on that day.

    :raises Refused: the helper may not help on that day. :raises BadInput: not before the present helper's first day.
    """
    candidacy = queries.locked_candidacy(actor, candidacy_id, seen_version=seen_version)
    helper = people.person_within(actor.scope, helper_id)
    day = resolution.met_on
    facts = rules.Helper(people.standing_on(helper.pk, day), resolution.number or None)
    findings = rules.against_helper(facts, rules_for(candidacy.organization_id, day))
    codes = refuse_or_keep(findings, already_taken=already_taken)
    take(candidacy, Act.ASSIGN_HELPER)
    _end_present_helper(candidacy, day)
    assignment = HelperAssignment.rows.create(
        candidacy=candidacy, helper=helper, resolution=resolution.number, resolved_on=day, since=day
    )
    _save(candidacy, codes)
    _record(EventKind.HELPER_ASSIGNED, candidacy, actor, helper=helper.pk, on=day.isoformat(), clauses=codes)
    return assignment


def _end_present_helper(candidacy: Candidacy, day: date) -> None:
    present = HelperAssignment.rows.filter(candidacy=candidacy, until__isnull=True).first()
    if present is None:
        return
    if day <= present.since:
        raise BadInput(
            f"Nghị quyết ngày {day:%d/%m/%Y} không sau ngày {present.since:%d/%m/%Y} phân công người đang giúp đỡ; "
            "hãy kiểm tra lại ngày."
        )
    HelperAssignment.rows.filter(pk=present.pk).update(until=day)


@transaction.atomic
def remove(
    *,
    candidacy_id: int,
    seen_version: int,
    reason: RemovalReason,
    resolution: CellResolution,
    dossier_open: bool,
    actor: Actor,
    already_taken: bool = False,
) -> Candidacy:
    """Take a person off the list with a coded reason, by resolution; helpers end on that day."""
    candidacy = queries.locked_candidacy(actor, candidacy_id, seen_version=seen_version)
    removal = rules.Removal(reason, resolution.number or None, dossier_open)
    findings = rules.against_removal(removal, rules_for(candidacy.organization_id, resolution.met_on))
    codes = refuse_or_keep(findings, already_taken=already_taken)
    take(candidacy, Act.REMOVE)
    candidacy.removed_on, candidacy.removal_reason = resolution.met_on, reason
    candidacy.removal_resolution = resolution.number
    HelperAssignment.rows.filter(candidacy=candidacy, until__isnull=True).update(until=resolution.met_on)
    _save(candidacy, codes)
    _record(EventKind.CANDIDATE_REMOVED, candidacy, actor, reason=reason.value, clauses=codes)
    return candidacy


@transaction.atomic
def follow(*, candidacy: Candidacy, organization: Organization, on: date, actor: Actor) -> None:
    """Let a candidacy follow its person to another cell; the present helper ends, the new cell assigns one."""
    HelperAssignment.rows.filter(candidacy=candidacy, until__isnull=True, since__lt=on).update(until=on)
    candidacy.organization = organization
    candidacy.version += 1
    candidacy.save()
    _record(EventKind.MOVED, candidacy, actor, to=organization.code, on=on.isoformat())


@transaction.atomic
def advance(*, candidacy_id: int, act: Act, actor: Actor) -> Candidacy:
    """Move a candidacy along because another context did something (class, dossier, admission); called by journeys."""
    candidacy = queries.locked_candidacy(actor, candidacy_id)
    take(candidacy, act)
    _save(candidacy, [])
    return candidacy


def _save(candidacy: Candidacy, codes: list[str]) -> None:
    candidacy.findings = sorted({*candidacy.findings, *codes})
    candidacy.save()


def _record(kind: EventKind, candidacy: Candidacy, actor: Actor, **details: Any) -> None:
    audit.record(
        kind,
        by=actor,
        subject="candidacy",
        subject_id=candidacy.pk,
        person_id=candidacy.person_id,
        organization=candidacy.organization.code,
        details=details,
    )
