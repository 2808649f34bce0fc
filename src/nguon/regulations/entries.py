"""What the rule book is made of: instruments, values in force since a day, clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.core.errors import BadInput
from nguon.core.findings import Citation, Holding, Severity
from nguon.core.labelled import Labelled


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
    """One value in force from `since` until the next value: a whole number, or text (see `Unit`)."""

    is_: int | str
    unit: Unit
    citation: Citation
    since: date
    instrument: str

    def __str__(self) -> str:
        return f"{self.is_} {self.unit.label}" if self.unit.is_number else str(self.is_)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A quantity or principle the rules set, with every value it has had, newest first."""

    key: str
    meaning: str
    unit: Unit
    checked_on: date
    values: tuple[Value, ...]

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


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing the rules may say of some facts: its sentence, its remedy and the parameters it rests on.

    `unknown` and `supply` are the sentence and the remedy when a fact the clause needs is not known; empty when every
    fact it needs is always known. `reading` records how a doubtful text was understood.
    """

    code: str
    severity: Severity
    statement: str
    remedy: str
    rests_on: tuple[str, ...]
    unknown: str = ""
    supply: str = ""
    reading: str = ""
