"""Carrying out a plan in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, Stale
from nguon.core.scope import Actor
from nguon.exchange.plan import Options, Plan, PlannedRow, narrowed
from nguon.exchange.plan.candidates import STEP_CERTIFICATE, STEP_HELPER, STEP_LISTED, CandidateEntry
from nguon.exchange.plan.members import STEP_MEMBER, STEP_OFFICIAL
from nguon.exchange.terms import Outcome
from nguon.journeys import nominate_candidate as nominating
from nguon.journeys import record_certificate as certifying
from nguon.organizations import queries as organizations
from nguon.people import operations as people
from nguon.people import queries as persons
from nguon.people.models import Person
from nguon.people.operations import MemberEntry
from nguon.people.terms import Standing
from nguon.probation import operations as probation
from nguon.sourcing import operations as sourcing
from nguon.sourcing import queries as candidacies
from nguon.sourcing.models import Candidacy
from nguon.training import operations as training
from nguon.training import queries as classes
from nguon.training.models import TrainingClass
from nguon.training.operations import ClassPlan
from nguon.training.operations import Outcome as ClassOutcome
from nguon.training.queries import ClassKey
from nguon.training.terms import ClassKind, Result


@dataclass(frozen=True, slots=True)
class Stored:
    """How many rows came to what."""

    created: int
    changed: int
    unchanged: int
    refused: int


@transaction.atomic
def store(plan: Plan, *, actor: Actor, good_rows_only: bool = False) -> Stored:
    """Carry out the plan in one transaction. Refused rows stop everything, unless the user chose the good rows only.

    :raises BadInput: the whole file is blocked, or there are refused rows and `good_rows_only` is not chosen.
    :raises Refused, Stale, NotFound: an act of a row is refused; nothing of the file is stored.
    """
    if plan.blockers:
        raise BadInput(*(f"{finding.sentence} {finding.remedy}" for finding in plan.blockers))
    counts = plan.counts
    refused = counts[Outcome.REFUSED]
    if refused and not good_rows_only:
        raise BadInput(
            f"{refused} dòng không nhập được nên chưa ghi dòng nào. Hãy sửa các dòng đó rồi nhập lại, "
            "hoặc chọn chỉ ghi những dòng đạt."
        )
    acting_as = narrowed(actor, plan.options)
    keys = _STORERS[plan.layout.key](plan, acting_as)
    if plan.has_work:
        audit.record(
            EventKind.IMPORTED,
            by=actor,
            subject="import",
            organization=plan.options.under or actor.organization,
            details={
                "layout": plan.layout.key,
                "counts": {outcome.value: number for outcome, number in counts.items()},
                "people": keys,
            },
        )
    return Stored(counts[Outcome.CREATE], counts[Outcome.CHANGE], counts[Outcome.UNCHANGED], refused)


def _members(plan: Plan, actor: Actor) -> list[int]:
    new = [row for row in plan.rows if row.outcome is Outcome.CREATE]
    entries: list[MemberEntry] = [row.entry for row in new]
    keys = people.enter_members(entries=entries, actor=actor) if entries else []
    for key, entry in zip(keys, entries, strict=True):
        if entry.official_on is None:
            _open_term(key, entry, actor)
    for row in plan.rows:
        if row.outcome is Outcome.CHANGE:
            _change_member(row, actor)
            keys.append(_known(row))
    return keys


def _open_term(person_id: int, entry: MemberEntry, actor: Actor) -> None:
    """Somebody still on probation gets the term whose end the office must watch."""
    person = persons.person_within(actor.scope, person_id)
    probation.open_term(
        person=person,
        organization=entry.organization,
        since=entry.admitted_on,
        dossier_id=None,
        helper=None,
        actor=actor,
    )


def _change_member(row: PlannedRow, actor: Actor) -> None:
    entry: MemberEntry = row.entry
    person = persons.person_within(actor.scope, _known(row))
    if row.changes:
        person = _change(row, actor)
    if STEP_MEMBER in row.steps:
        people.record_membership(
            person=person,
            admitted_on=entry.admitted_on,
            official_on=entry.official_on,
            organization=entry.organization,
            actor=actor,
        )
        if entry.official_on is None:
            _open_term(person.pk, entry, actor)
    if STEP_OFFICIAL in row.steps and entry.official_on is not None:
        people.record_standing(
            person=person,
            standing=Standing.OFFICIAL,
            since=entry.official_on,
            organization=entry.organization,
            actor=actor,
        )


def _candidates(plan: Plan, actor: Actor) -> list[int]:
    opened: dict[ClassKey, list[TrainingClass]] = {}
    keys = []
    for row in plan.rows:
        if row.outcome in {Outcome.CREATE, Outcome.CHANGE}:
            keys.append(_candidate(row, actor, opened, plan.options))
    return keys


def _candidate(row: PlannedRow, actor: Actor, opened: dict[ClassKey, list[TrainingClass]], options: Options) -> int:
    """One row, step by step along the path. What the rules say against a step taken long ago is kept with it."""
    entry: CandidateEntry = row.entry
    if row.changes:
        _change(row, actor)
    candidacy = _candidacy(row, entry, actor)
    if STEP_LISTED in row.steps:
        candidacy = sourcing.enlist(
            candidacy_id=candidacy.pk,
            seen_version=candidacy.version,
            resolution=entry.listing,
            actor=actor,
            already_taken=True,
        )
    if STEP_HELPER in row.steps and entry.helper is not None:
        sourcing.assign_helper(
            candidacy_id=candidacy.pk,
            seen_version=candidacy.version,
            helper_id=entry.helper.person_id,
            resolution=entry.helper.resolution,
            actor=actor,
            already_taken=True,
        )
    if STEP_CERTIFICATE in row.steps:
        _certify(candidacy.person, entry, actor, opened, options)
    return candidacy.person_id


def _candidacy(row: PlannedRow, entry: CandidateEntry, actor: Actor) -> Candidacy:
    if row.outcome is Outcome.CHANGE:
        found = candidacies.open_candidacy_of(actor.scope, _known(row))
        if found is None:
            raise Stale("Một người trong tệp vừa được đưa ra khỏi danh sách nguồn. Hãy xem lại bảng xem trước rồi ghi.")
        return found
    if entry.nomination is None:
        raise ValueError("nobody is nominated without a paper and a notice")
    if row.person_id is None:
        return nominating.nominate_candidate(
            particulars=entry.particulars,
            organization=entry.organization,
            nomination=entry.nomination,
            on=entry.listing.met_on,
            actor=actor,
            already_taken=True,
        )
    return sourcing.nominate(
        person=persons.person_within(actor.scope, row.person_id),
        organization=entry.organization,
        nomination=entry.nomination,
        on=entry.listing.met_on,
        actor=actor,
        already_taken=True,
    )


def _certify(
    person: Person, entry: CandidateEntry, actor: Actor, opened: dict[ClassKey, list[TrainingClass]], options: Options
) -> None:
    certified = entry.certified
    if certified is None:
        return
    training_class = certified.held_as or _class_for(entry, actor, opened, options)
    enrolment = classes.enrolment_of(training_class.pk, person.pk) or training.enrol(
        training_class=training_class, person=person, listed=True, actor=actor, already_taken=True
    )
    outcome = ClassOutcome(Result.PASSED, certified.number, certified.on)
    certifying.record_certificate(enrolment_id=enrolment.pk, outcome=outcome, actor=actor, already_taken=True)


def _class_for(
    entry: CandidateEntry, actor: Actor, opened: dict[ClassKey, list[TrainingClass]], options: Options
) -> TrainingClass:
    """The class as entered for an earlier row of this file, or a new one at the base organisation of the cell."""
    certified, cell = entry.certified, entry.organization
    if certified is None:
        raise ValueError("no certificate")
    for held in opened.get(certified.key, ()):
        if held.organization.lft <= cell.lft <= held.organization.rgt:
            return held
    base = organizations.base_of(cell.pk, options.day)
    key = certified.key
    plan = ClassPlan(
        kind=ClassKind.AWARENESS,
        name=f"{ClassKind.AWARENESS.label}, {key.decision_number}",
        issuer=certified.issuer,
        decision_number=key.decision_number,
        opened_on=key.opened_on,
        closed_on=key.closed_on,
    )
    new = training.open_class(organization=base.organization if base else cell, plan=plan, actor=actor)
    opened.setdefault(key, []).append(new)
    return new


def _change(row: PlannedRow, actor: Actor) -> Person:
    return people.change_person(
        person_id=_known(row), seen_version=row.person_version, changes=row.changes, actor=actor
    )


def _known(row: PlannedRow) -> int:
    if row.person_id is None:
        raise ValueError("a row that changes somebody must know whom")
    return row.person_id


_STORERS = {"dang-vien": _members, "doi-tuong-dang": _candidates}
