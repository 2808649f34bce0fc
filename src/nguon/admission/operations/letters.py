"""Letters that ask about the applicant and relatives: drafted, sent, reminded, answered, dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import queries, rules
from nguon.admission.models import Dossier, Inquiry, Reminder
from nguon.admission.operations.stored import record
from nguon.admission.terms import (
    AWAITED,
    INQUIRY_NEXT,
    NO_ACT_LEFT,
    Answer,
    AskedBody,
    Carrier,
    InquiryAct,
    InquiryState,
    Purpose,
    Relation,
)
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.models import Organization
from nguon.organizations.queries import rules_for


@dataclass(frozen=True, slots=True)
class Letter:
    """What is asked, about whom, of which body; `asked_organization` when the body is one of the tree."""

    purpose: Purpose
    about: tuple[Relation, ...]
    asked: AskedBody
    asked_name: str
    asked_organization: Organization | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """How and when a letter left."""

    number: str
    sent_on: date
    carried_by: Carrier


@dataclass(frozen=True, slots=True)
class Received:
    """An answer that came back."""

    answered_on: date
    number: str
    result: Answer


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many letters were reminded, and how many no longer needed it: answered, dropped or reminded that day."""

    reminded: int
    left: int


@transaction.atomic
def draft_letter(
    *,
    dossier_id: int,
    seen_version: int,
    letter: Letter,
    actor: Actor,
    sending: Sending | None = None,
    already_taken: bool = False,
) -> Inquiry:
    """Draft a letter; with `sending`, one that has left already.

    :raises BadInput: the dossier has ended, nobody is asked about, or an opinion is asked about a relative.
    :raises Refused: as `send_letter`.
    """
    dossier = open_dossier_locked(actor, dossier_id, seen_version)
    refuse_strange_subjects(letter.purpose, letter.about)
    inquiry = Inquiry(
        dossier=dossier,
        purpose=letter.purpose,
        about=[relation.value for relation in letter.about],
        state=InquiryState.DRAFT,
        asked=letter.asked,
        asked_name=letter.asked_name,
        asked_organization=letter.asked_organization,
    )
    dossier.version += 1
    dossier.save()
    if sending is None:
        inquiry.save()
        tell(EventKind.LETTER_DRAFTED, inquiry, actor)
    else:
        _send(inquiry, sending, actor, already_taken)
    return inquiry


@transaction.atomic
def send_letter(
    *, inquiry_id: int, seen_version: int, sending: Sending, actor: Actor, already_taken: bool = False
) -> Inquiry:
    """Record that a drafted letter has left; from this day its time limit runs.

    :raises Refused: the rules forbid the way it travels or the body it goes to; when it has left all the same, it is
        recorded with these findings.
    """
    inquiry = locked(actor, inquiry_id, seen_version)
    _send(inquiry, sending, actor, already_taken)
    return inquiry


def _send(inquiry: Inquiry, sending: Sending, actor: Actor, already_taken: bool) -> None:
    take_letter(inquiry, InquiryAct.SEND)
    if not sending.number:
        raise BadInput("Thư gửi đi phải có số. Hãy ghi số như trên công văn.")
    page = rules_for(inquiry.dossier.organization_id, sending.sent_on)
    inquiry.number, inquiry.sent_on, inquiry.carried_by = sending.number, sending.sent_on, sending.carried_by
    inquiry.due_on = rules.reply_due_on(Purpose(inquiry.purpose), sending.sent_on, page)
    keep_findings(
        inquiry.dossier,
        refuse_or_keep(rules.against_letter(queries.facts_of(inquiry), page), already_taken=already_taken),
    )
    inquiry.save()
    tell(EventKind.LETTER_SENT, inquiry, actor, on=sending.sent_on)


@transaction.atomic
def remind_letter(*, inquiry_id: int, seen_version: int, reminded_on: date, number: str, actor: Actor) -> Inquiry:
    """Record one reminder of a letter that waits for its answer.

    :raises BadInput: reminded before it was sent, or twice on one day.
    """
    inquiry = locked(actor, inquiry_id, seen_version)
    if _reminded_that_day(inquiry, reminded_on):
        raise BadInput(f"Thư này đã được ghi nhắc ngày {reminded_on:%d/%m/%Y}. Nhắc lại vào ngày khác thì ghi ngày đó.")
    _remind(inquiry, reminded_on, number, actor)
    return inquiry


@transaction.atomic
def remind_letters(*, inquiry_ids: Iterable[int], reminded_on: date, number: str, actor: Actor) -> Reminded:
    """Record one reminder for each of many letters; those that need none any more are left and counted.

    :raises BadInput: none was chosen, or the day lies before one of them was sent.
    """
    asked = set(inquiry_ids)
    if not asked:
        raise BadInput("Chưa chọn thư nào để nhắc. Đánh dấu thư cần nhắc rồi ghi lại.")
    found = queries.locked_inquiries(actor, asked)
    due = [one for one in found if one.state in AWAITED and not _reminded_that_day(one, reminded_on)]
    for inquiry in due:
        _remind(inquiry, reminded_on, number, actor)
    return Reminded(reminded=len(due), left=len(asked) - len(due))


def _reminded_that_day(inquiry: Inquiry, day: date) -> bool:
    return Reminder.rows.filter(inquiry=inquiry, reminded_on=day).exists()


def _remind(inquiry: Inquiry, reminded_on: date, number: str, actor: Actor) -> None:
    take_letter(inquiry, InquiryAct.REMIND)
    if inquiry.sent_on is not None and reminded_on < inquiry.sent_on:
        raise BadInput(
            f"Ngày nhắc {reminded_on:%d/%m/%Y} trước ngày gửi thư {inquiry.sent_on:%d/%m/%Y}; hãy kiểm tra lại."
        )
    Reminder.rows.create(inquiry=inquiry, reminded_on=reminded_on, number=number)
    inquiry.save()
    tell(EventKind.LETTER_REMINDED, inquiry, actor, on=reminded_on)


@transaction.atomic
def record_answer(*, inquiry_id: int, seen_version: int, received: Received, actor: Actor) -> Inquiry:
    """Record the answer to a letter: when it came and what it amounts to; what it says stays on paper.

    :raises BadInput: it came before the letter was sent.
    """
    inquiry = locked(actor, inquiry_id, seen_version)
    take_letter(inquiry, InquiryAct.RECORD_ANSWER)
    if inquiry.sent_on is not None and received.answered_on < inquiry.sent_on:
        raise BadInput(
            f"Ngày nhận trả lời {received.answered_on:%d/%m/%Y} trước ngày gửi thư {inquiry.sent_on:%d/%m/%Y}; "
            "hãy đối chiếu hai ngày trên văn bản."
        )
    inquiry.answered_on, inquiry.answer_number = received.answered_on, received.number
    inquiry.answer = received.result
    inquiry.save()
    tell(EventKind.LETTER_ANSWERED, inquiry, actor, on=received.answered_on)
    return inquiry


@transaction.atomic
def drop_letter(*, inquiry_id: int, seen_version: int, actor: Actor) -> Inquiry:
    """Put a letter or a waiver aside: recorded by mistake, or asked anew. It stays on file and counts no more."""
    inquiry = locked(actor, inquiry_id, seen_version)
    take_letter(inquiry, InquiryAct.DROP)
    inquiry.save()
    tell(EventKind.LETTER_DROPPED, inquiry, actor)
    return inquiry


def open_dossier_locked(actor: Actor, dossier_id: int, seen_version: int) -> Dossier:
    """The dossier, locked.

    :raises BadInput: it has ended, and nothing more is asked.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    _refuse_ended(dossier)
    return dossier


def locked(actor: Actor, inquiry_id: int, seen_version: int) -> Inquiry:
    """The letter, locked.

    :raises BadInput: its dossier has ended.
    """
    inquiry = queries.locked_inquiry(actor, inquiry_id, seen_version=seen_version)
    _refuse_ended(inquiry.dossier)
    return inquiry


def _refuse_ended(dossier: Dossier) -> None:
    if dossier.state not in queries.OPEN:
        raise BadInput("Hồ sơ này đã kết thúc nên không ghi thêm việc thẩm tra, lấy ý kiến được nữa.")


def refuse_strange_subjects(purpose: Purpose, about: tuple[Relation, ...]) -> None:
    """:raises BadInput: nobody is asked about, or an opinion is asked about somebody else than the applicant."""
    if not about:
        raise BadInput("Chưa chọn hỏi về ai. Đánh dấu ít nhất một người.")
    if purpose.is_opinion and about != (Relation.APPLICANT,):
        raise BadInput("Ý kiến nhận xét chỉ lấy về chính người xin vào Đảng; bỏ đánh dấu những người khác.")


def take_letter(inquiry: Inquiry, act: InquiryAct) -> None:
    """Move the letter along its table of states.

    :raises BadInput: the act is not possible in the present state.
    """
    state = InquiryState(inquiry.state)
    if (state, act) not in INQUIRY_NEXT:
        possible = ", ".join(f"“{a.label}”" for (s, a) in INQUIRY_NEXT if s is state) or NO_ACT_LEFT
        raise BadInput(f"Thư đang ở bước “{state.label}” nên chưa thể “{act.label}”. Việc có thể làm: {possible}.")
    inquiry.state = INQUIRY_NEXT[state, act]
    if inquiry.pk is not None:
        inquiry.version += 1


def keep_findings(dossier: Dossier, codes: list[str]) -> None:
    """Add the clause codes that an act done on paper left behind to those the dossier carries."""
    if codes:
        dossier.findings = sorted({*dossier.findings, *codes})
        dossier.save(update_fields=["findings"])


def tell(kind: EventKind, inquiry: Inquiry, actor: Actor, on: date | None = None) -> None:
    """Write the event of an act on a letter: its key, purpose and day, never what the answer was."""
    day = {"on": on.isoformat()} if on else {}
    record(kind, inquiry.dossier, actor, inquiry=inquiry.pk, purpose=str(inquiry.purpose), **day)
