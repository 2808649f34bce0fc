"""Writing users and grants."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from nguon.accounts.models import Grant, SentForm, User
from nguon.accounts.terms import ROLES, Reach
from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor, Scope
from nguon.organizations.models import Organization

KEPT = timedelta(days=7)
"""How long a sent form is remembered: longer than any session in which it could be sent again."""

_SWEPT = 50  # old rows taken away with each new one, so that the table stays as small as a week


@transaction.atomic
def create_user(*, username: str, display_name: str, password: str) -> User:
    """Create an account; what it may do comes with grants."""
    return User.objects.create(username=username, display_name=display_name, password=make_password(password))


def record_sign_in(*, user: User) -> None:
    """Record that the account was opened; a strange hour or a forgotten account shows in the log."""
    actor = Actor(name=user.display_name, scope=Scope.nothing(), user_id=user.pk)
    audit.record(EventKind.SIGNED_IN, by=actor, subject="user", subject_id=user.pk)


@transaction.atomic
def give_role(
    *,
    user: User,
    role: str,
    organization: Organization,
    since: date,
    basis: str,
    actor: Actor,
    until: date | None = None,
    association: str = "",
) -> Grant:
    """Give a role on an organisation for a period.

    :raises BadInput: no such role, or a role of an association without saying which.
    """
    if role not in ROLES:
        raise BadInput(f"Không có vai trò “{role}”. Các vai trò: {', '.join(ROLES)}.")
    if ROLES[role].reach is Reach.NOMINATED and not association:
        raise BadInput(f"Vai trò “{ROLES[role].name}” phải kèm tên đoàn thể. Hãy ghi mã đoàn thể, ví dụ youth_union.")
    grant = Grant.objects.create(
        user=user, role=role, organization=organization, since=since, until=until, basis=basis, association=association
    )
    audit.record(
        EventKind.GRANTED,
        by=actor,
        subject="grant",
        subject_id=grant.pk,
        organization=organization.code,
        details={"role": role, "user": user.pk},
    )
    return grant


@transaction.atomic
def take_form(*, key: str, led_to: str, at: datetime) -> str | None:
    """Remember that the form with this key is being acted upon; None the first time, then where it led.

    Of two that come at once the second waits until the first has committed, and then finds it; when the first was
    undone, the second is the first. `led_to` stands until `form_led_to` tells better.
    """
    found, is_first = SentForm.objects.get_or_create(key=key, defaults={"led_to": led_to, "sent_at": at})
    if not is_first:
        return found.led_to
    old = SentForm.objects.select_for_update(skip_locked=True).filter(sent_at__lt=at - KEPT).order_by("sent_at")
    SentForm.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:_SWEPT])).delete()
    return None


def form_led_to(*, key: str, led_to: str) -> None:
    """Remember the page that shows what the form has done."""
    SentForm.objects.filter(key=key).update(led_to=led_to)


def forget_form(*, key: str) -> None:
    """Nothing was done with the form: it may be sent again."""
    SentForm.objects.filter(key=key).delete()
