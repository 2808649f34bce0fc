"""Resolutions of the bodies that propose the admission, each judged on the day of its meeting."""

from __future__ import annotations

from django.db import transaction

from nguon.admission import queries, rules
from nguon.admission.models import Dossier, Resolution
from nguon.admission.operations.stored import record, refuse_during_pause, save, take
from nguon.admission.operations.votes import VotedResolution, refuse_impossible_vote, store_vote
from nguon.admission.terms import Act, Body, DossierState
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.findings import Finding
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.regulations.chains import Step
from nguon.regulations.voting import Voters, against_vote


@transaction.atomic
def record_cell_resolution(
    *, dossier_id: int, seen_version: int, resolution: VotedResolution, actor: Actor, already_taken: bool = False
) -> Dossier:
    """Record the cell's resolution to propose the admission, judged on the day of the meeting."""
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    page = rules_for(dossier.organization_id, resolution.met_on)
    findings = (
        *rules.against_meeting(queries.meeting_on(dossier, resolution.met_on), page),
        *against_vote(resolution.vote, Voters.CELL, page),
    )
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
    page = rules_for(dossier.organization_id, resolution.met_on)
    findings = (
        *rules.against_base_resolution(queries.base_facts(dossier, resolution.vote), page),
        *rules.against_passing(queries.passing(dossier, Step.BASE, resolution.met_on), page),
    )
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


_SHORT = {Body.CELL: (Voters.CELL, "BQ-03"), Body.BASE: (Voters.BASE, "BQ-04")}


@transaction.atomic
def refer_short_vote(
    *, dossier_id: int, seen_version: int, body: Body, resolution: VotedResolution, actor: Actor
) -> Dossier:
    """Record a vote that did not reach the threshold and was reported, with the full result, to the competent level.

    :raises BadInput: the votes are enough after all, or another body voted.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    if (body is Body.CELL) != (dossier.state == DossierState.PREPARING):
        now = DossierState(dossier.state).label
        raise BadInput(f"Hồ sơ đang ở bước “{now}”, không phải lượt {body.label} biểu quyết.")
    page = rules_for(dossier.organization_id, resolution.met_on)
    voters, short = _SHORT[body]
    findings = tuple(against_vote(resolution.vote, voters, page))
    refuse_impossible_vote(resolution.vote, findings)
    if short not in {finding.clause for finding in findings}:
        raise BadInput("Số phiếu tán thành đã đủ; hãy ghi nghị quyết đề nghị kết nạp, không ghi báo cáo chưa đủ phiếu.")
    return _resolve(
        dossier, body, Act.REFER_SHORT_VOTE, EventKind.SHORT_VOTE_REFERRED, resolution, findings, actor, True
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
    refuse_impossible_vote(resolution.vote, findings)
    refuse_during_pause(dossier, act, resolution.met_on)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    take(dossier, act)
    store_vote(Resolution(dossier=dossier, body=body), resolution)
    save(dossier, codes)
    record(event, dossier, actor, on=resolution.met_on.isoformat(), clauses=codes)
    return dossier
