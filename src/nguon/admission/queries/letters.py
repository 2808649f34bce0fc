"""Reading letters, reminders and what is noted about a verification; the pictures of them that the rules judge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, FilteredRelation, Max, Q

from nguon.admission.models import Dossier, Inquiry, VerificationNote
from nguon.admission.rules import Clearance, Verification
from nguon.admission.rules import Inquiry as InquiryFacts
from nguon.admission.terms import (
    AWAITED,
    Answer,
    AskedBody,
    Carrier,
    Conclusion,
    Ground,
    InquiryState,
    Purpose,
    Relation,
)
from nguon.core.errors import NotFound, Stale
from nguon.core.scope import Actor, Scope
from nguon.people.queries import PAGE


@dataclass(frozen=True, slots=True)
class DueCursor:
    """Where a list by (due day, key) goes on: the key of the last row shown."""

    due_on: date
    id: int


def inquiries_of(dossier_id: int) -> list[Inquiry]:
    """Letters and waivers of a dossier in the order they were recorded, each with how often and when last reminded.

    Dropped ones come too; they keep what happened.
    """
    rows = Inquiry.rows.filter(dossier_id=dossier_id).annotate(
        reminder_count=Count("reminders"), reminded_last_on=Max("reminders__reminded_on")
    )
    return list(rows.order_by("pk"))


def note_of(dossier_id: int) -> VerificationNote | None:
    """What is noted about the verification as a whole, if anything is."""
    return VerificationNote.rows.filter(dossier_id=dossier_id).first()


def notes_of_many(dossier_ids: set[int]) -> dict[int, VerificationNote]:
    """The same for many dossiers, in one query; dossiers without a note are absent."""
    return {row.dossier_id: row for row in VerificationNote.rows.filter(dossier_id__any_of=dossier_ids)}


def inquiry_within(scope: Scope, pk: int) -> Inquiry:
    """The letter, if its person lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    mine = Inquiry.objects.within(scope).select_related("dossier__person", "dossier__organization")
    found = mine.filter(pk=pk).first()
    if found is None:
        raise NotFound("inquiry")
    return found


def locked_inquiry(actor: Actor, pk: int, *, seen_version: int) -> Inquiry:
    """The letter, locked for change together with its dossier, so that no meeting is judged meanwhile.

    :raises NotFound: outside the actor's scope. :raises Stale: changed after the version that was seen.
    """
    found = locked_inquiries(actor, [pk])
    if not found:
        raise NotFound("inquiry")
    if found[0].version != seen_version:
        raise Stale("Thư này vừa được người khác cập nhật. Hãy xem lại trước khi ghi.")
    return found[0]


def locked_inquiries(actor: Actor, pks: Iterable[int]) -> list[Inquiry]:
    """Those of the letters inside the actor's scope, each locked with its dossier, in the order of their keys."""
    mine = Inquiry.objects.within(actor.scope).select_related("dossier__person", "dossier__organization")
    locked = mine.select_for_update(of=("self", "dossier")).filter(pk__any_of=set(pks))
    return list(locked.order_by("dossier_id", "pk"))


def awaited_letters(
    scope: Scope,
    *,
    lft: int,
    rgt: int,
    late_on: date | None = None,
    after: DueCursor | None = None,
    limit: int = PAGE,
) -> list[Inquiry]:
    """Letters of an interval that wait for an answer and have a due day, by due day: one page and one row more.

    `late_on`: only those whose due day lies before it.
    """
    rows = Inquiry.objects.within(scope).filter(
        dossier__person__pos__gte=lft, dossier__person__pos__lte=rgt, state__in=AWAITED, due_on__isnull=False
    )
    if late_on is not None:
        rows = rows.filter(due_on__lt=late_on)
    if after is not None:
        rows = rows.filter(Q(due_on__gt=after.due_on) | Q(due_on=after.due_on, pk__gt=after.id))
    told = rows.select_related("dossier__person", "dossier__organization").annotate(
        reminder_count=Count("reminders"), reminded_last_on=Max("reminders__reminded_on")
    )
    return list(told.order_by("due_on", "pk")[: limit + 1])


def late_letters(scope: Scope, day: date, *, lft: int, rgt: int) -> int:
    """How many letters of an interval have waited past their due day."""
    rows = Inquiry.objects.within(scope).filter(
        dossier__person__pos__gte=lft, dossier__person__pos__lte=rgt, state__in=AWAITED, due_on__lt=day
    )
    return rows.count()


def verification_on(dossier: Dossier) -> Verification:
    """Everything about verification and opinions that the cell's meeting is judged by."""
    return verifications_of([dossier])[0]


def verifications_of(dossiers: Sequence[Dossier]) -> tuple[Verification, ...]:
    """The same for many dossiers, in their order, in one query. The rules tell what had happened by the day.

    A dossier of which nothing at all was recorded has no inquiries (None), which is not the same as none needed.
    """
    counting = ~Q(inquiries__state=InquiryState.CLOSED)
    told = _told({d.pk for d in dossiers if d.pk is not None}, counting, _NOTED)
    nothing: _Told = ([], (None,) * len(_NOTED))
    found = []
    for dossier in dossiers:
        inquiries, noted = told.get(dossier.pk, nothing)
        found.append(Verification(tuple(inquiries) or None, *noted))
    return tuple(found)


def clearance_of(dossier: Dossier) -> Clearance:
    """What is judged about an issue of the political standard when the decision is signed."""
    return clearances_of({dossier.pk})[dossier.pk]


def clearances_of(dossier_ids: set[int]) -> dict[int, Clearance]:
    """The same for many dossiers by their keys, in one query: only answers that raise an issue are looked at.

    A dossier of which no letter was recorded has no issue here: that letters are missing is told at the cell's meeting.
    """
    raises_issue = Q(inquiries__state=InquiryState.ANSWERED, inquiries__answer=Answer.ISSUE)
    told = _told(dossier_ids, raises_issue, _CONCLUDED)
    return {
        pk: Clearance(tuple(issues), Conclusion(conclusion) if conclusion else None, consent_on)
        for pk, (issues, (conclusion, consent_on)) in told.items()
    }


_Told = tuple[list[InquiryFacts], tuple[Any, ...]]
_NOTED = ("stamped_on", "remarked_on", "merged_on")
_CONCLUDED = ("conclusion", "consent_on")
_FACTS = ("purpose", "about", "asked", "state", "carried_by", "sent_on", "answered_on", "answer", "ground", "confirmed")


def _told(dossier_ids: set[int], which: Q, noted: tuple[str, ...]) -> dict[int, _Told]:
    """Dossier -> those of its letters that `which` lets through, and the columns of its note (None without one)."""
    rows = Dossier.rows.filter(pk__any_of=dossier_ids).annotate(letter=FilteredRelation("inquiries", condition=which))
    columns = (*(f"verification__{name}" for name in noted), *(f"letter__{name}" for name in _FACTS))
    found: dict[int, _Told] = {}
    for pk, *values in rows.order_by("pk", "letter__pk").values_list("pk", *columns):
        letters, _ = found.setdefault(pk, ([], tuple(values[: len(noted)])))
        letter = dict(zip(_FACTS, values[len(noted) :], strict=True))
        if letter["purpose"]:
            letters.append(facts_of(Inquiry(**letter)))
    return found


def facts_of(row: Inquiry) -> InquiryFacts:
    """A letter as the rules take it."""
    return InquiryFacts(
        purpose=Purpose(row.purpose),
        about=tuple(Relation(code) for code in row.about),
        asked=AskedBody(row.asked) if row.asked else None,
        state=InquiryState(row.state),
        carried_by=Carrier(row.carried_by) if row.carried_by else None,
        sent_on=row.sent_on,
        answered_on=row.answered_on,
        result=Answer(row.answer) if row.answer else None,
        ground=Ground(row.ground) if row.ground else None,
        confirmed=row.confirmed,
    )
