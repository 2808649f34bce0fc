"""What the rule book is made of: instruments, values in force since a day, clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nguon.core.errors import BadInput
from nguon.core.findings import Citation, Holding, Severity
from nguon.core.labelled import Labelled
from nguon.regulations.threshold import Threshold


class Unit(Labelled):
    """What a value counts. The last three are text: a share of votes, a code, the wording of a principle."""

    YEAR = "year", "năm"
    MONTH = "month", "tháng"
    WORKING_DAY = "working-day", "ngày làm việc"
    PERSON = "person", "người"
    TIME = "time", "lần"
    SHARE = "share", "tỷ lệ phiếu"
    CODE = "code", "mã"
    WORDING = "wording", "nội dung"

    @property
    def is_number(self) -> bool:
        """True when a value of this unit is a whole number."""
        return self not in {Unit.SHARE, Unit.CODE, Unit.WORDING}


class Stricter(Labelled):
    """Which way a local rule may differ from the general one; without it, it may not."""

    SMALLER = "smaller", "nhỏ hơn hoặc bằng"
    GREATER = "greater", "lớn hơn hoặc bằng"


class NotInForce(BadInput):
    """The rule book has no value on that day; it never invents one."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A regulation, guidance or law, known by number *and* date because numbers repeat.

    `since` is the day it came into force; `holding` says how its text is known to us.
    """

    key: str
    kind: str
    number: str
    signed_on: date
    since: date
    issuer: str
    subject: str
    holding: Holding
    replaces: tuple[str, ...] = ()
    note: str = ""

    @property
    def name(self) -> str:
        """As an officer names it: `Quy định số 294-QĐ/TW, ngày 26/5/2025`."""
        signed = f"{self.signed_on.day}/{self.signed_on.month}/{self.signed_on.year}"
        return f"{self.kind} số {self.number}, ngày {signed}" if self.number else f"{self.kind}, ngày {signed}"


@dataclass(frozen=True, slots=True)
class Value:
    """One value in force from `since` until the next value: a whole number, or text (see `Unit`).

    A local one holds `within` an organisation and those below it, until `until` where that is said. `reading` records
    how a doubtful text was understood, `other_reading` how it may be understood too, `decided_by` who chose and when.
    """

    is_: int | str
    unit: Unit
    citation: Citation
    since: date
    instrument: str
    within: str = ""
    until: date | None = None
    reading: str = ""
    other_reading: str = ""
    decided_by: str = ""

    def holds_on(self, day: date) -> bool:
        """True from `since` on, until `until` where that is said; the next value is not looked at."""
        return self.since <= day and (self.until is None or day < self.until)

    def __str__(self) -> str:
        return f"{self.is_} {self.unit.label}" if self.unit.is_number else str(self.is_)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A quantity or principle the rules set, with every value it has had, newest first.

    `local` are the values of single organisations, newest first. They may only be stricter, in the direction of
    `stricter`, unless the general rule leaves it to them (`is_free`). A value that is a code is made of `codes`.
    """

    key: str
    meaning: str
    unit: Unit
    checked_on: date
    values: tuple[Value, ...]
    stricter: Stricter | None = None
    is_free: bool = False
    codes: tuple[str, ...] = ()
    local: tuple[Value, ...] = ()

    def within(self, codes: tuple[str, ...], day: date) -> Value:
        """The value on the day for an organisation; `codes` are its own and those above it, nearest first.

        Where the general rule leaves it to them, the nearest local value holds; else the strictest of all.

        :raises NotInForce: the book holds no value that early.
        """
        general = self.on(day)
        found = [value for code in codes if (value := self._local_on(code, day)) is not None]
        if self.is_free:
            return found[0] if found else general
        for value in found:
            if not self.is_looser(general, value):
                general = value
        return general

    def _local_on(self, code: str, day: date) -> Value | None:
        newest = next((value for value in self.local if value.within == code and value.since <= day), None)
        return newest if newest is not None and newest.holds_on(day) else None

    def is_looser(self, value: Value, other: Value) -> bool:
        """True when `other` asks for less than `value`, or nobody says which of two different ones is stricter."""
        if self.stricter is None:
            return other.is_ != value.is_
        mine, its = _weight(value), _weight(other)
        return its > mine if self.stricter is Stricter.SMALLER else its < mine

    def on(self, day: date) -> Value:
        """The value in force on `day`.

        :raises NotInForce: the book holds no value that early.
        """
        for value in self.values:
            if value.since <= day:
                return value
        first = self.values[-1].since
        raise NotInForce(
            f"Sổ quy định chưa có giá trị của “{self.meaning}” ({self.key}) vào ngày {day:%d/%m/%Y}; "
            f"giá trị sớm nhất có hiệu lực từ ngày {first:%d/%m/%Y}. "
            "Kiểm tra lại ngày đã ghi; việc diễn ra trước ngày đó phải đối chiếu trên văn bản giấy."
        )


def _weight(value: Value) -> tuple[Fraction, bool]:
    """By which two values of one parameter are compared; a share that must be exceeded weighs more."""
    if isinstance(value.is_, int):
        return Fraction(value.is_), False
    threshold = Threshold.parse(value.is_)
    return Fraction(threshold.part, threshold.whole), threshold.strictly


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing the rules may say of some facts: its sentence, its remedy and the parameters it rests on.

    `unknown` and `supply` are the sentence and the remedy when a fact the clause needs is not known; empty when every
    fact it needs is always known. `reading`, `other_reading` and `decided_by` are as in `Value`.
    """

    code: str
    severity: Severity
    statement: str
    remedy: str
    rests_on: tuple[str, ...]
    unknown: str = ""
    supply: str = ""
    reading: str = ""
    other_reading: str = ""
    decided_by: str = ""
