"""Opening a probation with the ceremony."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.audit.terms import EventKind
from nguon.core.scope import Actor
from nguon.organizations.models import Organization
from nguon.organizations.queries import rules_for
from nguon.people.models import Person
from nguon.probation import rules
from nguon.probation.models import Term
from nguon.probation.operations.care import assign_at_ceremony, end_helper
from nguon.probation.operations.stored import record


@transaction.atomic
def open_term(
    *,
    person: Person,
    organization: Organization,
    since: date,
    dossier_id: int | None,
    helper: Person | None,
    actor: Actor,
) -> Term:
    """Open a probation on the day of the ceremony; end and review day follow from the rules of that day."""
    page = rules_for(organization.pk, since)
    term = Term.rows.create(
        person=person,
        organization=organization,
        dossier_id=dossier_id,
        since=since,
        ends_on=rules.probation_end(since, page),
        review_due_on=rules.review_due_on(since, page),
    )
    if helper is not None:
        assign_at_ceremony(term, helper, since)
    record(EventKind.PROBATION_OPENED, term, actor, since=since.isoformat())
    return term


@transaction.atomic
def follow(*, term: Term, organization: Organization, on: date, actor: Actor) -> None:
    """Let a probation follow its member to another branch, which assigns a helper of its own."""
    end_helper(term, on)
    term.organization = organization
    term.version += 1
    term.save()
    record(EventKind.MOVED, term, actor, to=organization.code)
