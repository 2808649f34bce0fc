"""Taking back a leaving, and setting the days of a membership right. Only journeys call these."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.people import queries
from nguon.people.models import Affiliation, Person, StandingPeriod
from nguon.people.operations.persons import record
from nguon.people.terms import Standing


@transaction.atomic
def withdraw_leaving(*, person: Person, actor: Actor) -> StandingPeriod:
    """Take back that somebody left: the standing and organisation before it go on. Only after a complaint that won.

    :raises BadInput: the person's present standing is not that of one who has left.
    """
    present = queries.current_standing(person.pk)
    before = StandingPeriod.rows.filter(person=person, until=present.since if present else None).first()
    if present is None or before is None or present.standing != Standing.LEFT:
        raise BadInput("Tư cách hiện nay của người này không phải “Đã ra khỏi Đảng”; hãy xem lại trang của người này.")
    StandingPeriod.rows.filter(pk=present.pk).delete()
    StandingPeriod.rows.filter(pk=before.pk).update(until=None)
    last = Affiliation.rows.filter(person=person, until=present.since).first()
    if last is not None:
        Affiliation.rows.filter(pk=last.pk).update(until=None)
    record(EventKind.LEAVING_WITHDRAWN, person, actor, since=present.since.isoformat())
    return before


@transaction.atomic
def mend_membership(*, person: Person, admitted_on: date, official_on: date | None, actor: Actor) -> None:
    """Set the days of the present membership to those of a decision issued anew; nothing when they agree.

    :raises BadInput: the person is no member, or the new days overlap what came before.
    """
    periods = list(StandingPeriod.rows.filter(person=person).order_by("since"))
    held = [p for p in periods if p.standing in queries.MEMBER_STANDINGS]
    admitted = next((p for p in reversed(held) if p.standing == Standing.PROBATIONARY), None)
    if admitted is None:
        raise BadInput("Chưa ghi ngày kết nạp của người này nên không sửa được theo quyết định ra lại.")
    earlier = [p for p in periods if p.since < admitted.since]
    if earlier and admitted_on <= earlier[-1].since:
        raise BadInput(
            f"Ngày kết nạp {admitted_on:%d/%m/%Y} không sau ngày {earlier[-1].since:%d/%m/%Y} bắt đầu tư cách trước; "
            "hãy kiểm tra lại ngày."
        )
    official = next((p for p in held if p.standing == Standing.OFFICIAL and p.since > admitted.since), None)
    changed = admitted.since != admitted_on or (official is not None and official.since != official_on)
    if not changed:
        return
    if official is not None and official_on is not None:
        # Moved apart first, so that the two never overlap while they are changed one after the other.
        StandingPeriod.rows.filter(pk=official.pk).update(since=max(official.since, official_on))
        StandingPeriod.rows.filter(pk=admitted.pk).update(since=admitted_on, until=official_on)
        StandingPeriod.rows.filter(pk=official.pk).update(since=official_on)
    else:
        StandingPeriod.rows.filter(pk=admitted.pk).update(since=admitted_on)
    if earlier:
        StandingPeriod.rows.filter(pk=earlier[-1].pk).update(until=admitted_on)
    days = {"admitted": admitted_on.isoformat(), "official": official_on.isoformat() if official_on else ""}
    record(EventKind.MEMBERSHIP_MENDED, person, actor, **days)
