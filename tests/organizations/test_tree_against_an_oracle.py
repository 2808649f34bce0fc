"""Any sequence of acts, in any order of days: the tree of each day is what a forty-line oracle says (A4, small)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nguon.core.errors import BadInput
from nguon.guard.acting import acting
from nguon.organizations import operations, queries
from nguon.organizations.models import Organization
from nguon.organizations.operations import Decision
from nguon.organizations.terms import Boundaries, Kind, Level
from tests.world import SYSTEM

START = date(2025, 1, 1)
CODES = ["A", "B", "C", "D", "E", "F"]
TODAY = 20


class Oracle:
    """Days 0..29; for each organisation and day its parent's code, `""` at the top, absent when it does not exist."""

    def __init__(self) -> None:
        self.parent: dict[str, dict[int, str]] = {}
        self.heir: dict[str, str] = {}
        self.starts: set[tuple[str, int]] = set()  # where periods begin, as the acts so far have cut them

    def exists(self, code: str, day: int) -> bool:
        return day in self.parent.get(code, {})

    def below(self, top: str, day: int) -> set[str]:
        found = {top}
        while more := {c for c, days in self.parent.items() if days.get(day) in found} - found:
            found |= more
        return found

    def found(self, code: str, parent: str, day: int) -> bool:
        if code in self.parent or (parent and not self.exists(parent, day)):
            return False
        self.parent[code] = dict.fromkeys(range(day, 30), parent)
        return True

    def move(self, code: str, parent: str, day: int) -> bool:
        held = self.parent.get(code, {})
        if day not in held or not self.exists(parent, day):
            return False
        until = next((d for d in range(day, 30) if d not in held or (d > day and (code, d) in self.starts)), 30)
        if any(parent in self.below(code, d) for d in range(day, until)):
            return False
        held.update(dict.fromkeys(range(day, until), parent))
        return True

    def dissolve(self, code: str, heir: str, day: int) -> bool:
        ok = self.exists(code, day) and self.exists(heir, day) and code != heir and (code, day) not in self.starts
        ok = ok and not any(c == code and s > day for c, s in self.starts)
        ok = ok and not any(p == code and d >= day for days in self.parent.values() for d, p in days.items())
        ends = {
            gone: len(self.parent[gone]) and max(self.parent[gone]) + 1 for gone, h in self.heir.items() if h == code
        }
        if not ok or any(end > day for end in ends.values()):
            return False
        self.heir[code] = heir
        self.parent[code] = {d: p for d, p in self.parent[code].items() if d < day}
        return True


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["found", "found", "move", "dissolve"]),
        st.sampled_from(CODES),
        st.sampled_from(["", *CODES]),
        st.integers(0, 29),
    ),
    max_size=18,
)


def perform(act: str, code: str, other: str, day: int) -> bool:
    """The same act on the database; False when it was refused with a sentence."""
    decision = Decision("1", START + timedelta(day), START + timedelta(day))
    known = {o.code: o for o in Organization.objects.all()}
    if (act != "found" and (code not in known or other not in known)) or (other and other not in known):
        return False
    with suppress(BadInput), transaction.atomic():
        if act == "found":
            operations.found(
                code=code,
                name=code,
                kind=Kind.AGENCY,
                level=Level.CELL,
                parent=known.get(other),
                decision=decision,
                actor=SYSTEM,
            )
        elif act == "move":
            operations.change(organization=known[code], parent=known[other], decision=decision, actor=SYSTEM)
        else:
            operations.dissolve(organization=known[code], successor=known[other], decision=decision, actor=SYSTEM)
        return True
    return False


QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


@pytest.mark.django_db
@settings(max_examples=60, derandomize=True, **QUIET)
@given(ACTS)
def test_the_tree_of_every_day_is_the_one_of_the_oracle(acts: list[tuple[str, str, str, int]]) -> None:
    check(acts)


@pytest.mark.soak
@pytest.mark.django_db
@settings(max_examples=3000, **QUIET)
@given(ACTS)
def test_the_tree_of_every_day_is_the_one_of_the_oracle_for_hours(acts: list[tuple[str, str, str, int]]) -> None:
    check(acts)


def check(acts: list[tuple[str, str, str, int]]) -> None:
    """Perform on both, compare after the last act, leave nothing behind."""
    with transaction.atomic(), acting(SYSTEM):
        oracle = Oracle()
        for act, code, other, day in acts:
            expected = getattr(oracle, act)(code, other, day) if act == "found" or other else False
            if expected and act != "dissolve":
                oracle.starts.add((code, day))
            assert perform(act, code, other, day) == expected, (act, code, other, day)
        for day in (0, 7, TODAY, 29):
            compare_day(oracle, day)
        operations.renumber(on=START + timedelta(TODAY))
        compare_today(oracle)
        transaction.set_rollback(True)


def compare_day(oracle: Oracle, day: int) -> None:
    """`tree_on` and the subtree of then."""
    nodes = queries.tree_on(START + timedelta(day))
    assert {n.code: n.parent_code or "" for n in nodes} == {
        code: days[day] if oracle.exists(days[day], day) else "" for code, days in oracle.parent.items() if day in days
    }
    for node in nodes:
        inside = {n.code for n in nodes if node.lft <= n.lft <= node.rgt}
        assert inside == oracle.below(node.code, day)
        then = queries.subtree_ids(node.id, on=START + timedelta(day), boundaries=Boundaries.THEN)
        assert {n.code for n in nodes if n.id in then} == inside


def compare_today(oracle: Oracle) -> None:
    """Stored intervals: today's tree, with whoever has ended inside the heir."""
    stored = {o.code: (o.lft, o.rgt) for o in Organization.objects.all()}
    assert sorted(lft for lft, _ in stored.values()) == list(range(1, len(stored) + 1))
    for code, (lft, rgt) in stored.items():
        inside = {c for c, (left, _) in stored.items() if lft <= left <= rgt}
        assert inside == lineage(oracle, code), code


def lineage(oracle: Oracle, top: str) -> set[str]:
    """The organisation, those below it today, and those that ended in one of these."""
    found = {top}
    while True:
        more = {c for c, days in oracle.parent.items() if days.get(TODAY) in found and TODAY in days}
        more |= {c for c, h in oracle.heir.items() if h in found and not oracle.exists(c, TODAY)}
        if more <= found:
            return found
        found |= more
