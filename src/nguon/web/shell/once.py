"""The same click acts only once: each form carries a token, and the server takes each token a single time.

The token is remembered in the transaction of the act: both are stored, or neither is. So it outlives a restart, and an
answer that was lost on the way is found again by sending the same form once more.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from nguon import clock
from nguon.accounts import operations as accounts


def fresh() -> str:
    """A token for a form that is about to be shown."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Token:
    """The token of one sent form, bound to the account and the act; a form without one is never held back."""

    key: str
    elsewhere: str

    @classmethod
    def of(cls, request: HttpRequest) -> Token:
        """The token of this request; a page that sends none may be sent again."""
        sent = request.POST.get("once", "")
        bound = f"{request.user.pk}\n{request.path}\n{sent}"
        return cls(hashlib.sha256(bound.encode()).hexdigest() if sent else "", request.path)

    def take(self) -> str | None:
        """None the first time; then where the first click led."""
        return accounts.take_form(key=self.key, led_to=self.elsewhere, at=clock.now()) if self.key else None

    def give_back(self) -> None:
        """The act was refused: the form may be sent again."""
        if self.key:
            accounts.forget_form(key=self.key)

    def remember(self, response: HttpResponse) -> None:
        """Keep where the act led, for the repeated click."""
        if self.key and "Location" in response:
            accounts.form_led_to(key=self.key, led_to=response["Location"])
