"""A new person and what the row rests on, in one transaction."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.core.scope import Actor
from nguon.organizations.models import Organization
from nguon.people import operations as people
from nguon.people.operations import Particulars
from nguon.sourcing import operations as sourcing
from nguon.sourcing.models import Candidacy
from nguon.sourcing.operations import Nomination


@transaction.atomic
def nominate_candidate(
    *,
    particulars: Particulars,
    organization: Organization,
    nomination: Nomination,
    on: date,
    actor: Actor,
    already_taken: bool = False,
) -> Candidacy:
    """Enter a person who is new to the records and take them into the sources of the cell."""
    person = people.enter_person(particulars=particulars, organization=organization, actor=actor)
    return sourcing.nominate(
        person=person,
        organization=organization,
        nomination=nomination,
        on=on,
        actor=actor,
        already_taken=already_taken,
    )
