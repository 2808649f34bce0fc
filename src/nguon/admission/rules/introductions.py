"""Who introduces the applicant: two official members, or one with a resolution of the Youth Union or a trade union."""

from __future__ import annotations

from collections.abc import Iterator

from nguon.admission.rules.facts import Introduction
from nguon.admission.terms import IntroducerKind
from nguon.core.findings import Finding
from nguon.core.periods import add_months, completed_months
from nguon.people.terms import Standing
from nguon.regulations.book import Page


def against_introductions(introductions: tuple[Introduction, ...] | None, page: Page) -> Iterator[Finding]:
    """KN-11 too few; KN-12 and KN-13 about each member; KN-14 and KN-09 about each union's resolution."""
    needed = page.integer("admission.introducers")
    with_union = page.integer("admission.introducers-with-union")
    if introductions is None:
        yield page.unknown("KN-11", needed=needed, with_union=with_union)
        return
    members = [one for one in introductions if one.kind is IntroducerKind.MEMBER]
    resolutions = [one for one in introductions if one.kind is not IntroducerKind.MEMBER]
    counted = sum(one.resolved_on is not None and one.resolved_on <= page.day for one in resolutions)
    if len(members) < (with_union if counted else needed):
        yield page.finding("KN-11", members=len(members), unions=counted, needed=needed, with_union=with_union)
    for ordinal, member in enumerate(members, 1):
        yield from _member(ordinal, member, page)
    for resolution in resolutions:
        yield from _resolution(resolution, page)


def _member(ordinal: int, member: Introduction, page: Page) -> Iterator[Finding]:
    standing = Standing(page.text("admission.introducer-standing"))
    if member.standing is None:
        yield page.unknown("KN-12", ordinal=ordinal, needed=standing)
    elif member.standing is not standing:
        yield page.finding("KN-12", ordinal=ordinal, standing=member.standing, needed=standing)
    if member.replacing:
        return
    needed, basis = page.integer("admission.introducer-months"), page.text("admission.introducer-basis")
    if member.together_since is None:
        yield page.unknown("KN-13", ordinal=ordinal, needed=needed, basis=basis)
    elif add_months(member.together_since, needed) > page.day:
        since, months = member.together_since, max(completed_months(member.together_since, page.day), 0)
        yield page.finding("KN-13", ordinal=ordinal, since=since, months=months, needed=needed, basis=basis)


def _resolution(resolution: Introduction, page: Page) -> Iterator[Finding]:
    if resolution.resolved_on is None:
        yield page.finding("KN-14", union=resolution.kind)
    elif resolution.resolved_on > page.day:
        paper = f"Nghị quyết giới thiệu của {resolution.kind.label}"
        yield page.finding("KN-09", paper=paper, dated_on=resolution.resolved_on)
