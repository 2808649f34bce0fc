"""The access log; reading it is an event of its own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from nguon import clock
from nguon.accounts import queries as accounts
from nguon.accounts.terms import Permission
from nguon.audit import operations, queries
from nguon.audit.queries import Branch
from nguon.audit.terms import EventKind
from nguon.organizations import queries as organizations
from nguon.web.audit import pages
from nguon.web.audit.forms import FilterForm
from nguon.web.shell.views import Page

PAGE = 50
BEFORE = "truoc"


class AccessLog(Page):
    """Who did or looked at what, newest first: kinds, keys and codes, no content of any record."""

    permission = Permission.SEE_LOG
    reach = "Sự kiện trong tổ chức được giao và các tổ chức trực thuộc: việc, vai trò, mã; không có nội dung hồ sơ."
    template_name = "audit/log.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """One part of the log. The look is recorded first, so the head that is shown covers it."""
        form = FilterForm(request.GET)
        asked = form.asked()
        wanted = {name: typed for name in form.fields if (typed := str(request.GET.get(name, "")))}
        operations.record(
            EventKind.LOG_READ,
            by=self.actor,
            subject="log",
            person_id=asked.person,
            organization=self.actor.organization,
            details={"actor": asked.actor, "kind": asked.kind},
        )
        last = request.GET.get(BEFORE, "")
        before = int(last) if last.isdecimal() and len(last) < 19 else None
        events = queries.latest_events(limit=PAGE + 1, before=before, asked=asked, branch=self._branch())
        shown = events[:PAGE]
        return self.show(
            200 if form.is_valid() else 422,
            form=form,
            rows=pages.rows_of(shown),
            head=queries.head(),
            next_url=_address(wanted, shown[-1].sequence) if len(events) > PAGE else "",
            first_url=_address(wanted) if before is not None else "",
        )

    def _branch(self) -> Branch | None:
        """The reader's branch, or None for who reaches the whole tree."""
        own = organizations.organization_by_code(self.actor.organization, on=clock.today())
        if own.parent_id is None:
            return None
        top = own.organization
        return Branch(organizations.codes_within(top.lft, top.rgt), accounts.accounts_within(top.lft, top.rgt))


def _address(wanted: dict[str, str], before: int | None = None) -> str:
    parts = wanted | ({BEFORE: str(before)} if before is not None else {})
    return f"?{urlencode(parts)}" if parts else "?"
