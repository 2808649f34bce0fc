"""Several people of one class at once: results with their certificates, and new names on the roster."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from django.db import transaction

from nguon.core.scope import Actor
from nguon.journeys.record_certificate import record_certificate
from nguon.journeys.together import all_or_none
from nguon.people import queries as people
from nguon.sourcing import queries as candidacies
from nguon.training import operations as training
from nguon.training import queries
from nguon.training.models import TrainingClass
from nguon.training.operations import Outcome


@transaction.atomic
def record_results(
    *, training_class: TrainingClass, outcomes: Mapping[int, Outcome], actor: Actor, already_taken: bool = False
) -> int:
    """Record the results of people on one roster, by enrolment: all of them or none. Returns how many.

    :raises Refused: with the findings of everybody, each beginning with the name.
    :raises BadInput: what could not be read, likewise.
    """
    names = {row.pk: row.person.full_name for row in queries.roster(actor.scope, training_class.pk)}
    tries = [
        (
            names.get(pk, ""),
            partial(record_certificate, enrolment_id=pk, outcome=outcome, actor=actor, already_taken=already_taken),
        )
        for pk, outcome in outcomes.items()
    ]
    return all_or_none(tries)


@transaction.atomic
def enrol_people(
    *, training_class: TrainingClass, person_ids: Iterable[int], actor: Actor, already_taken: bool = False
) -> int:
    """Put people within the actor's scope on the roster, judged on the day the class opens: all or none.

    :raises NotFound: one of them lies outside the scope.
    :raises Refused: with the findings of everybody, each beginning with the name.
    :raises BadInput: somebody is on the roster already.
    """
    chosen = [people.person_within(actor.scope, pk) for pk in person_ids]
    listed = candidacies.listed_on({person.pk for person in chosen}, training_class.opened_on)
    tries = [
        (
            person.full_name,
            partial(
                training.enrol,
                training_class=training_class,
                person=person,
                listed=person.pk in listed,
                actor=actor,
                already_taken=already_taken,
            ),
        )
        for person in chosen
    ]
    return all_or_none(tries)
