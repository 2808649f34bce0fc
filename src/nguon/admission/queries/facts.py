"""The pictures of facts that the rules judge, as they stood on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nguon.admission import rules
from nguon.admission.models import Dossier, Introduction, VoteColumns
from nguon.admission.queries.course import appraisals_of, decision_time
from nguon.admission.queries.dossiers import introductions_of_many, other_open_dossiers, resolutions_of
from nguon.admission.queries.letters import verifications_of
from nguon.admission.queries.papers import papers_facts_of
from nguon.admission.queries.readmissions import readmissions_of
from nguon.admission.rules import Applicant, BaseResolution, Ceremony, Decision, Introducing, Meeting, Passing
from nguon.admission.rules import Introduction as IntroductionFacts
from nguon.admission.terms import Appraiser, Body, DecidingBody, DossierState, IntroducerKind, SchoolingException
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.organizations import queries as organizations
from nguon.people import queries as people
from nguon.people.terms import Precision, Schooling, Standing
from nguon.regulations.chains import Step
from nguon.regulations.voting import Vote
from nguon.sourcing import queries as sourcing
from nguon.training import queries as training


def vote_of(row: VoteColumns | None) -> Vote | None:
    """The counts of a recorded vote as the rules take them."""
    return Vote(row.eligible, row.present, row.in_favour, row.against, row.blank) if row else None


def applicant_on(dossier: Dossier, day: date) -> Applicant:
    """Everything the cell's meeting judges, if it met on that day. A dossier not yet stored has no introductions."""
    return applicants_on([dossier], day)[0]


def applicants_on(dossiers: Sequence[Dossier], day: date) -> tuple[Applicant, ...]:
    """The same for many dossiers, in their order and in a fixed number of queries; `person` must be loaded with them.

    Looked up in system scope: an introducer may have moved to another branch since, and a rule that saw nobody there
    would judge wrongly. Only what the rules need comes back, never a name.
    """
    return _with_introductions(dossiers, day)[0]


def _with_introductions(dossiers: Sequence[Dossier], day: date) -> tuple[tuple[Applicant, ...], _Introductions]:
    with acting(Actor.system("judging")):
        introductions = introductions_of_many({d.pk for d in dossiers if d.pk is not None})
        return _applicants(dossiers, introductions, day), introductions


_Introductions = Mapping[int | None, list[Introduction]]


def meeting_on(dossier: Dossier, day: date) -> Meeting:
    """The whole picture for the cell's meeting, if it met on that day."""
    return meetings_on([dossier], day)[0]


def meetings_on(dossiers: Sequence[Dossier], day: date) -> tuple[Meeting, ...]:
    """The same for many dossiers, in their order and in a fixed number of queries; `person` must be loaded with them.

    A new family of facts is loaded here, for all dossiers at once: one at a time is this with one dossier.
    """
    applicants, introductions = _with_introductions(dossiers, day)
    verifications, papers = verifications_of(dossiers), papers_facts_of(dossiers, day, introductions)
    readmissions = readmissions_of(dossiers, applicants)
    return tuple(
        Meeting(
            applicant=applicant,
            introducing=_introducing(dossier, applicant, day),
            papers=papers[dossier.pk],
            verification=verification,
            readmission=readmissions.get(dossier.pk),
        )
        for dossier, applicant, verification in zip(dossiers, applicants, verifications, strict=True)
    )


def _introducing(dossier: Dossier, applicant: Applicant, day: date) -> Introducing:
    made = applicant.introductions or ()
    by = {one.kind for one in made if one.resolved_on is not None and one.resolved_on <= day}
    return Introducing(
        born_on=applicant.born_on,
        born_precision=applicant.born_precision,
        youth_union_here=dossier.youth_union_here,
        trade_union_here=dossier.trade_union_here,
        members=sum(one.kind is IntroducerKind.MEMBER for one in made),
        by_youth_union=IntroducerKind.YOUTH_UNION in by,
        by_trade_union=IntroducerKind.TRADE_UNION in by,
    )


def _applicants(dossiers: Sequence[Dossier], introductions: _Introductions, day: date) -> tuple[Applicant, ...]:
    person_ids = {d.person_id for d in dossiers}
    introducers = {row.introducer_id for rows in introductions.values() for row in rows if row.introducer_id}
    standings, left = people.standings_on(person_ids | introducers, day)
    certified = training.certified_on(person_ids, day)
    helped = sourcing.helped_on({d.candidacy_id for d in dossiers}, day)
    others = other_open_dossiers(person_ids)
    return tuple(
        Applicant(
            born_on=dossier.person.born_on,
            born_precision=Precision(dossier.person.born_precision),
            standing=standings.get(dossier.person_id, Standing.OUTSIDE),
            left_on=left.get(dossier.person_id),
            schooling=Schooling(dossier.person.schooling) if dossier.person.schooling else None,
            schooling_exception=_exception(dossier),
            over_age_consent=dossier.over_age_consent,
            schooling_consent=dossier.schooling_consent,
            readmission_consent=dossier.readmission_consent,
            application_on=dossier.application_on,
            has_helper=dossier.candidacy_id in helped,
            certificate_on=certified.get(dossier.person_id),
            dossier_compiled_on=dossier.compiled_on(day),
            other_dossier_open=bool(others[dossier.person_id] - {dossier.pk}),
            introductions=tuple(_introduction(row, standings) for row in introductions[dossier.pk]),
        )
        for dossier in dossiers
    )


def _exception(dossier: Dossier) -> SchoolingException | None:
    return SchoolingException(dossier.schooling_exception) if dossier.schooling_exception else None


def _introduction(row: Introduction, standings: dict[int, Standing]) -> IntroductionFacts:
    is_member = row.introducer_id is not None
    return IntroductionFacts(
        kind=IntroducerKind(row.kind),
        standing=standings.get(row.introducer_id, Standing.OUTSIDE) if row.introducer_id is not None else None,
        together_since=row.together_since,
        replacing=row.replacing if is_member else None,
        resolved_on=None if is_member else row.dated_on,
    )


def base_needed(organization_id: int, body: DecidingBody | None, day: date) -> bool | None:
    """Whether the base committee has to propose before this body decides; None when the chain is not known."""
    return rules.base_needed(organizations.course_of(organization_id, day), body)


def passing(dossier: Dossier, step: Step, day: date, decider: DecidingBody | None = None) -> Passing:
    """What is judged of a step's place in the chain, on the tree of the day of the act."""
    line = organizations.lines_on({dossier.organization_id}, day).get(dossier.organization_id)
    appraised = appraisals_of(dossier.pk)
    section, recheck = appraised.get(Appraiser.SECTION), appraised.get(Appraiser.ORGANIZING)
    return Passing(
        levels=line.levels if line else None,
        kind=line.kinds[0] if line else None,
        step=step,
        section_on=section.appraised_on if section else None,
        rechecked_on=recheck.appraised_on if recheck else None,
        decider=decider,
    )


def base_facts(dossier: Dossier, vote: Vote | None) -> BaseResolution:
    """What is judged when the base committee resolves."""
    cell = resolutions_of(dossier.pk).get(Body.CELL)
    return BaseResolution(cell_met_on=cell.met_on if cell else None, vote=vote)


def decision_facts(dossier: Dossier, body: DecidingBody | None, vote: Vote | None, day: date) -> Decision:
    """What is judged when the decision is signed on the day."""
    votes = resolutions_of(dossier.pk)
    cell, base = votes.get(Body.CELL), votes.get(Body.BASE)
    more = decision_time(dossier, day)
    is_referred = dossier.state == DossierState.REFERRED
    return Decision(
        cell_met_on=cell.met_on if cell else None,
        # After a report of too few votes the competent level considers the dossier, whatever the base committee said.
        needs_base=False if is_referred else base_needed(dossier.organization_id, body, day),
        base_met_on=base.met_on if base else None,
        deciding_body=body,
        vote=vote,
        extended=more.extended,
        paused=more.paused,
    )


def ceremony_facts(dossier: Dossier) -> Ceremony:
    """What is judged when the ceremony is held."""
    return Ceremony(decided_on=dossier.decided_on, received_on=dossier.received_on)
