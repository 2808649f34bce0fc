"""Views of figures, targets and places: one question, one report, one page."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.core.errors import NotFound
from nguon.organizations import queries as organizations
from nguon.organizations.terms import Boundaries
from nguon.people.queries import PAGE, Cursor, person_within
from nguon.statistics import operations, queries
from nguon.statistics.catalogue import CATALOGUE, Figure, figure
from nguon.statistics.questions import Question
from nguon.targets import operations as target_operations
from nguon.targets import queries as targets
from nguon.targets.queries import Cascade
from nguon.targets.terms import Span
from nguon.web.shell.views import FormPage, Page
from nguon.web.statistics import article_page, definition_page, pages, target_pages
from nguon.web.statistics.asking import (
    QuestionForm,
    address,
    address_of,
    question_of,
    this_year,
)

COUNTS = "Số tổng hợp của tổ chức trong phạm vi được giao; không có dữ liệu cá nhân."


class OwnFigures(Page):
    """The way into the figures: those of the organisation one acts for."""

    permission = Permission.SEE_FIGURES
    reach = COUNTS

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Lead to the figures of the own organisation."""
        return redirect("figures_of", code=self.actor.organization)


class ChooseFigures(Page):
    """Another organisation, period or boundaries."""

    permission = Permission.SEE_FIGURES
    reach = COUNTS
    template_name = "statistics/choose.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form; with what was typed, the page asked for or the form with its errors."""
        if "ma" not in request.GET or "sua" in request.GET:
            usual = this_year(clock.today())
            own = {"ma": self.actor.organization, "tu": usual.since, "den": usual.last_day}
            return self.show(form=QuestionForm(initial=own | request.GET.dict()))
        form = QuestionForm(request.GET)
        if not form.is_valid():
            return self.show(422, form=form)
        return redirect(address("figures_of", form.cleaned_data["ma"], form.period(), form.boundaries()))


class Figures(Page):
    """All figures of one organisation."""

    permission = Permission.SEE_FIGURES
    reach = COUNTS
    template_name = "statistics/figures.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """One report and the line of months."""
        question = question_of(self.request, kwargs["code"])
        report = queries.report(self.actor, question)
        months = queries.months(self.actor, question)
        other = Boundaries.NOW if question.boundaries is Boundaries.THEN else Boundaries.THEN
        return {
            "page": pages.figures_page(report, months, clock.now()),
            "before": report.before,
            "other_label": other.label.capitalize(),
            "other_url": address("figures_of", question.code, question.period, other),
            "choose_url": _choose_url(question),
            "targets_url": target_pages.targets_url(question.code, str(question.period.last_day.year)),
            "silent_url": address_of("silent_cells", question),
            "places_url": address_of("places_of", question),
        }


def _choose_url(question: Question) -> str:
    query = address_of("figures_of", question).partition("?")[2].replace("dia-gioi", "dia_gioi")
    return f"{reverse('choose_figures')}?ma={question.code}&{query}&sua=1"


class OneFigure(Page):
    """One figure: its definition, its counts and, where allowed, the people behind it."""

    permission = Permission.SEE_FIGURES
    reach = "Số tổng hợp; người có quyền xem danh sách thì xem người trong phạm vi được giao, mỗi lần xem được ghi lại."
    template_name = "statistics/figure.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The reading, and its records when they may be opened."""
        entry = figure(kwargs["key"])
        question = question_of(self.request, kwargs["code"])
        report = queries.report(self.actor, question, [entry])
        reading = report[entry.key]
        shown = {
            "page": definition_page.definition_page(report, reading, clock.now()),
            "back_url": address_of("figures_of", question),
            "list_url": _list_url(entry, question),
        }
        if entry.opens_people and self.actor.may(Permission.SEE_RECORDS):
            return shown | self._records(entry, question)
        return shown | {"closed": _why_closed(entry)}

    def _records(self, entry: Figure, question: Question) -> dict[str, Any]:
        after = self._cursor()
        found = queries.records_behind(self.actor, question, entry, after=after)
        rows, more = found[:PAGE], found[PAGE:]
        operations.record_reading(question=question, figure=entry, shown=len(rows), actor=self.actor)
        here = address_of("figure", question, key=entry.key)
        return {
            "records": rows,
            "may_open": True,
            "first_url": here if after else "",
            "next_url": f"{here}&sau={rows[-1].person_id}" if more else "",
        }

    def _cursor(self) -> Cursor | None:
        """Where the list goes on. The address holds a key, never a name; whoever it is must lie in the scope."""
        after = self.request.GET.get("sau", "")
        if not after:
            return None
        if not (after.isascii() and after.isdecimal() and len(after) < 19):
            raise NotFound("person")
        person = person_within(self.actor.scope, int(after))
        return Cursor(person.pos, person.sort_key, person.pk)


def _list_url(entry: Figure, question: Question) -> str:
    if entry.key in {"cells_without_admission", "residential_cells_without_admission"}:
        return address_of("silent_cells", question)
    if entry.key.endswith("_without_member"):
        return address_of("places_of", question)
    return ""


def _why_closed(entry: Figure) -> str:
    if entry.is_sensitive:
        return (
            "Số liệu về dân tộc, tôn giáo chỉ xem tổng hợp từ đảng bộ cơ sở trở lên, không mở danh sách người. "
            "Đặc điểm của từng người chỉ xem trong hồ sơ đang xét của người đó."
        )
    if not entry.opens_people:
        return "Số này không đếm người nên không có danh sách người phía sau."
    return "Vai trò đang dùng không có quyền xem danh sách phía sau số liệu."


class SilentCells(Page):
    """Cells that admitted nobody in the period."""

    permission = Permission.SEE_FIGURES
    reach = COUNTS
    template_name = "statistics/silent_cells.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The list, the longest silent first, and shortcuts to longer periods."""
        question = question_of(self.request, kwargs["code"])
        cells = queries.cells_without_admission(self.actor, question)
        return {
            "above": pages.above(question, clock.now()),
            "title": f"Chi bộ không kết nạp được ai, {question.period}",
            "cells": [(cell, address("figures_of", cell.code, question.period, question.boundaries)) for cell in cells],
            "periods": pages.longer_periods(question),
            "back_url": address_of("figures_of", question),
        }


class OwnPlaces(Page):
    """The way into the places of the organisation one acts for."""

    permission = Permission.SEE_PLACES
    reach = COUNTS

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Lead to the places of the own organisation."""
        return redirect("places_of", code=self.actor.organization)


class Places(Page):
    """Places without a member."""

    permission = Permission.SEE_PLACES
    reach = COUNTS
    template_name = "statistics/places.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Counts by kind, and the list."""
        question = question_of(self.request, kwargs["code"])
        keys = ("places_without_member", "hamlets_without_member", "enterprises_without_member")
        report = queries.report(self.actor, question, [CATALOGUE[key] for key in keys])
        return {
            "above": pages.above(question, clock.now()),
            "cards": [pages.plain_card(report[key], question) for key in keys],
            "places": queries.places_without_member(self.actor, question),
            "back_url": address_of("figures_of", question),
        }


class Targets(Page):
    """Targets and results of one organisation in a year or a term."""

    permission = Permission.SEE_FIGURES
    reach = COUNTS
    template_name = "statistics/targets.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The sheet of targets."""
        today = clock.today()
        label = self.request.GET.get("ky") or str(today.year)
        sheet = queries.target_sheet(self.actor, kwargs["code"], label, today=today)
        papers = [t for t in (sheet.target, sheet.report.term) if t is not None]
        may_set = self.actor.may(Permission.SET_TARGETS) and sheet.question.on == today
        return {
            "page": target_pages.targets_page(sheet, targets.issuers_of(papers, sheet.question.on), clock.now()),
            "label": label,
            "set_url": reverse("set_targets", kwargs={"code": sheet.question.code}) if may_set else "",
            "figures_url": address_of("figures_of", sheet.question),
        }


class SetTargets(FormPage):
    """A directive that hands targets to the organisations directly below."""

    permission = Permission.SET_TARGETS
    reach = "Chỉ tiêu của tổ chức được giao và các tổ chức trực thuộc trực tiếp; không có dữ liệu cá nhân."
    form_class = target_pages.TargetsForm
    template_name = "statistics/set_targets.html"
    title = "Giao chỉ tiêu kết nạp"
    submit = "Ghi chỉ tiêu"
    said = "Đã ghi chỉ tiêu."

    def load(self, **kwargs: Any) -> Any:
        """The organisation as it stands today."""
        organizations.organization_within(self.actor.scope, kwargs["code"])
        return organizations.organization_by_code(kwargs["code"], on=clock.today())

    def initial(self, thing: Any) -> dict[str, Any]:
        """This year, signed today."""
        today = clock.today()
        usual = this_year(today)
        return {"signed_on": today, "span": Span.YEAR, "since": usual.since, "last": usual.last_day}

    def form_for(self, thing: Any, **bound: Any) -> BaseForm:
        """One field for the organisation itself and each directly below it."""
        below = organizations.children_on(thing.organization_id, clock.today())
        own = (thing.organization.code, f"{thing.name} (tự đề ra)")
        recipients = [*((p.organization.code, p.name) for p in below), own]
        return self.form_class(initial=self.initial(thing), recipients=recipients, **bound)

    def page_context(self, thing: Any) -> dict[str, Any]:
        """Whose targets, and the way back."""
        return {"above": thing.name, "cancel_url": reverse("targets_of", kwargs={"code": thing.organization.code})}

    def act(self, thing: Any, data: dict[str, Any]) -> tuple[str, str, Cascade]:
        """Set the targets."""
        code, plan = thing.organization.code, data["plan"]
        cascade = target_operations.set_targets(issuer_code=code, plan=plan, numbers=data["numbers"], actor=self.actor)
        return code, target_pages.label_of(plan.period), cascade

    def done(self, result: tuple[str, str, Cascade]) -> HttpResponse:
        """Back to targets and results of that period, where the remainder stands."""
        code, label, _ = result
        return redirect(target_pages.targets_url(code, label))


class Articles(Page):
    """What five articles print beside what the system counts."""

    permission = Permission.SEE_FIGURES
    reach = "Số tổng hợp của các tổ chức mà năm bài báo nói đến, trong phạm vi được giao; không có dữ liệu cá nhân."
    template_name = "statistics/articles.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """All entries, each counted now."""
        return {"articles": article_page.articles(self.actor, today=clock.today())}
