"""A member is struck off, resigns, complains; an admission that was wrong is annulled or issued anew."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nguon.admission.operations import PaperEntry, SignedDecision, VotedResolution
from nguon.admission.rules import against_review_papers
from nguon.admission.terms import Body, DecidingBody, PaperAct
from nguon.core.errors import BadInput, Refused, Stale
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.journeys import leave_party, mend_admission
from nguon.organizations.queries import rules_for
from nguon.people.models import Affiliation, Person, StandingPeriod
from nguon.people.queries import affiliation_on, standing_on
from nguon.people.terms import Standing
from nguon.probation import operations as probation
from nguon.probation import queries
from nguon.probation.models import Departure, Term
from nguon.probation.operations import Annulling, FoundFault, Reissuing, StrikeOffCase, Wish
from nguon.probation.terms import (
    Annuller,
    DepartureState,
    Fault,
    FaultyStep,
    HelperChange,
    RemarkHeading,
    SelfReview,
    StrikeOffGround,
    TermState,
)
from nguon.regulations.voting import Vote
from tests import world as w

ACTOR = Actor.system("test")
ALL = Vote(9, 9, 9, 0, 0)
FEW = Vote(9, 9, 5, 4, 0)
UNPAID: dict[str, Any] = {"ground": StrikeOffGround.UNPAID, "months": 4, "with_reason": False}


@pytest.fixture
def office(db: None) -> w.World:
    return w.build()


def on_paper(number: str, met_on: date, vote: Vote = ALL) -> VotedResolution:
    return VotedResolution(number, met_on, vote)


def signed(day: date, met_on: date) -> SignedDecision:
    return SignedDecision("31-QĐ/ĐU", day, DecidingBody.STANDING_COMMITTEE, on_paper("09-BB/BTV", met_on))


def considered(person: Person) -> Departure:
    """A strike-off for which self-review, cell and base committee are done."""
    case = StrikeOffCase(opened_on=date(2026, 3, 2), **UNPAID)
    one = probation.open_strike_off(person_id=person.pk, case=case, actor=ACTOR)
    one = probation.record_self_review(
        departure_id=one.pk, seen_version=one.version, outcome=SelfReview.MADE, on=date(2026, 3, 9), actor=ACTOR
    )
    for body, day in ((Body.CELL, date(2026, 3, 16)), (Body.BASE, date(2026, 3, 23))):
        one = probation.record_departure_vote(
            departure_id=one.pk,
            seen_version=one.version,
            body=body,
            resolution=on_paper("07-NQ", day),
            actor=ACTOR,
        )
    return one


def struck_off(person: Person) -> Departure:
    one = considered(person)
    return leave_party.decide_departure(
        departure_id=one.pk,
        seen_version=one.version,
        decision=signed(date(2026, 3, 31), date(2026, 3, 30)),
        actor=ACTOR,
    )


def test_a_member_has_left_from_the_day_the_strike_off_is_signed(office: w.World) -> None:
    member = office.people["HA11:member"]
    with acting(ACTOR):
        struck_off(member)

        days = (date(2026, 3, 30), date(2026, 3, 31))
        assert [standing_on(member.pk, day) for day in days] == [Standing.OFFICIAL, Standing.LEFT]
        assert [affiliation_on(member.pk, day) is not None for day in days] == [True, False]


def test_a_probation_ends_with_the_strike_off(office: w.World) -> None:
    person, term = office.people["HA11:probationer"], office.terms["HA11:probationer"]
    with acting(ACTOR):
        struck_off(person)

        ended = Term.rows.get(pk=term.pk)
        assert (ended.state, ended.decision_number, ended.effective_on) == (
            TermState.STRUCK_OFF,
            "31-QĐ/ĐU",
            date(2026, 3, 31),
        )


def test_a_ground_that_does_not_hold_opens_nothing_unless_it_was_done_on_paper(office: w.World) -> None:
    member = office.people["HA11:member"]
    case = StrikeOffCase(opened_on=date(2026, 3, 2), ground=StrikeOffGround.ABSENT, months=2, with_reason=False)
    with acting(ACTOR):
        with pytest.raises(Refused) as refusal:
            probation.open_strike_off(person_id=member.pk, case=case, actor=ACTOR)
        assert [finding.clause for finding in refusal.value.findings] == ["XT-02"]

        opened = probation.open_strike_off(person_id=member.pk, case=case, actor=ACTOR, already_taken=True)
        assert opened.findings == ["XT-02"]


def test_without_a_self_review_the_cell_waits_for_three_calls(office: w.World) -> None:
    member = office.people["HA11:member"]
    with acting(ACTOR):
        one = probation.open_strike_off(
            person_id=member.pk, case=StrikeOffCase(opened_on=date(2026, 3, 2), **UNPAID), actor=ACTOR
        )
        for day in (3, 4):
            one = probation.record_call(
                departure_id=one.pk, seen_version=one.version, called_on=date(2026, 3, day), actor=ACTOR
            )
        vote: dict[str, Any] = {"departure_id": one.pk, "body": Body.CELL, "actor": ACTOR}
        with pytest.raises(Refused) as refusal:
            probation.record_departure_vote(
                seen_version=one.version, resolution=on_paper("07-NQ", date(2026, 3, 16)), **vote
            )
        assert [finding.clause for finding in refusal.value.findings] == ["XT-08"]

        one = probation.record_call(
            departure_id=one.pk, seen_version=one.version, called_on=date(2026, 3, 5), actor=ACTOR
        )
        one = probation.record_departure_vote(
            seen_version=one.version, resolution=on_paper("07-NQ", date(2026, 3, 16)), **vote
        )
        assert queries.departure_votes(one.pk)[Body.CELL].carried


def test_a_call_on_a_day_already_called_is_refused(office: w.World) -> None:
    member = office.people["HA11:member"]
    with acting(ACTOR):
        one = probation.open_strike_off(
            person_id=member.pk, case=StrikeOffCase(opened_on=date(2026, 3, 2), **UNPAID), actor=ACTOR
        )
        one = probation.record_call(
            departure_id=one.pk, seen_version=one.version, called_on=date(2026, 3, 3), actor=ACTOR
        )
        with pytest.raises(BadInput):
            probation.record_call(
                departure_id=one.pk, seen_version=one.version, called_on=date(2026, 3, 3), actor=ACTOR
            )


def test_the_second_of_two_officers_is_told(office: w.World) -> None:
    with acting(ACTOR):
        one = considered(office.people["HA11:member"])
        with pytest.raises(Stale):
            probation.close_departure(departure_id=one.pk, seen_version=one.version - 1, actor=ACTOR)


def test_a_complaint_that_wins_gives_standing_organisation_and_probation_back(office: w.World) -> None:
    person, term = office.people["HA11:probationer"], office.terms["HA11:probationer"]
    with acting(ACTOR):
        before = list(StandingPeriod.rows.filter(person=person).values_list("standing", "since", "until"))
        belonged = list(Affiliation.rows.filter(person=person).values_list("organization_id", "since", "until"))
        one = struck_off(person)
        one = probation.record_receipt(
            departure_id=one.pk, seen_version=one.version, received_on=date(2026, 4, 2), actor=ACTOR
        )
        one = probation.record_complaint(
            departure_id=one.pk,
            seen_version=one.version,
            complained_on=date(2026, 4, 10),
            is_own=True,
            is_central=False,
            actor=ACTOR,
        )
        one = leave_party.answer_complaint(
            departure_id=one.pk,
            seen_version=one.version,
            number="40-TB/TU",
            answered_on=date(2026, 5, 11),
            is_reversed=True,
            actor=ACTOR,
        )

        assert one.state == DepartureState.REVERSED
        assert list(StandingPeriod.rows.filter(person=person).values_list("standing", "since", "until")) == before
        assert list(Affiliation.rows.filter(person=person).values_list("organization_id", "since", "until")) == belonged
        assert Term.rows.get(pk=term.pk).state == TermState.RUNNING


def test_a_complaint_too_late_or_of_somebody_else_is_refused(office: w.World) -> None:
    with acting(ACTOR):
        one = struck_off(office.people["HA11:member"])
        one = probation.record_receipt(
            departure_id=one.pk, seen_version=one.version, received_on=date(2026, 4, 2), actor=ACTOR
        )
        with pytest.raises(Refused) as refusal:
            probation.record_complaint(
                departure_id=one.pk,
                seen_version=one.version,
                complained_on=date(2026, 6, 30),
                is_own=False,
                is_central=False,
                actor=ACTOR,
            )
        assert sorted({finding.clause for finding in refusal.value.findings}) == ["XT-09", "XT-10"]


def test_who_has_violated_something_may_not_simply_leave(office: w.World) -> None:
    member = office.people["HA11:member"]
    with acting(ACTOR), pytest.raises(Refused) as refusal:
        probation.open_resignation(
            person_id=member.pk, wish=Wish(date(2026, 3, 2), date(2026, 3, 1), has_violated=True), actor=ACTOR
        )

    assert [finding.clause for finding in refusal.value.findings] == ["XT-13"]


def test_three_lost_votes_on_recognition_go_up_and_no_fourth_is_held(office: w.World) -> None:
    key = "HA12:probationer"
    with acting(ACTOR):
        term = Term.rows.get(pk=office.terms[key].pk)
        term.resolutions.all().delete()
        Term.rows.filter(pk=term.pk).update(since=date(2024, 9, 2), ends_on=date(2025, 9, 2))
        review: dict[str, Any] = {"term_id": term.pk, "body": Body.CELL, "actor": ACTOR, "already_taken": True}
        for number, day in enumerate((date(2025, 9, 10), date(2025, 9, 17), date(2025, 9, 24)), start=1):
            term = probation.record_review(
                seen_version=term.version, resolution=on_paper(f"{number}-NQ/CB", day, FEW), **review
            )
            attempt = queries.lost_votes_of(term.pk)[-1]
            assert (attempt.attempt, attempt.carried) == (number, False)

        facts = queries.review_facts(term, date(2025, 10, 1), None)
        assert facts.failed_attempts == 3
        with pytest.raises(BadInput):
            probation.refer_term(
                term_id=term.pk,
                seen_version=term.version,
                number="5-BC/CB",
                referred_on=date(2025, 9, 20),
                actor=ACTOR,
            )
        term = probation.refer_term(
            term_id=term.pk, seen_version=term.version, number="5-BC/CB", referred_on=date(2025, 9, 26), actor=ACTOR
        )
        assert (term.referral_number, term.referred_on) == ("5-BC/CB", date(2025, 9, 26))


def test_a_carried_vote_is_not_voted_on_again(office: w.World) -> None:
    term = office.terms["HA11:probationer"]
    with acting(ACTOR), pytest.raises(BadInput):
        probation.record_review(
            term_id=term.pk,
            seen_version=term.version,
            body=Body.CELL,
            resolution=on_paper("08-NQ/CB", date(2026, 9, 10)),
            actor=ACTOR,
            already_taken=True,
        )


def test_helpers_follow_each_other_and_remarks_name_the_one_of_their_day(office: w.World) -> None:
    term, first, second = (
        office.terms["HA11:probationer"],
        office.people["HA11:member"],
        office.people["HA12:member"],
    )
    with acting(ACTOR):
        assign: dict[str, Any] = {"term_id": term.pk, "number": "08-NQ/CB", "actor": ACTOR}
        probation.assign_term_helper(
            seen_version=1, helper_id=first.pk, since=date(2025, 10, 1), reason=HelperChange.FIRST, **assign
        )
        probation.assign_term_helper(
            seen_version=2, helper_id=second.pk, since=date(2026, 1, 5), reason=HelperChange.MOVED, **assign
        )
        remark = probation.record_remark(
            term_id=term.pk,
            seen_version=3,
            made_on=date(2025, 12, 1),
            texts={RemarkHeading.TASKS: "Hoàn thành việc được giao."},
            actor=ACTOR,
        )

        rows = [(row.helper_id, row.since, row.until) for row in queries.term_helpers_of(term.pk)]
        assert rows == [(first.pk, date(2025, 10, 1), date(2026, 1, 5)), (second.pk, date(2026, 1, 5), None)]
        assert remark.helper_id == first.pk
        assert queries.helped_in_probation(second.pk, date(2026, 2, 2)) == {term.person_id}


def test_a_probationary_member_may_not_help(office: w.World) -> None:
    with acting(ACTOR), pytest.raises(Refused) as refusal:
        probation.assign_term_helper(
            term_id=office.terms["HA11:probationer"].pk,
            seen_version=1,
            helper_id=office.people["HA12:probationer"].pk,
            number="08-NQ/CB",
            since=date(2025, 10, 1),
            reason=HelperChange.FIRST,
            actor=ACTOR,
        )

    assert [finding.clause for finding in refusal.value.findings] == ["TN-11"]


def found(person: Person, fault: Fault, *, qualifies: bool, steps: tuple[FaultyStep, ...] = ()) -> Any:
    return probation.record_fault(
        person_id=person.pk,
        dossier=None,
        found=FoundFault(date(2026, 3, 2), fault, qualifies, steps),
        actor=ACTOR,
    )


def test_an_annulled_admission_leaves_the_person_outside_and_the_record_kept(office: w.World) -> None:
    person, term = office.people["HA11:probationer"], office.terms["HA11:probationer"]
    with acting(ACTOR):
        wrongful = found(person, Fault.STANDARDS, qualifies=False)
        mend_admission.annul_admission(
            wrongful_id=wrongful.pk,
            seen_version=wrongful.version,
            annulling=Annulling("50-QĐ/ĐU", date(2026, 3, 16), Annuller.ISSUER),
            actor=ACTOR,
            already_taken=True,
        )

        days = (date(2026, 3, 15), date(2026, 3, 16))
        assert [standing_on(person.pk, day) for day in days] == [Standing.PROBATIONARY, Standing.OUTSIDE]
        assert affiliation_on(person.pk, date(2026, 3, 16)) is None
        assert Term.rows.get(pk=term.pk).state == TermState.ANNULLED


def test_who_qualifies_keeps_the_membership_and_only_the_faulty_step_is_redone(office: w.World) -> None:
    person = office.people["HA11:member"]
    with acting(ACTOR):
        wrongful = found(person, Fault.PROCEDURE, qualifies=True, steps=(FaultyStep.CELL,))
        again: dict[str, Any] = {
            "wrongful_id": wrongful.pk,
            "reissuing": Reissuing("51-QĐ/ĐU", date(2026, 3, 20), date(2014, 7, 1), date(2015, 7, 1)),
            "actor": ACTOR,
        }
        with pytest.raises(Refused) as refusal:
            mend_admission.reissue_decision(seen_version=wrongful.version, **again)
        assert [finding.clause for finding in refusal.value.findings] == ["SP-07"]

        wrongful = probation.record_redone(
            wrongful_id=wrongful.pk,
            seen_version=wrongful.version,
            step=FaultyStep.CELL,
            redone_on=date(2026, 3, 9),
            number="07-NQ/CB",
            actor=ACTOR,
        )
        mend_admission.reissue_decision(seen_version=wrongful.version, **again)

        rows = StandingPeriod.rows.filter(person=person).order_by("since").values_list("standing", "since", "until")
        assert list(rows) == [
            ("probationary", date(2014, 7, 1), date(2015, 7, 1)),
            ("official", date(2015, 7, 1), None),
        ]


def test_a_step_that_was_good_is_not_redone(office: w.World) -> None:
    with acting(ACTOR):
        wrongful = found(office.people["HA11:member"], Fault.PROCEDURE, qualifies=True, steps=(FaultyStep.CELL,))
        with pytest.raises(BadInput):
            probation.record_redone(
                wrongful_id=wrongful.pk,
                seen_version=wrongful.version,
                step=FaultyStep.BASE,
                redone_on=date(2026, 3, 9),
                number="",
                actor=ACTOR,
            )


def test_where_the_member_was_not_received_nothing_is_annulled_but_a_letter_goes_back(office: w.World) -> None:
    person = office.people["HA11:member"]
    with acting(ACTOR):
        what = FoundFault(date(2026, 3, 2), Fault.STANDARDS, False, (), found_elsewhere=True, is_received=False)
        wrongful = probation.record_fault(person_id=person.pk, dossier=None, found=what, actor=ACTOR)
        with pytest.raises(Refused) as refusal:
            mend_admission.annul_admission(
                wrongful_id=wrongful.pk,
                seen_version=wrongful.version,
                annulling=Annulling("50-QĐ/ĐU", date(2026, 3, 16), Annuller.AT_MEMBER),
                actor=ACTOR,
            )
        assert [finding.clause for finding in refusal.value.findings] == ["SP-05"]

        wrongful = probation.send_back(
            wrongful_id=wrongful.pk,
            seen_version=wrongful.version,
            number="15-CV/ĐU",
            sent_on=date(2026, 3, 5),
            actor=ACTOR,
        )
        assert (wrongful.number, standing_on(person.pk, date(2026, 3, 6))) == ("15-CV/ĐU", Standing.OFFICIAL)


def test_papers_of_the_recognition_are_judged_with_the_meeting(office: w.World) -> None:
    term = office.terms["HA11:probationer"]
    with acting(ACTOR):
        page, day = rules_for(term.organization_id, date(2026, 9, 10)), date(2026, 9, 7)
        before = [f.clause for f in against_review_papers(queries.review_papers_facts(term), page)]
        entries = [
            PaperEntry(kind=kind, act=PaperAct.ACCEPT, on=day, dated_on=day, signed=True)
            for kind in ("self-review", "probation-opinions")
        ]
        term = probation.record_term_papers(term_id=term.pk, seen_version=term.version, entries=entries, actor=ACTOR)
        said = {RemarkHeading.STANCE: "Vững vàng."}
        probation.record_remark(term_id=term.pk, seen_version=term.version, made_on=day, texts=said, actor=ACTOR)
        after = [f.clause for f in against_review_papers(queries.review_papers_facts(term), page)]

    assert (before, after) == (["HS-01", "HS-01", "HS-01"], [])
