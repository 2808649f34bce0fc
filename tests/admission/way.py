"""One dossier in every state, and every act upon it by the very operation a page calls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from nguon.admission import operations
from nguon.admission.models import (
    Appraisal,
    Dossier,
    Extension,
    Interruption,
    Introduction,
    Resolution,
    Return,
    ReturnedPart,
    Transfer,
)
from nguon.admission.operations import AppraisalPaper, SignedDecision, VotedResolution
from nguon.admission.terms import (
    Act,
    AppraisalResult,
    Appraiser,
    Body,
    ClosingReason,
    DecidingBody,
    DossierPart,
    DossierState,
    MovingStage,
    MovingWay,
)
from nguon.regulations.voting import Roll, Vote
from tests.world import ON, SYSTEM, VOTES

MET_ON = date(2026, 2, 2)


def bare(dossier: Dossier) -> Dossier:
    """The dossier as on the day it was opened, with everything else taken away."""
    for rows in (Introduction, Resolution, Appraisal, Extension, Interruption, Return):
        rows.rows.filter(dossier=dossier).delete()
    Dossier.rows.filter(pk=dossier.pk).update(
        state=DossierState.PREPARING,
        state_before="",
        decision_number="",
        decided_on=None,
        received_on=None,
        ceremony_on=None,
        closed_on=None,
        closing_reason="",
        findings=[],
    )
    dossier.refresh_from_db()
    return dossier


def bring(dossier: Dossier, state: DossierState) -> Dossier:
    """Write the dossier into a state with the rows that belong to it."""
    bare(dossier)
    values: dict[str, Any] = {"state": state}
    if state in {DossierState.RETURNED, DossierState.INTERRUPTED}:
        values["state_before"] = DossierState.CELL_RESOLVED
    if state not in {DossierState.PREPARING, DossierState.CLOSED}:
        Resolution.rows.create(dossier=dossier, body=Body.CELL, met_on=MET_ON, number="02-NQ/CB", **VOTES)
    if state is DossierState.RETURNED:
        returned = Return.rows.create(dossier=dossier, returned_by=Body.BASE, returned_on=date(2026, 2, 9))
        ReturnedPart.rows.create(returned=returned, part=DossierPart.OPINIONS, reason="Thiếu ý kiến nơi cư trú")
    if state is DossierState.INTERRUPTED:
        Interruption.rows.create(dossier=dossier, since=date(2026, 2, 9), reason="Đi công tác")
    if state in {DossierState.DECIDED, DossierState.ADMITTED}:
        values |= {"decision_number": "09-QĐ/ĐU", "decided_on": date(2026, 2, 23)}
    if state is DossierState.ADMITTED:
        values["ceremony_on"] = date(2026, 2, 27)
    if state is DossierState.CLOSED:
        values |= {"closed_on": ON, "closing_reason": ClosingReason.MOVED}
    Dossier.rows.filter(pk=dossier.pk).update(**values)
    dossier.refresh_from_db()
    return dossier


def voted(day: date, in_favour: int = 9) -> VotedResolution:
    """A vote of nine, all present."""
    against = 9 - in_favour
    roll = Roll(None, 9, 0, 0, 0, 0, None)
    return VotedResolution("05-NQ", day, Vote(9, 9, in_favour, against, 0), roll)


def _appraise(appraiser: Appraiser) -> Callable[[Dossier, date], Any]:
    paper = AppraisalResult.IN_ORDER

    def act(dossier: Dossier, day: date) -> Any:
        return operations.record_appraisal(
            **_seen(dossier), appraiser=appraiser, paper=AppraisalPaper(day, paper), already_taken=True
        )

    return act


def _seen(dossier: Dossier) -> dict[str, Any]:
    return {"dossier_id": dossier.pk, "seen_version": dossier.version, "actor": SYSTEM}


def _refer(dossier: Dossier, day: date) -> Any:
    body = Body.CELL if dossier.state == DossierState.PREPARING else Body.BASE
    return operations.refer_short_vote(**_seen(dossier), body=body, resolution=voted(day, 2))


def _decide(dossier: Dossier, day: date) -> Any:
    decision = SignedDecision("11-QĐ/ĐU", day, DecidingBody.STANDING_COMMITTEE, voted(day), day)
    return operations.record_decision(**_seen(dossier), decision=decision, already_taken=True)


def _annul(dossier: Dossier, day: date) -> Any:
    """A move to a place where the decision cannot be used."""
    transfer = Transfer.rows.create(
        person=dossier.person,
        stage=MovingStage.DECIDED,
        way=MovingWay.ANNUL,
        from_organization=dossier.organization,
        to_name="Đảng bộ nơi khác",
        left_on=day,
        moved_on=day,
    )
    operations.rehouse_dossier(dossier=dossier, transfer=transfer, actor=SYSTEM)


PERFORM: dict[Act, Callable[[Dossier, date], Any]] = {
    Act.RECORD_CELL_RESOLUTION: lambda d, day: operations.record_cell_resolution(
        **_seen(d), resolution=voted(day), already_taken=True
    ),
    Act.RECORD_SECTION_APPRAISAL: _appraise(Appraiser.SECTION),
    Act.RECORD_BASE_RESOLUTION: lambda d, day: operations.record_base_resolution(
        **_seen(d), resolution=voted(day), already_taken=True
    ),
    Act.RECORD_RECHECK: _appraise(Appraiser.ORGANIZING),
    Act.REFER_SHORT_VOTE: _refer,
    Act.EXTEND: lambda d, day: operations.extend_decision(
        **_seen(d), granted_on=day, working_days=3, reason="Chờ thẩm tra", already_taken=True
    ),
    Act.RECORD_DECISION: _decide,
    Act.REFUSE: lambda d, day: operations.refuse_dossier(
        **_seen(d), refused_on=day, number="15-CV/ĐU", note="Chưa đủ tín nhiệm"
    ),
    Act.RETURN: lambda d, day: operations.return_dossier(
        **_seen(d), returned_by=Body.BASE, returned_on=day, parts={DossierPart.OPINIONS: "Thiếu ý kiến"}
    ),
    Act.RESUBMIT: lambda d, day: operations.resubmit_dossier(**_seen(d), resubmitted_on=day),
    Act.INTERRUPT: lambda d, day: operations.interrupt_dossier(**_seen(d), since=day, reason="Đi công tác"),
    Act.RESUME: lambda d, day: operations.resume_dossier(**_seen(d), until=day),
    Act.WITHDRAW: lambda d, day: operations.withdraw_dossier(**_seen(d), withdrawn_on=day, note=""),
    Act.RECORD_CEREMONY: lambda d, day: operations.record_ceremony(
        **_seen(d), ceremony_on=day, received_on=None, already_taken=True
    ),
    Act.ANNUL_DECISION: _annul,
    Act.CLOSE: lambda d, day: operations.close_dossier(**_seen(d), reason=ClosingReason.MOVED, closed_on=day),
}
"""Every act by its operation, on a day, as if it had been taken on paper where that is possible."""
