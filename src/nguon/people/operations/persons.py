"""Writing people: one record for life. Standing changes only through journeys, which call `record_standing`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction

from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, NotFound, Stale
from nguon.core.folding import fold, sort_key, tidy
from nguon.core.scope import Actor
from nguon.organizations.models import Organization
from nguon.people import queries
from nguon.people.models import Affiliation, AssociationMembership, EntryParticulars, Person, Post, StandingPeriod
from nguon.people.terms import AssociationKind, Precision, Sex, Standing


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is written down of a person. Optional ones stay unknown when not given; nothing is guessed.

    `more` holds further Person columns by name: phone, hometown, home, workplace, schooling, qualification, occupation,
    ethnicity, religion, card_number.
    """

    full_name: str
    sex: Sex
    born_on: date
    born_precision: Precision = Precision.DAY
    identity_number: str | None = None
    more: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def enter_person(*, particulars: Particulars, organization: Organization, actor: Actor) -> Person:
    """Write a person into an organisation of the actor's scope. The caller's journey adds what the row rests on (P1).

    :raises NotFound: the organisation lies outside the actor's scope.
    :raises BadInput: the name is empty or the identity number is taken.
    """
    if not actor.scope.holds(organization.lft):
        raise NotFound(organization.code)
    name = tidy(particulars.full_name)
    if not name:
        raise BadInput("Chưa có họ và tên. Hãy nhập đủ họ, tên đệm và tên như trong giấy khai sinh.")
    _refuse_taken_number(particulars.identity_number)
    person = Person(
        full_name=name,
        name_key=fold(name),
        sort_key=sort_key(name),
        sex=particulars.sex,
        born_on=particulars.born_on,
        born_precision=particulars.born_precision,
        identity_number=particulars.identity_number or None,
        organization=organization,
        pos=organization.lft,
        **particulars.more,
    )
    _store(person)
    record(EventKind.PERSON_ENTERED, person, actor)
    return person


_TAKEN = (
    "Số định danh này đã có trong hệ thống. Nếu người đó không thuộc tổ chức của đồng chí, "
    "hãy chuyển cấp trên xác minh; không lập hồ sơ thứ hai."
)
_REFUSALS = {
    "people_person_identity_number_key": _TAKEN,
    "people_person_card_number_key": "Số thẻ đảng viên này đã cấp cho người khác. Hãy đối chiếu với thẻ.",
    "person_identity_number_twelve_digits": "Số định danh cá nhân phải gồm đúng 12 chữ số. Hãy nhập lại theo căn cước.",
    "person_has_name": "Chưa có họ và tên. Hãy nhập đủ họ, tên đệm và tên như trong giấy khai sinh.",
}


def _store(person: Person) -> None:
    """Save; what a constraint refuses becomes a sentence, neutral about people outside the scope (A7)."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        constraint = getattr(error.__cause__, "diag", None)
        sentence = _REFUSALS.get(getattr(constraint, "constraint_name", None) or "")
        if sentence is None:
            raise
        raise BadInput(sentence) from None


def _refuse_taken_number(identity_number: str | None) -> None:
    if identity_number and queries.identity_number_taken(identity_number):
        raise BadInput(_TAKEN)


@transaction.atomic
def change_person(*, person_id: int, seen_version: int, changes: dict[str, Any], actor: Actor) -> Person:
    """Correct particulars; a changed name gets new keys.

    :raises NotFound: the person lies outside the scope. :raises Stale: somebody changed the record meanwhile.
    :raises BadInput: the identity or card number is taken, here or elsewhere, or the name is empty.
    """
    person = Person.objects.within(actor.scope).select_for_update(of=("self",)).filter(pk=person_id).first()
    if person is None:
        raise NotFound("person")
    if person.version != seen_version:
        raise Stale("Hồ sơ cá nhân này vừa được người khác sửa. Hãy xem lại trước khi lưu.")
    for name, value in changes.items():
        setattr(person, name, value)
    person.full_name = tidy(person.full_name)
    person.name_key, person.sort_key = fold(person.full_name), sort_key(person.full_name)
    person.version += 1
    _store(person)
    record(EventKind.PERSON_CHANGED, person, actor, fields=sorted(changes))
    return person


@transaction.atomic
def record_standing(
    *, person: Person, standing: Standing, since: date, organization: Organization, actor: Actor
) -> StandingPeriod:
    """End the present standing on `since` and begin a new one there. A first admission freezes the entry particulars.

    :raises BadInput: `since` is not after the beginning of the present standing.
    """
    present = queries.current_standing(person.pk)
    if present is not None:
        if since <= present.since:
            raise BadInput(
                f"Ngày {since:%d/%m/%Y} không sau ngày {present.since:%d/%m/%Y} bắt đầu tư cách hiện nay; "
                "hãy kiểm tra lại ngày."
            )
        StandingPeriod.rows.filter(pk=present.pk).update(until=since)
    period = StandingPeriod.rows.create(person=person, standing=standing, since=since, organization=organization)
    if standing is Standing.PROBATIONARY:
        _freeze_entry(period, person)
        affiliate(person, organization, since)
    if standing not in queries.MEMBER_STANDINGS:
        Affiliation.rows.filter(person=person, until__isnull=True).update(until=since)
    record(EventKind.STANDING_RECORDED, person, actor, standing=standing.value, since=since.isoformat())
    return period


def _freeze_entry(period: StandingPeriod, person: Person) -> None:
    EntryParticulars.rows.create(
        standing=period,
        schooling=person.schooling,
        qualification=person.qualification,
        occupation=person.occupation,
        ethnicity=person.ethnicity,
        religion=person.religion,
        workplace=person.workplace,
        dignitary=person.posts.filter(kind="dignitary", since__lte=period.since).exists(),
    )


def affiliate(person: Person, organization: Organization, since: date) -> None:
    """End where the member belonged and begin here, on the day."""
    Affiliation.rows.filter(person=person, until__isnull=True).update(until=since)
    Affiliation.rows.create(person=person, organization=organization, since=since)


@transaction.atomic
def record_membership(
    *, person: Person, admitted_on: date, official_on: date | None, organization: Organization, actor: Actor
) -> None:
    """Write the standings of somebody who already is a member (imports, first take-over).

    :raises BadInput: the official day is not after the admission.
    """
    if official_on is not None and official_on <= admitted_on:
        raise BadInput(
            f"Ngày chính thức {official_on:%d/%m/%Y} phải sau ngày kết nạp {admitted_on:%d/%m/%Y}; hãy kiểm tra lại."
        )
    record_standing(
        person=person, standing=Standing.PROBATIONARY, since=admitted_on, organization=organization, actor=actor
    )
    if official_on is not None:
        record_standing(
            person=person, standing=Standing.OFFICIAL, since=official_on, organization=organization, actor=actor
        )


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A member as a list gives it: `columns` of Person by name, the organisation, the days."""

    columns: dict[str, Any]
    organization: Organization
    admitted_on: date
    official_on: date | None


@transaction.atomic
def enter_members(*, entries: Sequence[MemberEntry], actor: Actor) -> list[int]:
    """Write many people who already are members: person, standings, entry particulars, present organisation.

    One event for all, with their keys. Returns the keys in the order of the entries.

    :raises NotFound: an organisation lies outside the actor's scope. :raises BadInput: a number is taken.
    """
    outside = [entry for entry in entries if not actor.scope.holds(entry.organization.lft)]
    if outside:
        raise NotFound(outside[0].organization.code)
    people = [_person_of(entry) for entry in entries]
    try:
        with transaction.atomic():
            Person.rows.bulk_create(people, batch_size=_BATCH)
    except IntegrityError as error:
        raise BadInput(_TAKEN) from error
    pairs = list(zip(people, entries, strict=True))
    standings = [period for person, entry in pairs for period in _standings_of(person, entry)]
    StandingPeriod.rows.bulk_create(standings, batch_size=_BATCH)
    admitted = [period for period in standings if period.standing == Standing.PROBATIONARY]
    EntryParticulars.rows.bulk_create([_particulars_of(period) for period in admitted], batch_size=_BATCH)
    Affiliation.rows.bulk_create(
        [Affiliation(person=p, organization=e.organization, since=e.admitted_on) for p, e in pairs], batch_size=_BATCH
    )
    keys = [person.pk for person in people]
    audit.record(EventKind.MEMBERS_ENTERED, by=actor, subject="person", details={"people": keys})
    return keys


_BATCH = 1000


def _person_of(entry: MemberEntry) -> Person:
    name = tidy(entry.columns["full_name"])
    columns = entry.columns | {"full_name": name, "name_key": fold(name), "sort_key": sort_key(name)}
    return Person(organization=entry.organization, pos=entry.organization.lft, **columns)


def _standings_of(person: Person, entry: MemberEntry) -> list[StandingPeriod]:
    admitted = StandingPeriod(
        person=person,
        standing=Standing.PROBATIONARY,
        organization=entry.organization,
        since=entry.admitted_on,
        until=entry.official_on,
    )
    if entry.official_on is None:
        return [admitted]
    official = StandingPeriod(
        person=person, standing=Standing.OFFICIAL, organization=entry.organization, since=entry.official_on
    )
    return [admitted, official]


def _particulars_of(period: StandingPeriod) -> EntryParticulars:
    person = period.person
    # A list says what is true today; of the day of admission only what cannot have changed since is certain.
    return EntryParticulars(standing=period, ethnicity=person.ethnicity, religion="")


@transaction.atomic
def join_association(*, person: Person, kind: AssociationKind, since: date, actor: Actor) -> None:
    """Record membership of an association."""
    AssociationMembership.rows.create(person=person, kind=kind, since=since)
    record(EventKind.PERSON_CHANGED, person, actor, fields=["associations"])


@transaction.atomic
def record_post(*, person: Person, kind: str, since: date, until: date | None, actor: Actor) -> None:
    """Record a post held from a day."""
    Post.rows.create(person=person, kind=kind, since=since, until=until)
    record(EventKind.PERSON_CHANGED, person, actor, fields=["posts"])


def record_particulars_read(*, person: Person, actor: Actor, fields: list[str]) -> None:
    """Record that the sensitive part of a person was looked at."""
    record(EventKind.PARTICULARS_READ, person, actor, fields=fields)


def renumber_positions() -> int:
    """Give every person the present position of the organisation that keeps the record. Returns rows changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_person p SET pos = o.lft FROM organizations_organization o"
            " WHERE o.id = p.organization_id AND p.pos <> o.lft"
        )
        return int(cursor.rowcount)


def record(kind: EventKind, person: Person, actor: Actor, **details: Any) -> None:
    """Write the event of an act on a person; details hold codes and days, never names."""
    audit.record(
        kind,
        by=actor,
        subject="person",
        subject_id=person.pk,
        person_id=person.pk,
        organization=person.organization.code,
        details=details,
    )
