"""The list of candidates, and the page of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.organizations import queries as organizations
from nguon.people import queries as people
from nguon.people.queries import Cursor
from nguon.sourcing import queries
from nguon.sourcing.models import Candidacy
from nguon.sourcing.terms import CandidacyState
from nguon.supervision import queries as supervision
from nguon.web.shell.branch import Branch, branch_of
from nguon.web.shell.views import Page
from nguon.web.sourcing.forms import (
    FilterForm,
    SearchForm,
)
from nguon.web.sourcing.words import COLOURS, SHORT
from nguon.web.supervision.story import StoryPage

_STATES: dict[str, tuple[CandidacyState, ...]] = {
    "": queries.OPEN,
    "nominated": (CandidacyState.NOMINATED, CandidacyState.LISTED),
    "helped": (CandidacyState.HELPED,),
    "trained": (CandidacyState.TRAINED,),
    "dossier": (CandidacyState.DOSSIER,),
    "ended": (CandidacyState.ADMITTED, CandidacyState.REMOVED),
}
REACH = "Nguồn của tổ chức được giao và các tổ chức trực thuộc."


def filter_form(request: HttpRequest, branch: Branch, top: Branch, form_class: type[FilterForm]) -> FilterForm:
    """The filter with the organisations one may go to from here."""
    form = form_class(request.GET)
    choices = [(top.code, top.name)]
    if branch.code != top.code:
        choices.append((branch.code, branch.name))
    choices += [(below.code, f"– {below.name}") for below in branch.below]
    if len(choices) == 1:
        del form.fields["organization"]
    else:
        form.fields["organization"].choices = choices  # type: ignore[attr-defined]
    return form


class Candidates(Page):
    """The list, by state and organisation, page by page; or the answer to a search by name."""

    permission = Permission.SEE_CANDIDATES
    reach = REACH
    template_name = "sourcing/list.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        branch, form, states = self._asked()
        rows = queries.candidates(self.actor.scope, lft=branch.lft, rgt=branch.rgt, states=states, after=self._after())
        shown, more = rows[: people.PAGE], len(rows) > people.PAGE
        address = self.request.GET.copy()
        if more:
            address["sau"] = str(shown[-1].pk)
        return self._page(branch, form, shown) | {
            "next_url": f"?{address.urlencode()}" if more else "",
            "is_first": "sau" not in self.request.GET,
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Search by name: sent in the body, so that no name stands in an address or a log."""
        branch, form, _ = self._asked()
        search = SearchForm(request.POST)
        name = search.cleaned_data["name"] if search.is_valid() else ""
        rows = queries.candidates(
            self.actor.scope, lft=branch.lft, rgt=branch.rgt, states=tuple(CandidacyState), name=name
        )
        shown = rows[: people.PAGE]
        page = self._page(branch, form, shown) | {"search": search, "is_search": True}
        return self.show(**page, has_more=len(rows) > people.PAGE)

    def _asked(self) -> tuple[Branch, FilterForm, tuple[CandidacyState, ...]]:
        today = clock.today()
        top = branch_of(self.actor, today)
        code = self.request.GET.get("to-chuc", "")
        branch = branch_of(self.actor, today, code) if code and code != top.code else top
        form = filter_form(self.request, branch, top, FilterForm)
        return branch, form, _STATES.get(self.request.GET.get("trang-thai", ""), queries.OPEN)

    def _after(self) -> Cursor | None:
        last = self.request.GET.get("sau", "")
        if not last.isdecimal():
            return None
        row = queries.candidacy_within(self.actor.scope, int(last))
        return Cursor(row.person.pos, row.person.sort_key, row.pk)

    def _page(self, branch: Branch, form: FilterForm, rows: list[Candidacy]) -> dict[str, Any]:
        names = organizations.names_on({row.organization_id for row in rows}, clock.today())
        return {
            "branch": branch,
            "filter": form,
            "search": SearchForm(),
            "rows": [_row(row, names) for row in rows],
            "may_add": self.actor.may(Permission.KEEP_CANDIDATES),
        }


def _row(row: Candidacy, names: dict[int, str]) -> dict[str, Any]:
    state = CandidacyState(row.state)
    return {
        "name": row.person.full_name,
        "born": people.born_text(row.person),
        "cell": names.get(row.organization_id, ""),
        "document_on": row.document_on,
        "state": SHORT[state],
        "kind": COLOURS.get(state, "waiting"),
        "url": reverse("candidate", args=[row.pk]),
    }


class CandidatePage(StoryPage):
    """One candidate's path."""

    permission = Permission.SEE_CANDIDATES
    reach = REACH

    def story(self, day: date, **kwargs: Any) -> supervision.Story:
        """By the candidacy."""
        return supervision.story_of_candidacy(self.actor.scope, kwargs["pk"], day)
