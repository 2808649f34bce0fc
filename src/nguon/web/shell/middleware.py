"""One transaction a request, under the acting context of the signed-in user."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from nguon import clock
from nguon.core.scope import Actor, Scope
from nguon.guard.acting import acting
from nguon.journeys.signed_in import actor_for

_STRANGER = Actor(name="", scope=Scope.nothing(), grant="anonymous")


class ActingMiddleware:
    """Find who acts, tell PostgreSQL for the length of the request, take everything back when the answer is a fault.

    Stands last, so that the views run inside, templates included. A view that answers an anticipated refusal has
    already undone its own operation, which is atomic by itself; only a fault of ours (status 500 and above) undoes all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request inside the acting context."""
        actor = _STRANGER
        if request.user.is_authenticated:
            actor = actor_for(request.user, clock.today(), chosen_grant=request.session.get("grant"))
        request.actor = actor  # type: ignore[attr-defined]
        with acting(actor):
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        # Also for pages that are not ours and for refusals: a shared office PC keeps nothing behind (S6).
        add_never_cache_headers(response)
        return response
