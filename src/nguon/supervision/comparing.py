"""The findings and limits of one dossier on the eve of a day against those on the day: what is different, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import zip_longest

from nguon.admission.rules.clocks import Clock
from nguon.core.findings import Finding
from nguon.regulations.book import Page
from nguon.regulations.paper_files import catalogue


@dataclass(frozen=True, slots=True)
class Differing:
    """A finding that comes, goes, changes its weight, or stays while what it requires has changed.

    `before` is None when it comes, `after` None when it goes. `by_rules` False: no rule behind it changed, a day
    more has passed (a certificate ran out, somebody came of age).
    """

    clause: str
    before: Finding | None
    after: Finding | None
    by_rules: bool


@dataclass(frozen=True, slots=True)
class MovedLimit:
    """A running limit whose length is another by the rules of the day."""

    clause: str
    before: Clock
    after: Clock


class RuleChange:
    """The rules of the eve and of the day, for organisations with the same local rules."""

    def __init__(self, before: Page, after: Page) -> None:
        """`before` and `after` are the pages by which findings were made."""
        self.before, self.after = before, after
        self._known: dict[str, bool] = {}

    def touches(self, clause: str) -> bool:
        """True when a value the clause rests on is another, or for a clause about papers when their list is."""
        if clause not in self._known:
            about_papers = clause.startswith(_OF_PAPERS) and _asked_on(self.before.day) != _asked_on(self.after.day)
            self._known[clause] = about_papers or _values(clause, self.before) != _values(clause, self.after)
        return self._known[clause]


_OF_PAPERS = ("HS-", "NC-")


def _values(clause: str, page: Page) -> tuple[int | str | None, ...]:
    return tuple(page.value(key).is_ if page.in_force(key) else None for key in page.book.clauses[clause].rests_on)


@lru_cache(maxsize=64)
def _asked_on(day: date) -> tuple[str, ...]:
    """The papers that are asked for on the day."""
    return tuple(kind.code for kind in catalogue().kinds if kind.in_force(day))


def differing(eve: Iterable[Finding], day: Iterable[Finding], rules: RuleChange) -> tuple[Differing, ...]:
    """What is different between the findings of the two days.

    Sentences are not compared: they count years and months, which differ from one day to the next for everybody.
    """
    first, second = _by_clause(eve), _by_clause(day)
    found = []
    for clause in sorted(first.keys() | second.keys()):
        by_rules = rules.touches(clause)
        for old, new in zip_longest(first[clause], second[clause]):
            if old is None or new is None or _weight(old) != _weight(new) or by_rules:
                found.append(Differing(clause, old, new, by_rules))
    return tuple(found)


def _by_clause(findings: Iterable[Finding]) -> defaultdict[str, list[Finding]]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.clause].append(finding)
    return found


def _weight(finding: Finding) -> tuple[str, bool]:
    return finding.severity, bool(finding.facts.get("unknown"))


def moved_limits(eve: Iterable[Clock], day: Iterable[Clock], first_day: date) -> tuple[MovedLimit, ...]:
    """Limits that were running before the first day of the new rules and have another length by them."""
    running = {(clock.kind, clock.started_on): clock for clock in eve if clock.is_open and clock.started_on < first_day}
    found = []
    for clock in day:
        old = running.get((clock.kind, clock.started_on))
        if old is not None and clock.is_open and old.limit != clock.limit:
            found.append(MovedLimit(clock.clause, old, clock))
    return tuple(found)
