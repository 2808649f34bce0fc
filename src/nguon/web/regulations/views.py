"""The rule book on a day, and one clause of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.core.errors import NotFound
from nguon.regulations.book import load_book
from nguon.web.regulations import pages
from nguon.web.shell.day import asked_day
from nguon.web.shell.views import Page

REACH = "Không có dữ liệu cá nhân; nội dung văn bản chung cho mọi người."


class Rules(Page):
    """What is in force on a day, by part of the work, with instrument and place."""

    permission = Permission.SEE_RULES
    reach = REACH
    template_name = "regulations/list.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The book on the asked day; a day that cannot be read is said so beside today's book."""
        asked = asked_day(request, clock.today())
        page = load_book().on(asked.day)
        parts = pages.parts_on(page)
        waiting, known = pages.awaiting(parts)
        return self.show(
            asked.status,
            form=asked.form,
            day=asked.day,
            parts=parts,
            waiting=waiting,
            known=known,
            used=pages.instruments_of(page),
        )


class ClausePage(Page):
    """What a finding of this clause says, what to do, and the values it rests on with their history."""

    permission = Permission.SEE_RULES
    reach = REACH
    template_name = "regulations/clause.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The clause, with the values in force on the asked day marked."""
        asked = asked_day(request, clock.today())
        return self.show(asked.status, form=asked.form, **self._about(kwargs["code"], asked.day))

    def _about(self, code: str, day: date) -> dict[str, Any]:
        """:raises NotFound: the book holds no such clause."""
        book = load_book()
        clause = book.clauses.get(code)
        if clause is None:
            raise NotFound(code)
        return {
            "clause": clause,
            "part": pages.PARTS[clause.rests_on[0].partition(".")[0]],
            "sentence": pages.open_sentence(clause.statement),
            "remedy": pages.open_sentence(clause.remedy),
            "unknown": pages.open_sentence(clause.unknown),
            "supply": pages.open_sentence(clause.supply),
            "histories": pages.histories(clause, book.on(day)),
            "day": day,
        }
