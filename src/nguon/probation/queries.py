"""Reading probation terms within a scope, and the facts the rules judge."""

from __future__ import annotations

from datetime import date

from nguon.admission import queries as admission
from nguon.admission.terms import Body, DecidingBody
from nguon.core.errors import NotFound, Stale
from nguon.core.scope import Actor, Scope
from nguon.people import queries as people
from nguon.probation.models import Term, TermResolution
from nguon.probation.rules import LevelsAbove, Recognition, Review, StrikeOff
from nguon.probation.terms import TermState
from nguon.regulations.voting import Vote
from nguon.training import queries as training
from nguon.training.terms import ClassKind


def term_within(scope: Scope, pk: int) -> Term:
    """The term, if its person lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    found = Term.objects.within(scope).select_related("person", "organization", "helper").filter(pk=pk).first()
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


def resolutions_of(term_id: int) -> dict[Body, TermResolution]:
    """The votes recorded so far, by body."""
    return {Body(r.body): r for r in TermResolution.rows.filter(term_id=term_id)}


def review_facts(term: Term, day: date, vote: Vote | None) -> Review:
    """What is judged when the cell considers recognition on the day."""
    return Review(people.standing_on(term.person_id, day), term.since, _new_member_certificate(term, day), vote)


def recognition_facts(
    term: Term, day: date, body: DecidingBody | None, vote: Vote | None, effective_on: date | None
) -> Recognition:
    """What is judged when the decision to recognise is signed on the day."""
    cell = resolutions_of(term.pk).get(Body.CELL)
    return Recognition(
        standing=people.standing_on(term.person_id, day),
        ceremony_on=term.since,
        certificate_on=_new_member_certificate(term, day),
        cell_met_on=cell.met_on if cell else None,
        cell_vote=admission.vote_of(cell),
        levels=_levels(term, day, body, vote),
        effective_on=effective_on,
    )


def strike_off_facts(term: Term, day: date, body: DecidingBody | None, vote: Vote | None) -> StrikeOff:
    """What is judged when the decision to strike off is signed on the day."""
    cell = resolutions_of(term.pk).get(Body.CELL)
    return StrikeOff(
        standing=people.standing_on(term.person_id, day),
        cell_met_on=cell.met_on if cell else None,
        cell_vote=admission.vote_of(cell),
        levels=_levels(term, day, body, vote),
    )


def _levels(term: Term, day: date, body: DecidingBody | None, vote: Vote | None) -> LevelsAbove:
    base = resolutions_of(term.pk).get(Body.BASE)
    delegated = body is DecidingBody.DELEGATED_BASE
    return LevelsAbove(
        needs_base=False if delegated else admission.needs_base(term.organization_id, day),
        base_met_on=base.met_on if base else None,
        base_vote=admission.vote_of(base),
        deciding_body=body,
        deciding_vote=vote,
    )


def _new_member_certificate(term: Term, day: date) -> date | None:
    certificate = training.certificate_on(term.person_id, day, ClassKind.NEW_MEMBER)
    return certificate.certified_on if certificate else None
