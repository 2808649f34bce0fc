"""Reading strike-offs and resignations within a scope, and the facts they are judged by."""

from __future__ import annotations

from datetime import date

from nguon.admission import queries as admission
from nguon.admission.terms import Body, DecidingBody
from nguon.core.errors import NotFound, Stale
from nguon.core.scope import Actor, Scope
from nguon.people import queries as people
from nguon.probation.models import Departure, DepartureResolution
from nguon.probation.rules import (
    Ground,
    LevelsAbove,
    MemberStrikeOff,
    Resignation,
    ResignationDecision,
    StrikeOff,
    StrikingOff,
)
from nguon.probation.terms import DepartureState, SelfReview, StrikeOffGround
from nguon.regulations.voting import Vote


def departure_within(scope: Scope, pk: int) -> Departure:
    """The strike-off or resignation, if its person lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    rows = Departure.objects.within(scope).select_related("person", "organization", "term")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound("departure")
    return found


def locked_departure(actor: Actor, pk: int, *, seen_version: int) -> Departure:
    """The same, locked for change.

    :raises NotFound: outside the actor's scope. :raises Stale: changed after the version that was seen.
    """
    mine = Departure.objects.within(actor.scope).select_related("person", "organization", "term")
    found = mine.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFound("departure")
    if found.version != seen_version:
        raise Stale("Việc này vừa được người khác cập nhật. Hãy xem lại trước khi ghi.")
    return found


def departures(scope: Scope, *, lft: int, rgt: int, states: tuple[DepartureState, ...], limit: int) -> list[Departure]:
    """Strike-offs and resignations of an interval of the tree, the newest first."""
    rows = Departure.objects.within(scope).filter(person__pos__gte=lft, person__pos__lte=rgt, state__in=states)
    return list(rows.select_related("person", "organization").order_by("-opened_on", "-pk")[:limit])


def departures_of(person_id: int) -> list[Departure]:
    """Those of one person whom the caller has found within the scope, newest first."""
    return list(Departure.rows.filter(person_id=person_id).order_by("-opened_on", "-pk"))


def has_open_departure(person_id: int) -> bool:
    """True when one is under way."""
    return Departure.rows.filter(person_id=person_id, state=DepartureState.OPEN).exists()


def departure_votes(departure_id: int) -> dict[Body, DepartureResolution]:
    """The newest vote of each body, also one that did not carry."""
    rows = DepartureResolution.rows.filter(departure_id=departure_id).order_by("attempt")
    return {Body(row.body): row for row in rows}


def all_departure_votes(departure_id: int) -> list[DepartureResolution]:
    """Every vote, oldest first."""
    return list(DepartureResolution.rows.filter(departure_id=departure_id).order_by("met_on", "attempt"))


def ground_of(departure: Departure) -> Ground:
    """The ground as the rules take it."""
    return Ground(
        ground=StrikeOffGround(departure.ground) if departure.ground else None,
        months=departure.months,
        with_reason=departure.with_reason,
        educated_on=departure.educated_on,
        years=departure.years,
    )


def striking_off_facts(departure: Departure, day: date, vote: Vote | None) -> StrikingOff:
    """What is judged when the cell considers the strike-off on the day."""
    lost = DepartureResolution.rows.filter(departure=departure, body=Body.CELL, carried=False).count()
    called = [on for on in departure.calls if date.fromisoformat(on) <= day]
    return StrikingOff(
        standing=people.standing_on(departure.person_id, day),
        ground=ground_of(departure),
        self_review=SelfReview(departure.self_review) if departure.self_review else SelfReview.MISSING,
        calls=len(called),
        failed_attempts=lost,
        vote=vote,
    )


def resignation_facts(departure: Departure, day: date) -> Resignation:
    """What is judged of the wish to leave on the day."""
    return Resignation(people.standing_on(departure.person_id, day), departure.applied_on, departure.has_violated)


def member_strike_off_facts(
    departure: Departure, day: date, body: DecidingBody | None, vote: Vote | None
) -> MemberStrikeOff:
    """What is judged when the decision to strike off is signed on the day."""
    cell = departure_votes(departure.pk).get(Body.CELL)
    return MemberStrikeOff(
        standing=people.standing_on(departure.person_id, day),
        ground=ground_of(departure),
        cell_met_on=cell.met_on if cell else None,
        cell_vote=admission.vote_of(cell),
        levels=_levels(departure, day, body, vote),
    )


def probationer_strike_off_facts(
    departure: Departure, day: date, body: DecidingBody | None, vote: Vote | None
) -> StrikeOff:
    """The same of a probationary member, without the ground."""
    facts = member_strike_off_facts(departure, day, body, vote)
    return StrikeOff(facts.standing, facts.cell_met_on, facts.cell_vote, facts.levels)


def resignation_decision_facts(
    departure: Departure, day: date, body: DecidingBody | None, vote: Vote | None
) -> ResignationDecision:
    """What is judged when the decision that lets the member leave is signed on the day."""
    cell = departure_votes(departure.pk).get(Body.CELL)
    return ResignationDecision(
        resignation=resignation_facts(departure, day),
        cell_met_on=cell.met_on if cell else None,
        cell_vote=admission.vote_of(cell),
        levels=_levels(departure, day, body, vote),
    )


def _levels(departure: Departure, day: date, body: DecidingBody | None, vote: Vote | None) -> LevelsAbove:
    base = departure_votes(departure.pk).get(Body.BASE)
    return LevelsAbove(
        needs_base=admission.base_needed(departure.organization_id, body, day),
        base_met_on=base.met_on if base else None,
        base_vote=admission.vote_of(base),
        deciding_body=body,
        deciding_vote=vote,
    )
