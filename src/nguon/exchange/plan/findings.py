"""Sentences about a row that only the records can tell."""

from __future__ import annotations

from dataclasses import dataclass

from nguon.core.findings import Severity
from nguon.exchange.layouts import Layout, Table
from nguon.exchange.terms import RowFinding


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes findings with the column of a field filled in."""

    layout: Layout
    table: Table

    def obstacle(self, code: str, row: int, key: str, sentence: str, remedy: str, written: str = "") -> RowFinding:
        """A finding that refuses the row."""
        return self._finding(code, Severity.OBSTACLE, row, key, sentence, remedy, written)

    def warning(self, code: str, row: int, key: str, sentence: str, remedy: str, written: str = "") -> RowFinding:
        """A finding worth a look."""
        return self._finding(code, Severity.WARNING, row, key, sentence, remedy, written)

    def _finding(
        self, code: str, severity: Severity, row: int, key: str, sentence: str, remedy: str, written: str
    ) -> RowFinding:
        column = self.table.column_of(key)
        heading = column.heading if column else ""
        return RowFinding(
            code=code,
            severity=severity,
            row=row,
            column=column.letter if column else "",
            heading=heading,
            sentence=sentence,
            written=written or self.layout.written(heading),
            remedy=remedy,
        )
