"""Writing dossiers. Every act: lock, judge on the day of the act, change, record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from nguon.admission import queries, rules
from nguon.admission.models import Dossier, Introduction, Resolution
from nguon.admission.terms import (
    NEXT,
    Act,
    Body,
    ClosingReason,
    DecidingBody,
    DossierState,
    IntroducerKind,
    SchoolingException,
)
from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, Refused, refuse_or_keep
from nguon.core.findings import Finding
from nguon.core.scope import Actor
from nguon.people import queries as people
from nguon.regulations.book import load_book
from nguon.regulations.voting import Vote
from nguon.sourcing.models import Candidacy


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known when a dossier is opened; consents: True on file, False absent, None not known."""

    opened_on: date
    application_on: date | None
    schooling_exception: SchoolingException | None = None
    schooling_consent: bool | None = None
    over_age_consent: bool | None = None
    readmission_consent: bool | None = None


@dataclass(frozen=True, slots=True)
class IntroductionPaper:
    """One introduction: `introducer_id` and `together_since` of a member, `document_number` of a union's resolution."""

    kind: IntroducerKind
    dated_on: date
    introducer_id: int | None = None
    together_since: date | None = None
    replacing: bool = False
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class VotedResolution:
    """A resolution: number, day of the meeting, counts."""

    number: str
    met_on: date
    vote: Vote


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """The decision to admit: number, day signed, who decided, the vote of the deciding body."""

    number: str
    decided_on: date
    body: DecidingBody
    resolution: VotedResolution
    received_on: date | None = None


def take(dossier: Dossier, act: Act) -> None:
    """Move the dossier along the table of states.

    :raises BadInput: the act is not possible in the present state.
    """
    state = DossierState(dossier.state)
    if (state, act) not in NEXT:
        possible = ", ".join(f"“{a.label}”" for (s, a) in NEXT if s is state) or "không còn việc nào"
        raise BadInput(f"Hồ sơ đang ở bước “{state.label}” nên chưa thể “{act.label}”. Việc có thể làm: {possible}.")
    dossier.state = NEXT[state, act]
    dossier.version += 1


@transaction.atomic
def open_dossier(*, candidacy: Candidacy, opening: Opening, actor: Actor, already_taken: bool = False) -> Dossier:
    """Open a dossier for a candidate; the journey moves the candidacy along.

    :raises Refused: the rules forbid it on the day, or another dossier of the person is under way.
    """
    dossier = Dossier(
        person=candidacy.person,
        candidacy=candidacy,
        organization=candidacy.organization,
        state=DossierState.PREPARING,
        opened_on=opening.opened_on,
        application_on=opening.application_on,
        schooling_exception=opening.schooling_exception or "",
        schooling_consent=opening.schooling_consent,
        over_age_consent=opening.over_age_consent,
        readmission_consent=opening.readmission_consent,
    )
    facts = queries.applicant_on(dossier, opening.opened_on)
    findings = rules.against_opening_dossier(facts, load_book().on(opening.opened_on))
    if facts.other_dossier_open:
        raise Refused(findings)  # no record may hold two open dossiers, also not one of the past
    dossier.findings = refuse_or_keep(findings, already_taken=already_taken)
    dossier.save()
    _record(EventKind.DOSSIER_OPENED, dossier, actor, on=opening.opened_on.isoformat(), clauses=dossier.findings)
    return dossier


@transaction.atomic
def record_introduction(*, dossier_id: int, seen_version: int, paper: IntroductionPaper, actor: Actor) -> Introduction:
    """Add an introduction to a dossier that is being prepared; whether it counts is judged at the cell's meeting.

    :raises BadInput: the dossier is past preparing, the member is named twice, or what the kind needs is missing.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    if dossier.state != DossierState.PREPARING:
        raise BadInput("Chi bộ đã xét hồ sơ này nên không bổ sung giấy giới thiệu được nữa.")
    introducer = _introducer(dossier, paper, actor)
    introduction = Introduction.rows.create(
        dossier=dossier,
        kind=paper.kind,
        introducer=introducer,
        together_since=paper.together_since,
        replacing=paper.replacing,
        document_number=paper.document_number,
        dated_on=paper.dated_on,
    )
    dossier.version += 1
    dossier.save()
    _record(EventKind.INTRODUCTION_RECORDED, dossier, actor, by_kind=paper.kind.value)
    return introduction


def _introducer(dossier: Dossier, paper: IntroductionPaper, actor: Actor) -> Any:
    if paper.kind is not IntroducerKind.MEMBER:
        if not paper.document_number:
            raise BadInput("Nghị quyết giới thiệu của đoàn thể phải có số. Hãy ghi số như trên nghị quyết.")
        return None
    if paper.introducer_id is None:
        raise BadInput("Chưa chọn đảng viên giới thiệu.")
    introducer = people.person_within(actor.scope, paper.introducer_id)
    if Introduction.rows.filter(dossier=dossier, introducer=introducer).exists():
        raise BadInput("Đảng viên này đã có giấy giới thiệu trong hồ sơ; cần hai người khác nhau.")
    return introducer


@transaction.atomic
def record_cell_resolution(
    *, dossier_id: int, seen_version: int, resolution: VotedResolution, actor: Actor, already_taken: bool = False
) -> Dossier:
    """Record the cell's resolution to propose the admission, judged on the day of the meeting."""
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    facts = rules.CellResolution(queries.applicant_on(dossier, resolution.met_on), resolution.vote)
    findings = rules.against_cell_resolution(facts, load_book().on(resolution.met_on))
    return _resolve(
        dossier,
        Body.CELL,
        Act.RECORD_CELL_RESOLUTION,
        EventKind.CELL_RESOLVED,
        resolution,
        findings,
        actor,
        already_taken,
    )


@transaction.atomic
def record_base_resolution(
    *, dossier_id: int, seen_version: int, resolution: VotedResolution, actor: Actor, already_taken: bool = False
) -> Dossier:
    """Record the base committee's resolution to propose the admission, judged on the day of the meeting."""
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    facts = queries.base_facts(dossier, resolution.vote)
    findings = rules.against_base_resolution(facts, load_book().on(resolution.met_on))
    return _resolve(
        dossier,
        Body.BASE,
        Act.RECORD_BASE_RESOLUTION,
        EventKind.BASE_RESOLVED,
        resolution,
        findings,
        actor,
        already_taken,
    )


def _resolve(
    dossier: Dossier,
    body: Body,
    act: Act,
    event: EventKind,
    resolution: VotedResolution,
    findings: tuple[Finding, ...],
    actor: Actor,
    already_taken: bool,
) -> Dossier:
    _refuse_impossible_vote(resolution.vote, findings)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    take(dossier, act)
    store_vote(Resolution(dossier=dossier, body=body), resolution)
    _save(dossier, codes)
    _record(event, dossier, actor, on=resolution.met_on.isoformat(), clauses=codes)
    return dossier


def _refuse_impossible_vote(vote: Vote, findings: tuple[Finding, ...]) -> None:
    # Counts that contradict each other are a slip of the pen, never a fact of the past: no record may hold them.
    if not adds_up(vote):
        raise Refused(findings)


def adds_up(vote: Vote) -> bool:
    """True when all counts are known and no more voted than were present, nor more present than entitled."""
    counts = (vote.eligible, vote.present, vote.in_favour, vote.against, vote.blank)
    if any(count is None or count < 0 for count in counts):
        return False
    eligible, present, in_favour, against, blank = (count or 0 for count in counts)
    return in_favour + against + blank <= present <= eligible


def store_vote(row: Any, resolution: VotedResolution) -> None:
    """Store a vote in a row of a table of votes (dossier's or term's)."""
    vote = resolution.vote
    row.number, row.met_on = resolution.number, resolution.met_on
    row.eligible, row.present = vote.eligible, vote.present
    row.in_favour, row.against, row.blank = vote.in_favour, vote.against, vote.blank
    row.save()


@transaction.atomic
def record_decision(
    *, dossier_id: int, seen_version: int, decision: SignedDecision, actor: Actor, already_taken: bool = False
) -> Dossier:
    """Record the decision that admits the candidate, with the vote of the deciding body, judged on the day signed.

    :raises Refused: the rules forbid it, among them a decision before the cell's or the base committee's resolution.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    facts = queries.decision_facts(dossier, decision.body, decision.resolution.vote, decision.decided_on)
    findings = rules.against_decision(facts, load_book().on(decision.decided_on))
    _refuse_impossible_vote(decision.resolution.vote, findings)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if not decision.number:
        raise BadInput("Quyết định kết nạp phải có số. Hãy ghi số như trên quyết định.")
    take(dossier, Act.RECORD_DECISION)
    store_vote(Resolution(dossier=dossier, body=Body.DECIDING), decision.resolution)
    dossier.deciding_body, dossier.decision_number = decision.body, decision.number
    dossier.decided_on, dossier.received_on = decision.decided_on, decision.received_on
    _save(dossier, codes)
    _record(EventKind.DECISION_RECORDED, dossier, actor, on=decision.decided_on.isoformat(), clauses=codes)
    return dossier


@transaction.atomic
def record_ceremony(
    *,
    dossier_id: int,
    seen_version: int,
    ceremony_on: date,
    received_on: date | None,
    actor: Actor,
    already_taken: bool = False,
) -> Dossier:
    """Record the ceremony; the journey changes standing and opens the probation.

    :raises Refused: before the decision, whatever was done on paper: probation cannot begin before it.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    dossier.received_on = received_on or dossier.received_on
    findings = rules.against_ceremony(queries.ceremony_facts(dossier), load_book().on(ceremony_on))
    if dossier.decided_on is not None and ceremony_on < dossier.decided_on:
        raise Refused(findings)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    take(dossier, Act.RECORD_CEREMONY)
    dossier.ceremony_on = ceremony_on
    _save(dossier, codes)
    _record(EventKind.CEREMONY_RECORDED, dossier, actor, on=ceremony_on.isoformat(), clauses=codes)
    return dossier


@transaction.atomic
def close_dossier(
    *, dossier_id: int, seen_version: int, reason: ClosingReason, closed_on: date, actor: Actor
) -> Dossier:
    """End a dossier without an admission, with a coded reason; the journey sets the candidacy back.

    :raises BadInput: before the dossier was opened.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    if closed_on < dossier.opened_on:
        raise BadInput(
            f"Ngày dừng {closed_on:%d/%m/%Y} trước ngày lập hồ sơ {dossier.opened_on:%d/%m/%Y}; hãy kiểm tra lại."
        )
    take(dossier, Act.CLOSE)
    dossier.closed_on, dossier.closing_reason = closed_on, reason
    _save(dossier, [])
    _record(EventKind.DOSSIER_CLOSED, dossier, actor, reason=reason.value)
    return dossier


def _save(dossier: Dossier, codes: list[str]) -> None:
    dossier.findings = sorted({*dossier.findings, *codes})
    dossier.save()


def _record(kind: EventKind, dossier: Dossier, actor: Actor, **details: Any) -> None:
    audit.record(
        kind,
        by=actor,
        subject="dossier",
        subject_id=dossier.pk,
        person_id=dossier.person_id,
        organization=dossier.organization.code,
        details=details,
    )
