"""One person's path: the records behind it, read once, and the steps they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.admission import queries as admission
from nguon.admission.models import Appraisal, Dossier, Inquiry, Introduction, Resolution
from nguon.admission.rules import Clock, Days, Meeting, clocks_on
from nguon.admission.terms import AWAITED, Appraiser, Body, DossierState
from nguon.core.scope import Scope
from nguon.organizations import queries as organizations
from nguon.people import queries as people
from nguon.people.models import Person
from nguon.people.terms import Standing
from nguon.probation import queries as probation
from nguon.probation.models import Remark, Term, TermHelper, TermResolution
from nguon.probation.terms import TermState
from nguon.regulations.book import Page
from nguon.regulations.chains import Course, Step
from nguon.sourcing import queries as sourcing
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.queries import OPEN
from nguon.sourcing.terms import CandidacyState
from nguon.supervision import rules
from nguon.training import queries as training
from nguon.training.models import Enrolment


@dataclass(frozen=True, slots=True)
class Story:
    """Everything recorded of one way into the Party. A member taken over from elsewhere has only a term."""

    day: date
    person: Person
    organization_id: int
    organization_name: str
    page: Page
    course: Course | None
    appraisals: dict[Appraiser, Appraisal]
    days: Days | None
    candidacy: Candidacy | None
    helpers: tuple[HelperAssignment, ...]
    enrolment: Enrolment | None
    certificate: Enrolment | None
    dossier: Dossier | None
    introductions: tuple[Introduction, ...]
    letters: tuple[Inquiry, ...]
    meeting: Meeting | None
    votes: dict[Body, Resolution]
    term: Term | None
    has_left_before: bool
    term_votes: dict[Body, TermResolution]
    lost_votes: tuple[TermResolution, ...]
    term_helpers: tuple[TermHelper, ...]
    remarks: tuple[Remark, ...]
    new_member_certificate: Enrolment | None

    @property
    def needs_base(self) -> bool:
        """A base committee stands between the cell and the deciding body; also while the chain is not known."""
        return self.course is None or self.course.has(Step.BASE)

    @property
    def helper(self) -> HelperAssignment | None:
        """The newest assignment, if it has not ended."""
        last = self.helpers[-1] if self.helpers else None
        return last if last and last.until is None else None

    @property
    def is_removed(self) -> bool:
        """Taken off the list."""
        return self.candidacy is not None and self.candidacy.state == CandidacyState.REMOVED

    @property
    def dossier_is_open(self) -> bool:
        """A dossier is under way."""
        return self.dossier is not None and self.dossier.state not in {DossierState.ADMITTED, DossierState.CLOSED}

    @property
    def term_helper(self) -> TermHelper | None:
        """Who helps in the probation now."""
        last = self.term_helpers[-1] if self.term_helpers else None
        return last if last and last.until is None else None

    @property
    def must_be_referred(self) -> bool:
        """The cell has lost as many votes on recognition as the rules allow, and nobody has told the level above."""
        needed = self.page.integer("probation.attempts")
        lost = sum(vote.body == Body.CELL for vote in self.lost_votes)
        return self.in_probation and self.term is not None and self.term.referred_on is None and lost >= needed

    @property
    def in_probation(self) -> bool:
        """A probation is running."""
        return self.term is not None and self.term.state == TermState.RUNNING


def story_of_candidacy(scope: Scope, candidacy_id: int, day: date) -> Story:
    """The path of a candidate as known on the day.

    :raises NotFound: absent and outside look the same.
    """
    candidacy = sourcing.candidacy_within(scope, candidacy_id)
    dossier = admission.latest_dossier_of(scope, candidacy.pk)
    term = probation.latest_term_of(scope, candidacy.person_id) if dossier and dossier.ceremony_on else None
    return _story(day, candidacy.person, candidacy, dossier, term)


def story_of_dossier(scope: Scope, dossier_id: int, day: date) -> Story:
    """The path of the person whose dossier this is, with this dossier also when a newer one was opened since.

    :raises NotFound: absent and outside look the same.
    """
    dossier = admission.dossier_within(scope, dossier_id)
    term = probation.latest_term_of(scope, dossier.person_id) if dossier.ceremony_on else None
    return _story(day, dossier.person, dossier.candidacy, dossier, term)


def story_of_term(scope: Scope, term_id: int, day: date) -> Story:
    """The path of a probationary member; with what went before it, when that was recorded here.

    :raises NotFound: absent and outside look the same.
    """
    term = probation.term_within(scope, term_id)
    if term.dossier_id is None:
        return _story(day, term.person, None, None, term)
    dossier = admission.dossier_within(scope, term.dossier_id)
    return _story(day, term.person, sourcing.candidacy_within(scope, dossier.candidacy_id), dossier, term)


def _story(day: date, person: Person, candidacy: Candidacy | None, dossier: Dossier | None, term: Term | None) -> Story:
    # organization: that of the last record, where the next act will be taken.
    last = term or dossier or candidacy
    assert last is not None
    classes = training.class_path_of(person.pk, day)
    return Story(
        day=day,
        person=person,
        organization_id=last.organization_id,
        page=organizations.rules_for(last.organization_id, day),
        organization_name=organizations.names_on({last.organization_id}, day).get(last.organization_id, ""),
        course=organizations.course_of(last.organization_id, day),
        appraisals=admission.appraisals_of(dossier.pk) if dossier else {},
        days=admission.days_of(dossier) if dossier else None,
        candidacy=candidacy,
        helpers=tuple(sourcing.helpers_of(candidacy.pk)) if candidacy else (),
        enrolment=classes.enrolment,
        certificate=classes.certificate,
        dossier=dossier,
        introductions=tuple(admission.introductions_of(dossier.pk)) if dossier else (),
        letters=tuple(admission.inquiries_of(dossier.pk)) if dossier else (),
        # What the cell's meeting judges, for the day of the story; only while it has not met.
        meeting=admission.meeting_on(dossier, day) if dossier and dossier.state == DossierState.PREPARING else None,
        votes=admission.resolutions_of(dossier.pk) if dossier else {},
        term=term,
        has_left_before=dossier is not None and people.standing_on(person.pk, day) is Standing.LEFT,
        term_votes=probation.carried_votes_of(term.pk) if term else {},
        lost_votes=tuple(probation.lost_votes_of(term.pk)) if term else (),
        term_helpers=tuple(probation.term_helpers_of(term.pk)) if term else (),
        remarks=tuple(probation.remarks_of(term.pk)) if term else (),
        new_member_certificate=classes.new_member_certificate if term else None,
    )


def clocks_of(story: Story) -> tuple[Clock, ...]:
    """Every time limit of the newest dossier, as it stands on the day of the story."""
    if story.days is None or story.dossier is None:
        return ()
    return clocks_on(story.days, organizations.rules_for(story.dossier.organization_id, story.day))


def tasks_of(story: Story) -> tuple[rules.Task, ...]:
    """What is to be done next for this person."""
    page = story.page
    certificate_on = story.certificate.certified_on if story.certificate else None
    if story.in_probation and story.term is not None:
        cell = story.term_votes.get(Body.CELL)
        given = story.new_member_certificate.certified_on if story.new_member_certificate else None
        met_on = story.term.referred_on or (cell.met_on if cell else None)
        term = rules.Probation(
            since=story.term.since,
            ends_on=story.term.ends_on,
            certificate_on=given,
            cell_met_on=met_on,
            must_be_referred=story.must_be_referred,
            # Terms taken over from lists say nothing of these.
            needs_helper=story.term.dossier_id is not None and story.term_helper is None,
            needs_profile=story.term.dossier_id is not None and story.term.profile_filed_on is None,
        )
        return rules.tasks_of_probation(term, page)
    if story.dossier_is_open and story.dossier is not None:
        return rules.tasks_of_dossier(_dossier_facts(story, story.dossier), certificate_on, page)
    if story.candidacy is not None and story.candidacy.state in OPEN:
        candidacy = story.candidacy
        facts = rules.Candidate(
            state=CandidacyState(candidacy.state),
            document_on=candidacy.document_on,
            listed_on=candidacy.listed_on,
            has_helper=story.helper is not None,
            certificate_on=certificate_on,
        )
        return rules.tasks_of_candidate(facts, page)
    return ()


def _dossier_facts(story: Story, dossier: Dossier) -> rules.Dossier:
    cell, base = story.votes.get(Body.CELL), story.votes.get(Body.BASE)
    return rules.Dossier(
        state=DossierState(dossier.state),
        opened_on=dossier.opened_on,
        needs_base=story.needs_base,
        cell_met_on=cell.met_on if cell else None,
        base_met_on=base.met_on if base else None,
        decided_on=dossier.decided_on,
        received_on=dossier.received_on,
        has_section=story.course is not None and story.course.has(Step.SECTION),
        more_days=admission.more_time(story.days, story.day).whole if story.days else 0,
        letter_due_on=min((one.due_on for one in story.letters if one.state in AWAITED and one.due_on), default=None),
    )
