"""Open dossiers by the thousand for one measure: people of the synthetic country, taken back after it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import connection, transaction

from nguon.admission.models import Dossier, Introduction
from nguon.admission.terms import DossierState, IntroducerKind
from nguon.organizations.models import OrganizationPeriod
from nguon.organizations.terms import Level
from nguon.people.models import Affiliation, Person
from nguon.people.terms import Schooling
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.terms import Basis, CandidacyState


class _TakenBack(Exception):
    """Ends the transaction of a measure without keeping its rows."""


@contextmanager
def many_open_dossiers(number: int, today: date, seed: int) -> Iterator[None]:
    """`number` dossiers under way over the cells of the country, before the cell's meeting; gone at the end."""
    try:
        with transaction.atomic():
            _write(number, today, random.Random(seed))
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")  # a province has not got its dossiers a moment ago
            yield
            raise _TakenBack
    except _TakenBack:
        pass


def _write(number: int, today: date, chance: random.Random) -> None:
    cells = OrganizationPeriod.objects.filter(level=Level.CELL, until=None).select_related("organization")
    places = [period.organization for period in cells]
    helper = dict(
        Affiliation.rows.filter(until=None, organization__in=places).values_list("organization_id", "person_id")
    )
    places = [place for place in places if place.pk in helper]
    chosen = [chance.choice(places) for _ in range(number)]
    people = Person.rows.bulk_create(
        Person(
            full_name=f"Người Thử {n}",
            name_key=f"nguoi thu {n}",
            sort_key=f"thu {n:06d}",
            sex="female",
            born_on=today - timedelta(days=chance.randrange(17 * 365, 62 * 365)),
            schooling=chance.choice((Schooling.UPPER_SECONDARY, Schooling.PRIMARY, "")),
            organization=place,
            pos=place.lft,
        )
        for n, place in enumerate(chosen)
    )
    day = today - timedelta(days=200)
    candidacies = Candidacy.rows.bulk_create(
        Candidacy(
            person=person,
            organization=person.organization,
            state=CandidacyState.DOSSIER,
            basis=Basis.APPLICATION,
            document_on=day,
            notified_on=day,
            listed_on=day,
            list_resolution="01-NQ/CB",
        )
        for person in people
    )
    HelperAssignment.rows.bulk_create(
        HelperAssignment(
            candidacy=candidacy,
            helper_id=helper[candidacy.organization_id],
            resolution="02-NQ/CB",
            resolved_on=day,
            since=day,
        )
        for candidacy in candidacies
    )
    dossiers = Dossier.rows.bulk_create(
        Dossier(
            person=candidacy.person,
            candidacy=candidacy,
            organization=candidacy.organization,
            state=DossierState.PREPARING,
            opened_on=today - timedelta(days=chance.randrange(10, 400)),
            application_on=today - timedelta(days=20),
        )
        for candidacy in candidacies
    )
    Introduction.rows.bulk_create(
        Introduction(
            dossier=dossier,
            kind=IntroducerKind.MEMBER,
            introducer_id=helper[dossier.organization_id],
            together_since=day - timedelta(days=400),
            dated_on=day,
        )
        for dossier in dossiers
    )
