"""Acts between the votes: appraisal, re-check, extension, return, resubmission, interruption."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import queries, rules
from nguon.admission.models import Appraisal, Dossier, Extension, Interruption, Resolution, Return, ReturnedPart
from nguon.admission.operations.stored import record, refuse_backdated, save, take
from nguon.admission.rules import Extending
from nguon.admission.terms import VOTES_AGAIN, Act, AppraisalResult, Appraiser, Body, DossierPart
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.regulations.chains import Step


@dataclass(frozen=True, slots=True)
class AppraisalPaper:
    """What a body found that looks through the dossier without voting; `note` is for the file."""

    appraised_on: date
    result: AppraisalResult
    number: str = ""
    note: str = ""


_OF = {
    Appraiser.SECTION: (Act.RECORD_SECTION_APPRAISAL, Step.SECTION, EventKind.SECTION_APPRAISED),
    Appraiser.ORGANIZING: (Act.RECORD_RECHECK, Step.RECHECK, EventKind.DOSSIER_RECHECKED),
}


@transaction.atomic
def record_appraisal(
    *,
    dossier_id: int,
    seen_version: int,
    appraiser: Appraiser,
    paper: AppraisalPaper,
    actor: Actor,
    already_taken: bool = False,
) -> Dossier:
    """Record the section's appraisal or the organisation body's re-check, judged on the day it was done.

    :raises Refused: the organisation has no such step, or the day lies before what the dossier holds.
    :raises BadInput: the finding says that something is wanting but not what.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    act, step, event = _OF[appraiser]
    refuse_backdated(dossier, act, paper.appraised_on)
    page = rules_for(dossier.organization_id, paper.appraised_on)
    findings = rules.against_passing(queries.passing(dossier, step, paper.appraised_on), page)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if paper.result is not AppraisalResult.IN_ORDER and not paper.note:
        raise BadInput("Kết quả thẩm định có điểm phải lưu ý; hãy ghi rõ nội dung.")
    take(dossier, act)
    Appraisal.rows.create(
        dossier=dossier,
        appraiser=appraiser,
        number=paper.number,
        appraised_on=paper.appraised_on,
        result=paper.result,
        note=paper.note,
    )
    save(dossier, codes)
    record(event, dossier, actor, on=paper.appraised_on.isoformat(), result=paper.result.value, clauses=codes)
    return dossier


@transaction.atomic
def extend_decision(
    *,
    dossier_id: int,
    seen_version: int,
    granted_on: date,
    working_days: int,
    reason: str,
    actor: Actor,
    already_taken: bool = False,
) -> Dossier:
    """Give the deciding body more working days, with a reason, judged on the day it is granted.

    :raises Refused: more than the rules allow, or the limit had passed already.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    cell = queries.resolutions_of(dossier.pk).get(Body.CELL)
    counted = queries.decision_time(dossier, granted_on)
    facts = Extending(cell.met_on if cell else None, working_days, counted.extended, counted.paused)
    findings = rules.against_extending(facts, rules_for(dossier.organization_id, granted_on))
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if working_days < 1 or not reason:
        raise BadInput("Gia hạn phải từ một ngày làm việc trở lên và có lý do.")
    if cell is not None and granted_on < cell.met_on:
        raise BadInput(
            f"Gia hạn ngày {granted_on:%d/%m/%Y} trước ngày chi bộ họp {cell.met_on:%d/%m/%Y}; hãy kiểm tra lại."
        )
    take(dossier, Act.EXTEND)
    Extension.rows.create(dossier=dossier, granted_on=granted_on, working_days=working_days, reason=reason)
    save(dossier, codes)
    record(EventKind.DEADLINE_EXTENDED, dossier, actor, on=granted_on.isoformat(), days=working_days, clauses=codes)
    return dossier


@transaction.atomic
def return_dossier(
    *,
    dossier_id: int,
    seen_version: int,
    returned_by: Body,
    returned_on: date,
    parts: dict[DossierPart, str],
    actor: Actor,
) -> Dossier:
    """Send the dossier back with what is wanting in each part. The clock of the decision runs on.

    :raises BadInput: no part is named, or a part without what is wanting in it.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    refuse_backdated(dossier, Act.RETURN, returned_on)
    if not parts or not all(parts.values()):
        raise BadInput("Nêu ít nhất một phần phải bổ sung, mỗi phần ghi rõ điều phải sửa.")
    if DossierPart.BASE_RESOLUTION in parts and Body.BASE not in queries.resolutions_of(dossier.pk):
        raise BadInput("Hồ sơ chưa có nghị quyết của đảng ủy cơ sở nên không trả lại vì phần này được.")
    take(dossier, Act.RETURN)
    returned = Return.rows.create(dossier=dossier, returned_by=returned_by, returned_on=returned_on)
    for part, reason in parts.items():
        ReturnedPart.rows.create(returned=returned, part=part, reason=reason)
    save(dossier, [])
    named = sorted(part.value for part in parts)
    record(EventKind.DOSSIER_RETURNED, dossier, actor, on=returned_on.isoformat(), by=returned_by.value, parts=named)
    return dossier


@transaction.atomic
def resubmit_dossier(*, dossier_id: int, seen_version: int, resubmitted_on: date, actor: Actor) -> Dossier:
    """Submit a returned dossier again: where it was, or, when a resolution was faulty, where the vote is taken anew."""
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    refuse_backdated(dossier, Act.RESUBMIT, resubmitted_on)
    take(dossier, Act.RESUBMIT)
    returned = Return.rows.get(dossier=dossier, resubmitted_on__isnull=True)
    faulty = {DossierPart(part) for part in returned.parts.values_list("part", flat=True)}
    returned.resubmitted_on = resubmitted_on
    returned.save()
    for part, (state, bodies) in VOTES_AGAIN.items():
        if part in faulty:
            votes = Resolution.rows.filter(dossier=dossier, body__in=bodies, set_aside_on__isnull=True)
            votes.update(set_aside_on=resubmitted_on)
            dossier.state = state
            break
    save(dossier, [])
    record(EventKind.DOSSIER_RESUBMITTED, dossier, actor, on=resubmitted_on.isoformat(), state=dossier.state)
    return dossier


@transaction.atomic
def interrupt_dossier(*, dossier_id: int, seen_version: int, since: date, reason: str, actor: Actor) -> Dossier:
    """Stop considering the dossier for a time. Working-day limits stand still, its life in months runs on."""
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    refuse_backdated(dossier, Act.INTERRUPT, since)
    if not reason:
        raise BadInput("Tạm dừng xét hồ sơ phải có lý do.")
    take(dossier, Act.INTERRUPT)
    Interruption.rows.create(dossier=dossier, since=since, reason=reason)
    save(dossier, [])
    record(EventKind.DOSSIER_INTERRUPTED, dossier, actor, on=since.isoformat())
    return dossier


@transaction.atomic
def resume_dossier(*, dossier_id: int, seen_version: int, until: date, actor: Actor) -> Dossier:
    """Consider the dossier again from a day on, at the step where it was interrupted."""
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    refuse_backdated(dossier, Act.RESUME, until)
    take(dossier, Act.RESUME)
    Interruption.rows.filter(dossier=dossier, until__isnull=True).update(until=until)
    save(dossier, [])
    record(EventKind.DOSSIER_RESUMED, dossier, actor, on=until.isoformat(), state=dossier.state)
    return dossier
