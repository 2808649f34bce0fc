"""The way of one dossier through the levels: its steps, its time limits, its votes, what was sent back and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import queries
from nguon.admission.models import Dossier, Resolution, VoteColumns
from nguon.admission.terms import (
    AppraisalResult,
    Appraiser,
    Body,
    DecidingBody,
    DossierPart,
    DossierState,
)
from nguon.organizations import queries as organizations
from nguon.regulations.chains import Course, Step
from nguon.web.admission.clock_rows import clock_row
from nguon.web.admission.views import REACH
from nguon.web.shell.views import Page

_BODY_OF = {Step.CELL: Body.CELL, Step.BASE: Body.BASE, Step.DECIDING: Body.DECIDING}
_APPRAISER_OF = {Step.SECTION: Appraiser.SECTION, Step.RECHECK: Appraiser.ORGANIZING}


class DossierCourse(Page):
    """Steps, limits and everything that lengthened, held or sent back the dossier."""

    permission = Permission.SEE_DOSSIERS
    reach = REACH
    template_name = "admission/course.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """As of today; the steps are those of the tree of today."""
        today = clock.today()
        dossier = queries.dossier_within(self.actor.scope, kwargs["pk"])
        course = organizations.course_of(dossier.organization_id, today)
        return {
            "dossier": dossier,
            "state": DossierState(dossier.state).label,
            "course": course,
            "steps": list(steps(dossier, course)),
            "clocks": [clock_row(one, today) for one in queries.clocks_of(dossier, today)],
            "votes": votes(dossier),
            "counting": organizations.rules_for(dossier.organization_id, today).value("voting.counting").citation,
            "returns": [returned(one) for one in queries.returns_of(dossier.pk)],
            "extensions": queries.extensions_of(dossier.pk),
            "interruptions": queries.interruptions_of(dossier.pk),
            "remarks": [_remark(one) for one in queries.all_appraisals_of(dossier.pk) if one.note],
        }


def steps(dossier: Dossier, course: Course | None) -> Iterator[tuple[int, str, str, str, str]]:
    """(number, step, colour, word, detail) of each step that the organisation has."""
    if course is None:
        return
    votes, appraisals = queries.resolutions_of(dossier.pk), queries.appraisals_of(dossier.pk)
    for number, step in enumerate(course.steps, start=1):
        title = f"{step.label}: {deciders(course)}" if step is Step.DECIDING else step.label
        done = _done(step, votes, appraisals)
        yield number, title, "done" if done else "cannot", "đã ghi" if done else "chưa ghi", done


def _done(step: Step, votes: dict[Body, Resolution], appraisals: dict[Appraiser, Any]) -> str:
    if step in _BODY_OF:
        vote = votes.get(_BODY_OF[step])
        return f"Ngày {vote.met_on:%d/%m/%Y}: {vote.in_favour} trên {vote.eligible} tán thành" if vote else ""
    found = appraisals.get(_APPRAISER_OF[step])
    return f"Ngày {found.appraised_on:%d/%m/%Y}: {AppraisalResult(found.result).label}" if found else ""


def deciders(course: Course) -> str:
    """Who decides at the end of the chain, the usual body first."""
    labels = [DecidingBody(decider.value).label for decider in course.deciders]
    return " hoặc ".join(label[:1].lower() + label[1:] for label in labels)


def votes(dossier: Dossier) -> list[dict[str, Any]]:
    """Every vote on the dossier with how the number entitled came about, also those that were taken anew."""
    counted = list(queries.resolutions_of(dossier.pk).values())
    rows = [(vote, "") for vote in counted]
    rows += [(vote, f"phải họp lại từ {vote.set_aside_on:%d/%m/%Y}") for vote in queries.set_aside_of(dossier.pk)]
    return [
        {
            "body": Body(vote.body).label,
            "number": vote.number,
            "met_on": vote.met_on,
            "result": f"{vote.in_favour} tán thành, {vote.against} không tán thành, {vote.blank} không có ý kiến",
            "roll": roll_in_words(vote),
            "note": note,
        }
        for vote, note in sorted(rows, key=lambda row: (row[0].met_on, row[0].pk))
    ]


_PARTS = (
    ("transferred_absent", "sinh hoạt tạm thời nơi khác vắng mặt"),
    ("exempt_absent", "được miễn sinh hoạt vắng mặt"),
    ("suspended", "bị đình chỉ, khởi tố, tạm giam"),
    ("excused_absent", "vắng có lý do tại đại hội"),
)


def roll_in_words(vote: VoteColumns) -> str:
    """How the number entitled to vote came about, as a sentence."""
    if vote.summoned is None:
        return f"{vote.eligible} người được tính biểu quyết, {vote.present} có mặt; không ghi cách tính."
    parts = [f"{getattr(vote, name)} {words}" for name, words in _PARTS if getattr(vote, name)]
    less = f", trừ {', '.join(parts)}" if parts else ""
    return f"Triệu tập {vote.summoned}{less}: {vote.eligible} người được tính biểu quyết, {vote.present} có mặt."


def returned(one: Any) -> dict[str, Any]:
    """One return with its parts."""
    return {
        "by": Body(one.returned_by).label,
        "on": one.returned_on,
        "resubmitted_on": one.resubmitted_on,
        "parts": [(DossierPart(part.part).label, part.reason) for part in one.parts.all()],
    }


def _remark(one: Any) -> tuple[date, str, str]:
    return one.appraised_on, Appraiser(one.appraiser).label, one.note
