"""What must I do: one page per kind of reader, and the pages of those who help or have nominated."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from nguon import clock
from nguon.accounts.queries import association_of
from nguon.accounts.terms import Permission
from nguon.core.scope import Actor
from nguon.organizations.queries import names_on, organization_by_code
from nguon.organizations.terms import Boundaries
from nguon.sourcing import queries as sourcing
from nguon.sourcing.terms import CandidacyState
from nguon.statistics import queries as statistics
from nguon.statistics.catalogue import CATALOGUE
from nguon.supervision import queries
from nguon.supervision.queries import Item, Story
from nguon.supervision.terms import LACKS, UNCOUNTED, Stage, Subject, Urgency
from nguon.training import queries as training
from nguon.web.shell.branch import Branch, branch_of
from nguon.web.shell.views import Page
from nguon.web.sourcing.words import COLOURS, SHORT
from nguon.web.statistics.asking import address_of, this_year
from nguon.web.supervision.story import StoryPage

SHOWN = 30
"""Tasks of one urgency on a page; the rest is counted and reached by organisation."""

EVERYWHERE = 2**31 - 1
"""Upper end of the tree; the scope alone decides."""

_ADDRESS = {
    Subject.CANDIDACY: "candidate",
    Subject.DOSSIER: "dossier",
    Subject.TERM: "term",
    Subject.DEPARTURE: "departure",
    Subject.WRONGFUL: "wrongful",
}
_STATE = {Urgency.LATE: "late", Urgency.SOON: "soon", Urgency.WAITING: "waiting", Urgency.MISSING: "cannot"}


def shown_items(
    items: tuple[Item, ...], day: date, *, for_helper: bool = False, with_cells: bool = True
) -> list[dict[str, Any]]:
    """The first of the tasks as the component `due` takes them."""
    return [
        {
            "title": item.person_name,
            "text": f"{item.organization_name} · {item.task.sentence}" if with_cells else item.task.sentence,
            "kind": _STATE[item.task.urgency],
            "state": _word(item, day),
            "url": _address(item, for_helper),
        }
        for item in items[:SHOWN]
    ]


def _address(item: Item, for_helper: bool) -> str:
    if not for_helper:
        return reverse(_ADDRESS[item.subject], args=[item.subject_id])
    return reverse("helped_person", args=[item.candidacy_id]) if item.candidacy_id else ""


def _word(item: Item, day: date) -> str:
    left = item.task.days_left(day)
    if left is None:
        return LACKS.get(item.task.kind, UNCOUNTED)
    return f"trễ {-left} ngày" if left < 0 else "hôm nay" if left == 0 else f"còn {left} ngày"


class Work(Page):
    """What is late, what comes, what is missing, for whoever asks."""

    permission = Permission.SEE_WORK
    reach = "Người trong phạm vi của vai trò đang dùng."
    template_name = "supervision/work.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """By what the reader may see: a branch, people helped, people nominated, classes, the log."""
        today = clock.today()
        if self.actor.may(Permission.SEE_CANDIDATES):
            return self._branch(today)
        parts: dict[str, Any] = {"title": "Việc cần làm", "above": ""}
        if self.actor.may(Permission.SEE_HELPED):
            parts |= self._helped(today)
        if self.actor.may(Permission.SEE_NOMINATED):
            parts |= {"nominated": nominated(self)[:SHOWN]}
        if self.actor.may(Permission.KEEP_CLASSES):
            parts |= {"classes": open_classes(self)}
        return parts | {"sees_log": self.actor.may(Permission.SEE_LOG)}

    def _branch(self, today: date) -> dict[str, Any]:
        branch = branch_of(self.actor, today, self.request.GET.get("to-chuc", ""))
        worklist = queries.worklist(
            self.actor.scope, today, lft=branch.lft, rgt=branch.rgt, with_missing=branch.is_small
        )
        strip = queries.strip_of(self.actor.scope, today, lft=branch.lft, rgt=branch.rgt)
        return {
            "title": branch.name,
            "above": "Việc cần làm",
            "branch": branch,
            "parts": [self._part(urgency, worklist, branch) for urgency in Urgency],
            "is_quiet": not worklist.items,
            "below": by_organization(branch, worklist),
            "stages": stages(strip, branch),
            "last_admission_on": strip.last_admission_on,
            "reached": reached(self.actor, branch, today),
            "people": sum(n for stage, n in strip.stages.items() if stage is not Stage.PROBATION),
        }

    def _part(self, urgency: Urgency, worklist: queries.Worklist, branch: Branch) -> dict[str, Any]:
        items = worklist.of(urgency)
        return {
            "title": urgency.label,
            "edge": _STATE[urgency],
            "is_late": urgency is Urgency.LATE,
            "count": len(items),
            "items": shown_items(items, worklist.day, with_cells=not branch.is_cell),
            "more": max(len(items) - SHOWN, 0),
        }

    def _helped(self, today: date) -> dict[str, Any]:
        worklist = queries.people_of(self.actor.scope, today)
        items = shown_items(worklist.items, today, for_helper=True, with_cells=False)
        return {"helped_items": items, "helped": helped(self, today)}


def reached(actor: Actor, branch: Branch, today: date) -> dict[str, Any]:
    """What the branch has admitted this year, what it is to reach, and the page of this figure."""
    year = this_year(today)
    question = statistics.ask(actor, branch.code, year, boundaries=Boundaries.THEN, today=today)
    measure = statistics.report(actor, question, [CATALOGUE[_REACHED]])[_REACHED].asked
    return {"admitted": measure.part, "target": measure.whole, "url": address_of("figure", question, key=_REACHED)}


_REACHED = "admissions_year_target"


def stages(strip: queries.Strip, branch: Branch) -> list[tuple[str, str, str]]:
    """The strip of stages with its links."""
    rows = []
    for stage, number in strip.stages.items():
        in_list = f"{reverse('candidates')}?trang-thai={stage.value}&to-chuc={branch.code}"
        in_probation = f"{reverse('probation')}?to-chuc={branch.code}"
        rows.append((str(number), stage.label, in_probation if stage is Stage.PROBATION else in_list))
    return rows


def by_organization(branch: Branch, worklist: queries.Worklist) -> list[dict[str, Any]]:
    """How many tasks of each urgency lie in each organisation directly below, those with late ones first."""
    rows: list[dict[str, Any]] = []
    for below in branch.below:
        inside = [item.task.urgency for item in worklist.items if below.lft <= item.pos <= below.rgt]
        if inside:
            counts = {urgency.value: inside.count(urgency) for urgency in Urgency}
            rows.append({"name": below.name, "url": f"{reverse('work')}?to-chuc={below.code}"} | counts)
    return sorted(rows, key=lambda row: (-row["late"], -row["soon"], row["name"]))


def helped(page: Page, today: date) -> list[dict[str, Any]]:
    """The people the reader helps, with the step each stands at."""
    rows = sourcing.candidates(page.actor.scope, lft=0, rgt=EVERYWHERE, states=tuple(CandidacyState))
    return [
        {
            "name": row.person.full_name,
            "state": SHORT[CandidacyState(row.state)],
            "url": reverse("helped_person", args=[row.pk]),
        }
        for row in rows
        # A helper reaches their own record too; that is nobody they help.
        if row.state != CandidacyState.REMOVED and row.person.account_id != page.actor.user_id
    ]


def nominated(page: Page) -> list[dict[str, Any]]:
    """The people the reader's organisation has nominated: name, cell, day, and only the state."""
    rows = sourcing.candidates(page.actor.scope, lft=0, rgt=EVERYWHERE, states=tuple(CandidacyState), limit=500)
    # The same person may have been nominated by others too; that is not this reader's concern.
    association = association_of(page.actor, clock.today())
    rows = [row for row in rows if row.nominator_kind == association]
    names = names_on({row.organization_id for row in rows}, clock.today())
    return [
        {
            "name": row.person.full_name,
            "cell": names.get(row.organization_id, ""),
            "document_on": row.document_on,
            "state": SHORT[CandidacyState(row.state)],
            "kind": COLOURS.get(CandidacyState(row.state), "waiting"),
        }
        for row in rows
    ]


def open_classes(page: Page) -> list[Any]:
    """The classes of the reader's centre that have ended with results to record, or run now."""
    top = organization_by_code(page.actor.organization, on=clock.today()).organization
    classes: list[Any] = training.classes_under(top.lft, top.lft)
    return [
        {
            "title": one.name,
            "text": f"Bế giảng {one.closed_on:%d/%m/%Y}; {one.seats} học viên.",
            "state": f"còn {one.open_results} người",
            "url": reverse("class", args=[one.pk]),
        }
        for one in classes
        if one.open_results
    ]


class Helped(Page):
    """The people I was assigned to help."""

    permission = Permission.SEE_HELPED
    reach = "Người mình đang được phân công giúp đỡ."
    template_name = "supervision/helped.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Name and step of each."""
        return {"helped": helped(self, clock.today())}


class HelpedPerson(StoryPage):
    """The path of somebody I help: the same page without acts."""

    permission = Permission.SEE_HELPED
    reach = "Người mình đang được phân công giúp đỡ."
    may_act = False

    def story(self, day: date, **kwargs: Any) -> Story:
        """By the candidacy."""
        return queries.story_of_candidacy(self.actor.scope, kwargs["pk"], day)


class Nominated(Page):
    """The people my organisation has nominated and what became of them."""

    permission = Permission.SEE_NOMINATED
    reach = "Người do tổ chức mình giới thiệu; chỉ bước đang thực hiện."
    template_name = "supervision/nominated.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """State only."""
        return {"nominated": nominated(self)}
