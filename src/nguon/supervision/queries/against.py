"""What stands against the next step if it were taken on a day: facts from the records, judged by the step's rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.admission import queries as admission
from nguon.admission import rules as admission_rules
from nguon.admission.models import Dossier
from nguon.admission.terms import DecidingBody, DossierState
from nguon.core.findings import Finding, Severity
from nguon.organizations.queries import rules_for
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
        return _dossier(story, story.dossier, page)
    if story.candidacy is None or story.candidacy.state not in sourcing.OPEN:
        return None
    return _candidacy(story.candidacy, page)


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


def _dossier(story: Story, dossier: Dossier, page: Page) -> Judged | None:
    state = DossierState(dossier.state)
    if state is DossierState.PREPARING:
        findings = admission_rules.against_meeting(admission.meeting_on(dossier, page.day), page)
        return _judged("Còn vướng gì để chi bộ họp xét?", "Nếu chi bộ họp ngày", page, findings)
    if state in _AWAY:
        return None
    if state in {DossierState.CELL_RESOLVED, DossierState.SECTION_APPRAISED} and story.needs_base:
        facts = admission.base_facts(dossier, None)
        place = admission.passing(dossier, Step.BASE, page.day)
        findings = (
            *admission_rules.against_base_resolution(facts, page),
            *admission_rules.against_passing(place, page),
        )
        return _judged("Còn vướng gì để đảng ủy cơ sở họp xét?", "Nếu đảng ủy họp ngày", page, findings)
    if state is not DossierState.DECIDED:
        decision = admission.decision_facts(dossier, _usual_decider(story), None, page.day)
        place = admission.passing(dossier, Step.DECIDING, page.day, _usual_decider(story))
        findings = (*admission_rules.against_decision(decision, page), *admission_rules.against_passing(place, page))
        return _judged("Còn vướng gì để ra quyết định?", "Nếu ký quyết định ngày", page, findings)
    findings = admission_rules.against_ceremony(admission.ceremony_facts(dossier), page)
    return _judged("Còn vướng gì để tổ chức lễ kết nạp?", "Nếu tổ chức lễ ngày", page, findings)


_AWAY = {DossierState.RETURNED, DossierState.INTERRUPTED}


def _usual_decider(story: Story) -> DecidingBody | None:
    """The body that usually decides at the end of this chain; None where the chain is not known."""
    deciders = story.course.deciders if story.course else ()
    return DecidingBody(deciders[0].value) if deciders else None


def _probation(term: Term, page: Page) -> Judged:
    votes = probation.resolutions_of(term.pk)
    if not votes:
        findings = probation_rules.against_reviewing(probation.review_facts(term, page.day, None), page)
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
