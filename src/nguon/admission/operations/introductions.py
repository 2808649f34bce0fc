"""Papers that introduce the applicant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from nguon.admission import queries
from nguon.admission.models import Dossier, Introduction
from nguon.admission.operations.stored import record
from nguon.admission.terms import DossierState, IntroducerKind
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.people import queries as people


@dataclass(frozen=True, slots=True)
class IntroductionPaper:
    """One introduction: `introducer_id` and `together_since` of a member, `document_number` of a union's resolution."""

    kind: IntroducerKind
    dated_on: date
    introducer_id: int | None = None
    together_since: date | None = None
    replacing: bool = False
    document_number: str = ""


@transaction.atomic
def record_introduction(*, dossier_id: int, seen_version: int, paper: IntroductionPaper, actor: Actor) -> Introduction:
    """Add an introduction to a dossier that is being prepared or was returned; it is judged at the cell's meeting.

    :raises BadInput: the dossier is past preparing, the member is named twice, or what the kind needs is missing.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    if dossier.state not in {DossierState.PREPARING, DossierState.RETURNED}:
        raise BadInput("Chi bộ đã xét hồ sơ này nên không bổ sung giấy giới thiệu được nữa.")
    introducer = _introducer(dossier, paper, actor)
    # The letter of somebody whose first one was outlived takes its place: the same member is not named twice.
    introduction = _outlived(dossier, introducer) or Introduction(dossier=dossier, introducer=introducer)
    introduction.kind, introduction.dated_on = paper.kind, paper.dated_on
    introduction.together_since, introduction.replacing = paper.together_since, paper.replacing
    introduction.document_number = paper.document_number
    introduction.save()
    dossier.version += 1
    dossier.save()
    record(EventKind.INTRODUCTION_RECORDED, dossier, actor, by_kind=paper.kind.value)
    return introduction


def _introducer(dossier: Dossier, paper: IntroductionPaper, actor: Actor) -> Any:
    if paper.kind is not IntroducerKind.MEMBER:
        if not paper.document_number:
            raise BadInput("Nghị quyết giới thiệu của đoàn thể phải có số. Hãy ghi số như trên nghị quyết.")
        return None
    if paper.introducer_id is None:
        raise BadInput("Chưa chọn đảng viên giới thiệu.")
    introducer = people.person_within(actor.scope, paper.introducer_id)
    named = Introduction.rows.filter(dossier=dossier, introducer=introducer).exists()
    if named and _outlived(dossier, introducer) is None:
        raise BadInput("Đảng viên này đã có giấy giới thiệu trong hồ sơ; cần hai người khác nhau.")
    return introducer


def _outlived(dossier: Dossier, introducer: Any) -> Introduction | None:
    """The introducer's letter from before the dossier was compiled anew, if there is one."""
    if introducer is None or dossier.renewed_on is None:
        return None
    return Introduction.rows.filter(dossier=dossier, introducer=introducer, dated_on__lt=dossier.renewed_on).first()
