"""Classes and rosters as rows a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from nguon.core.scope import Actor
from nguon.organizations import queries as organizations
from nguon.people.queries import born_text
from nguon.training import queries
from nguon.training.access import sees_only_own_classes
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.queries import Seats
from nguon.training.terms import ClassKind, Result

COLOURS = {Result.PASSED: "done", Result.FAILED: "late", Result.ABSENT: "cannot"}


def seen_by(actor: Actor) -> QuerySet[TrainingClass]:
    """The classes this reader may know of."""
    viewer = organizations.organization_named(actor.organization)
    return queries.classes_seen(viewer, own_only=sees_only_own_classes(actor))


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class in the list: its days, who holds it, the seats within the reader's reach, its state."""

    url: str
    name: str
    kind_of_class: str
    holder: str
    opened_on: date
    closed_on: date
    seats: int
    kind: str
    state: str


def class_rows(classes: Iterable[TrainingClass], actor: Actor, today: date) -> list[ClassRow]:
    """The classes by their words."""
    listed = list(classes)
    seats = queries.seats_of(actor.scope, [each.pk for each in listed])
    holders = organizations.names_on({each.organization_id for each in listed}, today)
    rows = []
    for each in listed:
        taken = seats.get(each.pk, Seats())
        kind, words = state_of(each, taken, today)
        rows.append(
            ClassRow(
                url=reverse("class", args=[each.pk]),
                name=each.name,
                kind_of_class=ClassKind(each.kind).label,
                holder=holders.get(each.organization_id, ""),
                opened_on=each.opened_on,
                closed_on=each.closed_on,
                seats=taken.taken,
                kind=kind,
                state=words,
            )
        )
    return rows


def state_of(training_class: TrainingClass, seats: Seats, today: date) -> tuple[str, str]:
    """(colour, word) of a class on the day, as far as the reader reaches."""
    if today < training_class.opened_on:
        return "waiting", "chưa khai giảng"
    if today <= training_class.closed_on:
        return "waiting", "đang học"
    if seats.without_result:
        return "soon", f"còn {seats.without_result} người chưa có kết quả"
    return ("done", "đã có kết quả") if seats.taken else ("cannot", "không có học viên trong phạm vi")


@dataclass(frozen=True, slots=True)
class Pupil:
    """One person on the roster."""

    name: str
    born: str
    organization: str
    paper: str
    kind: str
    result: str


def pupils(rows: Iterable[Enrolment], today: date) -> list[Pupil]:
    """The people of a roster by their words."""
    listed = list(rows)
    names = organizations.names_on({row.person.organization_id for row in listed}, today)
    return [_pupil(row, names) for row in listed]


def _pupil(row: Enrolment, names: dict[int, str]) -> Pupil:
    result = Result(row.result) if row.result else None
    return Pupil(
        name=row.person.full_name,
        born=born_text(row.person),
        organization=names.get(row.person.organization_id, ""),
        paper=f"Số {row.certificate_number}, ngày {row.certified_on:%d/%m/%Y}" if row.certified_on else "",
        kind=COLOURS[result] if result else "waiting",
        result=result.label if result else "chưa có kết quả",
    )
