"""The helper of the probation, the helper's remarks, the new member's curriculum vitae."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, refuse_or_keep
from nguon.core.scope import Actor
from nguon.organizations.queries import rules_for
from nguon.people import queries as people
from nguon.people.models import Person
from nguon.probation import queries, rules
from nguon.probation.models import Remark, Term, TermHelper
from nguon.probation.operations.stored import record, save
from nguon.probation.terms import HelperChange, RemarkHeading, TermState
from nguon.sourcing import rules as sourcing


def assign_at_ceremony(term: Term, helper: Person, since: date) -> None:
    """Store the helper named at the ceremony; its record stands for the resolution."""
    TermHelper.rows.create(term=term, helper=helper, since=since)


def end_helper(term: Term, day: date) -> None:
    """Let the present helper's time end on the day; one assigned on that day or later is taken off."""
    present = TermHelper.rows.filter(term=term, until__isnull=True)
    present.filter(since__gte=day).delete()
    present.update(until=day)


@transaction.atomic
def assign_term_helper(
    *,
    term_id: int,
    seen_version: int,
    helper_id: int,
    number: str,
    since: date,
    reason: HelperChange,
    actor: Actor,
    already_taken: bool = False,
) -> TermHelper:
    """Assign an official member by resolution of the cell; the helper before ends on that day.

    :raises Refused: the member may not help on that day. :raises BadInput: the probation is over, or the day lies not
    after the present helper's first.
    """
    term = _running(actor, term_id, seen_version)
    helper = people.person_within(actor.scope, helper_id)
    facts = sourcing.Helper(people.standing_on(helper.pk, since), number or None)
    findings = sourcing.against_helper(facts, rules_for(term.organization_id, since))
    codes = refuse_or_keep(findings, already_taken=already_taken)
    _end_present(term, since)
    row = TermHelper.rows.create(term=term, helper=helper, resolution=number, reason=reason, since=since)
    term.version += 1
    save(term, codes)
    record(
        EventKind.TERM_HELPER_ASSIGNED,
        term,
        actor,
        helper=helper.pk,
        on=since.isoformat(),
        reason=reason.value,
        clauses=codes,
    )
    return row


def _end_present(term: Term, day: date) -> None:
    present = TermHelper.rows.filter(term=term, until__isnull=True).first()
    if present is None:
        return
    if day <= present.since:
        raise BadInput(
            f"Nghị quyết ngày {day:%d/%m/%Y} không sau ngày {present.since:%d/%m/%Y} phân công người đang giúp đỡ; "
            "hãy kiểm tra lại ngày."
        )
    TermHelper.rows.filter(pk=present.pk).update(until=day)


@transaction.atomic
def record_remark(
    *, term_id: int, seen_version: int, made_on: date, texts: Mapping[RemarkHeading, str], actor: Actor
) -> Remark:
    """Record what the helper of that day remarks, heading by heading.

    :raises BadInput: the probation is over, the day lies before it, nothing is said, or the day has a remark.
    """
    term = _running(actor, term_id, seen_version)
    if made_on < term.since:
        raise BadInput(
            f"Ngày nhận xét {made_on:%d/%m/%Y} trước ngày bắt đầu dự bị {term.since:%d/%m/%Y}; hãy kiểm tra lại ngày."
        )
    said = {heading.value: text.strip() for heading, text in texts.items() if text.strip()}
    if not said:
        raise BadInput("Nhận xét chưa có nội dung. Hãy ghi ít nhất một mục.")
    if Remark.rows.filter(term=term, made_on=made_on).exists():
        raise BadInput(f"Đã có nhận xét ngày {made_on:%d/%m/%Y}. Hãy ghi đúng ngày nhận xét lần này.")
    helper = queries.term_helper_on(term.pk, made_on)
    row = Remark.rows.create(term=term, helper_id=helper.helper_id if helper else None, made_on=made_on, **said)
    term.version += 1
    save(term, [])
    record(EventKind.REMARK_RECORDED, term, actor, on=made_on.isoformat(), headings=sorted(said))
    return row


@transaction.atomic
def file_profile(*, term_id: int, seen_version: int, filed_on: date, actor: Actor, already_taken: bool = False) -> Term:
    """Record that the new member has filed the member's curriculum vitae, judged on that day."""
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    findings = rules.against_profile(rules.Profile(term.since), rules_for(term.organization_id, filed_on))
    codes = refuse_or_keep(findings, already_taken=already_taken)
    term.profile_filed_on = filed_on
    term.version += 1
    save(term, codes)
    record(EventKind.PROFILE_FILED, term, actor, on=filed_on.isoformat(), clauses=codes)
    return term


def _running(actor: Actor, term_id: int, seen_version: int) -> Term:
    term = queries.locked_term(actor, term_id, seen_version=seen_version)
    if term.state != TermState.RUNNING:
        raise BadInput("Thời kỳ dự bị đã kết thúc nên không ghi thêm việc này.")
    return term
