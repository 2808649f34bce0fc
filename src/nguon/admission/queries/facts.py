"""The pictures of facts that the rules judge, as they stood on a day."""

from __future__ import annotations

from datetime import date

from nguon.admission.models import Dossier, VoteColumns
from nguon.admission.queries.dossiers import has_other_open_dossier, introductions_of, resolutions_of
from nguon.admission.rules import Applicant, BaseResolution, Ceremony, Decision, Meeting
from nguon.admission.rules import Introduction as IntroductionFacts
from nguon.admission.terms import Body, DecidingBody, IntroducerKind, SchoolingException
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.organizations import queries as organizations
from nguon.organizations.terms import Level
from nguon.people import queries as people
from nguon.people.models import StandingPeriod
from nguon.people.terms import Precision, Schooling, Standing
from nguon.regulations.voting import Vote
from nguon.sourcing import queries as sourcing
from nguon.training import queries as training


def vote_of(row: VoteColumns | None) -> Vote | None:
    """The counts of a recorded vote as the rules take them."""
    return Vote(row.eligible, row.present, row.in_favour, row.against, row.blank) if row else None


def applicant_on(dossier: Dossier, day: date) -> Applicant:
    """Everything the cell's meeting judges, if it met on that day. A dossier not yet stored has no introductions.

    Looked up in system scope: an introducer may have moved to another branch since, and a rule that saw nobody there
    would judge wrongly. Only what the rules need comes back, never a name.
    """
    with acting(Actor.system("judging")):
        return _applicant(dossier, day)


def meeting_on(dossier: Dossier, day: date) -> Meeting:
    """The whole picture for the cell's meeting, if it met on that day."""
    return Meeting(applicant=applicant_on(dossier, day))


def _applicant(dossier: Dossier, day: date) -> Applicant:
    person = dossier.person
    certificate = training.certificate_on(person.pk, day)
    stored = dossier.pk is not None
    return Applicant(
        born_on=person.born_on,
        born_precision=Precision(person.born_precision),
        standing=people.standing_on(person.pk, day),
        left_on=_left_on(person.pk, day),
        schooling=Schooling(person.schooling) if person.schooling else None,
        schooling_exception=SchoolingException(dossier.schooling_exception) if dossier.schooling_exception else None,
        over_age_consent=dossier.over_age_consent,
        schooling_consent=dossier.schooling_consent,
        readmission_consent=dossier.readmission_consent,
        application_on=dossier.application_on,
        has_helper=sourcing.helper_on(dossier.candidacy_id, day) is not None,
        certificate_on=certificate.certified_on if certificate else None,
        dossier_compiled_on=dossier.opened_on,
        other_dossier_open=has_other_open_dossier(person.pk, dossier.pk),
        introductions=_introductions(dossier.pk, day) if stored else (),
    )


def _left_on(person_id: int, day: date) -> date | None:
    left = StandingPeriod.rows.filter(person_id=person_id, standing=Standing.LEFT, since__lte=day).order_by("-since")
    return left.values_list("since", flat=True).first()


def _introductions(dossier_id: int, day: date) -> tuple[IntroductionFacts, ...]:
    facts = []
    for row in introductions_of(dossier_id):
        facts.append(
            IntroductionFacts(
                kind=IntroducerKind(row.kind),
                standing=people.standing_on(row.introducer_id, day) if row.introducer_id is not None else None,
                together_since=row.together_since,
                replacing=row.replacing if row.introducer_id is not None else None,
                resolved_on=None if row.introducer_id is not None else row.dated_on,
            )
        )
    return tuple(facts)


def needs_base(organization_id: int, day: date) -> bool | None:
    """True when a base committee stands above the cell on the day; None when the tree does not know the cell then."""
    period = organizations.current_period(organization_id, day)
    if period is None:
        return None
    base = organizations.base_of(organization_id, day)
    return base is not None and base.level == Level.BASE_COMMITTEE


def base_facts(dossier: Dossier, vote: Vote | None) -> BaseResolution:
    """What is judged when the base committee resolves."""
    cell = resolutions_of(dossier.pk).get(Body.CELL)
    return BaseResolution(cell_met_on=cell.met_on if cell else None, vote=vote)


def decision_facts(dossier: Dossier, body: DecidingBody | None, vote: Vote | None, day: date) -> Decision:
    """What is judged when the decision is signed on the day."""
    votes = resolutions_of(dossier.pk)
    cell, base = votes.get(Body.CELL), votes.get(Body.BASE)
    return Decision(
        cell_met_on=cell.met_on if cell else None,
        # A base committee that decides itself by delegation does not first propose to itself.
        needs_base=False if body is DecidingBody.DELEGATED_BASE else needs_base(dossier.organization_id, day),
        base_met_on=base.met_on if base else None,
        deciding_body=body,
        vote=vote,
    )


def ceremony_facts(dossier: Dossier) -> Ceremony:
    """What is judged when the ceremony is held."""
    return Ceremony(decided_on=dossier.decided_on, received_on=dossier.received_on)
