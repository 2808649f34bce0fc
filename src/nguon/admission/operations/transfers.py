"""Recording a move and what it makes of the dossier. The person and the other records follow in the journey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import queries
from nguon.admission.models import Dossier, Resolution, Transfer
from nguon.admission.operations.stored import record, take
from nguon.admission.rules.moving import Moving, against_moving, way_of
from nguon.admission.terms import Act, Body, MovingStage, MovingWay
from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.models import Organization
from nguon.organizations.queries import rules_for
from nguon.people.models import Person


@dataclass(frozen=True, slots=True)
class Move:
    """A move: to an organisation, or to a named place that does not use the system.

    `left_on`: day of the paper that orders it. `same_authority`: the new place answers to the same deciding committee,
    None not known. The last two days concern a probationary member.
    """

    to: Organization | None
    to_name: str
    left_on: date
    moved_on: date
    letter_number: str = ""
    letter_on: date | None = None
    same_authority: bool | None = None
    self_review_on: date | None = None
    helper_remark_on: date | None = None


@transaction.atomic
def record_transfer(
    *,
    person: Person,
    organization: Organization,
    stage: MovingStage,
    decided_on: date | None,
    move: Move,
    actor: Actor,
    already_taken: bool = False,
) -> Transfer:
    """Record the move, judged on the day it happens.

    :raises Refused: the rules forbid it, or the day of a paper contradicts the others.
    :raises BadInput: to the same place, to none, or before the paper that orders it.
    """
    _refuse_nowhere(organization, move)
    page = rules_for(organization.pk, move.moved_on)
    facts = _facts(stage, decided_on, move)
    way = way_of(facts, page)
    # A decision that is annulled with the move is what the rules ask for: it stands in nobody's way any more.
    findings = tuple(f for f in against_moving(facts, page) if f.clause != "CS-06" or f.facts.get("unknown"))
    codes = refuse_or_keep(findings, already_taken=already_taken)
    if way is None:
        raise BadInput("Hãy ghi nơi mới có thuộc cùng cấp có thẩm quyền quyết định kết nạp hay không.")
    transfer = Transfer.rows.create(
        person=person,
        stage=stage,
        way=way,
        from_organization=organization,
        to_organization=move.to,
        to_name=move.to_name,
        left_on=move.left_on,
        moved_on=move.moved_on,
        letter_number=move.letter_number,
        letter_on=move.letter_on,
        findings=codes,
    )
    _record(EventKind.MOVED, transfer, actor, way=way.value, on=move.moved_on.isoformat(), clauses=codes)
    return transfer


def _facts(stage: MovingStage, decided_on: date | None, move: Move) -> Moving:
    return Moving(
        stage=stage,
        left_on=move.left_on,
        letter_on=move.letter_on if move.letter_number else None,
        decided_on=decided_on,
        same_authority=move.same_authority,
        self_review_on=move.self_review_on,
        helper_remark_on=move.helper_remark_on,
    )


def _refuse_nowhere(organization: Organization, move: Move) -> None:
    if (move.to is None) == (not move.to_name):
        raise BadInput("Ghi mã tổ chức nơi đến; nơi đến chưa dùng hệ thống thì để trống mã và ghi tên nơi đó.")
    if move.to is not None and move.to.pk == organization.pk:
        raise BadInput("Nơi đến trùng với nơi đang sinh hoạt. Hãy kiểm tra lại mã tổ chức.")
    if move.moved_on < move.left_on:
        raise BadInput(
            f"Ngày chuyển {move.moved_on:%d/%m/%Y} trước ngày {move.left_on:%d/%m/%Y} của quyết định chuyển; "
            "hãy kiểm tra lại."
        )


@transaction.atomic
def rehouse_dossier(*, dossier: Dossier, transfer: Transfer, actor: Actor) -> None:
    """Let the dossier follow to the new branch; a decision that cannot be used there is annulled first."""
    if transfer.way == MovingWay.ANNUL:
        _annul(dossier, transfer, actor)
    else:
        dossier.version += 1
    if transfer.to_organization is not None:
        dossier.organization = transfer.to_organization
    dossier.save()


def _annul(dossier: Dossier, transfer: Transfer, actor: Actor) -> None:
    transfer.annulled_number, transfer.annulled_on = dossier.decision_number, dossier.decided_on
    transfer.save(update_fields=["annulled_number", "annulled_on"])
    take(dossier, Act.ANNUL_DECISION)
    dossier.deciding_body = dossier.decision_number = ""
    dossier.decided_on = dossier.received_on = None
    Resolution.rows.filter(dossier=dossier, body=Body.DECIDING).delete()
    record(EventKind.DECISION_ANNULLED, dossier, actor, number=transfer.annulled_number)


@transaction.atomic
def receive_transfer(*, transfer_id: int, received_on: date, actor: Actor) -> Transfer:
    """Record that the new place has taken over.

    :raises BadInput: before the move, or taken over already.
    """
    transfer = queries.locked_transfer(actor, transfer_id)
    if transfer.received_on is not None:
        raise BadInput(f"Nơi đến đã tiếp nhận ngày {transfer.received_on:%d/%m/%Y}.")
    if received_on < transfer.moved_on:
        raise BadInput(
            f"Ngày tiếp nhận {received_on:%d/%m/%Y} trước ngày chuyển {transfer.moved_on:%d/%m/%Y}; hãy kiểm tra lại."
        )
    transfer.received_on = received_on
    transfer.save(update_fields=["received_on"])
    _record(EventKind.MOVE_RECEIVED, transfer, actor, on=received_on.isoformat())
    return transfer


def _record(kind: EventKind, transfer: Transfer, actor: Actor, **details: object) -> None:
    audit.record(
        kind,
        by=actor,
        subject="transfer",
        subject_id=transfer.pk,
        person_id=transfer.person_id,
        organization=transfer.from_organization.code,
        details=details,
    )
