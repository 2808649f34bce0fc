"""Letters: what each act stores, what it refuses, and two officers at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nguon.admission import operations, queries
from nguon.admission.models import Dossier, Inquiry, Reminder, VerificationNote
from nguon.admission.operations import Letter, Noted, Received, Sending, Waiver
from nguon.admission.terms import (
    INQUIRY_NEXT,
    Answer,
    AskedBody,
    Carrier,
    Conclusion,
    DossierState,
    Ground,
    InquiryAct,
    InquiryState,
    Purpose,
    Relation,
)
from nguon.audit.models import Event
from nguon.core.errors import BadInput, NotFound, Refused, Stale
from nguon.core.scope import Actor, Scope
from nguon.guard.acting import acting
from tests.world import SYSTEM, World

pytestmark = pytest.mark.django_db

PARENTS = (Relation.FATHER, Relation.MOTHER)
TO_COMMUNE = Letter(Purpose.ORIGIN, PARENTS, AskedBody.PARTY, "Đảng ủy xã Gò Cát")
SENT = Sending(number="31-CV/CB", sent_on=date(2026, 3, 2), carried_by=Carrier.OFFICE)
HELD = Waiver(ground=Ground.SAME_COMMUNE, confirmed=True, reference="12-XN/ĐU", waived_on=date(2026, 3, 2))


@pytest.fixture
def dossier(world: World) -> Dossier:
    """The dossier of HA11's candidate, of which nothing was asked yet."""
    with acting(SYSTEM):
        mine = world.dossiers["HA11:candidate"]
        Inquiry.rows.filter(dossier=mine).delete()
        VerificationNote.rows.filter(dossier=mine).delete()
        Dossier.rows.filter(pk=mine.pk).update(state=DossierState.PREPARING)
        mine.refresh_from_db()
    return mine


def drafted(dossier: Dossier, sending: Sending | None = None, **more: Any) -> Inquiry:
    dossier.refresh_from_db()
    return operations.draft_letter(
        dossier_id=dossier.pk, seen_version=dossier.version, letter=TO_COMMUNE, actor=SYSTEM, sending=sending, **more
    )


def in_state(dossier: Dossier, state: InquiryState) -> Inquiry:
    """A letter brought into the state by its acts."""
    if state is InquiryState.WAIVED:
        return waived(dossier)
    letter = drafted(dossier, None if state in {InquiryState.DRAFT, InquiryState.CLOSED} else SENT)
    if state is InquiryState.CLOSED:
        operations.drop_letter(inquiry_id=letter.pk, seen_version=1, actor=SYSTEM)
    elif state is InquiryState.REMINDED:
        taken(InquiryAct.REMIND, letter)
    elif state is InquiryState.ANSWERED:
        taken(InquiryAct.RECORD_ANSWER, letter)
    letter.refresh_from_db()
    return letter


def waived(dossier: Dossier, waiver: Waiver = HELD, **more: Any) -> Inquiry:
    dossier.refresh_from_db()
    told = {"purpose": Purpose.BACKGROUND, "about": PARENTS} | more
    return operations.waive(dossier_id=dossier.pk, seen_version=dossier.version, waiver=waiver, actor=SYSTEM, **told)


def taken(act: InquiryAct, letter: Inquiry) -> Inquiry:
    """The act taken on the letter as it is now."""
    seen: dict[str, Any] = {"inquiry_id": letter.pk, "seen_version": letter.version, "actor": SYSTEM}
    received = Received(answered_on=date(2026, 3, 20), number="40-CV/ĐU", result=Answer.CLEAR)
    if act is InquiryAct.SEND:
        return operations.send_letter(sending=SENT, **seen)
    if act is InquiryAct.REMIND:
        return operations.remind_letter(reminded_on=date(2026, 3, 10), number="", **seen)
    if act is InquiryAct.RECORD_ANSWER:
        return operations.record_answer(received=received, **seen)
    if act is InquiryAct.WAIVE:
        return operations.waive_letter(waiver=HELD, **seen)
    return operations.drop_letter(**seen)


@pytest.mark.parametrize("state", InquiryState)
@pytest.mark.parametrize("act", InquiryAct)
def test_each_act_arrives_or_is_refused_as_the_table_says(
    dossier: Dossier, state: InquiryState, act: InquiryAct
) -> None:
    with acting(SYSTEM):
        letter = in_state(dossier, state)
        if act is InquiryAct.REMIND and state is InquiryState.REMINDED:
            Reminder.rows.filter(inquiry=letter).update(reminded_on=date(2026, 3, 5))
        assert letter.state == state
        if (state, act) in INQUIRY_NEXT:
            assert taken(act, letter).state == INQUIRY_NEXT[state, act]
        else:
            with pytest.raises(BadInput, match=f"“{state.label}” nên chưa thể “{act.label}”"):
                taken(act, letter)


def test_a_letter_that_left_waits_until_its_limit_in_working_days(dossier: Dossier) -> None:
    with acting(SYSTEM):
        home = drafted(dossier, SENT)
        abroad = operations.draft_letter(
            dossier_id=dossier.pk,
            seen_version=dossier.version + 1,
            letter=Letter(Purpose.ABROAD, (Relation.FATHER,), AskedBody.FOREIGN_MINISTRY, "Đảng ủy Bộ Ngoại giao"),
            actor=SYSTEM,
            sending=SENT,
        )

    # Six weeks of five days, none of them a holiday; the days off of April and May lie in the longer limit.
    assert (home.state, home.due_on) == (InquiryState.ASKED, date(2026, 4, 13))
    assert abroad.due_on is not None
    assert abroad.due_on > date(2026, 7, 6)


def test_an_opinion_has_no_limit_and_is_about_the_applicant_alone(dossier: Dossier) -> None:
    opinion = Letter(Purpose.RESIDENCE_OPINION, (Relation.APPLICANT,), AskedBody.PARTY, "Chi bộ ấp Bến Đá")
    strange = Letter(Purpose.RESIDENCE_OPINION, PARENTS, AskedBody.PARTY, "Chi bộ ấp Bến Đá")
    with acting(SYSTEM):
        told = {"dossier_id": dossier.pk, "actor": SYSTEM, "sending": SENT}
        asked = operations.draft_letter(letter=opinion, seen_version=dossier.version, **told)
        with pytest.raises(BadInput, match="chỉ lấy về chính người xin vào Đảng"):
            operations.draft_letter(letter=strange, seen_version=dossier.version + 1, **told)

    assert asked.due_on is None


def test_a_letter_carried_by_the_applicant_is_refused_and_kept_with_its_clause_when_it_was_so(
    dossier: Dossier,
) -> None:
    carried = Sending(number="31-CV/CB", sent_on=date(2026, 3, 2), carried_by=Carrier.APPLICANT)
    with acting(SYSTEM):
        with pytest.raises(Refused) as refusal, transaction.atomic():
            drafted(dossier, carried)
        nothing = Inquiry.rows.filter(dossier=dossier).count()
        drafted(dossier, carried, already_taken=True)
        dossier.refresh_from_db()

    assert [finding.clause for finding in refusal.value.findings] == ["TT-13"]
    assert (nothing, dossier.findings) == (0, ["TT-13"])


def test_an_answer_before_the_letter_is_refused_by_the_act_and_by_the_table(dossier: Dossier) -> None:
    with acting(SYSTEM):
        letter = drafted(dossier, SENT)
        early = Received(answered_on=date(2026, 3, 1), number="", result=Answer.CLEAR)
        with pytest.raises(BadInput, match="trước ngày gửi thư 02/03/2026"):
            operations.record_answer(inquiry_id=letter.pk, seen_version=1, received=early, actor=SYSTEM)
        with pytest.raises(IntegrityError), transaction.atomic():
            Inquiry.rows.filter(pk=letter.pk).update(answered_on=date(2026, 3, 1))


def test_two_officers_answer_one_letter_and_the_second_is_told(dossier: Dossier) -> None:
    with acting(SYSTEM):
        letter = drafted(dossier, SENT)
        first = Received(answered_on=date(2026, 3, 20), number="40-CV/ĐU", result=Answer.CLEAR)
        operations.record_answer(inquiry_id=letter.pk, seen_version=1, received=first, actor=SYSTEM)
        second = Received(answered_on=date(2026, 3, 21), number="41-CV/ĐU", result=Answer.ISSUE)
        with pytest.raises(Stale, match="vừa được người khác cập nhật"):
            operations.record_answer(inquiry_id=letter.pk, seen_version=1, received=second, actor=SYSTEM)
        letter.refresh_from_db()

    assert (letter.answer, letter.answer_number) == ("clear", "40-CV/ĐU")


def test_many_letters_are_reminded_once_a_day_and_the_rest_is_counted(dossier: Dossier) -> None:
    with acting(SYSTEM):
        waiting, other = drafted(dossier, SENT), drafted(dossier, SENT)
        over = in_state(dossier, InquiryState.ANSWERED)
        told = {"reminded_on": date(2026, 5, 4), "number": "50-CV/CB", "actor": SYSTEM}
        first = operations.remind_letters(inquiry_ids=[waiting.pk, other.pk, over.pk], **told)
        again = operations.remind_letters(inquiry_ids=[waiting.pk], **told)
        counted = {row.pk: row.reminder_count for row in queries.inquiries_of(dossier.pk)}

    assert (first.reminded, first.left) == (2, 1)
    assert (again.reminded, again.left) == (0, 1)
    assert counted == {waiting.pk: 1, other.pk: 1, over.pk: 0}


def test_letters_of_another_branch_are_not_reminded_and_not_told_apart_from_absent_ones(
    world: World, dossier: Dossier
) -> None:
    with acting(SYSTEM):
        theirs = world.inquiries["HB11:candidate"]
        Inquiry.rows.filter(pk=theirs.pk).update(state=InquiryState.ASKED)
    top = world.organizations["HA1"]
    officer = Actor(name="HA1", scope=Scope(intervals=((top.lft, top.rgt),)), user_id=7)
    with acting(officer):
        told = operations.remind_letters(
            inquiry_ids=[theirs.pk], reminded_on=date(2026, 5, 4), number="", actor=officer
        )
        with pytest.raises(NotFound):
            operations.drop_letter(inquiry_id=theirs.pk, seen_version=1, actor=officer)
    with acting(SYSTEM):
        theirs.refresh_from_db()

    assert ((told.reminded, told.left), theirs.state) == ((0, 1), "asked")


def test_a_ground_that_does_not_hold_is_refused_and_kept_when_it_was_so_on_paper(dossier: Dossier) -> None:
    unshown = Waiver(ground=Ground.SAME_COMMUNE, confirmed=False, reference="", waived_on=date(2026, 3, 2))
    foreign = Waiver(ground=Ground.SPOUSE_SIDE, confirmed=True, reference="", waived_on=date(2025, 9, 1))
    with acting(SYSTEM):
        with pytest.raises(Refused) as not_shown, transaction.atomic():
            waived(dossier, unshown)
        with pytest.raises(Refused) as not_theirs, transaction.atomic():
            waived(dossier, foreign)
        waived(dossier, unshown, already_taken=True)
        dossier.refresh_from_db()

    assert [one.clause for one in not_shown.value.findings] == ["TT-11"]
    assert [one.clause for one in not_theirs.value.findings] == ["TT-10"]
    assert dossier.findings == ["TT-11"]


def test_the_narrower_reading_warns_from_its_first_day_and_does_not_refuse(dossier: Dossier) -> None:
    def on(day: date) -> Waiver:
        return Waiver(ground=Ground.OWN_SIDE, confirmed=True, reference="", waived_on=day)

    with acting(SYSTEM):
        waived(dossier, on(date(2025, 9, 28)))
        dossier.refresh_from_db()
        before = list(dossier.findings)
        waived(dossier, on(date(2025, 9, 29)))
        dossier.refresh_from_db()

    assert (before, dossier.findings) == ([], ["TT-12"])


def test_a_consent_has_number_and_day_and_a_conclusion_that_asks_for_it(dossier: Dossier) -> None:
    def noted(conclusion: Conclusion | None, number: str, on: date | None) -> Noted:
        return Noted(None, None, None, conclusion, "", number, on)

    with acting(SYSTEM):
        told = {"dossier_id": dossier.pk, "seen_version": dossier.version, "actor": SYSTEM}
        with pytest.raises(BadInput, match="cả số và ngày"):
            operations.note_verification(noted=noted(Conclusion.NEEDS_CONSENT, "9-CV/TU", None), **told)
        with pytest.raises(BadInput, match="Vượt thẩm quyền"):
            operations.note_verification(noted=noted(Conclusion.MEETS, "9-CV/TU", date(2026, 3, 2)), **told)
        kept = operations.note_verification(noted=noted(Conclusion.NEEDS_CONSENT, "9-CV/TU", date(2026, 3, 2)), **told)

    assert (kept.conclusion, kept.consent_number) == ("needs_consent", "9-CV/TU")


def test_nothing_is_asked_any_more_when_the_dossier_has_ended(dossier: Dossier) -> None:
    with acting(SYSTEM):
        letter = drafted(dossier)
        Dossier.rows.filter(pk=dossier.pk).update(
            state=DossierState.CLOSED, closed_on=date(2026, 3, 2), closing_reason="own_wish"
        )
        with pytest.raises(BadInput, match="Hồ sơ này đã kết thúc"):
            taken(InquiryAct.SEND, letter)
        with pytest.raises(BadInput, match="Hồ sơ này đã kết thúc"):
            drafted(dossier)


def test_each_act_leaves_one_event_that_says_neither_the_answer_nor_a_name(dossier: Dossier) -> None:
    with acting(SYSTEM):
        last = Event.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
        letter = drafted(dossier)
        for act in (InquiryAct.SEND, InquiryAct.REMIND, InquiryAct.RECORD_ANSWER, InquiryAct.DROP):
            letter = taken(act, letter)
        told = list(Event.objects.filter(sequence__gt=last).order_by("sequence"))

    assert [event.kind for event in told] == [
        "admission.letter_drafted",
        "admission.letter_sent",
        "admission.letter_reminded",
        "admission.letter_answered",
        "admission.letter_dropped",
    ]
    assert {key for event in told for key in event.details} == {"inquiry", "purpose", "on"}


def test_the_panel_and_the_meeting_see_the_same_letters(dossier: Dossier) -> None:
    with acting(SYSTEM):
        nothing = queries.meeting_on(dossier, date(2026, 3, 2)).verification
        letter = drafted(dossier, SENT)
        operations.drop_letter(inquiry_id=letter.pk, seen_version=1, actor=SYSTEM)
        waiting = drafted(dossier, SENT)
        told = queries.meeting_on(dossier, date(2026, 3, 2)).verification

    assert nothing.inquiries is None
    assert told.inquiries == (queries.facts_of(waiting),)


def test_the_decision_sees_only_answers_that_raise_an_issue_and_what_was_concluded(dossier: Dossier) -> None:
    issue = Received(answered_on=date(2026, 3, 20), number="", result=Answer.ISSUE)
    with acting(SYSTEM):
        nothing = queries.clearance_of(dossier)
        in_state(dossier, InquiryState.ANSWERED)
        letter = drafted(dossier, SENT)
        operations.record_answer(inquiry_id=letter.pk, seen_version=1, received=issue, actor=SYSTEM)
        dossier.refresh_from_db()
        noted = Noted(None, None, None, Conclusion.NEEDS_CONSENT, "8-KL/ĐU", "", None)
        operations.note_verification(dossier_id=dossier.pk, seen_version=dossier.version, noted=noted, actor=SYSTEM)
        cleared = queries.clearance_of(dossier)

    assert (nothing.inquiries, nothing.conclusion) == ((), None)
    assert [(one.result, one.answered_on) for one in cleared.inquiries or ()] == [(Answer.ISSUE, date(2026, 3, 20))]
    assert (cleared.conclusion, cleared.consent_on) == (Conclusion.NEEDS_CONSENT, None)
