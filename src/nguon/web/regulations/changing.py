"""What a change of rules means for the dossiers under way in the reader's branch."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import queries as admission
from nguon.core.errors import BadInput
from nguon.organizations import queries as organizations
from nguon.people.queries import Cursor
from nguon.regulations.book import load_book
from nguon.supervision import queries
from nguon.supervision.comparing import Differing, MovedLimit
from nguon.supervision.queries import DossierChange
from nguon.web.regulations.comparing import Change, changes
from nguon.web.shell.branch import branch_of
from nguon.web.shell.day import AskedDay, asked_day
from nguon.web.shell.views import Page

SHOWN, JUDGED = 25, 2000
"""A page shows so many dossiers that differ, and judges no more than so many: the rest follows on the next part."""


class RuleChanges(Page):
    """Each open dossier judged on the eve and on the day of a change; those that differ, with both sentences."""

    permission = Permission.SEE_DOSSIERS
    reach = "Hồ sơ đang mở của tổ chức được giao và các tổ chức trực thuộc."
    template_name = "regulations/changes.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """One part of the survey; without a day, that of the next change that is known, else of the last."""
        today, known = clock.today(), changes(load_book())
        asked = asked_day(request, offered(known, today).day)
        try:
            context = self._surveyed(asked, today)
        except BadInput as refusal:
            return self.show(422, **self._frame(asked, known, today) | {"problems": refusal.problems})
        return self.show(asked.status, **self._frame(asked, known, today) | context)

    def _frame(self, asked: AskedDay, known: tuple[Change, ...], today: date) -> dict[str, Any]:
        change = next((each for each in known if each.day == asked.day), None)
        return {
            "form": asked.form,
            "day": asked.day,
            "eve": Change(asked.day, ()).eve,
            "change": change,
            "coming": [each for each in known if each.day > today][::-1],
            "past": [each for each in known if each.day <= today][:4],
            "query": asked.query,
            "problems": (),
            "trail": (("Sổ tay quy định", reverse("rules")), ("Thay đổi với hồ sơ đang mở", "")),
        }

    def _surveyed(self, asked: AskedDay, today: date) -> dict[str, Any]:
        branch = branch_of(self.actor, today)
        place = {"lft": branch.lft, "rgt": branch.rgt}
        part = queries.survey(self.actor.scope, asked.day, **place, after=self._after(), wanted=SHOWN, at_most=JUDGED)
        more = part.goes_on_after
        whole = queries.counted(self.actor.scope, asked.day, **place) if "dem" in self.request.GET else None
        names = organizations.names_on({each.dossier.organization_id for each in part.changes}, today)
        return {
            "branch": branch,
            "part": part,
            "rows": [_row(each, names) for each in part.changes],
            "next_url": f"?{asked.query}&sau={more.pk}" if more else "",
            "is_first": "sau" not in self.request.GET,
            "whole": whole[0] if whole else None,
            "by_clause": sorted(whole[1].items()) if whole else (),
        }

    def _after(self) -> Cursor | None:
        last = self.request.GET.get("sau", "")
        if not last.isdecimal():
            return None
        row = admission.dossier_within(self.actor.scope, int(last))
        return Cursor(row.person.pos, row.person.sort_key, row.pk)


def offered(known: tuple[Change, ...], today: date) -> Change:
    """The next change that is known; when none is to come, the last one."""
    coming = [each for each in known if each.day > today]
    return coming[-1] if coming else next(each for each in known if each.day <= today)


def _row(change: DossierChange, names: dict[int, str]) -> dict[str, Any]:
    dossier = change.dossier
    return {
        "name": dossier.person.full_name,
        "cell": names.get(dossier.organization_id, ""),
        "url": reverse("dossier", args=[dossier.pk]),
        "if_held": change.if_held,
        "by_rules": change.by_rules,
        "differing": [(_what(each), each) for each in change.differing],
        "moved": [(_limit_words(each), each) for each in change.moved],
    }


def _what(each: Differing) -> str:
    if each.before is None:
        return "mới vướng"
    if each.after is None:
        return "không còn vướng"
    return "vẫn vướng, mức đã đổi" if each.before.severity is each.after.severity else "mức độ đã đổi"


def _limit_words(each: MovedLimit) -> str:
    return f"{each.after.kind.label}: {each.before.limit} thành {each.after.limit}"
