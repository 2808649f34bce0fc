"""What a rule says of some facts: a finding with its clause, sentence, remedy and citation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nguon.core.labelled import Labelled


class Severity(Labelled):
    """How far a finding stands in the way."""

    OBSTACLE = "obstacle", "Chưa đủ điều kiện"
    WARNING = "warning", "Cần lưu ý"


class Holding(Labelled):
    """How the text behind a value is known to us."""

    FULL_TEXT = "full-text", "đã đọc toàn văn"
    PAGE = "page", "theo trang thông tin"
    CITED = "cited", "theo văn bản khác dẫn lại"
    REMEMBERED = "remembered", "chưa đối chiếu văn bản"
    AWAITING = "awaiting", "chờ văn bản chính thức"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where it is written: the instrument as an officer names it and the place inside it."""

    instrument: str
    place: str
    holding: Holding = Holding.FULL_TEXT

    def __str__(self) -> str:
        return f"{self.instrument}, {self.place}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stands against an act (or deserves notice) on a day.

    `clause` is the code seen everywhere; `sentence` says what was found and what is required; `remedy` what to do next.
    """

    clause: str
    severity: Severity
    sentence: str
    remedy: str
    citations: tuple[Citation, ...]
    facts: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def awaits_text(self) -> bool:
        """True when a value behind the finding waits for the official text."""
        return any(c.holding is Holding.AWAITING for c in self.citations)

    def as_json(self) -> dict[str, Any]:
        """Stable keys for scripts; documented in docs/commands.md."""
        return {
            "clause": self.clause,
            "severity": self.severity.value,
            "sentence": self.sentence,
            "remedy": self.remedy,
            "citations": [
                {"instrument": c.instrument, "place": c.place, "holding": c.holding.value} for c in self.citations
            ],
        }
