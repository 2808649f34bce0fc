"""The place of an act in the chain of the organisation, and the days of the acts between the votes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.admission.terms import OF_THE_BASE, Act, DecidingBody
from nguon.core.findings import Finding, Holding, Severity
from nguon.regulations.book import Page
from nguon.regulations.chains import Course, Line, Step, course_on
from nguon.regulations.deadlines import against_limit
from nguon.regulations.voting import Voters


@dataclass(frozen=True, slots=True)
class Passing:
    """A step that is about to be taken. `levels` and `kind` say where the organisation stands, from itself upwards.

    `section_on`, `rechecked_on`: days of the section's appraisal and of the organisation body's re-check, None where
    there was none. `decider` only for the deciding step.
    """

    levels: tuple[str, ...] | None
    kind: str | None
    step: Step | None
    section_on: date | None
    rechecked_on: date | None
    decider: DecidingBody | None


@dataclass(frozen=True, slots=True)
class Extending:
    """More time for the deciding body: `days` now, `before` what was granted already, `paused` interruptions so far."""

    cell_met_on: date | None
    days: int | None
    before: int | None
    paused: int | None


@dataclass(frozen=True, slots=True)
class Following:
    """An act on the day of the page, which must not lie before `earlier_on`, the day of what it follows."""

    act: Act | None
    earlier: str | None
    earlier_on: date | None


def base_needed(course: Course | None, body: DecidingBody | None) -> bool | None:
    """Whether the base committee has to propose first; None when the chain of the organisation is not known."""
    if body in OF_THE_BASE:
        return False
    return None if course is None else course.has(Step.BASE)


def against_passing(passing: Passing, page: Page) -> tuple[Finding, ...]:
    """QT-01 to QT-05 and QT-08: chain not known or not ours, a step that is not in it, one that was left out."""
    return tuple(_passing(passing, page))


def _passing(passing: Passing, page: Page) -> Iterator[Finding]:
    if not passing.levels:
        yield page.unknown("QT-01", Severity.OBSTACLE)
        return
    course = course_on(Line(passing.levels, (passing.kind,) if passing.kind else ()), page.day)
    if course is None:
        yield page.finding("QT-01", levels=" – ".join(passing.levels))
    elif course.own_rules:
        yield page.finding("QT-02", meaning=course.meaning)
    else:
        yield from _in_course(passing, course, page)


def _in_course(passing: Passing, course: Course, page: Page) -> Iterator[Finding]:
    # Where the official text is awaited, nobody is held up by what we only suppose.
    doubtful = Severity.WARNING if course.citation.holding is Holding.AWAITING else None
    if passing.step is None:
        yield page.unknown("QT-03", meaning=_lower(course.meaning))
        return
    if not course.has(passing.step):
        yield page.finding("QT-03", doubtful, step=passing.step, meaning=_lower(course.meaning))
        return
    if passing.step is Step.BASE and course.has(Step.SECTION) and passing.section_on is None:
        yield page.finding("QT-08")
    if passing.step is not Step.DECIDING:
        return
    if passing.decider is not None and Voters(passing.decider.value) not in course.deciders:
        allowed = "; ".join(_lower(DecidingBody(decider.value).label) for decider in course.deciders)
        yield page.finding("QT-04", doubtful, decider=passing.decider, meaning=_lower(course.meaning), allowed=allowed)
    if course.has(Step.RECHECK) and passing.rechecked_on is None:
        yield page.finding("QT-05")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def against_extending(extending: Extending, page: Page) -> tuple[Finding, ...]:
    """QT-06 more than the longest extension; QT-07 granted after the limit had passed."""
    return tuple(_extending(extending, page))


def _extending(extending: Extending, page: Page) -> Iterator[Finding]:
    longest, before = page.integer("admission.decision-extension-working-days"), extending.before or 0
    if extending.days is None:
        yield page.unknown("QT-06", longest=longest)
    elif before + extending.days > longest:
        yield page.finding("QT-06", days=extending.days, before=before, whole=before + extending.days, longest=longest)
    if extending.cell_met_on is None:
        yield page.unknown("QT-07")
        return
    more = before + (extending.paused or 0)
    yield from against_limit(
        extending.cell_met_on, page.day, "admission.decision-working-days", "QT-07", page, more=more
    )


def against_following(following: Following, page: Page) -> tuple[Finding, ...]:
    """QT-09: an act dated before what it follows. No record may hold that, whatever stands on paper."""
    if following.act is None or following.earlier_on is None:
        return (page.unknown("QT-09"),)
    if page.day < following.earlier_on:
        earlier = following.earlier or _BEFORE
        return (page.finding("QT-09", act=following.act, earlier=earlier, earlier_on=following.earlier_on),)
    return ()


_BEFORE = "việc trước đó"
