"""What the access matrix needs: who stands how to whom, told without the application's own code (the oracle)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

from nguon import clock
from nguon.accounts.terms import ROLES
from nguon.core.scope import Actor
from nguon.exchange.models import Upload
from nguon.guard.acting import acting
from nguon.probation.models import Departure, WrongfulAdmission
from tests.exchange.sheets import member, members
from tests.world import TREE, World

RELATED = {
    "own": "HA1:candidate",
    "child": "HA11:candidate",
    "grandchild": "HA131:candidate",
    "heir of a dissolved cell": "HA19:candidate",
    "parent": "HA:candidate",
    "sibling": "HA2:candidate",
    "foreign": "HB11:candidate",
    "former": "HB11:moved",
    "probationer of a child": "HA11:probationer",
    "probationer elsewhere": "HB11:probationer",
    "self of the helper": "HA11:member",
    "member elsewhere": "HB11:member",
}
"""How a person of the world stands to HA1, where every role is granted."""

USERS = (
    *ROLES,
    "cell_secretary@HA11",
    "upper_officer@HA",
    "upper_officer@TINH",
    "political_centre@HA",
    "ended",
    "nobody",
)


def role_of(user: str) -> str | None:
    """The role a user of the world has today; None for the one whose grant has ended and the one without."""
    return None if user in {"ended", "nobody"} else user.partition("@")[0]


def is_below(code: str, top: str) -> bool:
    """Whether an organisation is `top` or lies below it today; HA19 has gone into HA11."""
    parent = "HA11" if code == "HA19" else TREE[code][3]
    return code == top or (parent is not None and is_below(parent, top))


def reaches_person(user: str, person: str) -> bool:
    """Whether the user may see the person of this key."""
    role, top = role_of(user), user.partition("@")[2] or "HA1"
    if role in {"cell_secretary", "base_officer", "upper_officer"}:
        return is_below(person.partition(":")[0], top)
    if role == "helper":
        return person in {"HA11:candidate", "HA11:member"}
    if role == "mass_organization":
        return person == "HA131:candidate"
    if role == "political_centre":
        is_pupil = person.endswith((":candidate", ":moved"))
        return is_pupil and (person == "HA11:candidate") == (top == "HA1")
    return False


def reaches_organization(user: str, code: str) -> bool:
    """Whether the organisation lies in the subtree of the user's grant."""
    role, top = role_of(user), user.partition("@")[2] or "HA1"
    return role in {"cell_secretary", "base_officer", "upper_officer"} and is_below(code, top)


def may(user: str, permission: str) -> bool:
    """Whether the user has the permission today."""
    role = role_of(user)
    return permission in {"anyone", "signed-in"} or (role is not None and permission in ROLES[role].may)


@dataclass(frozen=True)
class Thing:
    """One object of the world: what stands in the address, and who reaches it."""

    value: object
    reached_by: Callable[[str], bool]


def persons(world: World) -> dict[str, Thing]:
    """People by relation."""
    return {r: Thing(world.people[key].pk, _reaching(key)) for r, key in RELATED.items()}


def _records(name: str) -> Callable[[World], dict[str, Thing]]:
    def things(world: World) -> dict[str, Thing]:
        held = getattr(world, name)
        return {r: Thing(held[key].pk, _reaching(key)) for r, key in RELATED.items() if key in held}

    return things


def _reaching(key: str) -> Callable[[str], bool]:
    return lambda user: reaches_person(user, key)


def organizations(world: World) -> dict[str, Thing]:
    """Organisation codes by relation; they reach as far as the subtree of the grant."""
    return {code: Thing(code, lambda user, code=code: reaches_organization(user, code)) for code in TREE}


def uploads(world: World) -> dict[str, Thing]:
    """Files that users of the world have just uploaded; each is its owner's alone."""
    owners = ("base_officer", "upper_officer", "upper_officer@HA")
    with acting(Actor.system("world")):
        held = {
            owner: Upload.objects.create(
                owner=world.users[owner],
                layout="dang-vien",
                options={},
                file_name="danh sách.xlsx",
                content=members(member()),
                created_at=clock.now(),
            )
            for owner in owners
        }
    return {owner: Thing(held[owner].pk, lambda user, owner=owner: user == owner) for owner in owners}


MEMBERS = {r: key for r, key in RELATED.items() if key.endswith((":probationer", ":member"))}


def departures(world: World) -> dict[str, Thing]:
    """Strike-offs that are being considered, of members by relation."""
    with acting(Actor.system("world")):
        held = {
            relation: Departure.rows.get_or_create(
                person=world.people[key],
                organization=world.people[key].organization,
                kind="strike_off",
                ground="card",
                defaults={"opened_on": date(2026, 2, 2)},
            )[0]
            for relation, key in MEMBERS.items()
        }
    return {relation: Thing(held[relation].pk, _reaching(key)) for relation, key in MEMBERS.items()}


def wrongful_admissions(world: World) -> dict[str, Thing]:
    """Wrongful admissions that wait to be treated, of members by relation."""
    with acting(Actor.system("world")):
        held = {
            relation: WrongfulAdmission.rows.get_or_create(
                person=world.people[key],
                organization=world.people[key].organization,
                fault="procedure",
                defaults={"found_on": date(2026, 2, 2)},
            )[0]
            for relation, key in MEMBERS.items()
        }
    return {relation: Thing(held[relation].pk, _reaching(key)) for relation, key in MEMBERS.items()}


def organizations_in_view(world: World) -> dict[str, Thing]:
    """Organisation codes; each reader sees their own organisation, what is below it and what it is below."""

    def seen_by(code: str) -> Callable[[str], bool]:
        def sees(user: str) -> bool:
            top = user.partition("@")[2] or "HA1"
            return role_of(user) is not None and (is_below(code, top) or is_below(top, code))

        return sees

    return {code: Thing(code, seen_by(code)) for code in TREE}


def classes(world: World) -> dict[str, Thing]:
    """Classes by the committee that holds them: a centre reaches its own, an officer also those below and above."""

    def reaching(code: str) -> Callable[[str], bool]:
        def reaches(user: str) -> bool:
            role, top = role_of(user), user.partition("@")[2] or "HA1"
            return code == top if role == "political_centre" else is_below(code, top) or is_below(top, code)

        return reaches

    return {code: Thing(one.pk, reaching(code)) for code, one in world.classes.items()}


def classes_held(world: World) -> dict[str, Thing]:
    """Classes of the own committee: results are recorded there."""

    def held_by(code: str) -> Callable[[str], bool]:
        return lambda user: code == (user.partition("@")[2] or "HA1")

    return {code: Thing(one.pk, held_by(code)) for code, one in world.classes.items()}


def classes_to_send_to(world: World) -> dict[str, Thing]:
    """As `classes`, for those who have a branch to send people from: not for a centre."""
    return {
        code: Thing(one.value, lambda user, one=one: role_of(user) != "political_centre" and one.reached_by(user))
        for code, one in classes(world).items()
    }


def everybody(*values: object) -> Callable[[World], dict[str, Thing]]:
    """Values that say nothing of anybody: whoever has the permission may open them."""
    return lambda world: {str(value): Thing(value, lambda user: True) for value in values}


def of_organization(code: str, *values: object) -> Callable[[World], dict[str, Thing]]:
    """Values that belong to the page of an organisation and are reached with it."""
    return lambda world: {str(value): Thing(value, lambda user: reaches_organization(user, code)) for value in values}


def of_person(key: str, *values: object) -> Callable[[World], dict[str, Thing]]:
    """Values that belong to the page of a person's record and are reached with it."""
    return lambda world: {str(value): Thing(value, _reaching(key)) for value in values}


candidacies, dossiers, terms = _records("candidacies"), _records("dossiers"), _records("terms")
transfers = _records("transfers")
inquiries = _records("inquiries")


def readable(response: HttpResponse) -> str:
    """The text of an answer; of a workbook, that of all its parts."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return body.decode(errors="replace")  # a book to print is no text


def plain(response: HttpResponse, *echoed: str) -> str:
    """The text without what differs from request to request: tokens, the time of day, a repeated address."""
    text = readable(response)
    text = re.sub(r'(name="(?:csrfmiddlewaretoken|once)" value=)"[^"]*"', r"\1", text)
    text = re.sub(r"\b\d{1,2}:\d\d\b", "TIME", text)
    for part in echoed:
        text = text.replace(part, "ADDRESS")
    return text
