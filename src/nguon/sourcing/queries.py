"""Reading candidacies within a scope."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from nguon.core.errors import NotFound, Stale
from nguon.core.folding import fold
from nguon.core.scope import Actor, Scope
from nguon.guard.managers import Reason
from nguon.organizations.queries import valid_on
from nguon.people import queries as people
from nguon.people.queries import PAGE, Cursor
from nguon.people.terms import Precision
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.rules import Entry
from nguon.sourcing.terms import Basis, CandidacyState, NominatorKind

OPEN = tuple(s for s in CandidacyState if s not in {CandidacyState.ADMITTED, CandidacyState.REMOVED})
"""States in which a person is on a list."""


def helped_by(helper_id: int, day: date) -> set[int]:
    """Keys of the people this member is assigned to help on the day."""
    assignments = HelperAssignment.objects.everywhere(reason=Reason.ACCESS_ITSELF)
    return set(assignments.filter(valid_on(day), helper_id=helper_id).values_list("candidacy__person_id", flat=True))


def nominated_by(nominator_kind: str, *, lft: int, rgt: int) -> set[int]:
    """Keys of the people an association nominated to organisations of the interval."""
    candidacies = Candidacy.objects.everywhere(reason=Reason.ACCESS_ITSELF)
    inside = candidacies.filter(nominator_kind=nominator_kind, organization__lft__gte=lft, organization__lft__lte=rgt)
    return set(inside.values_list("person_id", flat=True))


def candidacy_within(scope: Scope, pk: int) -> Candidacy:
    """The candidacy, if its person lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    found = Candidacy.objects.within(scope).select_related("person", "organization", "movement").filter(pk=pk).first()
    if found is None:
        raise NotFound("candidacy")
    return found


def locked_candidacy(actor: Actor, pk: int, *, seen_version: int | None = None) -> Candidacy:
    """The candidacy, locked for change.

    :raises NotFound: outside the actor's scope. :raises Stale: changed after the version that was seen.
    """
    mine = Candidacy.objects.within(actor.scope).select_related("person", "organization")
    found = mine.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFound("candidacy")
    if seen_version is not None and found.version != seen_version:
        raise Stale("Thông tin về nguồn này vừa được người khác thay đổi. Hãy xem lại trước khi ghi.")
    return found


def candidates(
    scope: Scope,
    *,
    lft: int,
    rgt: int,
    states: tuple[CandidacyState, ...] = OPEN,
    name: str = "",
    after: Cursor | None = None,
    limit: int = PAGE,
) -> list[Candidacy]:
    """Candidacies of an interval of the tree by (position, name), one page after the cursor plus one row.

    `name`: only those whose name holds this, marks aside.
    """
    rows: QuerySet[Candidacy] = Candidacy.objects.within(scope).filter(
        person__pos__gte=lft, person__pos__lte=rgt, state__in=states
    )
    if key := fold(name):
        rows = rows.filter(person__name_key__contains=key)
    if after is not None:
        rows = rows.extra(
            where=["(people_person.pos, people_person.sort_key, sourcing_candidacy.id) > (%s, %s, %s)"],
            params=[after.pos, after.sort_key, after.id],
        )
    ordered = rows.select_related("person", "organization").order_by("person__pos", "person__sort_key", "pk")
    return list(ordered[: limit + 1])


def open_candidacy_of(scope: Scope, person_id: int) -> Candidacy | None:
    """The candidacy of a person that has not ended, if any."""
    return Candidacy.objects.within(scope).filter(person_id=person_id, state__in=OPEN).first()


def helper_on(candidacy_id: int, day: date) -> HelperAssignment | None:
    """Who helps on the day, with the helper's record."""
    return (
        HelperAssignment.rows.filter(valid_on(day), candidacy_id=candidacy_id)
        .select_related("helper")
        .order_by("-since")
        .first()
    )


def helped_on(candidacy_ids: set[int], day: date) -> set[int]:
    """Which of these candidacies had a helper on the day."""
    assignments = HelperAssignment.rows.filter(valid_on(day), candidacy_id__any_of=candidacy_ids)
    return set(assignments.values_list("candidacy_id", flat=True))


def helpers_of(candidacy_id: int) -> list[HelperAssignment]:
    """All assignments, oldest first."""
    return list(HelperAssignment.rows.filter(candidacy_id=candidacy_id).select_related("helper").order_by("since"))


def has_other_open_candidacy(person_id: int, candidacy_id: int | None) -> bool:
    """True when the person is on a list by another candidacy than this one. Answers yes or no, never where."""
    others = Candidacy.objects.everywhere(reason=Reason.UNIQUENESS).filter(person_id=person_id, state__in=OPEN)
    return others.exclude(pk=candidacy_id or 0).exists()  # 0: not stored yet


def on_a_list(person_ids: set[int]) -> set[int]:
    """Which of these people are on a list now."""
    rows = Candidacy.rows.filter(person_id__any_of=person_ids, state__in=OPEN)
    return set(rows.values_list("person_id", flat=True))


def open_candidacies_of(person_ids: set[int]) -> dict[int, Candidacy]:
    """The open candidacy of each of these people who has one, with its helpers."""
    rows = Candidacy.rows.filter(person_id__any_of=person_ids, state__in=OPEN).prefetch_related("helpers")
    return {row.person_id: row for row in rows}


def entry_on(candidacy: Candidacy, day: date) -> Entry:
    """How the person came into the sources, as it is judged on the day."""
    person = candidacy.person
    return Entry(
        basis=Basis(candidacy.basis),
        nominator=NominatorKind(candidacy.nominator_kind) if candidacy.nominator_kind else None,
        paper_number=candidacy.document_number or None,
        paper_on=candidacy.document_on,
        notified_on=candidacy.notified_on,
        born_on=person.born_on,
        born_precision=Precision(person.born_precision),
        standing=people.standing_on(person.pk, day),
        already_candidate=has_other_open_candidacy(person.pk, candidacy.pk),
    )


def listed_on(person_ids: set[int], day: date) -> set[int]:
    """Which of these people were on the list of a cell on the day."""
    rows = Candidacy.rows.filter(Q(removed_on__isnull=True) | Q(removed_on__gt=day), listed_on__lte=day)
    return set(rows.filter(person_id__any_of=person_ids).values_list("person_id", flat=True))
