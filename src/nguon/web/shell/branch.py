"""The part of the tree a page is about: the reader's own organisation, or one below it that the address names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.core.errors import NotFound
from nguon.core.scope import Actor
from nguon.organizations import queries as organizations
from nguon.organizations.terms import BASE_LEVELS, CELL_LEVELS, Level


@dataclass(frozen=True, slots=True)
class Below:
    """An organisation directly below another, with its interval of today's tree."""

    code: str
    name: str
    lft: int
    rgt: int


@dataclass(frozen=True, slots=True)
class Branch:
    """An organisation with its interval of today's tree, and what lies directly below it, by code."""

    id: int
    code: str
    name: str
    level: Level
    lft: int
    rgt: int
    below: tuple[Below, ...]

    @property
    def is_cell(self) -> bool:
        """One cell: nothing lies below it."""
        return self.level in CELL_LEVELS

    @property
    def is_small(self) -> bool:
        """A base organisation or less: everybody in it may be looked through one by one."""
        return self.is_cell or self.level in BASE_LEVELS or self.level is Level.SECTION


def branch_of(actor: Actor, day: date, code: str = "") -> Branch:
    """The reader's organisation, or the one with this code inside the reader's scope.

    :raises NotFound: outside the scope, or not existing on the day.
    """
    period = organizations.period_named(code or actor.organization, day)
    if period is None or not actor.scope.holds(period.organization.lft):
        raise NotFound(code)
    organization = period.organization
    children = [] if period.level in CELL_LEVELS else organizations.children_on(organization.pk, day)
    below = tuple(Below(c.organization.code, c.name, c.organization.lft, c.organization.rgt) for c in children)
    return Branch(
        id=organization.pk,
        code=organization.code,
        name=period.name,
        level=Level(period.level),
        lft=organization.lft,
        rgt=organization.rgt,
        below=below,
    )
