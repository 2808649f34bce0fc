"""Reading users and grants."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from nguon.accounts.models import Grant, User
from nguon.core.scope import Actor
from nguon.organizations.queries import valid_on


def grants_on(user_id: int, day: date) -> list[Grant]:
    """The grants of a user that hold on the day, oldest first."""
    grants = Grant.objects.filter(valid_on(day), user_id=user_id).select_related("organization")
    return list(grants.order_by("since", "pk"))


def association_of(actor: Actor, day: date) -> str:
    """The association for which the actor's present grant speaks, or empty."""
    if actor.user_id is None:
        return ""
    grants = {str(grant.pk): grant.association for grant in grants_on(actor.user_id, day)}
    return grants.get(actor.grant.rpartition("#")[2], "")


def password_mark(username: str) -> str:
    """What changes whenever the password of this account does, and tells nothing of it; empty for an unknown name."""
    stored = User.objects.filter(username__iexact=username).values_list("password", flat=True).first()
    return salted_hmac("nguon.accounts.password_mark", stored).hexdigest()[:16] if stored else ""


def names_of(user_ids: set[int]) -> dict[int, str]:
    """Display names of these accounts."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "display_name"))


def accounts_within(lft: int, rgt: int) -> QuerySet[Any]:
    """Keys of the accounts that hold or held a grant in an interval of today's tree, for use in another query."""
    grants = Grant.objects.filter(organization__lft__gte=lft, organization__lft__lte=rgt)
    return grants.values_list("user_id", flat=True)
