"""Who a signed-in user is today: one grant at a time, its permissions and its scope."""

from __future__ import annotations

from datetime import date

from nguon.accounts import queries as accounts
from nguon.accounts.models import Grant, User
from nguon.accounts.terms import ROLES, Reach
from nguon.core.scope import Actor, Scope
from nguon.guard.acting import acting
from nguon.people import queries as people
from nguon.people.terms import AssociationKind
from nguon.probation import queries as probation
from nguon.sourcing import queries as sourcing
from nguon.training import queries as training


def actor_for(user: User, day: date, *, chosen_grant: int | None = None) -> Actor:
    """The user acting under one grant of that day (the chosen, else the oldest); without any, one who reaches nobody.

    One grant at a time, so that the permissions of one never meet the people of another. Asked at every request: a
    right taken away ends with the next click (A5).
    """
    grants = accounts.grants_on(user.pk, day)
    if not user.is_active or not grants:
        return Actor(name=user.display_name, scope=Scope.nothing(), user_id=user.pk)
    grant = next((g for g in grants if g.pk == chosen_grant), grants[0])
    role = ROLES[grant.role]
    return Actor(
        name=user.display_name,
        scope=_scope(grant, role.reach, day),
        user_id=user.pk,
        grant=f"{grant.role}@{grant.organization.code}#{grant.pk}",
        permissions=frozenset(permission.value for permission in role.may),
        organization=grant.organization.code,
    )


def _scope(grant: Grant, reach: Reach, day: date) -> Scope:
    top = grant.organization
    if top.lft < 1:
        # Founded but not numbered yet: every such organisation has the same place, so it must open nothing.
        return Scope.nothing()
    if reach is Reach.SUBTREE:
        return Scope(intervals=((top.lft, top.rgt),))
    if reach is Reach.NOBODY:
        return Scope.nothing()
    # The look at whom a grant names cannot itself be bound by the scope that is being found.
    with acting(Actor.system("access")):
        return Scope(persons=frozenset(_named(grant, reach, day)))


def _named(grant: Grant, reach: Reach, day: date) -> set[int]:
    top = grant.organization
    if reach is Reach.CLASSES:
        return training.enrolled_in(top.pk)
    if reach is Reach.NOMINATED:
        if grant.association not in set(AssociationKind):
            return set()
        return sourcing.nominated_by(grant.association, lft=top.lft, rgt=top.rgt)
    own = people.person_of_account(grant.user_id)
    return set() if own is None else sourcing.helped_by(own, day) | probation.helped_in_probation(own, day) | {own}
