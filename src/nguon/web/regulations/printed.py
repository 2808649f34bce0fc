"""The printed rule book as a download."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.core.errors import BadInput
from nguon.regulations.book import load_book
from nguon.web.regulations.printing import printed_book
from nguon.web.regulations.views import REACH
from nguon.web.shell.day import asked_day
from nguon.web.shell.views import Page


class RuleBookPdf(Page):
    """The whole book on the asked day."""

    permission = Permission.SEE_RULES
    reach = REACH

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The file, named after the day; a day that cannot be read is answered with a sentence."""
        asked = asked_day(request, clock.today())
        if asked.status != 200:
            raise BadInput(*(str(said) for said in asked.form.errors["ngay"]))
        content = printed_book(load_book().hash, asked.day, clock.today())
        name = f"so-tay-quy-dinh-{asked.day:%Y-%m-%d}.pdf"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type="application/pdf", headers=headers)
