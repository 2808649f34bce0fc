"""What a change of rules does to the dossiers under way: each judged on the eve of a day and on that day.

Read in batches, each in a fixed number of queries, so that a province of 20,000 open dossiers is a matter of seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nguon.admission import queries as admission
from nguon.admission.models import Dossier
from nguon.admission.rules.clocks import clocks_on
from nguon.core.findings import Finding
from nguon.core.periods import ONE_DAY
from nguon.core.scope import Scope
from nguon.organizations.queries import rules_for_each
from nguon.people.queries import Cursor
from nguon.supervision.comparing import Differing, MovedLimit, RuleChange, differing, moved_limits
from nguon.supervision.queries.against import Judged, against_dossiers

BATCH, WHOLE_BATCH = 250, 1000
"""Dossiers judged at a time: for a page that stops early, and for a whole branch."""


@dataclass(frozen=True, slots=True)
class DossierChange:
    """One dossier for which something is different from the day on.

    `if_held` begins the sentence about its next step: `Nếu chi bộ họp ngày`; empty when it is away.
    """

    dossier: Dossier
    if_held: str
    differing: tuple[Differing, ...]
    moved: tuple[MovedLimit, ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses concerned, each once."""
        return tuple(dict.fromkeys([*(d.clause for d in self.differing), *(m.clause for m in self.moved)]))

    @property
    def by_rules(self) -> bool:
        """True when a rule changed; False when only one more day has passed."""
        return bool(self.moved) or any(each.by_rules for each in self.differing)


@dataclass(frozen=True, slots=True)
class Survey:
    """One part of a survey: how many dossiers were judged, those that differ, and where it goes on (None: the end)."""

    judged: int
    changes: tuple[DossierChange, ...]
    goes_on_after: Dossier | None


def survey(
    scope: Scope, day: date, *, lft: int, rgt: int, after: Cursor | None = None, wanted: int, at_most: int
) -> Survey:
    """Judge the open dossiers of an interval of the tree until `wanted` of them differ or `at_most` were judged.

    :raises BadInput: the rule book holds nothing on the eve of the day.
    """
    judged, last = 0, None
    found: list[DossierChange] = []
    for dossier, change in _each(scope, day, lft, rgt, after, BATCH):
        if len(found) == wanted or judged == at_most:
            return Survey(judged, tuple(found), last)
        judged, last = judged + 1, dossier
        if change is not None:
            found.append(change)
    return Survey(judged, tuple(found), None)


def counted(scope: Scope, day: date, *, lft: int, rgt: int) -> tuple[int, dict[str, int]]:
    """How many open dossiers there are, and for each clause for how many of them something is different."""
    judged, by_clause = 0, dict[str, int]()
    for _, change in _each(scope, day, lft, rgt, None, WHOLE_BATCH):
        judged += 1
        for code in change.clauses if change else ():
            by_clause[code] = by_clause.get(code, 0) + 1
    return judged, by_clause


def _each(
    scope: Scope, day: date, lft: int, rgt: int, after: Cursor | None, batch: int
) -> Iterator[tuple[Dossier, DossierChange | None]]:
    goes_on = True
    while goes_on:
        rows = admission.dossiers(scope, lft=lft, rgt=rgt, after=after, limit=batch)
        goes_on, rows = len(rows) > batch, rows[:batch]
        yield from zip(rows, changed_on(rows, day), strict=True)
        if rows:
            last = rows[-1]
            after = Cursor(last.person.pos, last.person.sort_key, last.pk)


def changed_on(dossiers: Sequence[Dossier], day: date) -> list[DossierChange | None]:
    """For each dossier what is different from the day on, None where nothing is; a fixed number of queries.

    Its next step is imagined on the eve and on the day; `person` must be loaded with each.
    """
    eve = day - ONE_DAY
    places = {dossier.organization_id for dossier in dossiers}
    before, after = rules_for_each(places, eve), rules_for_each(places, day)
    days = admission.days_of_many(dossiers)
    # For a day of the past: what was not there yet cannot have been changed by it.
    there = [dossier for dossier in dossiers if dossier.opened_on < day]
    read = admission.Read(days=days)
    on_eve, on_day = against_dossiers(there, eve, read), against_dossiers(there, day, read)
    # Few places have rules of their own: the same two pages need to be held against each other only once.
    rules = {page.within: RuleChange(before[place], page) for place, page in after.items()}
    found: list[DossierChange | None] = []
    for dossier in dossiers:
        first, second = before[dossier.organization_id], after[dossier.organization_id]
        now = on_day.get(dossier.pk)
        change = DossierChange(
            dossier,
            now.day_label if now else "",
            differing(_said(on_eve, dossier), _said(on_day, dossier), rules[second.within]),
            moved_limits(clocks_on(days[dossier.pk], first), clocks_on(days[dossier.pk], second), day),
        )
        found.append(change if change.differing or change.moved else None)
    return found


def _said(judged: Mapping[int, Judged | None], dossier: Dossier) -> tuple[Finding, ...]:
    answer = judged.get(dossier.pk)
    return answer.findings if answer else ()
