"""The dossiers that wait for one level: which, since when, until when, and what stands against the step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from nguon.admission import queries as admission
from nguon.admission.models import Dossier, Resolution
from nguon.admission.rules.clocks import Clock, Days, clocks_on
from nguon.admission.terms import Body, DossierState
from nguon.core.errors import NotFound
from nguon.core.scope import Scope
from nguon.organizations.queries import courses_on, deciding_over, names_on, rules_for_each
from nguon.supervision.queries.against import Judged, against_dossiers
from nguon.supervision.rules import TURNS, turn_of
from nguon.supervision.terms import Turn

PAGE = 30
"""Dossiers on one page of the queue."""

_DECIDED_ABOVE = frozenset({Turn.RECHECK, Turn.DECIDE})
_STATE_OF = {turn: state for state, turn in TURNS.items() if turn is not None}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the queue: an interval of the tree, the turns, and over whom `decider` (a key) decides.

    `decider` None: the deciding steps of everybody in the interval.
    """

    lft: int
    rgt: int
    turns: Collection[Turn]
    decider: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """One dossier of the queue. `clock` is the limit that runs, None when none does; `judged` is for today."""

    dossier: Dossier
    turn: Turn
    cell: str
    clock: Clock | None
    judged: Judged | None


@dataclass(frozen=True, slots=True)
class Queue:
    """One page, the oldest first; `has_more` when another follows."""

    rows: tuple[Waiting, ...]
    has_more: bool


def dossiers_waiting(scope: Scope, day: date, wanted: Wanted, *, after: int | None = None) -> Queue:
    """The dossiers that wait, by the day from which the limit of their step runs, oldest first.

    `after` is the key of the last dossier of the page before. A fixed number of queries, however many wait.

    :raises NotFound: `after` lies outside the scope.
    """
    turns = _turns(scope, day, wanted)
    rows = _waiting(scope, wanted).filter(_where(turns, wanted.turns))
    if after is not None:
        last = _since(Dossier.objects.within(scope)).filter(pk=after).first()
        if last is None:
            raise NotFound("dossier")
        since = last.waits_since
        rows = rows.filter(Q(waits_since__gt=since) | Q(waits_since=since, pk__gt=after))
    found = list(rows.select_related("person", "organization").order_by("waits_since", "pk")[: PAGE + 1])
    return Queue(told(found[:PAGE], turns, day), len(found) > PAGE)


def chosen(scope: Scope, day: date, keys: Collection[int]) -> tuple[Waiting, ...]:
    """The dossiers of these keys as the queue tells them, oldest first.

    :raises NotFound: one of them lies outside the scope or waits for nobody.
    """
    rows = _since(Dossier.objects.within(scope).filter(pk__in=keys))
    found = list(rows.select_related("person", "organization").order_by("waits_since", "pk"))
    is_over = any(TURNS.get(DossierState(row.state), Turn.DECIDE) is None for row in found)
    if is_over or len(found) != len(set(keys)):
        raise NotFound("dossier")
    pairs = {(row.organization_id, DossierState(row.state)) for row in found}
    return told(found, _turns_of(pairs, day), day)


def told(rows: Sequence[Dossier], turns: dict[tuple[int, DossierState], Turn], day: date) -> tuple[Waiting, ...]:
    """These dossiers with their clocks and what stands against the step if it were taken on the day."""
    places = {row.organization_id for row in rows}
    names, pages = names_on(places, day), rules_for_each(places, day)
    after_cell = [row for row in rows if row.state != DossierState.PREPARING]
    days = admission.days_of_many(after_cell) if after_cell else {}
    judged = against_dossiers(rows, day, admission.Read(days=days))
    return tuple(
        Waiting(
            dossier=row,
            turn=TURNS.get(DossierState(row.state)) or turns[row.organization_id, DossierState(row.state)],
            cell=names.get(row.organization_id, ""),
            clock=_running(clocks_on(days.get(row.pk) or _unvoted(row), pages[row.organization_id])),
            judged=judged[row.pk],
        )
        for row in rows
    )


def _unvoted(row: Dossier) -> Days:
    """Before the cell votes (anew) only the life of the dossier runs, whatever was voted and extended before."""
    return Days(row.opened_on, (), (), (), row.decided_on, row.received_on, row.ceremony_on, row.closed_on)


def _running(clocks: Sequence[Clock]) -> Clock | None:
    return next((clock for clock in reversed(clocks) if clock.is_open), None)


def _waiting(scope: Scope, wanted: Wanted) -> QuerySet[Any]:
    inside = Dossier.objects.within(scope).filter(person__pos__gte=wanted.lft, person__pos__lte=wanted.rgt)
    return _since(inside.filter(state__in=admission.OPEN))


def _since(rows: QuerySet[Dossier]) -> QuerySet[Any]:
    """With `waits_since`, the day from which the limit of the present step runs."""
    counted = Resolution.rows.filter(dossier_id=OuterRef("pk"), body=Body.CELL, set_aside_on__isnull=True)
    met_on = Subquery(counted.values("met_on")[:1], output_field=DateField())
    runs_from = Case(
        When(state=DossierState.PREPARING, then=F("opened_on")),
        When(state=DossierState.DECIDED, then=Coalesce(F("received_on"), F("decided_on"), F("opened_on"))),
        default=Coalesce(met_on, F("opened_on")),
    )
    return rows.annotate(waits_since=runs_from)


def _turns(scope: Scope, day: date, wanted: Wanted) -> dict[tuple[int, DossierState], Turn]:
    """Organisation and state -> what the dossiers there wait for, as far as it is asked for."""
    if set(wanted.turns) <= set(_STATE_OF):
        return {}
    pairs = _waiting(scope, wanted).order_by().values_list("organization_id", "state").distinct()
    turns = _turns_of({(pk, DossierState(state)) for pk, state in pairs}, day)
    if wanted.decider is None or not _DECIDED_ABOVE & set(wanted.turns):
        return turns
    above = deciding_over({pk for pk, _ in turns}, day)
    return {
        (pk, state): turn
        for (pk, state), turn in turns.items()
        if turn not in _DECIDED_ABOVE or above.get(pk, wanted.decider) == wanted.decider
    }


def _turns_of(pairs: set[tuple[int, DossierState]], day: date) -> dict[tuple[int, DossierState], Turn]:
    courses = courses_on({pk for pk, _ in pairs}, day)
    found = {(pk, state): turn_of(state, courses[pk]) for pk, state in pairs}
    return {pair: turn for pair, turn in found.items() if turn is not None}


def _where(turns: dict[tuple[int, DossierState], Turn], wanted: Collection[Turn]) -> Q:
    at: defaultdict[DossierState, set[int]] = defaultdict(set)
    for (pk, state), turn in turns.items():
        if turn in wanted:
            at[state].add(pk)
    where = Q(state__in=[_STATE_OF[turn] for turn in wanted if turn in _STATE_OF])
    for state, places in at.items():
        where |= Q(state=state, organization__any_of=places)
    return where
