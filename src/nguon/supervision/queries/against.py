"""What stands against the next step if it were taken on a day: facts from the records, judged by the step's rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nguon.admission import queries as admission
from nguon.admission import rules as admission_rules
from nguon.admission.models import Dossier
from nguon.admission.rules import Meeting
from nguon.admission.terms import DossierState
from nguon.core.findings import Finding, Severity
from nguon.organizations.queries import rules_for, rules_for_each
from nguon.probation import queries as probation
from nguon.probation import rules as probation_rules
from nguon.probation.models import Term
from nguon.regulations.book import Page
from nguon.regulations.chains import Step
from nguon.sourcing import queries as sourcing
from nguon.sourcing import rules as sourcing_rules
from nguon.sourcing.models import Candidacy
from nguon.sourcing.terms import Basis, CandidacyState
from nguon.supervision.queries.story import Story


@dataclass(frozen=True, slots=True)
class Judged:
    """The question of the panel, the words of its day field, and every finding, obstacles first."""

    question: str
    day_label: str
    day: date
    findings: tuple[Finding, ...]

    @property
    def obstacles(self) -> tuple[Finding, ...]:
        """Those that stand in the way."""
        return tuple(f for f in self.findings if f.severity is Severity.OBSTACLE)

    @property
    def answer(self) -> str:
        """In a few words, beside the day field."""
        codes = dict.fromkeys(f.clause for f in self.obstacles)
        return f"còn vướng {', '.join(codes)}" if codes else "không còn vướng"


def against_next_step(story: Story, day: date) -> Judged | None:
    """What stands in the way if the next step were taken on the day; None when no step is left.

    :raises BadInput: the rule book holds nothing that early.
    """
    page = rules_for(story.organization_id, day)
    if story.in_probation and story.term is not None:
        return _probation(story.term, page)
    if story.dossier_is_open and story.dossier is not None:
        return against_dossiers([story.dossier], day, _read(story, story.dossier.pk, day))[story.dossier.pk]
    if story.candidacy is None or story.candidacy.state not in sourcing.OPEN:
        return None
    return _candidacy(story.candidacy, page)


def _read(story: Story, pk: int, day: date) -> admission.Read:
    votes = {str(body): vote.met_on for body, vote in story.votes.items()}
    appraised = {str(body): row.appraised_on for body, row in story.appraisals.items()}
    days = None if story.days is None else {pk: story.days}
    meetings = {pk: story.meeting} if story.meeting is not None and day == story.day else None
    return admission.Read(days=days, votes={pk: votes}, appraised={pk: appraised}, meetings=meetings)


def _candidacy(candidacy: Candidacy, page: Page) -> Judged:
    if candidacy.state == CandidacyState.NOMINATED:
        findings = sourcing_rules.against_entry(sourcing.entry_on(candidacy, page.day), page)
        return _judged("Còn vướng gì để đưa vào danh sách?", "Nếu chi bộ họp ngày", page, findings)
    applied_on = candidacy.document_on if candidacy.basis == Basis.APPLICATION else None
    planned = Dossier(
        person=candidacy.person,
        candidacy=candidacy,
        organization=candidacy.organization,
        opened_on=page.day,
        application_on=applied_on,
    )
    findings = admission_rules.against_opening_dossier(admission.applicant_on(planned, page.day), page)
    return _judged("Còn vướng gì để lập hồ sơ?", "Nếu lập hồ sơ ngày", page, findings)


def against_dossiers(
    dossiers: Sequence[Dossier], day: date, read: admission.Read = admission.NOTHING_READ
) -> dict[int, Judged | None]:
    """The same for many open dossiers by their keys, in a fixed number of queries; None where one is away.

    `person` must be loaded with them; `read` holds what the caller has read of them already.
    """
    pages = rules_for_each({dossier.organization_id for dossier in dossiers}, day)
    preparing = [dossier for dossier in dossiers if dossier.state == DossierState.PREPARING]
    later = [dossier for dossier in dossiers if dossier.state not in _ALONE]
    meetings = _meetings(preparing, day, read)
    steps = admission.steps_on(later, day, read) if later else {}
    judged: dict[int, Judged | None] = dict.fromkeys((dossier.pk for dossier in dossiers), None)
    for dossier in preparing:
        page = pages[dossier.organization_id]
        findings = admission_rules.against_meeting(meetings[dossier.pk], page)
        judged[dossier.pk] = _judged("Còn vướng gì để chi bộ họp xét?", "Nếu chi bộ họp ngày", page, findings)
    for dossier in later:
        page = pages[dossier.organization_id]
        judged[dossier.pk] = _after_cell(DossierState(dossier.state), steps[dossier.pk], page)
    for dossier in dossiers:
        if dossier.state == DossierState.DECIDED:
            page = pages[dossier.organization_id]
            findings = admission_rules.against_ceremony(admission.ceremony_facts(dossier), page)
            judged[dossier.pk] = _judged("Còn vướng gì để tổ chức lễ kết nạp?", "Nếu tổ chức lễ ngày", page, findings)
    return judged


def _meetings(preparing: Sequence[Dossier], day: date, read: admission.Read) -> Mapping[int, Meeting]:
    if read.meetings is not None:
        return read.meetings
    if not preparing:
        return {}
    told = admission.meetings_on(preparing, day)
    return {dossier.pk: meeting for dossier, meeting in zip(preparing, told, strict=True)}


_ALONE = {DossierState.PREPARING, DossierState.RETURNED, DossierState.INTERRUPTED, DossierState.DECIDED}
_BEFORE_BASE = {DossierState.CELL_RESOLVED, DossierState.SECTION_APPRAISED}


def _after_cell(state: DossierState, steps: admission.Steps, page: Page) -> Judged:
    if state in _BEFORE_BASE and (steps.course is None or steps.course.has(Step.BASE)):
        findings = (
            *admission_rules.against_base_resolution(steps.base, page),
            *admission_rules.against_passing(steps.passing_base, page),
        )
        return _judged("Còn vướng gì để đảng ủy cơ sở họp xét?", "Nếu đảng ủy họp ngày", page, findings)
    findings = (
        *admission_rules.against_decision(steps.decision, page),
        *admission_rules.against_clearance(steps.clearance, page),
        *admission_rules.against_passing(steps.passing_decision, page),
    )
    return _judged("Còn vướng gì để ra quyết định?", "Nếu ký quyết định ngày", page, findings)


def _probation(term: Term, page: Page) -> Judged:
    votes = probation.carried_votes_of(term.pk)
    if not votes and term.referred_on is None:
        findings = (
            *probation_rules.against_reviewing(probation.review_facts(term, page.day, None), page),
            *admission_rules.against_review_papers(probation.review_papers_facts(term), page),
        )
        return _judged("Còn vướng gì để chi bộ xét công nhận?", "Nếu chi bộ họp ngày", page, findings)
    facts = probation.recognition_facts(term, page.day, None, None, term.ends_on)
    findings = probation_rules.against_recognition(facts, page)
    return _judged("Còn vướng gì để công nhận chính thức?", "Nếu ký quyết định ngày", page, findings)


def _judged(question: str, day_label: str, page: Page, findings: tuple[Finding, ...]) -> Judged:
    said = [f for f in findings if not _asks_for_the_vote(f)]
    said.sort(key=lambda f: f.severity is not Severity.OBSTACLE)
    return Judged(question, day_label, page.day, tuple(said))


def _asks_for_the_vote(finding: Finding) -> bool:
    """The vote is what the step itself will bring; that it is not there yet stands in nobody's way."""
    return finding.clause == "BQ-07" or (finding.clause == "BQ-01" and bool(finding.facts.get("unknown")))
