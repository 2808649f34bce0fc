"""The member whom a row of the list of sources names as helper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.core.folding import fold
from nguon.core.scope import Scope
from nguon.exchange.plan.findings import Teller
from nguon.exchange.plan.rows import ReadRow
from nguon.organizations.models import Organization
from nguon.people import queries as people
from nguon.regulations.book import load_book
from nguon.regulations.entries import NotInForce
from nguon.sourcing.operations import CellResolution


@dataclass(frozen=True, slots=True)
class Helper:
    """The member who helps, and the resolution that assigned them."""

    person_id: int
    resolution: CellResolution


class Helpers:
    """The present official members with the names of a file, looked up once."""

    def __init__(self, rows: list[ReadRow], tell: Teller, *, scope: Scope) -> None:
        self._tell = tell
        names = {fold(row.values["helper"]) for row in rows if "helper" in row.values}
        self._members = people.official_members_named(scope, names) if names else []

    def of_row(self, row: ReadRow, organization: Organization) -> Helper | None:
        """The helper, when the row names the member, the day and the resolution; otherwise nothing is recorded."""
        values = row.values
        if "helper" not in values:
            return None
        since = values.get("helped_since")
        number = values.get("helper_resolution") or (values["list_resolution"] if since == values["listed_on"] else "")
        if since is None or not number:
            lacking = "ngày phân công" if since is None else "số nghị quyết phân công"
            sentence = f"Có tên đảng viên giúp đỡ nhưng thiếu {lacking}; chưa ghi việc phân công."
            remedy = "Bổ sung cột “Số NQ phân công giúp đỡ” và ngày phân công, hoặc ghi ở trang của từng người."
            written = cited("TN-12", values["listed_on"])
            row.findings.append(self._tell.warning("NL-86", row.number, "helper", sentence, remedy, written))
            return None
        key = fold(values["helper"])
        possible = {pk for name, pk, cell, _ in self._members if name == key and cell == organization.pk}
        if len(possible) != 1:
            many = f"{len(possible)} đảng viên" if possible else "đảng viên nào"
            sentence = f"Trong chi bộ {'có' if possible else 'không có'} {many} chính thức mang tên người giúp đỡ này."
            remedy = "Kiểm tra tên, nhập danh sách đảng viên của chi bộ trước; hoặc bỏ trống ô này và phân công sau."
            row.findings.append(self._tell.obstacle("NL-87", row.number, "helper", sentence, remedy))
            return None
        return Helper(possible.pop(), CellResolution(number, since))


def cited(clause: str, day: date) -> str:
    """Where a clause is written on the day; nothing for a day the book does not cover."""
    try:
        return "; ".join(map(str, load_book().on(day).citations(clause)))
    except NotInForce:
        return ""
