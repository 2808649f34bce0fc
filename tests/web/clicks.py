"""Clicking through the pages with Django's client: open a form, fill it, send it with its hidden parts."""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import Client

from nguon.accounts.models import User

_HIDDEN = re.compile(r"<input[^>]*type=\"hidden\"[^>]*>")


def signed_in(user: User) -> Client:
    """A browser in which this user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def hidden(page: str) -> dict[str, str]:
    """The hidden parts of the sent form on a page."""
    found = {}
    for tag in _HIDDEN.findall(page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[html.unescape(name[1])] = html.unescape(value[1]) if value else ""
    return found


def send(client: Client, address: str, **typed: Any) -> Any:
    """Open the form at the address, fill it and send it; where the page asks first, look it over and record."""
    opened = client.get(address)
    assert opened.status_code == 200, (address, opened.status_code)
    answer = client.post(address, hidden(opened.content.decode()) | typed)
    if answer.status_code == 200 and b"Xem l\xe1\xba\xa1i tr\xc6\xb0\xe1\xbb\x9bc khi ghi" in answer.content:
        answer = client.post(address, hidden(answer.content.decode()) | {"checked": "1"})
    return answer


def text_of(answer: Any) -> str:
    """What the page says, without markup."""
    body = answer.content.decode()
    body = body[body.index("<body") :]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
