"""The answers when no view could answer: 400, 403, 404, 500 and a form sent without its token."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400: what came in is no request a browser of ours would send."""
    return _page(request, "400.html", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403: signed in, but without the permission. A sentence given with the refusal is shown."""
    return _page(request, "403.html", 403, reason=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404: absent and out of reach look the same, to the letter."""
    return _page(request, "404.html", 404)


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: the form lay open too long, or did not come from our pages."""
    return _page(request, "403_csrf.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500: our fault. A number to quote, the same in the log; nothing else of the request is shown."""
    number = secrets.token_hex(4)
    log.error("error page %s shown", number)
    return HttpResponse(render_to_string("500.html", {"number": number}), status=500)


def _page(request: HttpRequest, template_name: str, status: int, **context: str) -> HttpResponse:
    return render(request, template_name, context, status=status)
