"""The rule book: its index, its rules on a day, each clause, parameter and instrument, and two days compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.core.errors import NotFound
from nguon.journeys.judging import ACTS
from nguon.regulations.book import load_book
from nguon.web.regulations import cases, comparing, families, pages, sheets
from nguon.web.regulations.forms import TwoDaysForm
from nguon.web.shell.day import AskedDay, asked_day
from nguon.web.shell.views import Page

REACH = "Không có dữ liệu cá nhân; nội dung văn bản chung cho mọi người."


class BookPage(Page, is_abstract=True):
    """A page of the rule book on a day; a day that cannot be read is said so beside today's book."""

    permission = Permission.SEE_RULES
    reach = REACH

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The page on the asked day, with the way back to the index."""
        asked = asked_day(request, clock.today())
        shared = {"form": asked.form, "day": asked.day, "query": asked.query}
        return self.show(asked.status, **shared, **self.about(asked.day, **kwargs), trail=self._trail(asked, **kwargs))

    def about(self, day: date, **kwargs: Any) -> dict[str, Any]:
        """What the template needs besides the day; raises NotFound."""
        raise NotImplementedError

    def here(self, **kwargs: Any) -> str:
        """The last word of the trail."""
        raise NotImplementedError

    def _trail(self, asked: AskedDay, **kwargs: Any) -> list[tuple[str, str]]:
        above = [(label, f"{reverse(name)}?{asked.query}") for label, name in (("Sổ tay quy định", "rules"), *self.up)]
        return [*above, (self.here(**kwargs), "")]

    up: tuple[tuple[str, str], ...] = ()


class Rules(BookPage):
    """The index: by topic, by step of the work, and the ways to look something up."""

    template_name = "regulations/index.html"

    def about(self, day: date, **kwargs: Any) -> dict[str, Any]:
        """Topics and acts with the number of their clauses, and the days on which rules changed."""
        book = load_book()
        waiting, known = pages.awaiting(pages.parts_on(book.on(day)))
        acts = [(act, judged.name, len(cases.clauses_of_act(act))) for act, judged in ACTS.items()]
        return {
            "families": families.families(book),
            "acts": acts,
            "waiting": waiting,
            "known": known,
            "changes": comparing.changes(book)[:SHOWN_CHANGES],
            "number_of_instruments": len(book.instruments),
            "hash": book.hash,
            "may_survey": self.actor.may(Permission.SEE_DOSSIERS),
        }

    def here(self, **kwargs: Any) -> str:
        """The index has nothing above it."""
        return ""


SHOWN_CHANGES = 6


class RulesOnDay(BookPage):
    """What is in force on a day, by part of the work, with instrument and place."""

    template_name = "regulations/day.html"

    def about(self, day: date, **kwargs: Any) -> dict[str, Any]:
        """Every parameter and the instruments of the day."""
        page = load_book().on(day)
        parts = pages.parts_on(page)
        waiting, known = pages.awaiting(parts)
        return {"parts": parts, "waiting": waiting, "known": known, "used": pages.instruments_of(page)}

    def here(self, **kwargs: Any) -> str:
        """The page's own name."""
        return "Các mức của một ngày"


class Topic(BookPage):
    """The clauses about one topic."""

    template_name = "regulations/topic.html"

    def about(self, day: date, **kwargs: Any) -> dict[str, Any]:
        """Each clause with its sentence and how many cases it has."""
        page = load_book().on(day)
        family = families.family(kwargs["letters"], page.book)
        return {"family": family, "sheets": [sheets.clause_sheet(clause.code, page) for clause in family.clauses]}

    def here(self, **kwargs: Any) -> str:
        """The topic in words."""
        return families.title_of(kwargs["letters"])


class ActPage(BookPage):
    """One step of the work: the clauses that are judged, and every case of it."""

    template_name = "regulations/act.html"

    def about(self, day: date, **kwargs: Any) -> dict[str, Any]:
        """:raises NotFound: no such act."""
        act = kwargs["act"]
        if act not in ACTS:
            raise NotFound(act)
        page = load_book().on(day)
        return {
            "act": act,
            "name": ACTS[act].name,
            "sheets": [sheets.clause_sheet(code, page) for code in cases.clauses_of_act(act)],
            "groups": cases.cases_of_act(act),
        }

    def here(self, **kwargs: Any) -> str:
        """The act in words."""
        return ACTS[kwargs["act"]].name if kwargs["act"] in ACTS else ""


class ClausePage(BookPage):
    """What a finding of this clause says, what to do, what it rests on, and the cases that tried it."""

    template_name = "regulations/clause.html"

    def about(self, day: date, **kwargs: Any) -> dict[str, Any]:
        """The clause with the values in force on the day marked."""
        return {"sheet": sheets.clause_sheet(kwargs["code"], load_book().on(day))}

    def here(self, **kwargs: Any) -> str:
        """The code."""
        return str(kwargs["code"])


class ParameterPage(BookPage):
    """One parameter: every value it has had, where each is written, and the clauses that rest on it."""

    template_name = "regulations/parameter.html"
    up = (("Các mức của một ngày", "rules_on_day"),)

    def about(self, day: date, **kwargs: Any) -> dict[str, Any]:
        """The parameter with the value in force on the day marked."""
        return {"sheet": sheets.parameter_sheet(kwargs["key"], load_book().on(day))}

    def here(self, **kwargs: Any) -> str:
        """Its key."""
        return str(kwargs["key"])


class Instruments(BookPage):
    """Every instrument the book knows."""

    template_name = "regulations/instruments.html"

    def about(self, day: date, **kwargs: Any) -> dict[str, Any]:
        """The instruments, the newest first."""
        return {"instruments": sheets.instruments_in_order(load_book())}

    def here(self, **kwargs: Any) -> str:
        """The page's own name."""
        return "Văn bản"


class InstrumentPage(BookPage):
    """One instrument: what it replaced, since when, and every value that rests on it."""

    template_name = "regulations/instrument.html"
    up = (("Văn bản", "instruments"),)

    def about(self, day: date, **kwargs: Any) -> dict[str, Any]:
        """The instrument and what rests on it."""
        return {"sheet": sheets.instrument_sheet(kwargs["key"], load_book())}

    def here(self, **kwargs: Any) -> str:
        """As an officer names it."""
        instrument = load_book().instruments.get(kwargs["key"])
        return instrument.name if instrument else ""


class Compared(Page):
    """The rules of two days side by side: the eve and the first day of the last change when no days are asked."""

    permission = Permission.SEE_RULES
    reach = REACH
    template_name = "regulations/compared.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Compare; days that cannot be read are said so beside the last change."""
        book, today = load_book(), clock.today()
        known = comparing.changes(book)
        last = next((change for change in known if change.day <= today), known[0])
        asked = not TwoDaysForm.base_fields.keys().isdisjoint(request.GET)
        form = TwoDaysForm(request.GET) if asked else TwoDaysForm(initial={"tu": last.eve, "den": last.day})
        first, second, status = last.eve, last.day, 200
        if form.is_bound and form.is_valid():
            first, second = form.cleaned_data["tu"], form.cleaned_data["den"]
        elif form.is_bound:
            status = 422
        found = comparing.compared(book, first, second)
        index = (("Sổ tay quy định", reverse("rules")), ("So sánh hai ngày", ""))
        return self.show(status, form=form, found=found, changes=known[:SHOWN_CHANGES], trail=index)
