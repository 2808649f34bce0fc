"""A figure as it was counted for one question: exact counts, and how they are read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from nguon.core.shares import Share, written
from nguon.statistics.catalogue import Figure
from nguon.statistics.terms import Unit

NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Measure:
    """The two counts of a figure in one window; `whole` None: none asked for or not known. `against` for a gap."""

    part: int | None
    whole: int | None = None
    against: Share | None = None

    @property
    def share(self) -> Share | None:
        """Both counts, when both are known."""
        return None if self.part is None or self.whole is None else Share(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure, its counts in the period asked for and in the period before. `withheld`: too few to show safely."""

    figure: Figure
    asked: Measure
    before: Measure
    withheld: bool = False

    @property
    def value(self) -> Fraction | None:
        """The exact number the figure stands for; None when it cannot be formed."""
        return self._value(self.asked)

    @property
    def value_before(self) -> Fraction | None:
        """The same in the period before."""
        return self._value(self.before)

    def _value(self, measure: Measure) -> Fraction | None:
        if self.figure.denominator is None:
            return None if measure.part is None else Fraction(measure.part)
        ratio = measure.share.ratio if measure.share else None
        if ratio is None:
            return None
        if self.figure.mean_per:
            return ratio / self.figure.mean_per
        if self.figure.against is None:
            return ratio
        other = measure.against.ratio if measure.against else None
        return None if other is None else ratio - other

    @property
    def is_share(self) -> bool:
        """True when the value is read as a percentage."""
        return self.figure.denominator is not None and not self.figure.mean_per and self.figure.against is None

    @property
    def text(self) -> str:
        """The value as written: 2.669; 31,0 %; 29,7; -8,4 điểm."""
        value = self.value
        if value is None:
            return NOTHING
        if self.figure.denominator is None:
            return written(value)
        if self.figure.mean_per:
            return written(value, 1)
        if self.figure.unit is Unit.POINTS:
            return f"{written(value * 100, 1)} điểm"
        return f"{written(value * 100, 1)} %"

    @property
    def counts_text(self) -> str:
        """The two counts behind a share: 1.020 / 2.669; for an average the number of people; empty for a count."""
        if self.figure.denominator is None or self.asked.part is None or self.asked.whole is None:
            return ""
        if self.figure.mean_per:
            return f"{written(self.asked.whole)} người"
        return f"{written(self.asked.part)} / {written(self.asked.whole)}"

    @property
    def change(self) -> Fraction | None:
        """Value less value before: people, ratio (1 = 100 points) or years; None without both."""
        now, then = self.value, self.value_before
        return None if now is None or then is None else now - then

    @property
    def growth(self) -> Share | None:
        """The count by the count before, for "x lần" and "+y %"; None for shares and averages, or from nothing."""
        if self.figure.denominator is not None or self.asked.part is None or not self.before.part:
            return None
        return Share(self.asked.part, self.before.part)

    @property
    def change_text(self) -> str:
        """`gấp 1,9 lần, tăng 90,0 %`; `tăng 5,0 điểm`; `giảm 0,9 tuổi`; empty without a period before."""
        change = self.change
        if change is None:
            return ""
        if self.figure.denominator is None:
            return self._growth_text(change)
        scaled, word = (change, "tuổi") if self.figure.mean_per else (change * 100, "điểm")
        return f"{direction(scaled)} {written(abs(scaled), 1)} {word}" if change else "không đổi"

    def _growth_text(self, change: Fraction) -> str:
        growth = self.growth
        if growth is None or growth.ratio is None:
            return ""
        if not change:
            return "không đổi"
        percent = written(abs(growth.ratio - 1) * 100, 1)
        times = f"gấp {written(growth.ratio, 1)} lần, " if growth.ratio > 1 else ""
        return f"{times}{direction(change)} {percent} %"

    def as_json(self) -> dict[str, Any]:
        """Stable keys for scripts; documented in docs/commands.md."""
        return {
            "key": self.figure.key,
            "name": self.figure.name,
            "section": self.figure.section.value,
            "unit": self.figure.unit.value,
            "period_rule": self.figure.period_rule.value,
            "sensitivity": self.figure.sensitivity.value,
            "withheld": self.withheld,
            "numerator": self.asked.part,
            "denominator": self.asked.whole,
            "share": None if self.value is None or self.figure.denominator is None else float(self.value),
            "value": None if self.value is None else float(self.value),
            "text": self.text,
            "before": {"numerator": self.before.part, "denominator": self.before.whole},
            "definition": self.figure.definition,
        }


def direction(change: Fraction | int) -> str:
    """The word for a change."""
    return "tăng" if change > 0 else "giảm"
