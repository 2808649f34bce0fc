"""Reading terms and their votes within a scope."""

from __future__ import annotations

from nguon.admission.terms import Body
from nguon.core.errors import NotFound, Stale
from nguon.core.scope import Actor, Scope
from nguon.probation.models import Term, TermResolution
from nguon.probation.terms import TermState


def term_within(scope: Scope, pk: int) -> Term:
    """The term, if its person lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    found = Term.objects.within(scope).select_related("person", "organization").filter(pk=pk).first()
    if found is None:
        raise NotFound("term")
    return found


def locked_term(actor: Actor, pk: int, *, seen_version: int) -> Term:
    """The term, locked for change.

    :raises NotFound: outside the actor's scope. :raises Stale: changed after the version that was seen.
    """
    mine = Term.objects.within(actor.scope).select_related("person", "organization")
    found = mine.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFound("term")
    if found.version != seen_version:
        raise Stale("Thời kỳ dự bị này vừa được người khác cập nhật. Hãy xem lại trước khi ghi.")
    return found


def running_terms(scope: Scope, *, lft: int, rgt: int, limit: int | None = None) -> list[Term]:
    """Running terms of an interval of the tree, the one that ends first at the top."""
    rows = Term.objects.within(scope).filter(person__pos__gte=lft, person__pos__lte=rgt, state=TermState.RUNNING)
    ordered = rows.select_related("person", "organization").order_by("ends_on", "pk")
    return list(ordered[:limit] if limit else ordered)


def on_probation(person_ids: set[int]) -> set[int]:
    """Which of these people have a running term."""
    rows = Term.rows.filter(person_id__any_of=person_ids, state=TermState.RUNNING)
    return set(rows.values_list("person_id", flat=True))


def latest_term_of(scope: Scope, person_id: int) -> Term | None:
    """The newest term of a person, if any."""
    return Term.objects.within(scope).filter(person_id=person_id).order_by("-since").first()


def running_term_of(person_id: int) -> Term | None:
    """The running probation of a person whom the caller has found within the scope, if any."""
    return Term.rows.filter(person_id=person_id, state=TermState.RUNNING).first()


def newest_term_of(person_id: int) -> Term | None:
    """The newest probation of such a person, also one that has ended."""
    return Term.rows.filter(person_id=person_id).order_by("-since").first()


def resolutions_of(term_id: int) -> dict[Body, TermResolution]:
    """The newest vote of each body, also one that did not carry."""
    return {Body(r.body): r for r in TermResolution.rows.filter(term_id=term_id).order_by("attempt")}


def carried_votes_of(term_id: int) -> dict[Body, TermResolution]:
    """The vote of each body that has carried."""
    return {Body(r.body): r for r in TermResolution.rows.filter(term_id=term_id, carried=True).order_by("attempt")}


def lost_votes_of(term_id: int) -> list[TermResolution]:
    """The votes that fell below the threshold, oldest first."""
    return list(TermResolution.rows.filter(term_id=term_id, carried=False).order_by("met_on", "attempt"))
