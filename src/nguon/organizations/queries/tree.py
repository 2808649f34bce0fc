"""Reading the tree on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet

from nguon.core.errors import BadInput, NotFound
from nguon.core.periods import Period
from nguon.core.scope import Scope
from nguon.organizations.models import Organization, OrganizationPeriod
from nguon.organizations.terms import Boundaries, Kind, Level


@dataclass(frozen=True, slots=True)
class Node:
    """An organisation as it was on a day. `lft`..`rgt` number the tree of that day in pre-order, both ends included."""

    id: int
    code: str
    name: str
    kind: Kind
    level: Level
    parent_id: int | None
    parent_code: str | None
    lft: int
    rgt: int
    depth: int


def valid_on(day: date) -> Q:
    """Rows with `since`/`until` that hold on the day."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))


def periods_on(day: date) -> QuerySet[OrganizationPeriod]:
    """Name, kind, level and parent of every organisation that exists on the day."""
    return OrganizationPeriod.objects.filter(valid_on(day)).select_related("organization")


def tree_on(day: date, *, under: str | None = None) -> list[Node]:
    """The tree of the day in pre-order, siblings by code; with `under` only that organisation and those below it.

    :raises NotFound: no organisation `under` exists on that day.
    """
    periods = {p.organization_id: p for p in periods_on(day)}
    children: dict[int | None, list[int]] = defaultdict(list)
    for pk, period in sorted(periods.items(), key=lambda item: item[1].organization.code):
        children[period.parent_id if period.parent_id in periods else None].append(pk)
    nodes = _number(children, periods)
    if under is None:
        return nodes
    top = next((n for n in nodes if n.code == under), None)
    if top is None:
        raise NotFound(f"Ngày {day:%d/%m/%Y} không có tổ chức nào mang mã {under}.")
    return [n for n in nodes if top.lft <= n.lft <= top.rgt]


def _number(children: dict[int | None, list[int]], periods: dict[int, OrganizationPeriod]) -> list[Node]:
    """Pre-order walk without recursion: the country is 345,000 nodes."""
    order: list[tuple[int, int]] = []
    stack = [(pk, 0) for pk in reversed(children[None])]
    while stack:
        pk, depth = stack.pop()
        order.append((pk, depth))
        stack.extend((child, depth + 1) for child in reversed(children[pk]))
    lft = {pk: index for index, (pk, _) in enumerate(order, start=1)}
    rgt = dict(lft)
    for pk, _ in reversed(order):
        parent = periods[pk].parent_id
        if parent in rgt:
            rgt[parent] = max(rgt[parent], rgt[pk])
    return [_node(periods[pk], lft[pk], rgt[pk], depth, periods) for pk, depth in order]


def _node(period: OrganizationPeriod, lft: int, rgt: int, depth: int, periods: dict[int, OrganizationPeriod]) -> Node:
    parent = periods.get(period.parent_id) if period.parent_id else None
    return Node(
        id=period.organization_id,
        code=period.organization.code,
        name=period.name,
        kind=Kind(period.kind),
        level=Level(period.level),
        parent_id=parent.organization_id if parent else None,
        parent_code=parent.organization.code if parent else None,
        lft=lft,
        rgt=rgt,
        depth=depth,
    )


def organization_by_code(code: str, *, on: date) -> OrganizationPeriod:
    """The organisation with this code as it stands on the day.

    :raises BadInput: the code is unknown, not yet founded on that day, or dissolved (the successor is then named).
    """
    period = period_named(code, on)
    if period is not None:
        return period
    organization = Organization.objects.select_related("successor").filter(code=code).first()
    if organization is None:
        raise BadInput(f"Không có tổ chức mang mã “{code}”. Hãy xem mã ở trang Cây tổ chức hoặc lệnh nguon tree.")
    if organization.dissolved_on and organization.dissolved_on <= on:
        successor = organization.successor
        heir = f" Tổ chức kế thừa: {successor.code}." if successor else ""
        raise BadInput(
            f"Tổ chức “{code}” đã kết thúc hoạt động từ {organization.dissolved_on:%d/%m/%Y}, "
            f"không còn vào ngày {on:%d/%m/%Y}.{heir}"
        )
    raise BadInput(
        f"Ngày {on:%d/%m/%Y} tổ chức “{code}” chưa thành lập (thành lập {organization.founded_on:%d/%m/%Y})."
    )


def period_named(code: str, day: date) -> OrganizationPeriod | None:
    """The organisation with this code as it stands on the day, or None; says nothing of who may see it."""
    found = OrganizationPeriod.objects.filter(valid_on(day), organization__code=code)
    return found.select_related("organization", "parent").first()


def organization_within(scope: Scope, code: str) -> Organization:
    """The organisation with this code if its place in today's tree lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    organization = Organization.objects.filter(code=code).first()
    if organization is None or not scope.holds(organization.lft):
        raise NotFound(code)
    return organization


def subtree_ids(organization_id: int, *, on: date, boundaries: Boundaries) -> list[int]:
    """Keys of the organisation and all below it: on the tree of that day, or on today's with what it inherited."""
    if boundaries is Boundaries.NOW:
        top = Organization.objects.get(pk=organization_id)
        inside = Organization.objects.filter(lft__gte=top.lft, lft__lte=top.rgt)
        return list(inside.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(_BELOW_ON_DAY, {"top": organization_id, "day": on})
        return [row[0] for row in cursor.fetchall()]


_BELOW_ON_DAY = """
WITH RECURSIVE below(id) AS (
  SELECT %(top)s::bigint
  UNION
  SELECT p.organization_id FROM organizations_organizationperiod p JOIN below b ON p.parent_id = b.id
  WHERE p.since <= %(day)s AND (p.until IS NULL OR p.until > %(day)s)
)
SELECT id FROM below
"""


@dataclass(frozen=True, slots=True)
class Belonging:
    """That an organisation lay below another (or is it) from `since` to `until` (excluded).

    `branch` is the direct subordinate through which it lay there, None for the organisation itself.
    """

    id: int
    since: date
    until: date
    branch: int | None


def belongings(organization_id: int, *, days: Period, boundaries: Boundaries, today: date) -> list[Belonging]:
    """Every organisation that lay below this one on some of the days (then), or lies there on today's tree (now)."""
    statement = _BELOW_TODAY if boundaries is Boundaries.NOW else _BELOW_DURING
    with connection.cursor() as cursor:
        cursor.execute(statement, {"top": organization_id, "since": days.since, "until": days.until, "today": today})
        return [Belonging(*row) for row in cursor.fetchall()]


# An organisation that moved within the days comes once for each place it had; its ranges never overlap. After its end
# it lies below its successor, with whoever was not moved on.
_BELOW_DURING = """
WITH RECURSIVE link(id, parent_id, during) AS (
  SELECT organization_id, parent_id, daterange(since, until) FROM organizations_organizationperiod
  UNION ALL
  SELECT id, successor_id, daterange(dissolved_on, NULL) FROM organizations_organization WHERE successor_id IS NOT NULL
), below(id, during, branch) AS (
  SELECT %(top)s::bigint, daterange(%(since)s, %(until)s), NULL::bigint
  UNION
  SELECT l.id, b.during * l.during, coalesce(b.branch, l.id)
  FROM below b JOIN link l ON l.parent_id = b.id AND l.during && b.during
)
SELECT id, lower(during), upper(during), branch FROM below
"""
_BELOW_TODAY = """
SELECT o.id, %(since)s::date, %(until)s::date, c.id
FROM organizations_organization top
JOIN organizations_organization o ON o.lft BETWEEN top.lft AND top.rgt
LEFT JOIN (
  organizations_organization c JOIN organizations_organizationperiod p
    ON p.organization_id = c.id AND p.parent_id = %(top)s
    AND p.since <= %(today)s AND (p.until IS NULL OR p.until > %(today)s)
) ON o.lft BETWEEN c.lft AND c.rgt
WHERE top.id = %(top)s
"""


def periods_written(texts: set[str], *, scope: Scope) -> list[OrganizationPeriod]:
    """Every period, past ones too, of the organisations inside the scope that these codes or exact names name."""
    bearing = OrganizationPeriod.objects.filter(name__any_of=texts).values("organization")
    named = Q(organization__code__any_of=texts) | Q(organization__in=bearing)
    periods = OrganizationPeriod.objects.filter(named).select_related("organization__successor")
    return [period for period in periods.order_by("since", "pk") if scope.holds(period.organization.lft)]


def children_on(organization_id: int, day: date) -> list[OrganizationPeriod]:
    """The organisations directly below on that day, by code."""
    periods = periods_on(day).filter(parent_id=organization_id)
    return list(periods.order_by("organization__code"))


def children_from(organization_id: int, day: date) -> list[str]:
    """Codes of the organisations that are directly below on that day or on a later one."""
    still = OrganizationPeriod.objects.filter(Q(until__isnull=True) | Q(until__gt=day), parent_id=organization_id)
    return sorted(set(still.values_list("organization__code", flat=True)))


def days_of_change(since: date, until: date | None) -> list[date]:
    """`since` and every later day, before `until`, on which a period of any organisation begins."""
    later = OrganizationPeriod.objects.filter(since__gt=since)
    if until is not None:
        later = later.filter(since__lt=until)
    return [since, *later.order_by("since").values_list("since", flat=True).distinct()]


def names_on(ids: list[int] | set[int], day: date) -> dict[int, str]:
    """Names on the day; for one dissolved before, the last name it had."""
    periods = OrganizationPeriod.objects.filter(organization_id__in=ids, since__lte=day).order_by("since")
    return {p.organization_id: p.name for p in periods}


def current_period(organization_id: int, day: date) -> OrganizationPeriod | None:
    """Name, kind, level and parent on the day, or None when the organisation does not exist then."""
    return OrganizationPeriod.objects.filter(valid_on(day), organization_id=organization_id).first()


def base_of(organization_id: int, day: date) -> OrganizationPeriod | None:
    """The base organisation a cell belongs to on the day (itself when it is a base cell)."""
    period = current_period(organization_id, day)
    while period is not None and period.level not in {Level.BASE_COMMITTEE, Level.BASE_CELL}:
        period = current_period(period.parent_id, day) if period.parent_id else None
    return period


def periods_of(organization_id: int) -> list[OrganizationPeriod]:
    """Every name, kind, level and parent the organisation has had, newest first, with the act behind each."""
    rows = OrganizationPeriod.objects.filter(organization_id=organization_id).select_related("act")
    return list(rows.order_by("-since"))


def roots_on(top: Organization, day: date) -> list[OrganizationPeriod]:
    """What of today's branch of `top` stood on the day below nothing of it, by code: `top`, or what it inherited."""
    inside = Q(organization__lft__gte=top.lft, organization__lft__lte=top.rgt)
    below = Q(parent__lft__gte=top.lft, parent__lft__lte=top.rgt)
    return list(periods_on(day).filter(inside).exclude(below).order_by("organization__code"))


def numbers_below(ids: list[int], day: date) -> dict[int, int]:
    """How many organisations stood directly below each of these on the day."""
    rows = OrganizationPeriod.objects.filter(valid_on(day), parent_id__in=ids).values_list("parent_id")
    return dict(rows.annotate(number=Count("pk")))


def organization_named(code: str) -> Organization:
    """The organisation with this code on whatever day; says nothing of who may see it.

    :raises NotFound: there is none.
    """
    organization = Organization.objects.select_related("successor").filter(code=code).first()
    if organization is None:
        raise NotFound(code)
    return organization


def predecessors_of(organization: Organization) -> list[Organization]:
    """The organisations this one inherited, latest first."""
    return list(organization.predecessors.order_by("-dissolved_on", "code"))


def codes_within(lft: int, rgt: int) -> QuerySet[Any]:
    """Codes of an interval of today's tree, for use in another query."""
    return Organization.objects.filter(lft__gte=lft, lft__lte=rgt).values_list("code", flat=True)
