"""After the decision: its receipt, a complaint of the person struck off, and the answer."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.probation import queries, rules
from nguon.probation.models import Departure
from nguon.probation.operations.departure_stored import record, save, take
from nguon.probation.terms import AFTER, DepartureAct, DepartureKind, Milestone


@transaction.atomic
def record_receipt(*, departure_id: int, seen_version: int, received_on: date, actor: Actor) -> Departure:
    """Record when the person received the decision: the time for a complaint runs from there.

    :raises BadInput: before the decision was signed.
    """
    departure = queries.locked_departure(actor, departure_id, seen_version=seen_version)
    take(departure, DepartureAct.RECEIVE)
    _not_before(received_on, departure.decided_on, Milestone.RECEIVED)
    departure.received_on = received_on
    departure.save()
    record(EventKind.DEPARTURE_RECEIVED, departure, actor, on=received_on.isoformat())
    return departure


@transaction.atomic
def record_complaint(
    *,
    departure_id: int,
    seen_version: int,
    complained_on: date,
    is_own: bool | None,
    is_central: bool,
    actor: Actor,
    already_taken: bool = False,
) -> Departure:
    """Record a complaint of the person struck off; the time for the answer runs from there.

    :raises Refused: too late, or made by somebody else. :raises BadInput: already made, or before the decision.
    """
    departure = queries.locked_departure(actor, departure_id, seen_version=seen_version)
    take(departure, DepartureAct.COMPLAIN)
    if departure.kind != DepartureKind.STRIKE_OFF or departure.complained_on is not None:
        raise BadInput("Chỉ ghi một lần khiếu nại quyết định xóa tên; ra khỏi Đảng theo đơn thì không khiếu nại.")
    _not_before(complained_on, departure.decided_on, Milestone.COMPLAINED)
    page = rules_for(departure.organization_id, complained_on)
    findings = rules.against_complaint(rules.Complaint(departure.received_on, is_own), page)
    codes = refuse_or_keep(findings, already_taken=already_taken)
    departure.complained_on, departure.is_central = complained_on, is_central
    save(departure, codes)
    record(EventKind.COMPLAINT_RECORDED, departure, actor, on=complained_on.isoformat(), clauses=codes)
    return departure


@transaction.atomic
def answer_complaint(
    *,
    departure_id: int,
    seen_version: int,
    number: str,
    answered_on: date,
    is_reversed: bool,
    actor: Actor,
    already_taken: bool = False,
) -> Departure:
    """Record the answer to the complaint; when it reverses the decision the journey restores the member.

    :raises BadInput: there is no complaint, or it was answered already.
    """
    departure = queries.locked_departure(actor, departure_id, seen_version=seen_version)
    if departure.complained_on is None or departure.answered_on is not None:
        raise BadInput("Chưa có khiếu nại, hoặc khiếu nại đã được trả lời; xem lại việc này trước khi ghi.")
    take(departure, DepartureAct.REVERSE if is_reversed else DepartureAct.UPHOLD)
    _not_before(answered_on, departure.complained_on, Milestone.ANSWERED)
    page = rules_for(departure.organization_id, answered_on)
    answer = rules.ComplaintAnswer(departure.complained_on, departure.is_central)
    codes = refuse_or_keep(rules.against_answer(answer, page), already_taken=already_taken)
    departure.answered_on, departure.answer_number = answered_on, number
    save(departure, codes)
    outcome = "reversed" if is_reversed else "upheld"
    record(EventKind.COMPLAINT_ANSWERED, departure, actor, on=answered_on.isoformat(), outcome=outcome, clauses=codes)
    return departure


def _not_before(day: date, earlier: date | None, what: Milestone) -> None:
    if earlier is not None and day < earlier:
        raise BadInput(
            f"{what.label} {day:%d/%m/%Y} trước {AFTER[what].label.lower()} {earlier:%d/%m/%Y}; hãy kiểm tra lại."
        )
