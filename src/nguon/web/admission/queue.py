"""The queue of an office: the dossiers that wait for its step, the oldest first, and how to act on several."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission.terms import ClockKind, ClockState
from nguon.core.scope import Actor
from nguon.organizations.terms import BASE_LEVELS
from nguon.supervision import queries
from nguon.supervision.queries import Waiting
from nguon.supervision.terms import WINDOW_DAYS, Turn
from nguon.web.admission.views import REACH
from nguon.web.shell.branch import Branch, branch_of
from nguon.web.shell.views import Page
from nguon.web.sourcing.forms import FilterForm
from nguon.web.sourcing.views import filter_form


def turns_of(actor: Actor, branch: Branch) -> tuple[tuple[Turn, ...], tuple[Turn, ...]]:
    """(what waits for the level of this reader, everything the reader may act upon)."""
    cell = (Turn.SUPPLY, Turn.MEET, Turn.HOLD) if actor.may(Permission.KEEP_DOSSIERS) else ()
    base = (Turn.APPRAISE, Turn.RESOLVE) if actor.may(Permission.RESOLVE_DOSSIERS) else ()
    above: tuple[Turn, ...] = ()
    if actor.may(Permission.DECIDE_DOSSIERS):
        # A base committee that decides under delegated power decides where others would only propose.
        above = (Turn.RESOLVE, Turn.DECIDE) if branch.level in BASE_LEVELS else (Turn.RECHECK, Turn.DECIDE)
    return above or base or cell, tuple(turn for turn in Turn if turn in {*cell, *base, *above})


class QueueFilterForm(FilterForm):
    """What the dossiers wait for, and the organisation."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].label = "Chờ việc"


class DossierQueue(Page):
    """The dossiers that wait for the reader's level."""

    permission = Permission.SEE_DOSSIERS
    reach = REACH
    template_name = "admission/queue.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the queue."""
        today = clock.today()
        top = branch_of(self.actor, today)
        code = self.request.GET.get("to-chuc", "")
        branch = branch_of(self.actor, today, code) if code and code != top.code else top
        own, all_turns = turns_of(self.actor, top)
        asked = tuple(turn for turn in all_turns if turn == self.request.GET.get("trang-thai", ""))
        decider = None if top.level in BASE_LEVELS else top.id
        wanted = queries.Wanted(branch.lft, branch.rgt, asked or own, decider)
        last = self.request.GET.get("sau", "")
        page = queries.dossiers_waiting(
            self.actor.scope, today, wanted, after=int(last) if last.isdecimal() and len(last) < _DIGITS else None
        )
        address = self.request.GET.copy()
        if page.has_more:
            address["sau"] = str(page.rows[-1].dossier.pk)
        return {
            "branch": branch,
            "filter": self._filter(branch, top, all_turns),
            "rows": [row_of(row, today) for row in page.rows],
            "act": together_act(self.actor, page.rows, top),
            "next_url": f"?{address.urlencode()}" if page.has_more else "",
            "is_first": not last,
        }

    def _filter(self, branch: Branch, top: Branch, turns: tuple[Turn, ...]) -> forms.Form:
        form = filter_form(self.request, branch, top, QueueFilterForm)
        choices = [("", "Việc của cấp mình"), *((turn.value, turn.label) for turn in turns)]
        form.fields["state"].choices = choices  # type: ignore[attr-defined]
        return form


_DIGITS = 19  # more than any key has


def together_act(actor: Actor, rows: tuple[Waiting, ...], top: Branch) -> dict[str, Any] | None:
    """The act that may be taken on several of these rows at once: words, address, and on which keys."""
    turns: set[Turn] = set()
    label, name = "", ""
    if actor.may(Permission.RESOLVE_DOSSIERS):
        label, name, turns = "Ghi nghị quyết cho người đã chọn", "resolve_together", {Turn.RESOLVE}
    if actor.may(Permission.DECIDE_DOSSIERS):
        label, name = "Ghi quyết định cho người đã chọn", "decide_together"
        turns = {Turn.RESOLVE, Turn.DECIDE} if top.level in BASE_LEVELS else {Turn.RECHECK, Turn.DECIDE}
    keys = {row.dossier.pk for row in rows if row.turn in turns}
    return {"label": label, "url": reverse(name), "keys": keys} if keys else None


def row_of(row: Waiting, today: date) -> dict[str, Any]:
    """One dossier in words: what it waits for, since and until when, how many points stand in the way."""
    kind, left = _left(row, today)
    return {
        "pk": row.dossier.pk,
        "name": row.dossier.person.full_name,
        "cell": row.cell,
        "turn": row.turn.label,
        "since": _since(row),
        "kind": kind,
        "left": left,
        "against": _against(row),
        "url": reverse("dossier", args=[row.dossier.pk]),
    }


def _against(row: Waiting) -> str:
    """In how many points the rules stand against the step if it were taken today; empty for one that is away."""
    if row.judged is None:
        return ""
    obstacles = len(row.judged.obstacles)
    if obstacles:
        return f"vướng {obstacles} điểm"
    warnings = len(row.judged.findings)
    return f"lưu ý {warnings} điểm" if warnings else "không vướng"


def _left(row: Waiting, today: date) -> tuple[str, str]:
    left = row.clock.days_left(today) if row.clock else None
    if row.clock is None or left is None:
        return "waiting", ClockState.UNCOUNTED.label if row.clock else "chưa có thời hạn"
    if row.clock.state is ClockState.STANDING:
        return "waiting", "đang tạm dừng"
    if left < 0:
        return "late", f"trễ {-left} ngày"
    return "soon" if left <= WINDOW_DAYS else "waiting", f"còn {left} ngày" if left else "hôm nay là ngày cuối"


_STARTED = {
    ClockKind.DOSSIER_LIFE: "Lập hồ sơ",
    ClockKind.DECISION: "Chi bộ họp",
    ClockKind.CEREMONY: "Có quyết định",
}


def _since(row: Waiting) -> str:
    return f"{_STARTED[row.clock.kind]} {row.clock.started_on:%d/%m/%Y}" if row.clock else ""
