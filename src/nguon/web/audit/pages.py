"""Events as rows a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nguon.accounts import queries as accounts
from nguon.accounts.terms import ROLES
from nguon.audit.models import Event
from nguon.audit.terms import EventKind
from nguon.people.models import Person


@dataclass(frozen=True, slots=True)
class Row:
    """One event: when, what, who under which role, about whom (a key) and where."""

    sequence: int
    at: datetime
    kind: str
    who: str
    role: str
    actor: int | None
    person: int | None
    organization: str
    detail: str


def rows_of(events: Iterable[Event]) -> list[Row]:
    """The events in words; a kind that has no label is a fault of ours and raises."""
    listed = list(events)
    names = accounts.names_of({event.actor_id for event in listed if event.actor_id is not None})
    return [
        Row(
            sequence=event.sequence,
            at=event.at,
            kind=EventKind(event.kind).label,
            who=_who(event, names),
            role=_role(event.grant),
            actor=event.actor_id,
            person=event.person_id,
            organization=event.organization,
            detail=_detail(event.details),
        )
        for event in listed
    ]


def _who(event: Event, names: dict[int, str]) -> str:
    if event.actor_id is None:
        return f"Hệ thống: {event.grant.removeprefix('system:')}"
    return names.get(event.actor_id, "Tài khoản không còn")


def _role(grant: str) -> str:
    role, _, place = grant.partition("@")
    return f"{ROLES[role].name} · {place.partition('#')[0]}" if role in ROLES else ""


def _detail(details: dict[str, Any]) -> str:
    """Which fields were shown or changed, and which clauses stood against the act; nothing of what was written."""
    parts = []
    if fields := details.get("fields"):
        parts.append(", ".join(_FIELDS.get(name, name) for name in fields))
    if clauses := details.get("clauses"):
        parts.append("vướng " + ", ".join(clauses))
    return "; ".join(parts)


_FIELDS: dict[str, str] = {
    **{field.name: str(field.verbose_name) for field in Person._meta.concrete_fields},
    "associations": "đoàn thể",
    "posts": "chức danh đã giữ",
}
