"""Writing directives and targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.folding import tidy
from nguon.core.periods import Period
from nguon.core.scope import Actor
from nguon.organizations import queries as organizations
from nguon.organizations.models import Organization
from nguon.targets import queries
from nguon.targets.models import Directive, Target
from nguon.targets.queries import Cascade
from nguon.targets.terms import Span, TargetKind

LARGEST = 1_000_000
"""More people than any organisation admits in a term; a larger number is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The paper that sets targets."""

    number: str
    title: str
    signed_on: date
    span: Span
    period: Period


@transaction.atomic
def set_targets(*, issuer_code: str, plan: Plan, numbers: Mapping[str, int], actor: Actor) -> Cascade:
    """Record a directive of an organisation and what it asks of those directly below, or of itself.

    `numbers`: code → number of people. Returns what is handed on beside what the issuer itself must reach; handing on
    less or more than that is a decision of the committee and is shown, not refused.

    :raises NotFound: the issuer lies outside the actor's scope.
    :raises BadInput: no number or title, no target at all, an organisation not directly below on the day of signing, or
        the same paper once more.
    """
    issuer = organizations.organization_within(actor.scope, issuer_code)
    _refuse_incomplete(issuer, plan, numbers)
    recipients = _recipients(issuer, plan, numbers)
    directive = Directive.objects.create(
        issuer=issuer,
        number=tidy(plan.number),
        title=tidy(plan.title),
        signed_on=plan.signed_on,
        span=plan.span,
        since=plan.period.since,
        until=plan.period.until,
    )
    for code, organization_id in recipients.items():
        Target.objects.create(directive=directive, organization_id=organization_id, number=numbers[code])
    audit.record(
        EventKind.TARGET_SET,
        by=actor,
        subject="directive",
        subject_id=directive.pk,
        organization=issuer.code,
        details={
            "kind": TargetKind.ADMISSIONS.value,
            "from": plan.period.since.isoformat(),
            "to": plan.period.last_day.isoformat(),
            "numbers": {code: numbers[code] for code in sorted(recipients)},
        },
    )
    mine = queries.targets_of([issuer.pk])
    choose = queries.year_target if plan.span is Span.YEAR else queries.term_target
    return queries.cascade(issuer.pk, choose(mine, issuer.pk, plan.period), plan.period)


def _refuse_incomplete(issuer: Organization, plan: Plan, numbers: Mapping[str, int]) -> None:
    problems = []
    if not tidy(plan.number):
        problems.append("Chưa có số văn bản. Chỉ tiêu phải dựa trên một văn bản có số, ngày ký.")
    if not tidy(plan.title):
        problems.append("Chưa có trích yếu văn bản. Hãy ghi tên gọi ngắn của kế hoạch hoặc nghị quyết.")
    if not numbers:
        problems.append("Chưa ghi chỉ tiêu cho tổ chức nào. Hãy ghi ít nhất một số.")
    if any(number < 1 for number in numbers.values()):
        problems.append("Chỉ tiêu phải từ 1 người trở lên; tổ chức không giao chỉ tiêu thì để trống.")
    if any(number > LARGEST for number in numbers.values()):
        problems.append("Có chỉ tiêu quá lớn, có lẽ do gõ nhầm; hãy xem lại số người.")
    if Directive.objects.filter(issuer=issuer, number=tidy(plan.number), signed_on=plan.signed_on).exists():
        problems.append(
            f"Văn bản số {tidy(plan.number)} ngày {plan.signed_on:%d/%m/%Y} đã được nhập. "
            "Nếu là văn bản điều chỉnh, hãy nhập theo số và ngày của văn bản điều chỉnh."
        )
    if problems:
        raise BadInput(*problems)


def _recipients(issuer: Organization, plan: Plan, numbers: Mapping[str, int]) -> dict[str, int]:
    organizations.organization_by_code(issuer.code, on=plan.signed_on)
    below = {p.organization.code: p.organization_id for p in organizations.children_on(issuer.pk, plan.signed_on)}
    allowed = below | {issuer.code: issuer.pk}
    strangers = sorted(set(numbers) - set(allowed))
    if strangers:
        raise BadInput(
            f"Ngày {plan.signed_on:%d/%m/%Y} các tổ chức {', '.join(strangers)} không trực thuộc {issuer.code}; "
            "chỉ giao chỉ tiêu cho tổ chức trực thuộc trực tiếp vào ngày ký."
        )
    return {code: allowed[code] for code in numbers}
