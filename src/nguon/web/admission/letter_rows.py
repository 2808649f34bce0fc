"""Letters as rows a reader sees: what, about whom, where, until when, and what may be done with each."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from nguon.accounts.terms import Permission
from nguon.admission.models import Inquiry
from nguon.admission.terms import (
    AWAITED,
    INQUIRY_NEXT,
    Answer,
    AskedBody,
    Ground,
    InquiryAct,
    InquiryState,
    Purpose,
    Relation,
)
from nguon.core.scope import Actor

_ADDRESS = {
    InquiryAct.SEND: ("send_letter", "Ghi đã gửi"),
    InquiryAct.REMIND: ("remind_letter", "Ghi đã nhắc"),
    InquiryAct.RECORD_ANSWER: ("record_answer", "Ghi trả lời"),
    InquiryAct.WAIVE: ("waive_letter", "Không phải hỏi nữa"),
    InquiryAct.DROP: ("drop_letter", "Bỏ thư"),
}
_COLOURS = {
    InquiryState.DRAFT: "cannot",
    InquiryState.ANSWERED: "done",
    InquiryState.WAIVED: "done",
    InquiryState.CLOSED: "cannot",
}


def about_words(row: Inquiry) -> str:
    """Whom a letter is about, by relation."""
    return ", ".join(Relation(code).label for code in row.about)


def asked_words(row: Inquiry) -> str:
    """Where it goes."""
    if row.asked_name:
        return row.asked_name
    return AskedBody(row.asked).label if row.asked else ""


def state_words(row: Inquiry, today: date) -> tuple[str, str]:
    """(colour, word) of a letter on a day."""
    state = InquiryState(row.state)
    if state not in AWAITED:
        return _COLOURS[state], state.label.lower()
    if row.due_on is None:
        return "waiting", "chờ ý kiến"
    left = (row.due_on - today).days
    if left < 0:
        return "late", f"trễ {-left} ngày"
    return ("soon", "hạn hôm nay") if left == 0 else ("waiting", f"còn {left} ngày")


def letter_row(row: Inquiry, today: date, actor: Actor, *, may_act: bool) -> dict[str, Any]:
    """One letter of a dossier with the acts this reader may take."""
    kind, state = state_words(row, today)
    acts = [act for act in InquiryAct if (InquiryState(row.state), act) in INQUIRY_NEXT]
    may = may_act and actor.may(Permission.KEEP_DOSSIERS)
    return {
        "what": Purpose(row.purpose).label,
        "about": about_words(row),
        "where": asked_words(row),
        "number": row.number,
        "sent_on": row.sent_on,
        "due_on": row.due_on,
        "kind": kind,
        "state": state,
        "reminded": reminded_words(row),
        "came": _answer_words(row),
        "ground": Ground(row.ground).label if row.state == InquiryState.WAIVED else "",
        "reference": row.ground_reference,
        "acts": [(_ADDRESS[act][1], reverse(_ADDRESS[act][0], args=[row.pk])) for act in acts] if may else [],
        "print_url": reverse("print_letter", args=[row.pk]) if row.asked else "",
    }


def reminded_words(row: Any) -> str:
    """How often and when last it was reminded, or empty."""
    if not row.reminder_count:
        return ""
    return f"đã nhắc {row.reminder_count} lần, lần cuối {row.reminded_last_on:%d/%m/%Y}"


def _answer_words(row: Inquiry) -> str:
    if row.state != InquiryState.ANSWERED or row.answered_on is None:
        return ""
    number = f" số {row.answer_number}" if row.answer_number else ""
    return f"{Answer(row.answer).label}; trả lời{number} nhận ngày {row.answered_on:%d/%m/%Y}"


def awaited_row(row: Inquiry, today: date, names: dict[int, str]) -> dict[str, Any]:
    """One letter in the list across dossiers: whose dossier, where asked, how late; never an answer."""
    kind, state = state_words(row, today)
    return {
        "pk": row.pk,
        "name": row.dossier.person.full_name,
        "cell": names.get(row.dossier.organization_id, ""),
        "what": Purpose(row.purpose).label,
        "where": asked_words(row),
        "sent": f"{row.number} ngày {row.sent_on:%d/%m/%Y}" if row.sent_on else row.number,
        "due_on": row.due_on,
        "kind": kind,
        "state": state,
        "reminded": reminded_words(row),
        "url": reverse("letters", args=[row.dossier_id]),
    }
