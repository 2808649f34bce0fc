"""Words of loading lists: what becomes of a row, and what a finding about a cell says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nguon.core.findings import Finding, Severity
from nguon.core.labelled import Labelled


class Outcome(Labelled):
    """What becomes of a row when the plan is stored."""

    CREATE = "create", "Thêm mới"
    CHANGE = "change", "Bổ sung, sửa"
    UNCHANGED = "unchanged", "Đã có, không đổi"
    REFUSED = "refused", "Không nhập được"


class Place(Labelled):
    """What a finding is about."""

    ROW = "row", "dòng"
    COLUMN = "column", "cột"
    FILE = "file", "tệp"


@dataclass(frozen=True, slots=True)
class RowFinding:
    """One thing to know of a cell, a column or the file; an obstacle refuses the row.

    `row` is the number the spreadsheet shows, 0 for a whole column or file; `column` its letters, "" for a whole row.
    `sentence` says what was found and what is required, `written` where that is written, `remedy` what to do.
    """

    code: str
    severity: Severity
    row: int
    column: str
    heading: str
    sentence: str
    written: str
    remedy: str

    @property
    def place(self) -> str:
        """Where to look, as a clerk says it: `dòng 12, cột C (Ngày sinh)`."""
        parts = [f"dòng {self.row}"] if self.row else []
        if self.column:
            parts.append(f"cột {self.column}" + (f" ({self.heading})" if self.heading else ""))
        return ", ".join(parts) or "tệp"

    @property
    def weight(self) -> str:
        """How far it stands in the way, in the words of loading a list."""
        return Outcome.REFUSED.label if self.is_obstacle else self.severity.label

    @property
    def is_obstacle(self) -> bool:
        """True when the row cannot be stored."""
        return self.severity is Severity.OBSTACLE

    def of_row(self, row: int) -> RowFinding:
        """The same about another row."""
        return RowFinding(
            self.code, self.severity, row, self.column, self.heading, self.sentence, self.written, self.remedy
        )

    def as_json(self) -> dict[str, Any]:
        """Stable keys for scripts; documented in docs/commands.md."""
        return {
            "clause": self.code,
            "severity": self.severity.value,
            "row": self.row,
            "column": self.column,
            "heading": self.heading,
            "sentence": self.sentence,
            "written": self.written,
            "remedy": self.remedy,
        }

    @classmethod
    def of_rule(cls, finding: Finding, row: int) -> RowFinding:
        """A finding of the rule book about a row of the past: recorded beside it, never an obstacle (decision 7)."""
        return cls(
            code=finding.clause,
            severity=Severity.WARNING,
            row=row,
            column="",
            heading="",
            sentence=finding.sentence,
            written="; ".join(map(str, finding.citations)),
            remedy=finding.remedy,
        )
