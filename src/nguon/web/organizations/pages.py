"""Organisations on a day as rows and lines a reader sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from nguon.accounts.terms import Permission
from nguon.core.periods import ONE_DAY
from nguon.core.scope import Actor
from nguon.organizations import queries
from nguon.organizations.access import is_in_view
from nguon.organizations.models import Organization, OrganizationPeriod
from nguon.organizations.terms import Kind, Level


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation on the day, with the number directly below it; no address where the reader may not go."""

    code: str
    name: str
    level: str
    kind: str
    below: int
    url: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Name, level, kind and parent while they held, and the decision behind them."""

    name: str
    level: str
    kind: str
    parent: str
    since: date
    last_on: date | None
    decision: str


@dataclass(frozen=True, slots=True)
class Inherited:
    """An organisation that ended and was inherited."""

    code: str
    name: str
    dissolved_on: date | None
    url: str


def address(code: str, day: date) -> str:
    """The page of an organisation on the day."""
    return f"{reverse('organization', args=[code])}?ngay={day:%d/%m/%Y}"


def rows_of(periods: Iterable[OrganizationPeriod], day: date, *, viewer: Organization) -> list[Row]:
    """The organisations by their words."""
    listed = list(periods)
    below = queries.numbers_below([period.organization_id for period in listed], day)
    return [
        Row(
            code=period.organization.code,
            name=period.name,
            level=Level(period.level).label,
            kind=Kind(period.kind).label,
            below=below.get(period.organization_id, 0),
            url=address(period.organization.code, day) if is_in_view(period.organization, viewer=viewer) else "",
        )
        for period in listed
    ]


def below_of(organization: Organization, day: date, *, viewer: Organization) -> tuple[list[Row], bool]:
    """What stood directly below on the day, and whether some is left out.

    Of an organisation above the reader only the way down to the reader's own is shown.
    """
    periods = queries.children_on(organization.pk, day)
    if viewer.lft <= organization.lft <= viewer.rgt:
        return rows_of(periods, day, viewer=viewer), False
    on_the_way = [p for p in periods if is_in_view(p.organization, viewer=viewer)]
    return rows_of(on_the_way, day, viewer=viewer), len(on_the_way) < len(periods)


def trail(period: OrganizationPeriod | None, day: date, *, name: str, first: str) -> list[tuple[str, str]]:
    """The way from the top on that day; the last is the page itself."""
    above = queries.trail_on(period, day) if period is not None else []
    return [(first, reverse("tree")), *((title, address(code, day)) for code, title in above), (name, "")]


def life_of(organization: Organization, day: date) -> list[Stretch]:
    """Every stretch of the organisation's life, newest first."""
    periods = queries.periods_of(organization.pk)
    parents = queries.names_on({p.parent_id for p in periods if p.parent_id is not None}, day)
    return [
        Stretch(
            name=period.name,
            level=Level(period.level).label,
            kind=Kind(period.kind).label,
            parent=parents.get(period.parent_id, "") if period.parent_id else "",
            since=period.since,
            last_on=None if period.until is None else period.until - ONE_DAY,
            decision=f"{period.act.get_kind_display()}: số {period.act.number}, ngày {period.act.signed_on:%d/%m/%Y}",
        )
        for period in periods
    ]


def heirs(organizations: Iterable[Organization], day: date, *, viewer: Organization) -> list[Inherited]:
    """These organisations with the last name each has had by the day."""
    listed = list(organizations)
    names = queries.names_on({organization.pk for organization in listed}, day)
    return [
        Inherited(
            code=each.code,
            name=names.get(each.pk, each.code),
            dissolved_on=each.dissolved_on,
            url=address(each.code, day) if is_in_view(each, viewer=viewer) else "",
        )
        for each in listed
    ]


_LINKS = (
    ("Số liệu", "figures_of", Permission.SEE_FIGURES),
    ("Chỉ tiêu", "targets_of", Permission.SEE_FIGURES),
    ("Địa bàn, đơn vị", "places_of", Permission.SEE_PLACES),
)


def links_of(organization: Organization, actor: Actor) -> list[tuple[str, str]]:
    """(words, address) of what this reader may open about the organisation."""
    if not actor.scope.holds(organization.lft) or organization.dissolved_on is not None:
        return []
    found = []
    for label, name, permission in _LINKS:
        if actor.may(permission):
            try:
                found.append((label, reverse(name, args=[organization.code])))
            except NoReverseMatch:
                continue
    if actor.may(Permission.SEE_MEMBERS):
        found.append(("Đảng viên", f"{reverse('members')}?to-chuc={organization.code}"))
    return found
