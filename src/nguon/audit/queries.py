"""Reading events and checking the chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db.models import Q, QuerySet

from nguon.audit.models import Event

GENESIS = "0" * 64


def digest(event: Event) -> str:
    """SHA-256 (hex) over every column of the event and the hash before it, in one canonical text."""
    body = {
        "sequence": event.sequence,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": event.kind,
        "actor_id": event.actor_id,
        "grant": event.grant,
        "subject": event.subject,
        "subject_id": event.subject_id,
        "person_id": event.person_id,
        "organization": event.organization,
        "details": event.details,
        "previous_hash": event.previous_hash,
    }
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain, to be kept outside the database: a cut tail shows only against a kept head."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and why (Vietnamese)."""

    sequence: int
    why: str


def head() -> Head:
    """The last event; sequence 0 and the genesis hash when there is none."""
    last = Event.objects.order_by("-sequence").values_list("sequence", "hash").first()
    return Head(*last) if last else Head(0, GENESIS)


def breaks_in_chain(expected_head: Head | None = None) -> Iterator[Break]:
    """Recompute the whole chain and name every break; with a kept head also a cut or replaced tail."""
    sequence, previous = 0, GENESIS
    seen_expected = expected_head is None or expected_head.sequence == 0
    for event in Event.objects.order_by("sequence").iterator(chunk_size=5000):
        if event.sequence != sequence + 1:
            yield Break(event.sequence, f"thiếu sự kiện sau số {sequence}")
        if event.previous_hash != previous:
            yield Break(event.sequence, "không nối với sự kiện trước")
        if digest(event) != event.hash:
            yield Break(event.sequence, "nội dung đã bị thay đổi")
        if expected_head and event.sequence == expected_head.sequence:
            seen_expected = True
            if event.hash != expected_head.hash:
                yield Break(event.sequence, "khác với mã kiểm chứng đã lưu bên ngoài")
        sequence, previous = event.sequence, event.hash
    if not seen_expected and expected_head:
        yield Break(expected_head.sequence, "sự kiện đã lưu mã kiểm chứng bên ngoài không còn")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are wanted; empty means any. `person` and `actor` are keys, never names."""

    person: int | None = None
    actor: int | None = None
    kind: str = ""


ANY = Asked()


@dataclass(frozen=True, slots=True)
class Branch:
    """Whose events a reader may see: of these organisations (codes), and without one, of these accounts (keys)."""

    codes: QuerySet[Any]
    accounts: QuerySet[Any]


def latest_events(
    *, limit: int = 50, before: int | None = None, asked: Asked = ANY, branch: Branch | None = None
) -> list[Event]:
    """Newest first, below the sequence `before`; keyset paging. Without a branch, events of everybody."""
    events = Event.objects.order_by("-sequence")
    if before is not None:
        events = events.filter(sequence__lt=before)
    wanted = {"person_id": asked.person, "actor_id": asked.actor, "kind": asked.kind}
    events = events.filter(**{name: value for name, value in wanted.items() if value})
    if branch is not None:
        events = events.filter(Q(organization__in=branch.codes) | Q(organization="", actor_id__in=branch.accounts))
    return list(events[:limit])


def latest_acts(*, subject: str, subject_id: int, person_id: int, limit: int = 3) -> list[Event]:
    """The newest events about one record of a person, newest first."""
    about = Event.objects.filter(person_id=person_id, subject=subject, subject_id=subject_id)
    return list(about.order_by("-sequence")[:limit])
