"""Reading directives and targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nguon.core.periods import Period
from nguon.organizations.queries import names_on
from nguon.targets.models import Target
from nguon.targets.terms import Span, TargetKind


@dataclass(frozen=True, slots=True)
class HandedTarget:
    """A target with the directive it stands in."""

    organization_id: int
    number: int
    span: Span
    period: Period
    directive_id: int
    directive_number: str
    title: str
    signed_on: date
    issuer_id: int

    @property
    def from_above(self) -> bool:
        """True when another organisation handed it down."""
        return self.issuer_id != self.organization_id


@dataclass(frozen=True, slots=True)
class Cascade:
    """What an organisation must reach and what it handed on to those below for the same period.

    `remainder` is what is not handed on; below zero when more was handed on than asked for.
    """

    target: HandedTarget | None
    handed_on: int

    @property
    def remainder(self) -> int | None:
        """None without a target of its own."""
        return None if self.target is None else self.target.number - self.handed_on


def targets_of(organization_ids: Iterable[int], kind: TargetKind = TargetKind.ADMISSIONS) -> list[HandedTarget]:
    """Every target of these organisations, newest directive first."""
    rows = Target.objects.filter(organization_id__in=list(organization_ids), kind=kind).select_related("directive")
    return [
        HandedTarget(
            organization_id=row.organization_id,
            number=row.number,
            span=Span(row.directive.span),
            period=Period(row.directive.since, row.directive.until),
            directive_id=row.directive_id,
            directive_number=row.directive.number,
            title=row.directive.title,
            signed_on=row.directive.signed_on,
            issuer_id=row.directive.issuer_id,
        )
        for row in rows.order_by("-directive__signed_on", "-pk")
    ]


def year_target(targets: Iterable[HandedTarget], organization_id: int, period: Period) -> HandedTarget | None:
    """The target for exactly this period, or the year in which a period shorter than a year lies.

    One handed down goes before one the organisation set itself; among several the newest directive.
    """
    mine = [t for t in targets if t.organization_id == organization_id and t.span is Span.YEAR]
    exact = [t for t in mine if t.period == period]
    around = [t for t in mine if t.period.since <= period.since and period.until <= t.period.until]
    return _preferred(exact or around)


def term_target(targets: Iterable[HandedTarget], organization_id: int, period: Period) -> HandedTarget | None:
    """The target of the term that is this period, else of the term that holds its last day.

    A congress closes one term and opens the next within the same year: counted by calendar years both hold that year,
    and the one that began last is meant.
    """
    mine = [t for t in targets if t.organization_id == organization_id and t.span is Span.TERM]
    exact = [t for t in mine if t.period == period]
    holding = [t for t in mine if period.last_day in t.period]
    latest = [t for t in holding if t.period == max(h.period for h in holding)]
    return _preferred(exact or latest)


def _preferred(found: list[HandedTarget]) -> HandedTarget | None:
    return min(found, key=lambda t: not t.from_above, default=None)


def cascade(organization_id: int, target: HandedTarget | None, period: Period) -> Cascade:
    """What the organisation handed on for the period beside what it must reach."""
    handed = Target.objects.filter(
        directive__issuer_id=organization_id,
        directive__since=period.since,
        directive__until=period.until,
        kind=TargetKind.ADMISSIONS,
    ).exclude(organization_id=organization_id)
    newest: dict[int, int] = {}
    for row in handed.select_related("directive").order_by("directive__signed_on", "pk"):
        newest[row.organization_id] = row.number
    return Cascade(target, sum(newest.values()))


def issuers_of(targets: Iterable[HandedTarget], day: date) -> dict[int, str]:
    """Names of the organisations that issued these targets, as on the day."""
    return names_on({t.issuer_id for t in targets}, day)
