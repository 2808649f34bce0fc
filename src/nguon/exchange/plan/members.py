"""The list of members: what each row would write."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from nguon.core.periods import add_months
from nguon.core.scope import Actor
from nguon.exchange.plan.findings import Teller
from nguon.exchange.plan.parts import Options, PlannedRow
from nguon.exchange.plan.persons import People, changed, precision
from nguon.exchange.plan.places import Organizations
from nguon.exchange.plan.rows import ReadRow
from nguon.exchange.terms import Outcome, RowFinding
from nguon.organizations.models import Organization
from nguon.people import queries as people
from nguon.people.operations import MemberEntry
from nguon.people.terms import Standing
from nguon.probation import queries as probation
from nguon.regulations.book import Value, load_book
from nguon.sourcing import queries as sourcing

STEP_MEMBER = "membership"
STEP_OFFICIAL = "official"
_PERSONAL = ("identity_number", "card_number", "phone", "hometown", "ethnicity", "religion", "schooling")


class MemberRows:
    """Plans the rows of one file."""

    def __init__(self, rows: list[ReadRow], tell: Teller, *, actor: Actor, options: Options) -> None:
        self._tell = tell
        self._day = options.day
        self._dues: dict[date, date] = {}
        self._has_official_column = tell.table.column_of("official_on") is not None
        readable = [row for row in rows if row.is_readable]
        texts = {row.values["cell"] for row in rows if "cell" in row.values}
        self._organizations = Organizations(texts, scope=actor.scope, day=options.day)
        self._people = People(readable, scope=actor.scope)
        self._planned = {row.number: self._match(row) for row in readable}
        known = {held["id"] for held, *_ in self._planned.values() if held}
        self._standings = _standings(known)
        self._cells = people.affiliations_of(known)
        self._candidates = sourcing.on_a_list(known)
        self._on_probation = probation.on_probation(known)

    def plan(self, row: ReadRow) -> PlannedRow:
        """What becomes of the row."""
        name = row.values.get("full_name", "")
        planned = PlannedRow(row.number, name, Outcome.REFUSED, row.findings)
        if row.number not in self._planned:
            # All that stands against a row is said at once, so that it is mended once.
            if "cell" in row.values:
                self._organizations.of_row(row, row.values["cell"], self._tell)
            return planned
        held, organization, changes = self._planned[row.number]
        official_on = self._official_on(row)
        if held is not None and row.is_readable and organization is not None:
            self._compare(row, held, organization, official_on)
        if not row.is_readable or organization is None:
            return planned
        planned.build = partial(_entry, row, organization, official_on)
        if held is None:
            planned.outcome = Outcome.CREATE
            return planned
        planned.person_id, planned.person_version = held["id"], held["version"]
        planned.changes = changes
        planned.steps = self._steps(held["id"], official_on)
        planned.outcome = Outcome.CHANGE if changes or planned.steps else Outcome.UNCHANGED
        return planned

    def notes(self) -> tuple[RowFinding, ...]:
        """Without a column of official days, one finding for the whole list says how they were computed."""
        if self._has_official_column:
            return ()
        value = _months_in_force(self._day)
        sentence = (
            f"Tệp không có cột “Ngày chính thức”; người đã qua {value.is_} tháng dự bị được ghi chính thức từ ngày hết "
            "thời gian đó, trừ dòng ghi dự bị."
        )
        remedy = "Thêm cột “Ngày chính thức” theo quyết định công nhận nếu có người được công nhận từ ngày khác."
        return (self._tell.warning("NL-76", 0, "official_on", sentence, remedy, written=str(value.citation)),)

    def blockers(self) -> tuple[RowFinding, ...]:
        """Nothing keeps a whole list of members from being stored."""
        return ()

    def _match(self, row: ReadRow) -> tuple[dict[str, Any] | None, Organization | None, dict[str, Any]]:
        organization = self._organizations.of_row(row, row.values["cell"], self._tell)
        self._check_days(row)
        held = self._people.match(row, self._tell)
        return held, organization, changed(held, row.values)

    def _check_days(self, row: ReadRow) -> None:
        values = row.values
        admitted = values["admitted_on"]
        if admitted <= values["born"].on:
            sentence = f"Ngày kết nạp {admitted:%d/%m/%Y} không sau ngày sinh."
            self._refuse("NL-71", row, "admitted_on", sentence, "Đối chiếu lại hai ngày theo lý lịch đảng viên.")
        official = values.get("official_on")
        if official and official <= admitted:
            sentence = f"Ngày chính thức {official:%d/%m/%Y} không sau ngày kết nạp {admitted:%d/%m/%Y}."
            self._refuse("NL-72", row, "official_on", sentence, "Đối chiếu lại hai ngày theo quyết định.")
        self._check_status(row)

    def _check_status(self, row: ReadRow) -> None:
        status = row.values.get("status")
        if status == "moved":
            sentence = "Trạng thái ghi đã chuyển đi; danh sách này chỉ nhận đảng viên đang sinh hoạt."
            self._refuse("NL-73", row, "status", sentence, "Nhập ở danh sách của chi bộ nơi người đó chuyển đến.")
        elif status == "left":
            sentence = "Trạng thái ghi đã ra khỏi Đảng hoặc từ trần; danh sách này chỉ nhận đảng viên đang sinh hoạt."
            self._refuse("NL-73", row, "status", sentence, "Bỏ dòng này; nếu còn hồ sơ thì ghi ở trang hồ sơ.")
        elif status == "probationary" and "official_on" in row.values:
            sentence = "Trạng thái ghi dự bị nhưng lại có ngày chính thức."
            self._refuse("NL-74", row, "status", sentence, "Sửa trạng thái hoặc bỏ ngày chính thức.")

    def _official_on(self, row: ReadRow) -> date | None:
        """The day in the file; without it, the day the probation ends by the rules, unless the row says otherwise.

        Recognition counts from the end of the probation also when it is decided late, so a member who is official
        without a written day became so then; the row carries a warning that says where that is written.
        """
        values = row.values
        if "admitted_on" not in values or "official_on" in values or values.get("status") == "probationary":
            return values.get("official_on")
        due = self._due(values["admitted_on"])
        if due <= self._day:
            if self._has_official_column:
                row.findings.append(self._computed(row, due))
            return due
        if values.get("status") == "official":
            sentence = "Trạng thái ghi chính thức, nhưng tệp không có ngày chính thức và chưa hết thời gian dự bị."
            self._refuse("NL-75", row, "status", sentence, "Thêm cột “Ngày chính thức”, hoặc sửa trạng thái.")
        return None

    def _due(self, admitted: date) -> date:
        if admitted not in self._dues:
            self._dues[admitted] = add_months(admitted, int(_months_in_force(admitted).is_))
        return self._dues[admitted]

    def _computed(self, row: ReadRow, due: date) -> RowFinding:
        value = _months_in_force(row.values["admitted_on"])
        early = f" (sổ quy định chỉ có từ {value.since:%d/%m/%Y})" if value.since > row.values["admitted_on"] else ""
        return self._tell.warning(
            "NL-76",
            row.number,
            "official_on",
            f"Tệp không có ngày chính thức; tính từ ngày hết {value.is_} tháng dự bị{early} là {due:%d/%m/%Y}.",
            "Đối chiếu quyết định công nhận; nếu khác thì thêm cột “Ngày chính thức” rồi nhập lại.",
            written=str(value.citation),
        )

    def _compare(self, row: ReadRow, held: dict[str, Any], organization: Organization, official: date | None) -> None:
        """A person known already: what the row says of membership must agree with the records."""
        standings = self._standings.get(held["id"], {})
        cell = self._cells.get(held["id"])
        if Standing.LEFT in standings:
            sentence = "Người này trong hồ sơ đã ra khỏi Đảng."
            self._refuse("NL-77", row, "full_name", sentence, "Kiểm tra hồ sơ; kết nạp lại thì ghi ở hồ sơ kết nạp.")
        elif Standing.PROBATIONARY not in standings:
            if held["id"] in self._candidates:
                sentence = "Người này đang trong danh sách nguồn, chưa có ngày kết nạp trong hồ sơ."
                self._refuse("NL-78", row, "admitted_on", sentence, "Ghi quyết định và lễ kết nạp ở hồ sơ kết nạp.")
        elif standings[Standing.PROBATIONARY] != row.values["admitted_on"]:
            sentence = (
                f"Ngày kết nạp trong hồ sơ là {standings[Standing.PROBATIONARY]:%d/%m/%Y}, "
                f"trong tệp là {row.values['admitted_on']:%d/%m/%Y}."
            )
            self._refuse("NL-79", row, "admitted_on", sentence, "Đối chiếu quyết định kết nạp rồi sửa nơi sai.")
        elif cell is not None and cell != organization.pk:
            sentence = "Hồ sơ ghi người này đang sinh hoạt ở chi bộ khác; danh sách không chuyển sinh hoạt đảng."
            self._refuse("NL-80", row, "cell", sentence, "Ghi việc chuyển sinh hoạt ở hồ sơ trước, rồi nhập lại.")
        self._compare_official(row, held["id"], standings.get(Standing.OFFICIAL))

    def _compare_official(self, row: ReadRow, person_id: int, held: date | None) -> None:
        written = row.values.get("official_on")
        if written is not None and person_id in self._on_probation:
            sentence = "Người này đang có hồ sơ dự bị, chưa ghi quyết định công nhận chính thức."
            self._refuse("NL-78", row, "official_on", sentence, "Ghi quyết định công nhận ở hồ sơ dự bị.")
        if held is not None or person_id in self._on_probation:
            # The records know the day: nothing was computed for this row after all.
            row.findings[:] = [finding for finding in row.findings if finding.code != "NL-76"]
        if written is not None and held is not None and written != held:
            sentence = f"Ngày chính thức trong hồ sơ là {held:%d/%m/%Y}, trong tệp là {written:%d/%m/%Y}."
            self._refuse("NL-79", row, "official_on", sentence, "Đối chiếu quyết định công nhận rồi sửa nơi sai.")

    def _steps(self, person_id: int, official_on: date | None) -> tuple[str, ...]:
        standings = self._standings.get(person_id, {})
        if Standing.PROBATIONARY not in standings:
            return (STEP_MEMBER,)
        if official_on is None or Standing.OFFICIAL in standings or person_id in self._on_probation:
            return ()
        return (STEP_OFFICIAL,)

    def _refuse(self, code: str, row: ReadRow, key: str, sentence: str, remedy: str) -> None:
        row.findings.append(self._tell.obstacle(code, row.number, key, sentence, remedy))


def _standings(person_ids: set[int]) -> dict[int, dict[str, date]]:
    """By person: the day each standing began."""
    found: dict[int, dict[str, date]] = {}
    for person_id, standing, since, _ in people.standings_of(person_ids):
        found.setdefault(person_id, {})[standing] = since
    return found


def _months_in_force(admitted: date) -> Value:
    """The length of the probation on that day; for an admission older than the book, its earliest value."""
    parameter = load_book().parameters["probation.months"]
    return next((value for value in parameter.values if value.since <= admitted), parameter.values[-1])


def _entry(row: ReadRow, organization: Organization, official_on: date | None) -> MemberEntry:
    values = row.values
    name = values["full_name"]
    return MemberEntry(
        columns={
            "full_name": name,
            "sex": values.get("sex", ""),
            "born_on": values["born"].on,
            "born_precision": precision(values["born"]),
            **{key: values[key] for key in _PERSONAL if key in values},
        },
        organization=organization,
        admitted_on=values["admitted_on"],
        official_on=official_on,
    )
