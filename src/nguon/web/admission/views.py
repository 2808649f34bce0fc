"""Dossiers by state, and the page of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import queries
from nguon.admission.models import Dossier
from nguon.admission.terms import DossierState
from nguon.organizations import queries as organizations
from nguon.people import queries as people
from nguon.people.queries import Cursor
from nguon.supervision import queries as supervision
from nguon.web.shell.branch import Branch, branch_of
from nguon.web.shell.views import Page
from nguon.web.sourcing.forms import FilterForm
from nguon.web.sourcing.views import filter_form
from nguon.web.supervision.story import StoryPage

REACH = "Hồ sơ của tổ chức được giao và các tổ chức trực thuộc."
_STATES: dict[str, tuple[DossierState, ...]] = {"": queries.OPEN} | {s.value: (s,) for s in DossierState}
LATE, LATE_LABEL = "qua-han", "Đang quá hạn"
_SHORT = {
    DossierState.PREPARING: "đang lập hồ sơ",
    DossierState.CELL_RESOLVED: "chi bộ đã đề nghị",
    DossierState.SECTION_APPRAISED: "đảng ủy bộ phận đã thẩm định",
    DossierState.BASE_RESOLVED: "đảng ủy đã đề nghị",
    DossierState.RECHECKED: "đã kiểm tra lại hồ sơ",
    DossierState.REFERRED: "chưa đủ phiếu, đã báo cáo",
    DossierState.RETURNED: "trả lại để bổ sung",
    DossierState.INTERRUPTED: "tạm dừng xét",
    DossierState.DECIDED: "đã có quyết định",
    DossierState.ADMITTED: "đã kết nạp",
    DossierState.CLOSED: "đã dừng",
}
_COLOURS = {DossierState.ADMITTED: "done", DossierState.CLOSED: "cannot"}


class DossierFilterForm(FilterForm):
    """State of the dossier and organisation."""

    state = forms.ChoiceField(
        label="Bước", required=False, choices=[("", "Tất cả đang làm"), (LATE, LATE_LABEL), *DossierState.choices()]
    )


class Dossiers(Page):
    """Dossiers under way, with the days each has waited since its last step."""

    permission = Permission.SEE_DOSSIERS
    reach = REACH
    template_name = "admission/list.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        today = clock.today()
        top = branch_of(self.actor, today)
        code = self.request.GET.get("to-chuc", "")
        branch = branch_of(self.actor, today, code) if code and code != top.code else top
        states = _STATES.get(self.request.GET.get("trang-thai", ""), queries.OPEN)
        span = {"lft": branch.lft, "rgt": branch.rgt}
        is_late = self.request.GET.get("trang-thai") == LATE
        among = queries.late_dossiers(self.actor.scope, today, **span) if is_late else None
        rows = queries.dossiers(self.actor.scope, **span, states=states, among=among, after=self._after())
        shown, more = rows[: people.PAGE], len(rows) > people.PAGE
        address = self.request.GET.copy()
        if more:
            address["sau"] = str(shown[-1].pk)
        return {
            "branch": branch,
            "filter": filter_form(self.request, branch, top, DossierFilterForm),
            "rows": self._rows(shown, branch, today),
            "next_url": f"?{address.urlencode()}" if more else "",
            "is_first": "sau" not in self.request.GET,
        }

    def _after(self) -> Cursor | None:
        last = self.request.GET.get("sau", "")
        if not last.isdecimal():
            return None
        row = queries.dossier_within(self.actor.scope, int(last))
        return Cursor(row.person.pos, row.person.sort_key, row.pk)

    def _rows(self, rows: list[Dossier], branch: Branch, today: date) -> list[dict[str, Any]]:
        names = organizations.names_on({row.organization_id for row in rows}, today)
        last_votes = queries.last_meetings([row.pk for row in rows])
        return [_row(row, names, max(last_votes.get(row.pk, row.opened_on), _own_day(row)), today) for row in rows]


def _own_day(row: Dossier) -> date:
    return row.closed_on or row.ceremony_on or row.decided_on or row.opened_on


def _row(row: Dossier, names: dict[int, str], since: date, today: date) -> dict[str, Any]:
    state = DossierState(row.state)
    is_over = state in _COLOURS
    return {
        "name": row.person.full_name,
        "cell": names.get(row.organization_id, ""),
        "opened_on": row.opened_on,
        "since": since,
        "waiting": "" if is_over else f"{(today - since).days} ngày",
        "state": _SHORT[state],
        "kind": _COLOURS.get(state, "waiting"),
        "url": reverse("dossier", args=[row.pk]),
    }


class DossierPage(StoryPage):
    """The path of the person whose dossier this is."""

    permission = Permission.SEE_DOSSIERS
    reach = REACH

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The path, with a summary of each topic that has pages of its own."""
        whole = super().context(**kwargs)
        return whole | {"papers": queries.papers_in_short(whole["story"].dossier, whole["story"].day)}

    def story(self, day: date, **kwargs: Any) -> supervision.Story:
        """By the dossier."""
        return supervision.story_of_dossier(self.actor.scope, kwargs["pk"], day)
