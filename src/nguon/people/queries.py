"""Reading people within a scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from nguon.core.errors import NotFound
from nguon.core.folding import fold
from nguon.core.scope import Actor, Scope
from nguon.guard.acting import acting
from nguon.guard.managers import Reason
from nguon.organizations.queries import valid_on
from nguon.people.models import Affiliation, AssociationMembership, Person, Post, StandingPeriod
from nguon.people.terms import Precision, Standing

PAGE = 25


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a list by (position, name) goes on: the key of the last row shown."""

    pos: int
    sort_key: str
    id: int


def person_within(scope: Scope, pk: int) -> Person:
    """The person, if inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    person = Person.objects.within(scope).select_related("organization").filter(pk=pk).first()
    if person is None:
        raise NotFound("person")
    return person


def born_text(person: Person | Member) -> str:
    """The birth day as known: dd/mm/yyyy, or only the year."""
    return f"{person.born_on:%Y}" if person.born_precision == Precision.YEAR else f"{person.born_on:%d/%m/%Y}"


def known_birth_day(person: Person) -> date | None:
    """The day of birth, or None when only the year is known: an age in months cannot be counted then."""
    return person.born_on if person.born_precision == Precision.DAY else None


def standing_on(person_id: int, day: date) -> Standing:
    """What the person is to the Party on the day; outside when nothing is recorded."""
    row = StandingPeriod.rows.filter(valid_on(day), person_id=person_id).values_list("standing", flat=True).first()
    return Standing(row) if row else Standing.OUTSIDE


def current_standing(person_id: int) -> StandingPeriod | None:
    """The standing that has no end, if any."""
    return StandingPeriod.rows.filter(person_id=person_id, until__isnull=True).first()


def affiliation_on(person_id: int, day: date) -> Affiliation | None:
    """The organisation a member belongs to on the day."""
    return Affiliation.rows.filter(valid_on(day), person_id=person_id).select_related("organization").first()


def official_since(person_id: int, day: date) -> date | None:
    """Since when the person has been an official member on the day, or None."""
    return (
        StandingPeriod.rows.filter(valid_on(day), person_id=person_id, standing=Standing.OFFICIAL)
        .values_list("since", flat=True)
        .first()
    )


def people_list(scope: Scope, *, lft: int, rgt: int, after: Cursor | None = None, limit: int = PAGE) -> list[Person]:
    """People of an interval of the tree by (position, name): one page after the cursor, plus one row."""
    people = _interval(scope, lft, rgt)
    if after is not None:
        # A row comparison lets PostgreSQL go straight to the place in the index (pos, sort_key, id).
        people = people.extra(
            where=["(people_person.pos, people_person.sort_key, people_person.id) > (%s, %s, %s)"],
            params=[after.pos, after.sort_key, after.id],
        )
    return list(people.order_by("pos", "sort_key", "id")[: limit + 1])


def search_by_name(scope: Scope, text: str, *, lft: int, rgt: int, limit: int = PAGE) -> list[Person]:
    """People whose folded full name, or a word of it, begins with the folded text."""
    key = fold(text)
    if not key:
        return []
    people = _interval(scope, lft, rgt).filter(name_key__contains=key)
    return list(people.order_by("pos", "sort_key", "id")[:limit])


def _interval(scope: Scope, lft: int, rgt: int) -> QuerySet[Person]:
    return Person.objects.within(scope).filter(pos__gte=lft, pos__lte=rgt)


def members_on(scope: Scope, organization_id: int, day: date) -> list[Person]:
    """Official members of one organisation on the day, by name: who may help or introduce."""
    inside = Affiliation.rows.filter(valid_on(day), organization_id=organization_id).values("person_id")
    official = StandingPeriod.rows.filter(valid_on(day), standing=Standing.OFFICIAL).values("person_id")
    people = Person.objects.within(scope).filter(pk__in=inside).filter(pk__in=official)
    return list(people.order_by("sort_key"))


def identity_number_taken(identity_number: str) -> bool:
    """True when anybody, inside the scope or not, has this number. Answers yes or no, never who (A7)."""
    taken, _ = numbers_taken(identity_numbers={identity_number}, card_numbers=set())
    return bool(taken)


def person_of_account(user_id: int) -> int | None:
    """The key of the person who signs in with this account, if any."""
    people = Person.objects.everywhere(reason=Reason.ACCESS_ITSELF).filter(account_id=user_id)
    return people.values_list("pk", flat=True).first()


KNOWN_COLUMNS = (
    *("id", "version", "full_name", "name_key", "born_on", "born_precision", "sex", "identity_number", "card_number"),
    *("phone", "hometown", "ethnicity", "religion", "schooling", "organization_id"),
)
"""What a list is compared with."""


def known_people(scope: Scope, *, identity_numbers: set[str], name_keys: set[str]) -> list[dict[str, Any]]:
    """`KNOWN_COLUMNS` of the people inside the scope with one of these identity numbers or folded names."""
    people = Person.objects.within(scope)
    either = Q(identity_number__any_of=identity_numbers) | Q(name_key__any_of=name_keys)
    return list(people.filter(either).values(*KNOWN_COLUMNS))


def numbers_taken(*, identity_numbers: set[str], card_numbers: set[str]) -> tuple[set[str], set[str]]:
    """Which of these numbers anybody has, inside the scope or not. Says that, never who (A7).

    Row security would hide the rows outside, so the look is taken in system scope.
    """
    with acting(Actor.system("uniqueness")):
        people = Person.objects.everywhere(reason=Reason.UNIQUENESS)
        with_identity = people.filter(identity_number__any_of=identity_numbers) if identity_numbers else people.none()
        with_card = people.filter(card_number__any_of=card_numbers) if card_numbers else people.none()
        identities = with_identity.values_list("identity_number", flat=True)
        cards = with_card.values_list("card_number", flat=True)
        return {n for n in identities if n}, {n for n in cards if n}


def standings_of(person_ids: set[int]) -> list[tuple[int, str, date, date | None]]:
    """(person, standing, since, until) of these people, oldest first."""
    rows = StandingPeriod.rows.filter(person_id__any_of=person_ids).order_by("since")
    return list(rows.values_list("person_id", "standing", "since", "until"))


def standings_on(person_ids: set[int], day: date) -> tuple[dict[int, Standing], dict[int, date]]:
    """What these people were on the day (absent: nothing recorded, outside), and the last day each left the Party."""
    now: dict[int, Standing] = {}
    left: dict[int, date] = {}
    for person_id, standing, since, until in standings_of(person_ids):
        if since <= day and (until is None or until > day):
            now[person_id] = Standing(standing)
        if since <= day and standing == Standing.LEFT:
            left[person_id] = since
    return now, left


def affiliations_of(person_ids: set[int]) -> dict[int, int]:
    """The organisation each of these people belongs to now."""
    rows = Affiliation.rows.filter(person_id__any_of=person_ids, until__isnull=True)
    return dict(rows.values_list("person_id", "organization_id"))


def official_members_named(scope: Scope, name_keys: set[str]) -> list[tuple[str, int, int, date]]:
    """(folded name, person, present organisation, official since) of the present official members with these names."""
    people = Person.objects.within(scope).filter(
        name_key__any_of=name_keys,
        standings__standing=Standing.OFFICIAL,
        standings__until__isnull=True,
        affiliations__until__isnull=True,
    )
    return list(people.values_list("name_key", "pk", "affiliations__organization_id", "standings__since"))


MEMBER_STANDINGS = (Standing.PROBATIONARY, Standing.OFFICIAL)


@dataclass(frozen=True, slots=True)
class Member:
    """A row of the list of members; `standing` holds since `since` on the day that was asked."""

    id: int
    full_name: str
    born_on: date
    born_precision: str
    organization_id: int
    standing: str
    since: date


def members_page(
    scope: Scope,
    day: date,
    *,
    lft: int,
    rgt: int,
    name: str = "",
    after: Cursor | None = None,
    before: Cursor | None = None,
    limit: int = PAGE,
) -> list[Member]:
    """Members on the day in an interval of the tree, by (position, name): one page after or before a cursor.

    One row more than `limit` where the list goes on: the last one, or with `before` the first. With `name` those whose
    full name, or a word of it, begins with the text, both without marks.
    """
    # One call, so that both conditions are asked of the same period.
    people = _interval(scope, lft, rgt).filter(
        Q(standings__until__isnull=True) | Q(standings__until__gt=day),
        standings__since__lte=day,
        standings__standing__in=MEMBER_STANDINGS,
    )
    if key := fold(name):
        people = people.filter(Q(name_key__startswith=key) | Q(name_key__contains=f" {key}"))
    # A row comparison lets PostgreSQL go straight to the place in the index (pos, sort_key, id).
    if after is not None:
        people = people.extra(
            where=["(people_person.pos, people_person.sort_key, people_person.id) > (%s, %s, %s)"],
            params=[after.pos, after.sort_key, after.id],
        )
    elif before is not None:
        people = people.extra(
            where=["(people_person.pos, people_person.sort_key, people_person.id) < (%s, %s, %s)"],
            params=[before.pos, before.sort_key, before.id],
        )
    is_backward = before is not None and after is None
    order = ("-pos", "-sort_key", "-id") if is_backward else ("pos", "sort_key", "id")
    columns = ("id", "full_name", "born_on", "born_precision", "organization_id", *_STANDING)
    rows = [Member(*row) for row in people.order_by(*order).values_list(*columns)[: limit + 1]]
    return rows[::-1] if is_backward else rows


_STANDING = ("standings__standing", "standings__since")


def cursor_at(scope: Scope, pk: int) -> Cursor:
    """The place of a person in a list by (position, name).

    :raises NotFound: absent and outside look the same.
    """
    row = Person.objects.within(scope).filter(pk=pk).values_list("pos", "sort_key", "pk").first()
    if row is None:
        raise NotFound("person")
    return Cursor(*row)


@dataclass(frozen=True, slots=True)
class Life:
    """What has been recorded of a person over time, newest first."""

    standings: list[StandingPeriod]
    affiliations: list[Affiliation]
    associations: list[AssociationMembership]


def life_of(person_id: int) -> Life:
    """Standings, organisations and associations of a person whom the caller has found within the scope."""
    return Life(
        list(StandingPeriod.rows.filter(person_id=person_id).order_by("-since")),
        list(Affiliation.rows.filter(person_id=person_id).order_by("-since")),
        list(AssociationMembership.rows.filter(person_id=person_id).order_by("-since")),
    )


def posts_of(person_id: int) -> list[Post]:
    """Posts held, newest first; sensitive, because one of them tells of a religion."""
    return list(Post.rows.filter(person_id=person_id).order_by("-since"))


def people_standing(scope: Scope, day: date, standing: Standing, *, lft: int, rgt: int, limit: int) -> list[Person]:
    """People of an interval of the tree who had this standing on the day, by (position, name)."""
    people = _interval(scope, lft, rgt).filter(
        Q(standings__until__isnull=True) | Q(standings__until__gt=day),
        standings__since__lte=day,
        standings__standing=standing,
    )
    return list(people.order_by("pos", "sort_key", "id")[:limit])
