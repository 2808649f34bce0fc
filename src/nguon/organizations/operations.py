"""Acts on the tree. Each takes its decision (number, day signed, day in force); `renumber` numbers the tree after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.organizations import queries
from nguon.organizations.models import Organization, OrganizationPeriod, TreeAct
from nguon.organizations.terms import Boundaries, Kind, Level, TreeActKind


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper behind a change of the tree."""

    number: str
    signed_on: date
    effective_on: date


@transaction.atomic
def found(
    *, code: str, name: str, kind: Kind, level: Level, parent: Organization | None, decision: Decision, actor: Actor
) -> Organization:
    """Found an organisation from the day the decision takes effect.

    :raises BadInput: the code is taken, or the parent does not exist on that day.
    """
    if Organization.objects.filter(code=code).exists():
        raise BadInput(f"Mã “{code}” đã dùng cho một tổ chức khác; mỗi tổ chức giữ một mã suốt đời.")
    if parent is not None:
        queries.organization_by_code(parent.code, on=decision.effective_on)
    act = _act(TreeActKind.FOUND, decision)
    organization = Organization.objects.create(code=code, founded_on=decision.effective_on)
    OrganizationPeriod.objects.create(
        organization=organization,
        since=decision.effective_on,
        name=name,
        kind=kind,
        level=level,
        parent=parent,
        act=act,
    )
    _record(act, organization, actor)
    return organization


@transaction.atomic
def change(
    *,
    organization: Organization,
    decision: Decision,
    actor: Actor,
    name: str | None = None,
    kind: Kind | None = None,
    level: Level | None = None,
    parent: Organization | None = None,
) -> OrganizationPeriod:
    """From the day in force give the organisation a new name, kind, level or parent; what is not given stays.

    :raises BadInput: the organisation or the new parent does not exist on that day, or the parent lies below it.
    """
    day = decision.effective_on
    before = queries.organization_by_code(organization.code, on=day)
    if parent is not None and parent.pk == organization.pk:
        raise BadInput(f"“{organization.code}” không thể làm cấp trên của chính mình. Hãy chọn cấp trên khác.")
    act = _act(TreeActKind.MOVE if parent is not None else TreeActKind.CHANGE, decision)
    values = {
        "name": name or before.name,
        "kind": kind or before.kind,
        "level": level or before.level,
        "parent": parent or before.parent,
        "act": act,
    }
    if before.since == day:
        # A second decision in force from the same day: what the first one gave never held by itself.
        OrganizationPeriod.objects.filter(pk=before.pk).update(**values)
        after = OrganizationPeriod.objects.get(pk=before.pk)
    else:
        OrganizationPeriod.objects.filter(pk=before.pk).update(until=day)
        after = OrganizationPeriod.objects.create(organization=organization, since=day, until=before.until, **values)
    if parent is not None:
        _refuse_circle(organization, parent, after)
    _record(act, organization, actor)
    return after


def _refuse_circle(organization: Organization, parent: Organization, period: OrganizationPeriod) -> None:
    """:raises BadInput: on some day of the period the parent does not exist or lies below the organisation."""
    queries.organization_by_code(parent.code, on=period.since)
    for day in queries.days_of_change(period.since, period.until):
        if parent.pk in queries.subtree_ids(organization.pk, on=day, boundaries=Boundaries.THEN):
            raise BadInput(
                f"Ngày {day:%d/%m/%Y} “{parent.code}” nằm trong “{organization.code}”, "
                "không thể làm cấp trên của tổ chức này. Hãy chọn cấp trên khác."
            )


@transaction.atomic
def dissolve(*, organization: Organization, successor: Organization, decision: Decision, actor: Actor) -> None:
    """End an organisation; its records stay, reached through the successor. What lay below it must have moved before.

    :raises BadInput: it still has organisations below it, it changes again or receives others after that day, or the
        successor does not exist on that day.
    """
    day = decision.effective_on
    period = queries.organization_by_code(organization.code, on=day)
    queries.organization_by_code(successor.code, on=day)
    if successor.pk == organization.pk:
        raise BadInput(f"“{organization.code}” không thể kế thừa chính mình. Hãy chọn tổ chức kế thừa khác.")
    if period.since == day:
        raise BadInput(
            f"“{organization.code}” vừa thay đổi từ ngày {day:%d/%m/%Y}; ngày kết thúc phải sau ngày đó. "
            "Hãy kiểm tra lại ngày có hiệu lực."
        )
    left = queries.children_from(organization.pk, day)
    if left:
        raise BadInput(
            f"“{organization.code}” còn {len(left)} tổ chức trực thuộc từ ngày {day:%d/%m/%Y} "
            f"({', '.join(left[:5])}); hãy chuyển hoặc kết thúc các tổ chức đó trước."
        )
    if period.until is not None or organization.predecessors.filter(dissolved_on__gt=day).exists():
        raise BadInput(
            f"Sau ngày {day:%d/%m/%Y} “{organization.code}” còn có thay đổi hoặc còn nhận tổ chức khác. "
            "Ngày kết thúc phải sau những việc đó."
        )
    act = _act(TreeActKind.DISSOLVE, decision)
    OrganizationPeriod.objects.filter(pk=period.pk).update(until=day)
    Organization.objects.filter(pk=organization.pk).update(dissolved_on=day, successor=successor)
    _record(act, organization, actor)


def _act(kind: TreeActKind, decision: Decision) -> TreeAct:
    if decision.effective_on < decision.signed_on:
        raise BadInput(
            f"Quyết định ký ngày {decision.signed_on:%d/%m/%Y} không thể có hiệu lực trước đó, "
            f"ngày {decision.effective_on:%d/%m/%Y}."
        )
    return TreeAct.objects.create(
        kind=kind, number=decision.number, signed_on=decision.signed_on, effective_on=decision.effective_on
    )


def _record(act: TreeAct, organization: Organization, actor: Actor) -> None:
    audit.record(
        EventKind.TREE_CHANGED,
        by=actor,
        subject="organization",
        subject_id=organization.pk,
        organization=organization.code,
        details={"act": act.kind, "effective_on": act.effective_on.isoformat()},
    )


def renumber(*, on: date) -> int:
    """Number today's tree in pre-order; a dissolved organisation comes last below its successor. Returns rows changed.

    Whoever keeps positions taken from the tree must follow in the same transaction (journeys.reorganize).
    """
    current = {p.organization_id: p.parent_id for p in OrganizationPeriod.objects.filter(queries.valid_on(on))}
    organizations = list(Organization.objects.order_by("code").values_list("pk", "successor_id", "lft", "rgt"))
    children: dict[int | None, list[int]] = defaultdict(list)
    for pk, _, _, _ in organizations:
        if pk in current:
            children[current[pk]].append(pk)
    for pk, successor, _, _ in organizations:
        if pk not in current:
            children[successor].append(pk)
    lft, rgt = _intervals(children)
    changed = [(pk, lft[pk], rgt[pk]) for pk, _, old_l, old_r in organizations if (old_l, old_r) != (lft[pk], rgt[pk])]
    if changed:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE organizations_organization o SET lft = n.lft, rgt = n.rgt"
                " FROM unnest(%s::bigint[], %s::int[], %s::int[]) AS n(id, lft, rgt) WHERE o.id = n.id",
                [list(column) for column in zip(*changed, strict=True)],
            )
    return len(changed)


def _intervals(children: dict[int | None, list[int]]) -> tuple[dict[int, int], dict[int, int]]:
    lft: dict[int, int] = {}
    rgt: dict[int, int] = {}
    stack: list[tuple[int, bool]] = [(pk, False) for pk in reversed(children[None])]
    number = 0
    while stack:
        pk, done = stack.pop()
        if done:
            rgt[pk] = number
            continue
        number += 1
        lft[pk] = number
        stack.append((pk, True))
        stack.extend((child, False) for child in reversed(children[pk]))
    return lft, rgt
