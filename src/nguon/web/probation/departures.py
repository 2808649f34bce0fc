"""Strike-offs and resignations: opening one, the list, the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission.terms import Body
from nguon.core.scope import Actor
from nguon.organizations import queries as organizations
from nguon.organizations.queries import rules_for
from nguon.people import queries as people
from nguon.probation import queries, rules
from nguon.probation.models import Departure, DepartureResolution
from nguon.probation.terms import (
    NEXT_OF_DEPARTURE,
    DepartureAct,
    DepartureKind,
    DepartureState,
    SelfReview,
    StrikeOffGround,
)
from nguon.web.probation.leaving import REACH
from nguon.web.shell.branch import branch_of
from nguon.web.shell.views import Page

SHOWN = 100
COLOURS = {DepartureState.OPEN: "waiting", DepartureState.DECIDED: "done"}


class Departures(Page):
    """Strike-offs and resignations of a branch, the newest first."""

    permission = Permission.SEE_MEMBERS
    reach = REACH
    template_name = "probation/departures.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The first hundred."""
        today = clock.today()
        branch = branch_of(self.actor, today, self.request.GET.get("to-chuc", ""))
        rows = queries.departures(
            self.actor.scope, lft=branch.lft, rgt=branch.rgt, states=tuple(DepartureState), limit=SHOWN + 1
        )
        names = organizations.names_on({row.organization_id for row in rows}, today)
        return {
            "branch": branch,
            "rows": [_row(row, names) for row in rows[:SHOWN]],
            "has_more": len(rows) > SHOWN,
        }


def _row(row: Departure, names: dict[int, str]) -> dict[str, Any]:
    state = DepartureState(row.state)
    return {
        "name": row.person.full_name,
        "cell": names.get(row.organization_id, ""),
        "how": DepartureKind(row.kind).label,
        "opened_on": row.opened_on,
        "kind": COLOURS.get(state, "cannot"),
        "word": state.label,
        "url": reverse("departure", args=[row.pk]),
    }


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was or is to be done, as the component `task` takes it."""

    title: str
    kind: str
    word: str
    detail: str


class DeparturePage(Page):
    """One strike-off or resignation: what was done, the votes, the clocks, what may be done now."""

    permission = Permission.SEE_MEMBERS
    reach = REACH
    template_name = "probation/departure.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Identity, steps, votes, acts."""
        departure = queries.departure_within(self.actor.scope, kwargs["pk"])
        votes = queries.all_departure_votes(departure.pk)
        state = DepartureState(departure.state)
        today = clock.today()
        name = organizations.names_on({departure.organization_id}, today).get(departure.organization_id, "")
        return {
            "departure": departure,
            "above": DepartureKind(departure.kind).label,
            "facts": [("Sinh", people.born_text(departure.person)), ("Chi bộ", name)],
            "state": state.label,
            "kind": COLOURS.get(state, "cannot"),
            "why": why(departure),
            "steps": steps(departure, votes),
            "clock": clock_of(departure, today),
            "acts": acts_of(departure, self.actor),
            "kept": tuple(departure.findings),
            "member_url": reverse("member", args=[departure.person_id]),
        }


def why(departure: Departure) -> list[tuple[str, str, str]]:
    """The ground with what it asks for, or the application."""
    if departure.kind == DepartureKind.RESIGNATION:
        violated = {True: "Có", False: "Không", None: "Chưa rõ"}[departure.has_violated]
        applied = f"{departure.applied_on:%d/%m/%Y}" if departure.applied_on else "chưa ghi"
        return [("Đơn xin ra khỏi Đảng", applied, ""), ("Có vi phạm chưa xem xét", violated, "")]
    facts = [("Trường hợp", StrikeOffGround(departure.ground).label, "")]
    if departure.months is not None:
        facts.append(("Số tháng trong một năm", str(departure.months), ""))
    if departure.with_reason is not None:
        facts.append(("Có lý do chính đáng", "Có" if departure.with_reason else "Không", ""))
    if departure.educated_on:
        facts.append(("Chi bộ giáo dục từ ngày", f"{departure.educated_on:%d/%m/%Y}", ""))
    if departure.years is not None:
        facts.append(("Số năm liền vi phạm", str(departure.years), ""))
    return facts


def steps(departure: Departure, votes: list[DepartureResolution]) -> list[Step]:
    """What was done, in the order of the path, and what is still to come."""
    found = [Step("Bắt đầu xem xét", "done", "xong", f"Ngày {departure.opened_on:%d/%m/%Y}")]
    if departure.kind == DepartureKind.STRIKE_OFF:
        found.append(_self_review(departure))
    for body, title in ((Body.CELL, "Chi bộ họp xét"), (Body.BASE, "Đảng ủy cơ sở họp xét")):
        cast = [vote for vote in votes if vote.body == body]
        if cast or body is Body.CELL:
            found.append(_voted(title, cast))
    if departure.decided_on:
        number = f"Số {departure.decision_number} ngày {departure.decided_on:%d/%m/%Y}"
        found.append(Step("Quyết định", "done", "xong", number))
    elif departure.state == DepartureState.OPEN:
        found.append(Step("Quyết định", "cannot", "chưa thể bắt đầu", ""))
    if departure.complained_on:
        answered = departure.answered_on
        detail = f"Khiếu nại ngày {departure.complained_on:%d/%m/%Y}"
        if answered:
            detail += f"; trả lời số {departure.answer_number} ngày {answered:%d/%m/%Y}"
        found.append(
            Step("Khiếu nại", "done" if answered else "waiting", "xong" if answered else "chờ trả lời", detail)
        )
    return found


def _self_review(departure: Departure) -> Step:
    called = ", ".join(f"{date.fromisoformat(on):%d/%m/%Y}" for on in departure.calls)
    calls = f"Đã gọi {len(departure.calls)} lần: {called}" if called else "Chưa gọi lần nào"
    if departure.self_review and departure.self_reviewed_on:
        what = f"{SelfReview(departure.self_review).label}, ngày {departure.self_reviewed_on:%d/%m/%Y}"
        return Step("Bản tự kiểm điểm", "done", "xong", what)
    return Step("Bản tự kiểm điểm", "waiting", "đang chờ", calls)


def _voted(title: str, cast: list[DepartureResolution]) -> Step:
    if not cast:
        return Step(title, "waiting", "việc tiếp theo", "")
    words = "; ".join(_in_words(vote) for vote in cast)
    carried = cast[-1].carried
    return Step(title, "done" if carried else "late", "xong" if carried else "chưa đủ số phiếu", words)


def _in_words(vote: DepartureResolution) -> str:
    counts = f"{vote.in_favour} trên {vote.eligible} tán thành"
    return f"lần {vote.attempt}: số {vote.number} ngày {vote.met_on:%d/%m/%Y}, {counts}"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that runs: what for, its last day, whether that has passed."""

    what: str
    due_on: date | None
    is_late: bool


def clock_of(departure: Departure, today: date) -> Limit | None:
    """The time for a complaint, or for its answer; None while neither runs."""
    if departure.kind != DepartureKind.STRIKE_OFF or departure.state != DepartureState.DECIDED:
        return None
    page = rules_for(departure.organization_id, today)
    if departure.complained_on and departure.answered_on is None:
        due_on = rules.answer_due_on(departure.complained_on, departure.is_central, page)
        return Limit("Trả lời khiếu nại", due_on, due_on is not None and due_on < today)
    if departure.received_on and departure.complained_on is None:
        due_on = rules.complaint_due_on(departure.received_on, page)
        return Limit("Người bị xóa tên được khiếu nại", due_on, due_on is not None and due_on < today)
    return None


# Act -> (name of the address, words, permission)
_ACTS: dict[DepartureAct, tuple[tuple[str, str, Permission], ...]] = {
    DepartureAct.CALL: (("call_self_review", "Ghi lần gọi làm bản tự kiểm điểm", Permission.KEEP_DOSSIERS),),
    DepartureAct.RECORD_SELF_REVIEW: (("record_self_review", "Ghi bản tự kiểm điểm", Permission.KEEP_DOSSIERS),),
    DepartureAct.RECORD_RESOLUTION: (
        ("departure_cell", "Ghi nghị quyết chi bộ", Permission.KEEP_DOSSIERS),
        ("departure_base", "Ghi nghị quyết đảng ủy cơ sở", Permission.RESOLVE_DOSSIERS),
    ),
    DepartureAct.DECIDE: (("decide_departure", "Ghi quyết định", Permission.DECIDE_DOSSIERS),),
    DepartureAct.CLOSE: (("close_departure", "Dừng, không xóa tên", Permission.KEEP_DOSSIERS),),
    DepartureAct.RECEIVE: (("departure_received", "Ghi ngày nhận quyết định", Permission.KEEP_DOSSIERS),),
    DepartureAct.COMPLAIN: (("record_complaint", "Ghi khiếu nại", Permission.DECIDE_DOSSIERS),),
    DepartureAct.UPHOLD: (("answer_complaint", "Ghi trả lời khiếu nại", Permission.DECIDE_DOSSIERS),),
}
_OF_STRIKE_OFF = {DepartureAct.CALL, DepartureAct.RECORD_SELF_REVIEW, DepartureAct.COMPLAIN, DepartureAct.UPHOLD}


def acts_of(departure: Departure, actor: Actor) -> list[tuple[str, str]]:
    """(words, address) of what this reader may do now."""
    state, found = DepartureState(departure.state), []
    for act, ways in _ACTS.items():
        if (state, act) not in NEXT_OF_DEPARTURE or not _fits(departure, act):
            continue
        found += [(words, reverse(name, args=[departure.pk])) for name, words, asked in ways if actor.may(asked)]
    return found


def _fits(departure: Departure, act: DepartureAct) -> bool:
    if act in _OF_STRIKE_OFF and departure.kind != DepartureKind.STRIKE_OFF:
        return False
    if act in {DepartureAct.CALL, DepartureAct.RECORD_SELF_REVIEW}:
        return not departure.self_review
    if act is DepartureAct.COMPLAIN:
        return departure.complained_on is None
    if act is DepartureAct.UPHOLD:
        return departure.complained_on is not None and departure.answered_on is None
    return act is not DepartureAct.RECEIVE or departure.received_on is None
