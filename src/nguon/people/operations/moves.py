"""Moving a person's record to another organisation."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.audit.terms import EventKind
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.organizations.models import Organization
from nguon.people.models import Affiliation, Person
from nguon.people.operations.persons import affiliate, record


@transaction.atomic
def move_person(*, person: Person, organization: Organization, on: date, actor: Actor) -> None:
    """Let another organisation keep the person's record; a member belongs there from the day on.

    The new organisation usually lies outside the mover's scope, so the row is written in system scope; the event names
    who moved it.
    """
    with acting(Actor.system("move")):
        if Affiliation.rows.filter(person=person, until__isnull=True).exists():
            affiliate(person, organization, on)
        person.organization, person.pos = organization, organization.lft
        person.version += 1
        person.save(update_fields=["organization", "pos", "version"])
    record(EventKind.PERSON_MOVED, person, actor, to=organization.code, on=on.isoformat())
