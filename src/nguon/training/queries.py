"""Reading classes and certificates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from nguon.core.errors import NotFound
from nguon.core.scope import Scope
from nguon.guard.managers import Reason
from nguon.organizations.models import Organization
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.terms import ClassKind


def enrolled_in(organization_id: int) -> set[int]:
    """Keys of the people on the rosters of the classes this committee's centre holds."""
    enrolments = Enrolment.objects.everywhere(reason=Reason.ACCESS_ITSELF)
    inside = enrolments.filter(training_class__organization_id=organization_id)
    return set(inside.values_list("person_id", flat=True))


def certificate_on(person_id: int, day: date, kind: ClassKind = ClassKind.AWARENESS) -> Enrolment | None:
    """The newest certificate of that kind issued on or before the day."""
    issued = Enrolment.rows.filter(person_id=person_id, training_class__kind=kind, certified_on__lte=day)
    return issued.select_related("training_class").order_by("-certified_on").first()


def certified_on(person_ids: set[int], day: date, kind: ClassKind = ClassKind.AWARENESS) -> dict[int, date]:
    """Person -> day of the newest certificate of that kind issued on or before the day."""
    issued = Enrolment.rows.filter(person_id__any_of=person_ids, training_class__kind=kind, certified_on__lte=day)
    return {row["person_id"]: row["last"] for row in issued.values("person_id").annotate(last=Max("certified_on"))}


def classes_under(lft: int, rgt: int) -> list[TrainingClass]:
    """Classes of the committees of an interval, newest first, with `seats` (on the roster) and `open_results`."""
    classes = TrainingClass.objects.filter(organization__lft__gte=lft, organization__lft__lte=rgt)
    counted = classes.annotate(
        seats=Count("enrolments"), open_results=Count("enrolments", filter=Q(enrolments__result=""))
    )
    return list(counted.select_related("organization").order_by("-opened_on", "-pk"))


def roster(scope: Scope, training_class_id: int) -> list[Enrolment]:
    """The people of a class inside the scope, by name."""
    rows = Enrolment.objects.within(scope).filter(training_class_id=training_class_id)
    return list(rows.select_related("person", "person__organization").order_by("person__sort_key"))


@dataclass(frozen=True, slots=True)
class ClassKey:
    """What identifies a class in a list: the number of the decision that opened it and its days."""

    decision_number: str
    opened_on: date
    closed_on: date


def awareness_classes(keys: set[ClassKey]) -> dict[ClassKey, list[TrainingClass]]:
    """The awareness classes with these keys, wherever they were held."""
    return classes_with(ClassKind.AWARENESS, keys)


def classes_with(kind: ClassKind, keys: set[ClassKey]) -> dict[ClassKey, list[TrainingClass]]:
    """The classes of that kind with these keys, wherever they were held."""
    numbers = {key.decision_number for key in keys}
    rows = TrainingClass.objects.filter(kind=kind, decision_number__in=numbers)
    found: dict[ClassKey, list[TrainingClass]] = {}
    for row in rows.select_related("organization").order_by("pk"):
        key = ClassKey(row.decision_number, row.opened_on, row.closed_on)
        if key in keys:
            found.setdefault(key, []).append(row)
    return found


def certificates_of(person_ids: set[int]) -> set[tuple[int, str]]:
    """(person, certificate number) of the awareness certificates of these people."""
    rows = Enrolment.rows.filter(person_id__any_of=person_ids, training_class__kind=ClassKind.AWARENESS)
    return set(rows.exclude(certificate_number="").values_list("person_id", "certificate_number"))


def enrolment_of(training_class_id: int, person_id: int) -> Enrolment | None:
    """The person's place on the roster of the class, if any."""
    return Enrolment.rows.filter(training_class_id=training_class_id, person_id=person_id).first()


def latest_enrolment_of(person_id: int, kind: ClassKind) -> Enrolment | None:
    """The person's place in the newest class of that kind, with or without a result."""
    rows = Enrolment.rows.filter(person_id=person_id, training_class__kind=kind).select_related("training_class")
    return rows.order_by("-training_class__opened_on", "-pk").first()


@dataclass(frozen=True, slots=True)
class ClassPath:
    """What a person has of classes: the place in the newest awareness class, the newest certificate of each kind."""

    enrolment: Enrolment | None
    certificate: Enrolment | None
    new_member_certificate: Enrolment | None


def class_path_of(person_id: int, day: date) -> ClassPath:
    """As `latest_enrolment_of` and `certificate_on` tell for the day, in one query."""
    rows = Enrolment.rows.filter(person_id=person_id).select_related("training_class")
    newest_first = list(rows.order_by("-training_class__opened_on", "-pk"))
    awareness = [row for row in newest_first if row.training_class.kind == ClassKind.AWARENESS]
    new_member = [row for row in newest_first if row.training_class.kind == ClassKind.NEW_MEMBER]
    return ClassPath(next(iter(awareness), None), _newest_issued(awareness, day), _newest_issued(new_member, day))


def _newest_issued(rows: list[Enrolment], day: date) -> Enrolment | None:
    issued = [(row.certified_on, row) for row in rows if row.certified_on is not None and row.certified_on <= day]
    return max(issued, key=lambda pair: pair[0])[1] if issued else None


def classes_for(pos: int, kind: ClassKind, day: date) -> list[TrainingClass]:
    """Classes of that kind held by a committee above the position and not yet closed on the day, soonest first."""
    above = TrainingClass.objects.filter(organization__lft__lte=pos, organization__rgt__gte=pos, kind=kind)
    return list(above.filter(closed_on__gte=day).order_by("opened_on", "pk"))


def class_of(pk: int) -> TrainingClass:
    """One class, which says nothing about anybody.

    :raises NotFound: there is none.
    """
    found = TrainingClass.objects.select_related("organization").filter(pk=pk).first()
    if found is None:
        raise NotFound("class")
    return found


CLASSES = 25
"""Classes on one part of a list."""


def classes_seen(viewer: Organization, *, own_only: bool) -> QuerySet[TrainingClass]:
    """The classes a reader may know of: of the own committee; or also of those below it and above it."""
    if own_only:
        return TrainingClass.objects.filter(organization=viewer)
    below = Q(organization__lft__gte=viewer.lft, organization__lft__lte=viewer.rgt)
    above = Q(organization__lft__lte=viewer.lft, organization__rgt__gte=viewer.lft)
    return TrainingClass.objects.filter(below | above)


def classes_page(seen: QuerySet[TrainingClass], *, after: TrainingClass | None = None) -> list[TrainingClass]:
    """Classes, newest first, with their committee: one part after the class `after`, plus one row."""
    if after is not None:
        earlier = Q(opened_on__lt=after.opened_on) | Q(opened_on=after.opened_on, pk__lt=after.pk)
        seen = seen.filter(earlier)
    return list(seen.select_related("organization").order_by("-opened_on", "-pk")[: CLASSES + 1])


def class_seen(seen: QuerySet[TrainingClass], pk: int) -> TrainingClass:
    """One of the classes a reader may know of.

    :raises NotFound: absent and outside look the same.
    """
    found = seen.select_related("organization").filter(pk=pk).first()
    if found is None:
        raise NotFound("class")
    return found


@dataclass(frozen=True, slots=True)
class Seats:
    """How many of the people within a scope are on a roster, and how many of them have no result yet."""

    taken: int = 0
    without_result: int = 0


def seats_of(scope: Scope, class_ids: list[int]) -> dict[int, Seats]:
    """Seats per class, counted over the people within the scope."""
    rows = Enrolment.objects.within(scope).filter(training_class_id__in=class_ids).values_list("training_class_id")
    counted = rows.annotate(taken=Count("pk"), open=Count("pk", filter=Q(result="")))
    return {pk: Seats(taken, without) for pk, taken, without in counted}
