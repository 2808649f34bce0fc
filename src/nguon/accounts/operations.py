"""Writing users and grants."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from nguon.accounts.models import Grant, User
from nguon.accounts.terms import ROLES, Reach
from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor, Scope
from nguon.organizations.models import Organization


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
