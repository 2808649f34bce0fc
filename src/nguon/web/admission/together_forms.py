"""What is typed when one meeting considers several dossiers: once for the meeting, and a line for each person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from nguon.admission.operations import SignedDecision, VotedResolution
from nguon.admission.terms import DecidingBody
from nguon.journeys.resolve_together import Decided, Resolved
from nguon.regulations.voting import Vote
from nguon.supervision.queries import Waiting
from nguon.web.shell.acts import ActForm, PastDayField
from nguon.web.sourcing.forms import with_blank

_LEADING = re.compile(r"(\d+)(.*)", re.DOTALL)


def number_in_series(first: str, step: int) -> str | None:
    """The number `step` places after the first: 07-NQ/ĐU, 1 → 08-NQ/ĐU; None when it does not begin with digits."""
    found = _LEADING.fullmatch(first.strip())
    if found is None:
        return None
    return f"{int(found[1]) + step:0{len(found[1])}d}{found[2]}"


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the sheet with the fields of the line."""

    row: Waiting
    take: forms.BoundField
    number: forms.BoundField
    in_favour: forms.BoundField
    against: forms.BoundField
    blank: forms.BoundField


class ResolveTogetherForm(ActForm):
    """The base committee's meeting on several dossiers: a resolution with its own number for each person."""

    NUMBER_OF_ONE = "Số nghị quyết"
    seen_version = None  # type: ignore[assignment]  # each line has its own
    first_number = forms.CharField(
        label="Số nghị quyết của người đầu tiên",
        max_length=60,
        required=False,
        help_text="Ví dụ 12-NQ/ĐU; người sau lấy số kế tiếp. Ai có số khác thì ghi ở dòng của người đó.",
    )
    met_on = PastDayField(label="Ngày họp")
    eligible = forms.IntegerField(label="Số người được tính biểu quyết", min_value=1)
    present = forms.IntegerField(label="Số có mặt biểu quyết", min_value=0)

    def __init__(self, *args: Any, rows: Iterable[Waiting], **kwargs: Any) -> None:
        self.rows = list(rows)
        super().__init__(*args, **kwargs)
        for row in self.rows:
            for name, field in self._line_fields(row):
                self.fields[f"{name}-{row.dossier.pk}"] = field

    def _line_fields(self, row: Waiting) -> Iterator[tuple[str, forms.Field]]:
        name = row.dossier.person.full_name
        yield "take", forms.BooleanField(label=f"Ghi cho {name}", required=False, initial=True)
        yield "version", forms.IntegerField(widget=forms.HiddenInput, required=False, initial=row.dossier.version)
        yield "number", forms.CharField(label=f"{self.NUMBER_OF_ONE} của {name}", required=False, max_length=60)
        for count, words in _COUNTS.items():
            first = None if count == "in_favour" else 0
            label = f"{words} với {name}"
            yield count, forms.IntegerField(label=label, required=False, min_value=0, initial=first)

    def common_fields(self) -> list[forms.BoundField]:
        """The fields of the meeting."""
        of_lines = {field.name for line in self.lines() for field in _fields_of(line)}
        return [field for field in self.visible_fields() if field.name not in of_lines | {"already_taken"}]

    def lines(self) -> Iterator[Line]:
        """Each person with the fields of the line."""
        for row in self.rows:
            pk = row.dossier.pk
            yield Line(row, *(self[f"{name}-{pk}"] for name in ("take", "number", *_COUNTS)))

    def clean(self) -> dict[str, Any]:
        """Read the lines that are taken into `taken`: key of the dossier -> what is recorded."""
        data: dict[str, Any] = super().clean() or {}
        chosen = [row.dossier.pk for row in self.rows if data.get(f"take-{row.dossier.pk}")]
        if not chosen and not self.errors:
            raise forms.ValidationError("Chưa chọn ghi cho ai. Đánh dấu ít nhất một người rồi ghi.")
        data["numbers"] = self._numbers(chosen, data)
        for pk in chosen:
            if data.get(f"in_favour-{pk}") is None and f"in_favour-{pk}" not in self.errors:
                self.add_error(f"in_favour-{pk}", "Chưa nhập số tán thành với người này.")
        data["taken"] = {} if self.errors else {pk: self.recorded(pk, data) for pk in chosen}
        return data

    def _numbers(self, chosen: list[int], data: dict[str, Any]) -> dict[int, str]:
        first, numbers, step = data.get("first_number", ""), {}, 0
        for pk in chosen:
            own = data.get(f"number-{pk}", "")
            found = own or (number_in_series(first, step) if first else None)
            if found is None:
                said = "Chưa có số. Ghi số của người này, hoặc ghi ở trên số của người đầu tiên, bắt đầu bằng chữ số."
                self.add_error(f"number-{pk}", said)
                continue
            step += not own
            numbers[pk] = found
        self._refuse_twice(numbers)
        return numbers

    def _refuse_twice(self, numbers: dict[int, str]) -> None:
        seen: set[str] = set()
        for pk, number in numbers.items():
            if number in seen:
                self.add_error(f"number-{pk}", f"Số {number} đã dùng cho người ở trên. Mỗi người một số.")
            seen.add(number)

    def vote(self, pk: int, data: dict[str, Any]) -> Vote:
        """The counts of one person's vote."""
        own = [data.get(f"{count}-{pk}") or 0 for count in _COUNTS]
        return Vote(data["eligible"], data["present"], *own)

    def recorded(self, pk: int, data: dict[str, Any]) -> Any:
        """What is recorded of one person."""
        resolution = VotedResolution(data["numbers"][pk], data["met_on"], self.vote(pk, data))
        return Resolved(data.get(f"version-{pk}") or 0, resolution)


class DecideTogetherForm(ResolveTogetherForm):
    """The deciding body's meeting on several dossiers: a decision with its own number for each person."""

    NUMBER_OF_ONE = "Số quyết định"
    minutes = forms.CharField(label="Số nghị quyết hoặc biên bản họp của cấp quyết định", max_length=60)
    decided_on = PastDayField(label="Ngày ký các quyết định")
    body = forms.ChoiceField(label="Cấp quyết định", choices=with_blank(DecidingBody.choices()))
    field_order = ("first_number", "decided_on", "body", "minutes", "met_on", "eligible", "present")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_number"].label = "Số quyết định của người đầu tiên"
        self.fields[
            "first_number"
        ].help_text = "Ví dụ 100-QĐ/ĐU; người sau lấy số kế tiếp. Ai có số khác thì ghi ở dòng của người đó."
        self.fields["met_on"].label = "Ngày cấp quyết định họp"

    def clean(self) -> dict[str, Any]:
        """A decision is not signed before the body met."""
        data = super().clean()
        decided_on, met_on = data.get("decided_on"), data.get("met_on")
        if decided_on and met_on and decided_on < met_on:
            said = f"Quyết định ký ngày {decided_on:%d/%m/%Y}, trước ngày họp biểu quyết {met_on:%d/%m/%Y}."
            self.add_error("decided_on", f"{said} Xem lại hai ngày.")
        return data

    def recorded(self, pk: int, data: dict[str, Any]) -> Any:
        """What is recorded of one person."""
        decision = SignedDecision(
            number=data["numbers"][pk],
            decided_on=data["decided_on"],
            body=DecidingBody(data["body"]),
            resolution=VotedResolution(data["minutes"], data["met_on"], self.vote(pk, data)),
        )
        return Decided(data.get(f"version-{pk}") or 0, decision)


_COUNTS = {"in_favour": "Số tán thành", "against": "Số không tán thành", "blank": "Số phiếu trắng"}


def _fields_of(line: Line) -> tuple[forms.BoundField, ...]:
    return line.take, line.number, line.in_favour, line.against, line.blank
