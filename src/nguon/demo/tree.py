"""Building dated organisations in memory."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nguon.demo.sheets import Sheets
from nguon.demo.terms import MOVED_TO_DISSOLVED
from nguon.organizations.models import Organization, OrganizationPeriod, TreeAct
from nguon.organizations.terms import Kind, Level, TreeActKind


@dataclass(eq=False)
class Org:
    """An organisation being built: what holds now, and when that began."""

    id: int
    code: str
    name: str
    kind: Kind
    level: Level
    parent: Org | None
    since: date
    act: int
    dissolved_on: date | None = None
    successor: Org | None = None
    # Keys of the places whose residents or staff this organisation keeps.
    places: list[int] = field(default_factory=list)

    def below(self, other: Org) -> bool:
        """True when `other` is this organisation or stands above it now."""
        here: Org | None = self
        while here is not None:
            if here is other:
                return True
            here = here.parent
        return False

    def below_code(self, code: str) -> bool:
        """True when it was founded below the organisation with this code, wherever it stands now."""
        return self.code.startswith(f"{code}.")


class Tree:
    """Organisations by code; `write_down` puts them into the sheets and numbers today's tree."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._acts: dict[tuple[TreeActKind, str, date], int] = {}
        self._closed: list[dict[str, Any]] = []
        self.by_code: dict[str, Org] = {}
        self.positions: dict[int, int] = {}

    def found(
        self, code: str, name: str, kind: Kind, level: Level, parent: Org | None, *, on: date, number: str
    ) -> Org:
        """A new organisation from a day on."""
        if code in self.by_code:
            raise KeyError(code)
        pk = self._sheets[Organization].add(code=code, founded_on=on)
        org = Org(pk, code, name, kind, level, parent, on, self._act(TreeActKind.FOUND, number, on))
        self.by_code[code] = org
        return org

    def change(self, org: Org, *, on: date, number: str, **after: Any) -> None:
        """From the day on another `name`, `kind`, `level` or `parent`."""
        if after.get("parent") is not None and after["parent"].dissolved_on:
            raise ValueError(MOVED_TO_DISSOLVED.format(code=org.code))
        self._close(org, on)
        kind = TreeActKind.MOVE if "parent" in after else TreeActKind.CHANGE
        for name, value in after.items():
            setattr(org, name, value)
        org.since, org.act = on, self._act(kind, number, on)

    def dissolve(self, org: Org, *, successor: Org, on: date, number: str) -> None:
        """End an organisation; its records are reached through the successor."""
        self._close(org, on)
        self._act(TreeActKind.DISSOLVE, number, on)
        org.dissolved_on, org.successor = on, successor

    def children(self, parent: Org) -> list[Org]:
        """Living organisations directly below now, by code."""
        found = [o for o in self.by_code.values() if o.parent is parent and o.dissolved_on is None]
        return sorted(found, key=lambda o: o.code)

    def write_down(self) -> None:
        """Put periods and numbers into the sheets. Call once, at the end."""
        periods = self._sheets[OrganizationPeriod]
        for org in self.by_code.values():
            if org.dissolved_on is None:
                self._close(org, None)
        for period in self._closed:
            periods.add(**period)
        organizations = self._sheets[Organization]
        for org, lft, rgt in self._numbered():
            self.positions[org.id] = lft
            organizations.set(
                org.id,
                lft=lft,
                rgt=rgt,
                dissolved_on=org.dissolved_on,
                successor_id=org.successor.id if org.successor else None,
            )

    def _close(self, org: Org, until: date | None) -> None:
        self._closed.append(
            {
                "organization_id": org.id,
                "since": org.since,
                "until": until,
                "name": org.name,
                "kind": org.kind,
                "level": org.level,
                "parent_id": org.parent.id if org.parent else None,
                "act_id": org.act,
            }
        )

    def _act(self, kind: TreeActKind, number: str, on: date) -> int:
        key = (kind, number, on)
        if key not in self._acts:
            self._acts[key] = self._sheets[TreeAct].add(kind=kind, number=number, signed_on=on, effective_on=on)
        return self._acts[key]

    def _numbered(self) -> list[tuple[Org, int, int]]:
        """Pre-order as organizations.operations.renumber numbers: by code, the dissolved last below their successor."""
        children: dict[int | None, list[Org]] = defaultdict(list)
        in_order = sorted(self.by_code.values(), key=lambda o: o.code)
        for org in [o for o in in_order if not o.dissolved_on] + [o for o in in_order if o.dissolved_on]:
            above = org.successor if org.dissolved_on else org.parent
            children[above.id if above else None].append(org)
        done: list[tuple[Org, int, int]] = []
        number = 0
        stack: list[tuple[Org, int]] = [(org, 0) for org in reversed(children[None])]
        while stack:
            org, lft = stack.pop()
            if lft:
                done.append((org, lft, number))
                continue
            number += 1
            stack.append((org, number))
            stack.extend((child, 0) for child in reversed(children[org.id]))
        return done
