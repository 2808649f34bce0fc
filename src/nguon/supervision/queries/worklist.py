"""What is late, due soon, waited for or missing in an interval of the tree, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DateField, Exists, Max, OuterRef, QuerySet, Subquery

from nguon.admission import queries as admission
from nguon.admission.models import Dossier, Inquiry, Resolution
from nguon.admission.terms import AWAITED, Body, DossierState
from nguon.core.periods import add_months
from nguon.core.scope import Scope
from nguon.organizations.queries import courses_on, names_on, rules_for_each, valid_on
from nguon.people.models import StandingPeriod
from nguon.people.terms import Standing
from nguon.probation.models import Term, TermHelper, TermResolution
from nguon.probation.terms import TermState
from nguon.regulations.book import Page, load_book
from nguon.regulations.chains import Course, Step
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.queries import OPEN
from nguon.sourcing.terms import CandidacyState
from nguon.supervision import rules
from nguon.supervision.queries.leaving import (
    fault_rows,
    leaving_facts,
    leaving_rows,
    review_carried_on,
    reviews_lost,
)
from nguon.supervision.terms import WINDOW_DAYS, Stage, Subject, Urgency
from nguon.training.models import Enrolment
from nguon.training.terms import ClassKind

OPEN_DOSSIERS = tuple(s for s in DossierState if s not in {DossierState.ADMITTED, DossierState.CLOSED})
# add_months shortens at the ends of months; the exact judgement follows in the rules.
_SLACK = timedelta(days=3)
_TOP = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Item:
    """A task of one person. `subject_id` is the key of the candidacy, dossier or term that `subject` names.

    `candidacy_id` leads to the way before it; None for a member taken over from elsewhere.
    """

    task: rules.Task
    person_name: str
    sort_key: str
    pos: int
    subject: Subject
    subject_id: int
    candidacy_id: int | None
    organization_id: int
    organization_name: str


@dataclass(frozen=True, slots=True)
class Worklist:
    """All tasks of an interval on a day, by urgency, then by due day and name."""

    day: date
    items: tuple[Item, ...]

    def of(self, urgency: Urgency) -> tuple[Item, ...]:
        """The tasks of one urgency."""
        return tuple(item for item in self.items if item.task.urgency is urgency)


@dataclass(frozen=True, slots=True)
class Strip:
    """How many stand at each stage, and the day of the latest admission. What was reached of a target is a figure."""

    stages: dict[Stage, int]
    last_admission_on: date | None


@dataclass(frozen=True, slots=True)
class _Cell:
    name: str
    course: Course | None


def worklist(scope: Scope, day: date, *, lft: int, rgt: int, with_missing: bool = True) -> Worklist:
    """The tasks of the people at positions lft..rgt; without `with_missing` only what has a due day."""
    page = load_book().on(day)
    candidacies = list(_candidacies(scope, page, lft, rgt, with_missing))
    dossiers = list(_dossiers(scope, day, lft, rgt))
    terms = list(_terms(scope, day, lft, rgt, with_missing))
    leaving, faults = list(leaving_rows(scope, lft, rgt)), list(fault_rows(scope, lft, rgt))
    at = {row["organization_id"] for row in (*candidacies, *dossiers, *terms, *leaving, *faults)}
    cells, rules_at = _cells(at, day), rules_for_each(at, day)
    met = {row["pk"]: row["cell_met_on"] for row in dossiers if row["cell_met_on"] is not None}
    more = admission.decision_times(met, day)
    told: dict[Subject, tuple[Any, Callable[[dict[str, Any], _Cell, Page], tuple[rules.Task, ...]]]] = {
        Subject.CANDIDACY: (candidacies, lambda row, _, page: rules.tasks_of_candidate(_candidate(row), page)),
        Subject.DOSSIER: (dossiers, lambda row, cell, page: _of_dossier(row, cell, more.get(row["pk"]), page)),
        Subject.TERM: (terms, lambda row, _, page: rules.tasks_of_probation(_probation(row, page), page)),
        Subject.DEPARTURE: (leaving, lambda row, cell, page: _of_departure(row, cell, page)),
        Subject.WRONGFUL: (faults, lambda row, _, __: (rules.task_of_wrongful(row["found_on"]),)),
    }
    items = [
        item
        for subject, (rows, tasks) in told.items()
        for row in rows
        for at_id in (row["organization_id"],)
        for item in _items(row, subject, cells, tasks(row, cells[at_id], rules_at[at_id]))
    ]
    if not with_missing:
        items = [item for item in items if item.task.urgency is not Urgency.MISSING]
    order = list(Urgency)
    items.sort(key=lambda i: (order.index(i.task.urgency), i.task.due_on or date.max, i.pos, i.sort_key, i.subject_id))
    return Worklist(day, tuple(items))


def people_of(scope: Scope, day: date) -> Worklist:
    """The tasks of the single persons a scope names (those one helps)."""
    return worklist(scope, day, lft=0, rgt=_TOP)


def _items(
    row: dict[str, Any], subject: Subject, cells: dict[int, _Cell], tasks: Iterable[rules.Task]
) -> Iterator[Item]:
    for task in tasks:
        yield Item(
            task=task,
            person_name=row["person__full_name"],
            sort_key=row["person__sort_key"],
            pos=row["person__pos"],
            subject=subject,
            subject_id=row["pk"],
            candidacy_id=row[_CANDIDACY[subject]],
            organization_id=row["organization_id"],
            organization_name=cells[row["organization_id"]].name,
        )


def _of_dossier(row: dict[str, Any], cell: _Cell, more: Any, page: Page) -> tuple[rules.Task, ...]:
    return rules.tasks_of_dossier(_dossier(row, cell.course, more), row["certificate_on"], page)


def _of_departure(row: dict[str, Any], cell: _Cell, page: Page) -> tuple[rules.Task, ...]:
    needs_base = cell.course is None or cell.course.has(Step.BASE)
    return rules.tasks_of_departure(leaving_facts(row, needs_base=needs_base), page)


_CANDIDACY = {
    Subject.CANDIDACY: "pk",
    Subject.DOSSIER: "candidacy_id",
    Subject.TERM: "dossier__candidacy_id",
    Subject.DEPARTURE: "candidacy_id",
    Subject.WRONGFUL: "candidacy_id",
}
_PERSON = ("pk", "person__full_name", "person__sort_key", "person__pos", "organization_id")


def _inside(rows: QuerySet[Any], lft: int, rgt: int) -> QuerySet[Any]:
    return rows.filter(person__pos__gte=lft, person__pos__lte=rgt)


def _newest_certificate(day: date, kind: ClassKind) -> Subquery:
    issued = Enrolment.rows.filter(
        person_id=OuterRef("person_id"), training_class__kind=kind, certified_on__lte=day
    ).order_by("-certified_on")
    return Subquery(issued.values("certified_on")[:1], output_field=DateField())


def _candidacies(scope: Scope, page: Page, lft: int, rgt: int, with_missing: bool) -> Any:
    helpers = HelperAssignment.rows.filter(valid_on(page.day), candidacy_id=OuterRef("pk"))
    states = [s for s in OPEN if s is not CandidacyState.DOSSIER]
    rows = _inside(Candidacy.objects.within(scope), lft, rgt).filter(state__in=states)
    rows = rows.annotate(has_helper=Exists(helpers), certificate_on=_newest_certificate(page.day, ClassKind.AWARENESS))
    if not with_missing:
        latest = add_months(page.day + timedelta(days=WINDOW_DAYS), -page.integer("admission.certificate-months"))
        rows = rows.filter(state=CandidacyState.TRAINED, certificate_on__lte=latest + _SLACK)
    return rows.values(*_PERSON, "state", "document_on", "listed_on", "has_helper", "certificate_on")


def _dossiers(scope: Scope, day: date, lft: int, rgt: int) -> Any:
    rows = _inside(Dossier.objects.within(scope), lft, rgt).filter(state__in=OPEN_DOSSIERS)
    return rows.annotate(
        cell_met_on=_met_on(Resolution, "dossier_id", Body.CELL),
        base_met_on=_met_on(Resolution, "dossier_id", Body.BASE),
        certificate_on=_newest_certificate(day, ClassKind.AWARENESS),
        letter_due_on=_letter_due_on(),
    ).values(
        *_PERSON,
        "candidacy_id",
        "letter_due_on",
        "state",
        "opened_on",
        "decided_on",
        "received_on",
        "cell_met_on",
        "base_met_on",
        "certificate_on",
    )


def _letter_due_on() -> Subquery:
    awaited = Inquiry.rows.filter(dossier_id=OuterRef("pk"), state__in=AWAITED, due_on__isnull=False)
    return Subquery(awaited.order_by("due_on").values("due_on")[:1], output_field=DateField())


def _met_on(votes: type[Resolution] | type[TermResolution], key: str, body: Body) -> Subquery:
    counting = {"set_aside_on__isnull": True} if votes is Resolution else {}
    return Subquery(
        votes.rows.filter(**{key: OuterRef("pk")}, body=body, **counting).values("met_on")[:1],
        output_field=DateField(),
    )


def _terms(scope: Scope, day: date, lft: int, rgt: int, with_missing: bool) -> Any:
    rows = _inside(Term.objects.within(scope), lft, rgt).filter(state=TermState.RUNNING)
    if not with_missing:
        rows = rows.filter(ends_on__lte=day + timedelta(days=WINDOW_DAYS))
    return rows.annotate(
        certificate_on=_newest_certificate(day, ClassKind.NEW_MEMBER),
        cell_met_on=review_carried_on(),
        lost=reviews_lost(),
        has_helper=Exists(TermHelper.rows.filter(valid_on(day), term_id=OuterRef("pk"))),
    ).values(
        *(*_PERSON, "dossier__candidacy_id", "dossier_id", "since", "ends_on", "certificate_on", "cell_met_on"),
        *("lost", "has_helper", "profile_filed_on", "referred_on"),
    )


def _candidate(row: dict[str, Any]) -> rules.Candidate:
    return rules.Candidate(
        state=CandidacyState(row["state"]),
        document_on=row["document_on"],
        listed_on=row["listed_on"],
        has_helper=row["has_helper"],
        certificate_on=row["certificate_on"],
    )


def _dossier(row: dict[str, Any], course: Course | None, more: admission.MoreTime | None) -> rules.Dossier:
    return rules.Dossier(
        state=DossierState(row["state"]),
        opened_on=row["opened_on"],
        needs_base=course is None or course.has(Step.BASE),
        has_section=course is not None and course.has(Step.SECTION),
        more_days=more.whole if more else 0,
        cell_met_on=row["cell_met_on"],
        base_met_on=row["base_met_on"],
        decided_on=row["decided_on"],
        received_on=row["received_on"],
        letter_due_on=row["letter_due_on"],
    )


def _probation(row: dict[str, Any], page: Page) -> rules.Probation:
    is_followed = row["dossier_id"] is not None
    return rules.Probation(
        since=row["since"],
        ends_on=row["ends_on"],
        certificate_on=row["certificate_on"],
        cell_met_on=row["cell_met_on"] or row["referred_on"],
        must_be_referred=row["referred_on"] is None and (row["lost"] or 0) >= page.integer("probation.attempts"),
        needs_helper=is_followed and not row["has_helper"],
        needs_profile=is_followed and row["profile_filed_on"] is None,
    )


def _cells(ids: set[int], day: date) -> dict[int, _Cell]:
    """Name and chain on the day; for a cell dissolved before, the last name it had."""
    names, courses = names_on(ids, day), courses_on(ids, day)
    return {pk: _Cell(names.get(pk, _NOT_YET_FOUNDED), courses[pk]) for pk in ids}


_NOT_YET_FOUNDED = "tổ chức chưa thành lập vào ngày này"


def strip_of(scope: Scope, day: date, *, lft: int, rgt: int) -> Strip:
    """Stages of an interval of the tree, and when somebody was last admitted there."""
    counted = _inside(Candidacy.objects.within(scope), lft, rgt).filter(state__in=OPEN)
    by_state = dict(counted.values_list("state").annotate(n=Count("pk")).order_by())
    running = _inside(Term.objects.within(scope), lft, rgt).filter(state=TermState.RUNNING).count()
    stages = {stage: sum(by_state.get(state, 0) for state in states) for stage, states in _STAGES.items()}
    begun = StandingPeriod.objects.within(scope).filter(
        standing=Standing.PROBATIONARY, organization__lft__gte=lft, organization__lft__lte=rgt, since__lte=day
    )
    return Strip(stages | {Stage.PROBATION: running}, begun.aggregate(last=Max("since"))["last"])


_STAGES = {
    Stage.NOMINATED: (CandidacyState.NOMINATED, CandidacyState.LISTED),
    Stage.HELPED: (CandidacyState.HELPED,),
    Stage.TRAINED: (CandidacyState.TRAINED,),
    Stage.DOSSIER: (CandidacyState.DOSSIER,),
    Stage.PROBATION: (),
}
