"""What a plan is made of."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nguon.exchange.layouts import Layout, Table
from nguon.exchange.reading import Sheet
from nguon.exchange.terms import Outcome, RowFinding


@dataclass(frozen=True, slots=True)
class Options:
    """What the officer says beside the file.

    `day` is the day of the import; `under` the code of an organisation that narrows the actor's scope; `notified_on`
    the day the people of a list of sources were told that they are on it; `sheet` the name of the sheet, if chosen.
    """

    day: date
    under: str = ""
    notified_on: date | None = None
    sheet: str = ""


@dataclass(slots=True)
class PlannedRow:
    """One row of the sheet and what becomes of it.

    `entry` is what would be written (its type is the layout's own), built only when it is stored; `changes` the columns
    of a known person that would change; `steps` what else would be recorded, as codes.
    """

    number: int
    name: str
    outcome: Outcome
    findings: list[RowFinding] = field(default_factory=list)
    build: Callable[[], Any] | None = None
    person_id: int | None = None
    person_version: int = 0
    changes: dict[str, Any] = field(default_factory=dict)
    steps: tuple[str, ...] = ()

    @property
    def entry(self) -> Any:
        """What would be written; None for a refused row."""
        return self.build() if self.build else None

    @property
    def obstacles(self) -> list[RowFinding]:
        """The findings that refuse the row."""
        return [finding for finding in self.findings if finding.is_obstacle]

    def as_json(self) -> dict[str, Any]:
        """Stable keys for scripts; no name, so that an answer may be kept."""
        return {
            "row": self.number,
            "outcome": self.outcome.value,
            "person": self.person_id,
            "changes": sorted(self.changes),
            "steps": list(self.steps),
            "findings": [finding.as_json() for finding in self.findings],
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What storing the file would do. A dry run shows it, a commit carries it out; nothing else decides."""

    layout: Layout
    options: Options
    sheet: Sheet
    table: Table
    rows: tuple[PlannedRow, ...]
    skipped: tuple[RowFinding, ...] = ()
    blockers: tuple[RowFinding, ...] = ()

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many rows come to each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def notes(self) -> tuple[RowFinding, ...]:
        """What to know of columns, and of rows that are no entries."""
        return (*self.table.notes, *self.skipped)

    @property
    def bad_first(self) -> list[PlannedRow]:
        """Refused rows, then those with something to look at, then the others; inside each by row."""
        return sorted(self.rows, key=lambda row: (not row.obstacles, not row.findings, row.number))

    @property
    def has_work(self) -> bool:
        """True when storing would write something."""
        return any(row.outcome in {Outcome.CREATE, Outcome.CHANGE} for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        """Stable keys for scripts; documented in docs/commands.md."""
        return {
            "layout": self.layout.key,
            "sheet": self.sheet.name,
            "header_row": self.table.header + 1,
            "columns": [
                {"column": c.letter, "heading": c.heading, "field": c.field.key if c.field else None}
                for c in self.table.columns
            ],
            "counts": {outcome.value: number for outcome, number in self.counts.items()},
            "blockers": [finding.as_json() for finding in self.blockers],
            "notes": [finding.as_json() for finding in self.notes],
            "rows": [row.as_json() for row in self.rows],
        }

    @property
    def fingerprint(self) -> str:
        """SHA-256 over what would become of every row: tells whether a plan made later is still the one shown."""
        said = [
            (row.number, row.outcome.value, row.person_id, row.person_version, sorted(row.changes), row.steps)
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()
