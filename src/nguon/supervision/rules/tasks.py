"""From what is known of a person on a day to the tasks that follow, with the limits of the rule book on that day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nguon.admission.rules import clock_starts
from nguon.admission.terms import DossierState
from nguon.core.findings import Citation
from nguon.core.periods import add_months
from nguon.regulations.book import Page
from nguon.regulations.chains import Course, Step
from nguon.regulations.deadlines import by
from nguon.sourcing.terms import CandidacyState
from nguon.supervision.terms import NOT_RECEIVED, RECEIVED, SAYS, WINDOW_DAYS, Owner, TaskKind, Turn, Urgency


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person on the way to a dossier. `certificate_on`: that of the awareness class, None without one."""

    state: CandidacyState
    document_on: date
    listed_on: date | None
    has_helper: bool
    certificate_on: date | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """An open dossier. `needs_base` False: no base committee stands between the cell and the deciding body.

    `has_section`: a section appraises first. `more_days`: working days by which the decision's limit was extended or
    stood still.
    """

    state: DossierState
    opened_on: date
    needs_base: bool
    cell_met_on: date | None
    base_met_on: date | None
    decided_on: date | None
    received_on: date | None
    has_section: bool = False
    more_days: int = 0
    letter_due_on: date | None = None
    """The earliest day by which a letter that still waits was to be answered; None while none waits."""


@dataclass(frozen=True, slots=True)
class Probation:
    """A running probation. `certificate_on`: certificate of the class for new members.

    `cell_met_on`: the meeting whose vote carried, or the day the matter was reported to the levels above.
    """

    since: date
    ends_on: date
    certificate_on: date | None
    cell_met_on: date | None
    must_be_referred: bool = False
    needs_helper: bool = False
    needs_profile: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `due_on` None: no day is set. `clause` is the code of the rule it follows from, or empty."""

    kind: TaskKind
    urgency: Urgency
    owner: Owner
    due_on: date | None
    sentence: str
    clause: str = ""
    citations: tuple[Citation, ...] = ()

    def days_left(self, day: date) -> int | None:
        """Days until the due day, negative when it has passed; None without one."""
        return None if self.due_on is None else (self.due_on - day).days


def certificate_ends_on(certificate_on: date, page: Page) -> date:
    """The last day on which a certificate of the awareness class still counts."""
    return add_months(certificate_on, page.integer("admission.certificate-months"))


def dossier_ends_on(opened_on: date, page: Page) -> date:
    """The last day on which a cell may consider a dossier opened on that day."""
    return add_months(opened_on, page.integer("admission.dossier-months"))


def introduced_enough(members: int, unions: int, page: Page) -> bool:
    """True when there are as many introductions as asked for; whether each counts is judged with the meeting."""
    needed = "admission.introducers-with-union" if unions else "admission.introducers"
    return members >= page.integer(needed)


def tasks_of_candidate(candidate: Candidate, page: Page) -> tuple[Task, ...]:
    """What is to be done for somebody without an open dossier."""
    return tuple(_of_candidate(candidate, page))


def _of_candidate(candidate: Candidate, page: Page) -> Iterator[Task]:
    if candidate.state is CandidacyState.NOMINATED:
        yield _missing(TaskKind.ENLIST, "TN-10", page, document_on=candidate.document_on)
        return
    if not candidate.has_helper:
        yield _missing(TaskKind.ASSIGN_HELPER, "KN-27", page)
    if candidate.certificate_on is None:
        if candidate.has_helper:
            yield _missing(TaskKind.SEND_TO_CLASS, "KN-07", page)
        return
    yield from _certificate(candidate.certificate_on, page)
    if candidate.state is CandidacyState.TRAINED and certificate_ends_on(candidate.certificate_on, page) >= page.day:
        yield _missing(TaskKind.OPEN_DOSSIER, "", page, certificate_on=candidate.certificate_on)


def _certificate(certificate_on: date, page: Page) -> Iterator[Task]:
    ends_on = certificate_ends_on(certificate_on, page)
    kind = TaskKind.RETAKE_CLASS if ends_on < page.day else TaskKind.CERTIFICATE
    yield from _due(kind, Owner.CELL, ends_on, "KN-08", page)


def tasks_of_dossier(dossier: Dossier, certificate_on: date | None, page: Page) -> tuple[Task, ...]:
    """What is to be done with an open dossier; the certificate counts only until the cell has met."""
    return tuple(_of_dossier(dossier, certificate_on, page))


def _of_dossier(dossier: Dossier, certificate_on: date | None, page: Page) -> Iterator[Task]:
    if dossier.state is DossierState.PREPARING:
        yield from _before_cell(dossier.opened_on, certificate_on, page)
        yield from _letters(dossier.letter_due_on, page)
    elif dossier.state is DossierState.INTERRUPTED:
        ends_on = dossier_ends_on(dossier.opened_on, page)
        yield _missing(TaskKind.RESUME, "", page, opened_on=dossier.opened_on, ends_on=ends_on)
    elif dossier.state is not DossierState.DECIDED:
        yield from _before_decision(dossier, page)
    elif dossier.state is DossierState.DECIDED and dossier.decided_on is not None:
        since = clock_starts(dossier.decided_on, dossier.received_on, page) or dossier.decided_on
        limit = by(since, "admission.ceremony-working-days", page)
        known = RECEIVED if dossier.received_on else NOT_RECEIVED
        start = known.format(on=_day(dossier.received_on or dossier.decided_on))
        yield waiting(TaskKind.CEREMONY, Owner.CELL, limit, "KN-25", page, start=start)


def _before_cell(opened_on: date, certificate_on: date | None, page: Page) -> Iterator[Task]:
    ends_on, limit = dossier_ends_on(opened_on, page), page.integer("admission.dossier-months")
    yield from _due(TaskKind.CELL_MEETING, Owner.CELL, ends_on, "KN-10", page, opened_on=opened_on, limit=limit)
    if certificate_on is None:
        yield _missing(TaskKind.SEND_TO_CLASS, "KN-07", page)
    else:
        yield from _certificate(certificate_on, page)


def _letters(due_on: date | None, page: Page) -> Iterator[Task]:
    if due_on is not None and due_on < page.day:  # a letter on its way is nobody's task yet
        yield from _due(TaskKind.LETTERS, Owner.CELL, due_on, "TT-04", page)


def _before_decision(dossier: Dossier, page: Page) -> Iterator[Task]:
    met_on = dossier.cell_met_on
    if met_on is None:
        return
    limit = by(met_on, "admission.decision-working-days", page, more=dossier.more_days)
    kind, owner = _next_of(dossier)
    yield waiting(kind, owner, limit, "KN-22", page, met_on=met_on)


def _next_of(dossier: Dossier) -> tuple[TaskKind, Owner]:
    """Whose turn it is between the cell's vote and the decision."""
    if dossier.state is DossierState.RETURNED:
        return TaskKind.RESUBMIT, Owner.CELL
    if dossier.state is DossierState.CELL_RESOLVED and dossier.has_section:
        return TaskKind.SECTION_APPRAISAL, Owner.SECTION
    if dossier.state in {DossierState.CELL_RESOLVED, DossierState.SECTION_APPRAISED} and dossier.needs_base:
        return TaskKind.BASE_MEETING, Owner.BASE
    return TaskKind.DECISION, Owner.DECIDING


def turn_of(state: DossierState, course: Course | None) -> Turn | None:
    """What a dossier waits for in this state on this chain; None when it waits for nobody.

    While the chain is not known the base committee is asked, as on the dossier's own page.
    """
    if state in TURNS:
        return TURNS[state]
    if state is DossierState.CELL_RESOLVED and course is not None and course.has(Step.SECTION):
        return Turn.APPRAISE
    is_before_base = state in {DossierState.CELL_RESOLVED, DossierState.SECTION_APPRAISED}
    if is_before_base and (course is None or course.has(Step.BASE)):
        return Turn.RESOLVE
    is_looked_through = state in {DossierState.RECHECKED, DossierState.REFERRED}
    if course is not None and course.has(Step.RECHECK) and not is_looked_through:
        return Turn.RECHECK
    return Turn.DECIDE


TURNS: dict[DossierState, Turn | None] = {
    DossierState.RETURNED: Turn.SUPPLY,
    DossierState.PREPARING: Turn.MEET,
    DossierState.DECIDED: Turn.HOLD,
    DossierState.INTERRUPTED: None,
    DossierState.ADMITTED: None,
    DossierState.CLOSED: None,
}
"""What a dossier waits for in the states in which that does not depend on the chain."""


def tasks_of_probation(probation: Probation, page: Page) -> tuple[Task, ...]:
    """What is to be done for a probationary member."""
    return tuple(_of_probation(probation, page))


def _of_probation(probation: Probation, page: Page) -> Iterator[Task]:
    yield from _recognition(probation, page)
    if probation.must_be_referred:
        yield _missing(TaskKind.REFERRAL, "DB-11", page)
    if probation.needs_helper:
        yield _missing(TaskKind.TERM_HELPER, "DB-13", page)
    if probation.needs_profile:
        limit = by(probation.since, "probation.profile-working-days", page)
        yield waiting(TaskKind.PROFILE, Owner.CELL, limit, "DB-12", page)


def _recognition(probation: Probation, page: Page) -> Iterator[Task]:
    met_on = probation.cell_met_on
    if met_on is not None:
        limit = by(met_on, "probation.decision-working-days", page)
        yield waiting(TaskKind.RECOGNITION, Owner.DECIDING, limit, "DB-09", page, met_on=met_on)
        return
    if (probation.ends_on - page.day).days <= WINDOW_DAYS:
        limit = by(probation.ends_on, "probation.review-working-days", page)
        facts = {"months": page.integer("probation.months"), "ends_on": probation.ends_on}
        # The cell may meet from the end of the probation on, so it is told although the last day lies farther away.
        yield waiting(TaskKind.REVIEW, Owner.CELL, limit, "DB-03", page, **facts)
    if probation.certificate_on is None:
        yield _missing(TaskKind.NEW_MEMBER_CLASS, "DB-04", page, ends_on=probation.ends_on)


def _due(kind: TaskKind, owner: Owner, due_on: date, clause: str, page: Page, **facts: Any) -> Iterator[Task]:
    """A task with a due day that is late or within the window."""
    if (due_on - page.day).days <= WINDOW_DAYS:
        said = says(kind, due_on=due_on, **facts)
        yield Task(kind, _urgency(due_on, page), owner, due_on, said, clause, page.citations(clause))


def waiting(
    kind: TaskKind, owner: Owner, limit: tuple[date | None, str], clause: str, page: Page, **facts: Any
) -> Task:
    """What somebody waits for, told however far its last day lies, and also when that day cannot be counted."""
    due_on, by_when = limit
    said = says(kind, by=by_when, **facts)
    return Task(kind, _urgency(due_on, page), owner, due_on, said, clause, page.citations(clause))


def _urgency(due_on: date | None, page: Page) -> Urgency:
    if due_on is None or (due_on - page.day).days > WINDOW_DAYS:
        return Urgency.WAITING
    return Urgency.LATE if due_on < page.day else Urgency.SOON


def _missing(kind: TaskKind, clause: str, page: Page, **facts: Any) -> Task:
    citations = page.citations(clause) if clause else ()
    return Task(kind, Urgency.MISSING, Owner.CELL, None, says(kind, **facts), clause, citations)


def says(kind: TaskKind, **facts: Any) -> str:
    """The sentence of a task, with its days written out."""
    words = {name: _day(fact) if isinstance(fact, date) else fact for name, fact in facts.items()}
    return SAYS[kind].format(**words)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
