"""From facts to tasks: what is late, what comes, what is missing, with the limit and the place it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nguon.admission.terms import DossierState
from nguon.regulations.book import Page, load_book
from nguon.sourcing.terms import CandidacyState
from nguon.supervision.rules import (
    Candidate,
    Dossier,
    Probation,
    Task,
    tasks_of_candidate,
    tasks_of_dossier,
    tasks_of_probation,
)
from nguon.supervision.terms import BESIDE_THE_STEPS, LACKS, SAYS, STEP_OF, Owner, TaskKind, Urgency

DAY = date(2026, 3, 2)
LISTED = Candidate(
    state=CandidacyState.HELPED,
    document_on=date(2025, 6, 1),
    listed_on=date(2025, 7, 1),
    has_helper=True,
    certificate_on=None,
)
PREPARING = Dossier(
    state=DossierState.PREPARING,
    opened_on=date(2025, 9, 1),
    needs_base=True,
    cell_met_on=None,
    base_met_on=None,
    decided_on=None,
    received_on=None,
    letter_due_on=None,
)
RUNNING = Probation(
    since=date(2025, 3, 10), ends_on=date(2026, 3, 10), certificate_on=date(2025, 9, 1), cell_met_on=None
)


def page(day: date = DAY) -> Page:
    return load_book().on(day)


def told(tasks: tuple[Task, ...]) -> list[tuple[TaskKind, Urgency, date | None]]:
    return [(task.kind, task.urgency, task.due_on) for task in tasks]


def test_a_letter_is_told_of_the_day_after_its_limit_and_not_before() -> None:
    waiting = replace(PREPARING, letter_due_on=date(2025, 10, 10))

    late = tasks_of_dossier(waiting, date(2025, 8, 1), page(date(2025, 10, 11)))
    early = tasks_of_dossier(waiting, date(2025, 8, 1), page(date(2025, 10, 10)))

    assert told(late) == [(TaskKind.LETTERS, Urgency.LATE, date(2025, 10, 10))]
    assert (late[0].clause, late[0].days_left(date(2025, 10, 11))) == ("TT-04", -1)
    assert early == ()


def test_a_nominated_person_waits_for_the_cell() -> None:
    nominated = replace(LISTED, state=CandidacyState.NOMINATED, listed_on=None, has_helper=False)

    assert told(tasks_of_candidate(nominated, page())) == [(TaskKind.ENLIST, Urgency.MISSING, None)]


def test_somebody_without_a_helper_is_not_yet_asked_for_the_class() -> None:
    alone = replace(LISTED, has_helper=False)

    assert told(tasks_of_candidate(alone, page())) == [(TaskKind.ASSIGN_HELPER, Urgency.MISSING, None)]


def test_a_certificate_is_told_of_in_its_last_thirty_days_and_not_before() -> None:
    trained = replace(LISTED, state=CandidacyState.TRAINED, certificate_on=date(2021, 4, 1))

    soon = tasks_of_candidate(trained, page(date(2026, 3, 2)))
    early = tasks_of_candidate(trained, page(date(2026, 3, 1)))

    assert told(soon)[0] == (TaskKind.CERTIFICATE, Urgency.SOON, date(2026, 4, 1))
    assert soon[0].days_left(date(2026, 3, 2)) == 30
    assert TaskKind.CERTIFICATE not in {task.kind for task in early}


def test_a_certificate_is_late_the_day_after_its_last_and_the_class_is_to_be_taken_again() -> None:
    trained = replace(LISTED, state=CandidacyState.TRAINED, certificate_on=date(2021, 3, 1))

    on_the_last_day = tasks_of_candidate(trained, page(date(2026, 3, 1)))
    after = tasks_of_candidate(trained, page(date(2026, 3, 2)))

    assert told(on_the_last_day)[0][:2] == (TaskKind.CERTIFICATE, Urgency.SOON)
    assert told(after) == [(TaskKind.RETAKE_CLASS, Urgency.LATE, date(2026, 3, 1))]
    assert "đã hết hạn ngày 01/03/2026" in after[0].sentence
    assert after[0].citations == page().citations("KN-08")


def test_a_dossier_is_told_of_before_its_twelve_months_are_over() -> None:
    early = tasks_of_dossier(PREPARING, date(2025, 8, 1), page())
    soon = tasks_of_dossier(PREPARING, date(2025, 8, 1), page(date(2026, 8, 10)))

    assert told(early) == []
    assert told(soon) == [(TaskKind.CELL_MEETING, Urgency.SOON, date(2026, 9, 1))]


def test_who_waits_for_the_base_committee_is_told_apart_from_who_waits_for_the_decision() -> None:
    resolved = replace(PREPARING, state=DossierState.CELL_RESOLVED, cell_met_on=date(2026, 2, 2))
    without_base = replace(resolved, needs_base=False)

    waiting, direct = tasks_of_dossier(resolved, None, page()), tasks_of_dossier(without_base, None, page())

    assert [(task.kind, task.owner) for task in waiting] == [(TaskKind.BASE_MEETING, Owner.BASE)]
    assert [(task.kind, task.owner) for task in direct] == [(TaskKind.DECISION, Owner.DECIDING)]


def test_a_decided_dossier_waits_for_the_ceremony_from_receipt_or_while_unknown_from_the_signature() -> None:
    decided = replace(PREPARING, state=DossierState.DECIDED, decided_on=date(2026, 2, 2))
    received = replace(decided, received_on=date(2026, 2, 9))

    from_signature, from_receipt = tasks_of_dossier(decided, None, page()), tasks_of_dossier(received, None, page())

    assert told(from_signature) == [(TaskKind.CEREMONY, Urgency.SOON, date(2026, 3, 23))]
    assert told(from_receipt) == [(TaskKind.CEREMONY, Urgency.SOON, date(2026, 3, 30))]
    assert "chưa ghi ngày chi bộ nhận" in from_signature[0].sentence


def test_a_review_is_told_of_a_month_before_the_end_and_late_after_thirty_working_days() -> None:
    before = tasks_of_probation(RUNNING, page(date(2026, 2, 7)))
    coming = tasks_of_probation(RUNNING, page(date(2026, 2, 8)))
    late = tasks_of_probation(RUNNING, page(date(2026, 4, 22)))

    assert told(before) == []
    assert told(coming) == [(TaskKind.REVIEW, Urgency.WAITING, date(2026, 4, 21))]
    assert told(late) == [(TaskKind.REVIEW, Urgency.LATE, date(2026, 4, 21))]


def test_after_the_cell_has_met_the_decision_is_waited_for() -> None:
    reviewed = replace(RUNNING, cell_met_on=date(2026, 3, 11))

    tasks = tasks_of_probation(reviewed, page(date(2026, 4, 1)))

    assert told(tasks) == [(TaskKind.RECOGNITION, Urgency.SOON, date(2026, 4, 22))]


def test_every_kind_of_task_has_its_sentence_its_step_and_its_word() -> None:
    without_a_day = {TaskKind.ENLIST, TaskKind.ASSIGN_HELPER, TaskKind.SEND_TO_CLASS, TaskKind.OPEN_DOSSIER}

    assert set(SAYS) == set(STEP_OF) | BESIDE_THE_STEPS == set(TaskKind)
    assert {
        *(TaskKind.REFERRAL, TaskKind.TERM_HELPER, TaskKind.PROFILE, TaskKind.COMPLAINT, TaskKind.WRONGFUL),
        *(TaskKind.LEAVING_CELL, TaskKind.LEAVING_BASE, TaskKind.LEAVING_DECISION),
    } == BESIDE_THE_STEPS
    beside_the_clock = {TaskKind.PROFILE, TaskKind.COMPLAINT}
    assert set(LACKS) == without_a_day | {TaskKind.NEW_MEMBER_CLASS, TaskKind.RESUME} | (
        BESIDE_THE_STEPS - beside_the_clock
    )
