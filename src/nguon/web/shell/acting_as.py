"""Under which role and for which organisation the reader acts, in words; and the change to another grant of theirs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from nguon import clock
from nguon.accounts import queries as accounts
from nguon.accounts.terms import ROLES
from nguon.core.scope import Actor
from nguon.organizations import queries as organizations
from nguon.web.shell.fields import OfficeForm
from nguon.web.shell.views import SIGNED_IN, FormPage


def in_words(actor: Actor | None) -> dict[str, str]:
    """`role` and `organization` of the actor's grant as the head of the page shows them; both empty without a grant."""
    if actor is None or not actor.organization:
        return {"role": "", "organization": ""}
    role = ROLES[actor.grant.partition("@")[0]]
    period = organizations.organization_by_code(actor.organization, on=clock.today())
    return {"role": role.name, "organization": period.name}


def grants_in_words(user_id: int) -> list[tuple[int, str]]:
    """(key, words) of every grant the user holds today, oldest first."""
    grants = accounts.grants_on(user_id, clock.today())
    names = organizations.names_on({grant.organization_id for grant in grants}, clock.today())
    return [(grant.pk, f"{ROLES[grant.role].name} · {names[grant.organization_id]}") for grant in grants]


class GrantForm(OfficeForm):
    """One of the reader's grants."""

    grant = forms.TypedChoiceField(label="Làm việc với vai trò", coerce=int, widget=forms.RadioSelect)


class ChooseGrant(FormPage):
    """Act under another grant: permissions of one grant never meet the people of another, so one at a time."""

    permission = SIGNED_IN
    reach = "Chỉ các vai trò của chính mình."
    form_class = GrantForm
    title = "Đổi vai trò"
    submit = "Đổi vai trò"

    def form_for(self, thing: Any, **bound: Any) -> forms.BaseForm:
        """Only the reader's own grants of today can be chosen."""
        form = super().form_for(thing, **bound)
        choices = grants_in_words(self.actor.user_id) if self.actor.user_id is not None else []
        form.fields["grant"].choices = choices  # type: ignore[attr-defined]
        return form

    def initial(self, thing: Any) -> dict[str, Any]:
        """The grant acted under now."""
        return {"grant": self.actor.grant.rpartition("#")[2]}

    def act(self, thing: Any, data: dict[str, Any]) -> None:
        """Remember the choice for this session; nothing is stored about anybody."""
        self.request.session["grant"] = data["grant"]

    def done(self, result: None) -> HttpResponse:
        """To the list of all parts, which shows what this role may open."""
        return redirect("all_parts")
