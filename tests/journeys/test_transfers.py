"""People move while they are on the way into the Party, at each step, within the tree and out of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nguon.admission.models import Dossier, Transfer
from nguon.admission.operations import Move
from nguon.admission.terms import ClosingReason, DossierState, MovingStage, MovingWay
from nguon.core.errors import BadInput, Refused
from nguon.guard.acting import acting
from nguon.journeys.transfer_person import transfer_candidate, transfer_probationer
from nguon.people.models import Affiliation, Person
from nguon.probation.models import Term
from nguon.sourcing.models import Candidacy, HelperAssignment
from tests import world as w
from tests.web.clicks import send, signed_in, text_of

MOVED_ON = date(2026, 2, 27)


@pytest.fixture
def office(db: None) -> w.World:
    return w.build()


def move_to(office: w.World, code: str, **facts: Any) -> Move:
    """A move to the organisation, ordered ten days before, with a letter."""
    usual: dict[str, Any] = {
        "to_name": "",
        "left_on": date(2026, 2, 17),
        "moved_on": MOVED_ON,
        "letter_number": "31-CV/ĐU",
        "letter_on": date(2026, 2, 20),
    }
    return Move(to=office.organizations[code], **(usual | facts))


def transferred(office: w.World, move: Move, **acted: Any) -> Transfer:
    """The candidate of HA11 moves."""
    candidacy = Candidacy.rows.get(pk=office.candidacies["HA11:candidate"].pk)
    return transfer_candidate(
        candidacy_id=candidacy.pk, seen_version=candidacy.version, move=move, actor=w.SYSTEM, **acted
    )


def decided(office: w.World, on: date) -> None:
    """The dossier of the candidate of HA11 has a decision."""
    Dossier.rows.filter(pk=office.dossiers["HA11:candidate"].pk).update(
        state=DossierState.DECIDED, decision_number="44-QĐ/ĐUK", decided_on=on
    )


def dossier_of(office: w.World) -> Dossier:
    """The dossier of the candidate of HA11 as it is stored now."""
    return Dossier.rows.get(pk=office.dossiers["HA11:candidate"].pk)


def test_person_candidacy_and_dossier_move_together_and_the_old_helper_ends(office: w.World) -> None:
    there = office.organizations["HB11"]
    with acting(w.SYSTEM):
        transfer = transferred(office, move_to(office, "HB11"))
        candidacy = Candidacy.rows.get(pk=office.candidacies["HA11:candidate"].pk)
        person = Person.rows.get(pk=candidacy.person_id)
        dossier = dossier_of(office)
        helped_until = HelperAssignment.rows.get(candidacy=candidacy).until

    assert (transfer.stage, transfer.way) == (MovingStage.RESOLVED, MovingWay.LETTER)
    assert (person.organization_id, candidacy.organization_id, dossier.organization_id) == (there.pk,) * 3
    assert person.pos == there.lft
    assert helped_until == MOVED_ON


def test_without_a_letter_the_move_is_refused_and_nothing_moves(office: w.World) -> None:
    with acting(w.SYSTEM):
        with pytest.raises(Refused) as refusal:
            transferred(office, move_to(office, "HB11", letter_number="", letter_on=None))
        person = Person.rows.get(pk=office.people["HA11:candidate"].pk)

    assert [finding.clause for finding in refusal.value.findings] == ["CS-03"]
    assert person.organization_id == office.organizations["HA11"].pk


def test_a_move_made_on_paper_without_a_letter_is_recorded_with_its_clause(office: w.World) -> None:
    with acting(w.SYSTEM):
        move = move_to(office, "HB11", letter_number="", letter_on=None)
        transfer = transferred(office, move, already_taken=True)

    assert transfer.findings == ["CS-03"]


def test_a_decision_of_the_same_authority_goes_on_to_the_new_branch(office: w.World) -> None:
    with acting(w.SYSTEM):
        decided(office, date(2026, 2, 16))
        transfer = transferred(office, move_to(office, "HA12", same_authority=True))
        dossier = dossier_of(office)

    assert transfer.way == MovingWay.PASS_ON
    assert (dossier.state, dossier.decision_number) == (DossierState.DECIDED, "44-QĐ/ĐUK")


def test_a_decision_of_another_authority_issued_too_late_is_annulled_and_the_new_place_decides(
    office: w.World,
) -> None:
    with acting(w.SYSTEM):
        decided(office, date(2026, 2, 25))
        transfer = transferred(office, move_to(office, "HB11", same_authority=False, left_on=date(2025, 12, 1)))
        dossier = dossier_of(office)

    assert transfer.way == MovingWay.ANNUL
    assert (transfer.annulled_number, transfer.annulled_on) == ("44-QĐ/ĐUK", date(2026, 2, 25))
    assert (dossier.state, dossier.decision_number, dossier.decided_on) == (DossierState.BASE_RESOLVED, "", None)
    assert dossier.organization_id == office.organizations["HB11"].pk


def test_a_decision_is_not_moved_before_it_is_known_whose_authority_the_new_place_is(office: w.World) -> None:
    with acting(w.SYSTEM):
        decided(office, date(2026, 2, 16))
        with pytest.raises(Refused) as refusal:
            transferred(office, move_to(office, "HB11"))
        with pytest.raises(BadInput):
            transferred(office, move_to(office, "HB11"), already_taken=True)

    assert [finding.clause for finding in refusal.value.findings] == ["CS-06"]


def test_a_place_without_the_system_ends_the_dossier_here(office: w.World) -> None:
    with acting(w.SYSTEM):
        move = Move(
            to=None,
            to_name="Chi bộ thôn Đông, xã Hòa Lợi",
            left_on=date(2026, 2, 17),
            moved_on=MOVED_ON,
            letter_number="31-CV/ĐU",
            letter_on=date(2026, 2, 20),
        )
        transferred(office, move)
        dossier = dossier_of(office)

    assert (dossier.state, dossier.closing_reason) == (DossierState.CLOSED, ClosingReason.MOVED)


def test_a_probationer_takes_both_papers_along_and_belongs_to_the_new_branch(office: w.World) -> None:
    bare = move_to(office, "HB11")
    whole = move_to(office, "HB11", self_review_on=MOVED_ON, helper_remark_on=MOVED_ON)
    with acting(w.SYSTEM):
        term = Term.rows.get(pk=office.terms["HA11:probationer"].pk)
        with pytest.raises(Refused) as refusal:
            transfer_probationer(term_id=term.pk, seen_version=term.version, move=bare, actor=w.SYSTEM)
        transfer_probationer(term_id=term.pk, seen_version=term.version, move=whole, actor=w.SYSTEM)
        belongs = Affiliation.rows.get(person_id=term.person_id, until__isnull=True)

    assert [finding.clause for finding in refusal.value.findings] == ["CS-08"]
    assert (belongs.organization_id, belongs.since) == (office.organizations["HB11"].pk, MOVED_ON)


def test_the_old_branch_moves_and_the_new_one_takes_over_page_by_page(office: w.World, on_day: Any) -> None:
    on_day(w.ON)
    old, new = signed_in(office.users["cell_secretary@HA11"]), signed_in(office.users["base_officer"])
    candidate = f"/nguon/{office.candidacies['HA11:candidate'].pk}/"
    typed = {
        "to_code": "HA12",
        "left_on": "17/02/2026",
        "moved_on": "27/02/2026",
        "letter_number": "31-CV/ĐU",
        "letter_on": "20/02/2026",
    }

    answer = send(old, candidate + "chuyen-di/", **typed)

    assert answer.status_code == 302, text_of(answer)
    assert old.get(candidate).status_code == 404
    assert office.people["HA11:candidate"].full_name in text_of(new.get("/chuyen-den/"))
    with acting(w.SYSTEM):
        transfer = Transfer.rows.get(person=office.people["HA11:candidate"], moved_on=MOVED_ON)
    assert send(new, f"/chuyen-den/{transfer.pk}/", received_on="02/03/2026").status_code == 302
    assert "27/02/2026" not in text_of(new.get("/chuyen-den/"))


def test_an_unknown_code_is_answered_with_a_sentence(office: w.World, on_day: Any) -> None:
    on_day(w.ON)
    old = signed_in(office.users["cell_secretary@HA11"])
    address = f"/nguon/{office.candidacies['HA11:candidate'].pk}/chuyen-di/"

    answer = send(old, address, to_code="KHONG-CO", left_on="17/02/2026", moved_on="27/02/2026")

    assert answer.status_code == 422
    assert "Không có tổ chức mang mã “KHONG-CO”" in text_of(answer)


def test_a_move_before_the_book_knows_the_rules_is_recorded_with_that_remark(office: w.World) -> None:
    move = move_to(office, "HB11", left_on=date(2024, 3, 1), moved_on=date(2024, 3, 18), letter_on=date(2024, 3, 11))
    with acting(w.SYSTEM):
        transfer = transferred(office, move)

    assert transfer.findings == ["CS-15"]
