"""The same click acts only once: each form carries a token, and the server takes each token a single time."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

KEPT_SECONDS = 8 * 60 * 60  # as long as a session lasts


def fresh() -> str:
    """A token for a form that is about to be shown."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Token:
    """The token of one sent form, bound to the session that sent it; a form without one is never held back."""

    key: str
    elsewhere: str

    @classmethod
    def of(cls, request: HttpRequest) -> Token:
        """The token of this request; a page that sends none may be sent again."""
        sent = request.POST.get("once", "")[:64]
        return cls(f"once:{request.session.session_key}:{sent}" if sent else "", request.path)

    def is_spent(self) -> bool:
        """Take the token; True when it was taken before. `add` is one INSERT, so two clicks at once cannot both win."""
        return bool(self.key) and not cache.add(self.key, self.elsewhere, KEPT_SECONDS)

    def give_back(self) -> None:
        """The act was refused: the form may be sent again."""
        if self.key:
            cache.delete(self.key)

    def remember(self, response: HttpResponse) -> None:
        """Keep where the act led, for the repeated click."""
        if self.key and "Location" in response:
            cache.set(self.key, response["Location"], KEPT_SECONDS)

    def lead_on(self) -> HttpResponse:
        """Where the first click led."""
        return redirect(cache.get(self.key) or self.elsewhere)
