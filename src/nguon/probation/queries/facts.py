"""The pictures of facts that the rules judge, as they stood on a day."""

from __future__ import annotations

from datetime import date

from nguon.admission import queries as admission
from nguon.admission.terms import Body, DecidingBody
from nguon.people import queries as people
from nguon.probation.models import Term
from nguon.probation.queries.care import term_helper_on
from nguon.probation.queries.terms import lost_votes_of, resolutions_of
from nguon.probation.rules import LevelsAbove, Recognition, Review
from nguon.regulations.voting import Vote
from nguon.training import queries as training
from nguon.training.terms import ClassKind


def review_facts(term: Term, day: date, vote: Vote | None) -> Review:
    """What is judged when the cell considers recognition on the day."""
    return Review(
        standing=people.standing_on(term.person_id, day),
        ceremony_on=term.since,
        certificate_on=_new_member_certificate(term, day),
        vote=vote,
        has_helper=_has_helper(term, day),
        failed_attempts=failed_attempts(term),
    )


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
        failed_attempts=failed_attempts(term),
        referred_on=term.referred_on,
    )


def failed_attempts(term: Term) -> int:
    """How often the cell's vote on recognition has fallen below the threshold."""
    return sum(vote.body == Body.CELL for vote in lost_votes_of(term.pk))


def _has_helper(term: Term, day: date) -> bool | None:
    """Not known for terms taken over from lists, which never name a helper."""
    if term_helper_on(term.pk, day) is not None:
        return True
    return None if term.dossier_id is None else False


def _levels(term: Term, day: date, body: DecidingBody | None, vote: Vote | None) -> LevelsAbove:
    base = resolutions_of(term.pk).get(Body.BASE)
    return LevelsAbove(
        needs_base=admission.base_needed(term.organization_id, body, day),
        base_met_on=base.met_on if base else None,
        base_vote=admission.vote_of(base),
        deciding_body=body,
        deciding_vote=vote,
    )


def _new_member_certificate(term: Term, day: date) -> date | None:
    certificate = training.certificate_on(term.person_id, day, ClassKind.NEW_MEMBER)
    return certificate.certified_on if certificate else None
