"""The list of classes, and the roster of one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.organizations import queries as organizations
from nguon.training import queries
from nguon.training.access import may_enrol, may_record_results
from nguon.training.queries import CLASSES, Seats
from nguon.training.terms import ClassKind
from nguon.web.shell.views import Page
from nguon.web.training import pages

REACH = "Lớp của cấp ủy được giao, cấp dưới và cấp trên; học viên chỉ trong phạm vi của vai trò."


class Classes(Page):
    """Classes, newest first, part by part."""

    permission = Permission.SEE_CLASSES
    reach = REACH
    template_name = "training/list.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """One part of the list."""
        seen = pages.seen_by(self.actor)
        typed = self.request.GET.get("sau", "")
        after = queries.class_seen(seen, int(typed)) if typed.isdecimal() and len(typed) < 19 else None
        found = queries.classes_page(seen, after=after)
        shown = found[:CLASSES]
        return {
            "rows": pages.class_rows(shown, self.actor, clock.today()),
            "may_open": self.actor.may(Permission.KEEP_CLASSES),
            "next_url": f"{reverse('classes')}?sau={shown[-1].pk}" if len(found) > CLASSES else "",
            "first_url": reverse("classes") if after is not None else "",
        }


class Roster(Page):
    """The people of one class within the reader's reach, with their results."""

    permission = Permission.SEE_CLASSES
    reach = REACH
    template_name = "training/roster.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """By name; and which acts this reader may take."""
        today = clock.today()
        one = queries.class_seen(pages.seen_by(self.actor), kwargs["pk"])
        rows = queries.roster(self.actor.scope, one.pk)
        seats = Seats(len(rows), sum(not row.result for row in rows))
        kind, state = pages.state_of(one, seats, today)
        return {
            "one": one,
            "above": f"{ClassKind(one.kind).label} · {holder_of(one, today)}",
            "kind": kind,
            "state": state,
            "rows": pages.pupils(rows, today),
            "may_record": bool(rows) and may_record_results(self.actor, one),
            "may_enrol": may_enrol(self.actor) and one.closed_on >= today,
        }


def holder_of(one: Any, day: Any) -> str:
    """Name of the committee that holds the class."""
    return organizations.names_on({one.organization_id}, day).get(one.organization_id, "")
