"""Writing what is known of the first time of somebody who is to be admitted again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import queries
from nguon.admission.models import Dossier, Readmission
from nguon.admission.operations.stored import record
from nguon.admission.terms import Conviction, DossierState, Leaving
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor


@dataclass(frozen=True, slots=True)
class FirstTime:
    """What is known of the first time, and the consent to the second. None and empty: not known."""

    how: Leaving | None
    is_hardship: bool | None
    conviction: Conviction | None
    cleared_on: date | None
    times_before: int | None
    left_on: date | None
    first_decision_number: str
    first_decided_on: date | None
    consent_number: str
    consented_on: date | None


@transaction.atomic
def keep_first_time(*, dossier_id: int, seen_version: int, first: FirstTime, actor: Actor) -> Dossier:
    """Write it down; it is judged with the cell's meeting, which needs the consent beforehand.

    :raises BadInput: the cell has met, or the days contradict each other.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    if dossier.state != DossierState.PREPARING:
        raise BadInput("Chi bộ đã xét hồ sơ này nên không sửa điều kiện kết nạp lại được nữa.")
    if first.left_on and first.first_decided_on and first.left_on < first.first_decided_on:
        raise BadInput(
            f"Ngày ra khỏi Đảng {first.left_on:%d/%m/%Y} trước ngày quyết định kết nạp lần đầu "
            f"{first.first_decided_on:%d/%m/%Y}; hãy kiểm tra lại hai ngày."
        )
    row = Readmission.rows.filter(dossier=dossier).first() or Readmission(dossier=dossier)
    row.how, row.is_hardship = first.how or "", first.is_hardship
    row.conviction, row.cleared_on = first.conviction or "", first.cleared_on
    row.times_before, row.left_on = first.times_before, first.left_on
    row.first_decision_number, row.first_decided_on = first.first_decision_number, first.first_decided_on
    row.consent_number, row.consented_on = first.consent_number, first.consented_on
    row.save()
    if first.consented_on is not None:
        dossier.readmission_consent = True
    dossier.version += 1
    dossier.save()
    record(EventKind.READMISSION_KEPT, dossier, actor)
    return dossier


@transaction.atomic
def record_recount(*, dossier_id: int, seen_version: int, number: str, recounted_on: date, actor: Actor) -> Dossier:
    """Record the decision that recounts the party age of somebody admitted again.

    :raises BadInput: the dossier is none of a readmission, or nobody is admitted by it yet.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    row = Readmission.rows.filter(dossier=dossier).first()
    if row is None or dossier.state != DossierState.ADMITTED or dossier.decided_on is None:
        raise BadInput("Chỉ ghi quyết định tính lại tuổi đảng cho người đã được kết nạp lại.")
    if recounted_on < dossier.decided_on:
        raise BadInput(
            f"Quyết định tính lại tuổi đảng ngày {recounted_on:%d/%m/%Y} trước quyết định kết nạp lại "
            f"{dossier.decided_on:%d/%m/%Y}; hãy kiểm tra lại ngày."
        )
    row.recount_number, row.recounted_on = number, recounted_on
    row.save()
    dossier.version += 1
    dossier.save()
    record(EventKind.PARTY_AGE_RECOUNTED, dossier, actor, on=recounted_on.isoformat())
    return dossier
