"""Reading the uploads of the actor."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from nguon.core.errors import NotFound
from nguon.core.scope import Actor
from nguon.exchange.layouts import layout_named
from nguon.exchange.models import Upload
from nguon.exchange.plan import Options, Plan, make_plan

KEPT_FOR = timedelta(hours=1)


def upload_of(actor: Actor, pk: int, *, now: datetime) -> Upload:
    """The upload, if it is the actor's own and not older than an hour.

    :raises NotFound: another's, expired or never there: all look the same.
    """
    mine = Upload.objects.filter(owner_id=actor.user_id, created_at__gt=now - KEPT_FOR, pk=pk)
    found = mine.first() if actor.user_id is not None else None
    if found is None:
        raise NotFound("upload")
    return found


def options_of(upload: Upload, *, day: date) -> Options:
    """The options as they were chosen, for an import on this day."""
    held: dict[str, Any] = upload.options
    notified = held.get("notified_on")
    return Options(
        day=day,
        under=held.get("under", ""),
        notified_on=date.fromisoformat(notified) if notified else None,
        sheet=held.get("sheet", ""),
    )


def plan_of(upload: Upload, *, actor: Actor, day: date) -> Plan:
    """What storing the upload would do now."""
    return make_plan(
        bytes(upload.content), layout=layout_named(upload.layout), options=options_of(upload, day=day), actor=actor
    )
