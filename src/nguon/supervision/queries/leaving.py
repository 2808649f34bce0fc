"""Rows for the list of work: who leaves, whose admission was wrong, and how votes on recognition went."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, DateField, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast

from nguon.admission.terms import Body
from nguon.core.scope import Scope
from nguon.probation.models import Departure, DepartureResolution, TermResolution, WrongfulAdmission
from nguon.probation.terms import DepartureState, WrongfulState
from nguon.supervision import rules

# No way of a candidate leads to these.
_NO_CANDIDACY = Cast(Value(None), IntegerField())
_PERSON = ("pk", "person__full_name", "person__sort_key", "person__pos", "organization_id", "candidacy_id")


def leaving_rows(scope: Scope, lft: int, rgt: int) -> Any:
    """Strike-offs and resignations under way, and complaints without an answer."""
    waits = Q(state=DepartureState.OPEN) | Q(
        state=DepartureState.DECIDED, complained_on__isnull=False, answered_on__isnull=True
    )
    rows = Departure.objects.within(scope).filter(waits, person__pos__gte=lft, person__pos__lte=rgt)
    return rows.annotate(
        candidacy_id=_NO_CANDIDACY, cell_met_on=_carried_on(Body.CELL), base_met_on=_carried_on(Body.BASE)
    ).values(*_PERSON, "opened_on", "complained_on", "is_central", "cell_met_on", "base_met_on")


def _carried_on(body: Body) -> Subquery:
    votes = DepartureResolution.rows.filter(departure_id=OuterRef("pk"), body=body, carried=True)
    return Subquery(votes.values("met_on")[:1], output_field=DateField())


def leaving_facts(row: dict[str, Any], *, needs_base: bool) -> rules.Departure:
    """The row as the rules take it."""
    return rules.Departure(
        opened_on=row["opened_on"],
        cell_met_on=row["cell_met_on"],
        base_met_on=row["base_met_on"],
        needs_base=needs_base,
        complained_on=row["complained_on"],
        is_central=row["is_central"],
    )


def fault_rows(scope: Scope, lft: int, rgt: int) -> Any:
    """Wrongful admissions that wait to be treated."""
    rows = WrongfulAdmission.objects.within(scope).filter(
        state=WrongfulState.FOUND, person__pos__gte=lft, person__pos__lte=rgt
    )
    return rows.annotate(candidacy_id=_NO_CANDIDACY).values(*_PERSON, "found_on")


def review_carried_on() -> Subquery:
    """For a row of a term: the meeting of the cell whose vote on recognition carried."""
    carried = TermResolution.rows.filter(term_id=OuterRef("pk"), body=Body.CELL, carried=True)
    return Subquery(carried.values("met_on")[:1], output_field=DateField())


def reviews_lost() -> Subquery:
    """For a row of a term: how many votes of the cell on recognition fell below the threshold; None for none."""
    lost = TermResolution.rows.filter(term_id=OuterRef("pk"), body=Body.CELL, carried=False).order_by()
    return Subquery(lost.values("term_id").annotate(n=Count("pk")).values("n"), output_field=IntegerField())
