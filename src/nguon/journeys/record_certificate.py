"""A class result: the certificate in training, the step on the path in sourcing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.core.scope import Actor
from nguon.organizations import queries as organizations
from nguon.people.models import Person
from nguon.sourcing import operations as sourcing
from nguon.sourcing import queries as candidacies
from nguon.sourcing.terms import NEXT, Act, CandidacyState
from nguon.training import operations as training
from nguon.training import queries as classes
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.operations import ClassPlan, Outcome
from nguon.training.queries import ClassKey
from nguon.training.terms import ClassKind, Result


@transaction.atomic
def record_certificate(*, enrolment_id: int, outcome: Outcome, actor: Actor, already_taken: bool = False) -> Enrolment:
    """Record the result of one person; a candidate with a certificate of the awareness class moves on to that step."""
    enrolment = training.record_result(
        enrolment_id=enrolment_id, outcome=outcome, actor=actor, already_taken=already_taken
    )
    if enrolment.certified_on is None or enrolment.training_class.kind != ClassKind.AWARENESS:
        return enrolment
    candidacy = candidacies.open_candidacy_of(actor.scope, enrolment.person_id)
    if candidacy is not None and (CandidacyState(candidacy.state), Act.RECORD_CLASS) in NEXT:
        sourcing.advance(candidacy_id=candidacy.pk, act=Act.RECORD_CLASS, actor=actor)
    return enrolment


@dataclass(frozen=True, slots=True)
class PaperCertificate:
    """A certificate somebody brings along: of which class, held when and by whom, its number and day."""

    kind: ClassKind
    issuer: str
    decision_number: str
    opened_on: date
    closed_on: date
    number: str
    certified_on: date


@transaction.atomic
def record_paper_certificate(*, person: Person, paper: PaperCertificate, actor: Actor) -> Enrolment:
    """Record a class that was taken elsewhere, from its certificate; the class is entered if nobody has.

    What the class asked of those on its roster was judged there; only the certificate is judged here.

    :raises Refused: the certificate is older than the end of the class.
    :raises BadInput: its number was given to somebody else in that class, or the class ends before it begins.
    """
    held = _class_of(person, paper, actor)
    enrolment = classes.enrolment_of(held.pk, person.pk) or training.enrol(
        training_class=held, person=person, listed=True, actor=actor, already_taken=True
    )
    outcome = Outcome(Result.PASSED, paper.number, paper.certified_on)
    return record_certificate(enrolment_id=enrolment.pk, outcome=outcome, actor=actor)


def _class_of(person: Person, paper: PaperCertificate, actor: Actor) -> TrainingClass:
    key = ClassKey(paper.decision_number, paper.opened_on, paper.closed_on)
    known = classes.classes_with(paper.kind, {key}).get(key, []) if paper.decision_number else []
    if known:
        return known[0]
    base = organizations.base_of(person.organization_id, paper.certified_on)
    plan = ClassPlan(
        kind=paper.kind,
        name=f"{paper.kind.label}, {paper.issuer}",
        issuer=paper.issuer,
        decision_number=paper.decision_number,
        opened_on=paper.opened_on,
        closed_on=paper.closed_on,
    )
    holder = base.organization if base else person.organization
    return training.open_class(organization=holder, plan=plan, actor=actor)
