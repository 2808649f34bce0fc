"""What the reading of one cell gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from nguon.core.findings import Severity


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be taken as it is. Three parts of a sentence: what was found, what is required, what to do."""

    code: str
    found: str
    required: str
    remedy: str
    severity: Severity = Severity.OBSTACLE


Read: TypeAlias = "tuple[Any, Trouble | None]"
"""(value, trouble). With an obstacle the value is None; with a warning the value is certain, but worth a look."""

SHOWN = 60


def shown(text: str) -> str:
    """The text as a sentence quotes it: short, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else flat[:SHOWN] + "…"
