"""Reading dossiers, their votes and papers within a scope."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Max, QuerySet

from nguon.admission.models import Dossier, Introduction, Resolution
from nguon.admission.terms import Body, DossierState, IntroducerKind
from nguon.core.errors import NotFound, Stale
from nguon.core.scope import Actor, Scope
from nguon.guard.managers import Reason
from nguon.people.queries import PAGE, Cursor

OPEN = tuple(s for s in DossierState if s not in {DossierState.ADMITTED, DossierState.CLOSED})
"""States in which a dossier is under way."""


def dossier_within(scope: Scope, pk: int) -> Dossier:
    """The dossier, if its person lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    mine = Dossier.objects.within(scope).select_related("person", "organization", "candidacy")
    found = mine.filter(pk=pk).first()
    if found is None:
        raise NotFound("dossier")
    return found


def locked_dossier(actor: Actor, pk: int, *, seen_version: int) -> Dossier:
    """The dossier, locked for change.

    :raises NotFound: outside the actor's scope. :raises Stale: changed after the version that was seen.
    """
    mine = Dossier.objects.within(actor.scope).select_related("person", "organization")
    found = mine.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFound("dossier")
    if found.version != seen_version:
        raise Stale("Hồ sơ này vừa được người khác cập nhật. Hãy xem lại trước khi ghi.")
    return found


def locked_dossiers(actor: Actor, keys: set[int]) -> list[Dossier]:
    """The dossiers of these keys, all locked, in one order for everybody.

    :raises NotFound: one of them lies outside the actor's scope.
    """
    mine = Dossier.objects.within(actor.scope).select_related("person").select_for_update(of=("self",))
    found = list(mine.filter(pk__in=keys).order_by("pk"))
    if len(found) != len(keys):
        raise NotFound("dossier")
    return found


def dossiers(
    scope: Scope,
    *,
    lft: int,
    rgt: int,
    states: tuple[DossierState, ...] = OPEN,
    among: set[int] | None = None,
    after: Cursor | None = None,
    limit: int = PAGE,
) -> list[Dossier]:
    """Dossiers of an interval of the tree by (position, name), one page after the cursor plus one row.

    `among`: only dossiers with these keys.
    """
    rows: QuerySet[Dossier] = Dossier.objects.within(scope).filter(
        person__pos__gte=lft, person__pos__lte=rgt, state__in=states
    )
    if among is not None:
        rows = rows.filter(pk__any_of=among)
    if after is not None:
        rows = rows.extra(
            where=["(people_person.pos, people_person.sort_key, admission_dossier.id) > (%s, %s, %s)"],
            params=[after.pos, after.sort_key, after.id],
        )
    ordered = rows.select_related("person", "organization").order_by("person__pos", "person__sort_key", "pk")
    return list(ordered[: limit + 1])


def open_dossier_of(scope: Scope, person_id: int) -> Dossier | None:
    """The person's dossier that is under way, if any."""
    return Dossier.objects.within(scope).filter(person_id=person_id, state__in=OPEN).first()


def admitted_dossier_of(scope: Scope, person_id: int) -> Dossier | None:
    """The newest dossier that led to an admission of the person, if it is kept here."""
    rows = Dossier.objects.within(scope).filter(person_id=person_id, state=DossierState.ADMITTED)
    return rows.order_by("-ceremony_on", "-pk").first()


def latest_dossier_of(scope: Scope, candidacy_id: int) -> Dossier | None:
    """The newest dossier of a candidacy, also an ended one."""
    return Dossier.objects.within(scope).filter(candidacy_id=candidacy_id).order_by("-opened_on", "-pk").first()


def other_open_dossiers(person_ids: set[int]) -> defaultdict[int, set[int]]:
    """Person -> keys of their dossiers under way anywhere. Only for telling whether there is another, never where."""
    mine = Dossier.objects.everywhere(reason=Reason.UNIQUENESS).filter(person_id__any_of=person_ids, state__in=OPEN)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for person_id, pk in mine.values_list("person_id", "pk"):
        found[person_id].add(pk)
    return found


def resolutions_of(dossier_id: int) -> dict[Body, Resolution]:
    """The votes recorded so far that count, by body."""
    rows = Resolution.rows.filter(dossier_id=dossier_id, set_aside_on__isnull=True)
    return {Body(r.body): r for r in rows}


def last_meetings(dossier_ids: list[int]) -> dict[int, date]:
    """Dossier -> day of the newest vote on it; dossiers without a vote are absent."""
    rows = Resolution.rows.filter(dossier_id__in=dossier_ids).values("dossier_id")
    return {row["dossier_id"]: row["last"] for row in rows.annotate(last=Max("met_on"))}


def introductions_of(dossier_id: int) -> list[Introduction]:
    """The introductions, members first."""
    rows = Introduction.rows.filter(dossier_id=dossier_id).select_related("introducer")
    return sorted(rows, key=_members_first)


def introductions_of_many(dossier_ids: set[int]) -> defaultdict[int | None, list[Introduction]]:
    """Dossier -> its introductions, members first, without the names of the introducers."""
    found: defaultdict[int | None, list[Introduction]] = defaultdict(list)
    for row in sorted(Introduction.rows.filter(dossier_id__any_of=dossier_ids), key=_members_first):
        found[row.dossier_id].append(row)
    return found


def _members_first(row: Introduction) -> tuple[bool, int]:
    return row.kind != IntroducerKind.MEMBER, row.pk
