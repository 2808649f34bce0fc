"""The awareness class and certificate that a row of the list of sources names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.exchange.plan.findings import Teller
from nguon.exchange.plan.rows import ReadRow
from nguon.exchange.terms import RowFinding
from nguon.organizations.models import Organization
from nguon.regulations.book import load_book
from nguon.regulations.entries import NotInForce
from nguon.training import queries as training
from nguon.training import rules
from nguon.training.models import TrainingClass
from nguon.training.queries import ClassKey
from nguon.training.terms import Result

_NEEDED = {
    "certificate_number": "số chứng chỉ",
    "certified_on": "ngày cấp chứng chỉ",
    "issuer": "đơn vị cấp",
    "class_decision": "số quyết định mở lớp",
    "class_days": "thời gian lớp",
}


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate with its class; `held_as` is the class of the records, None when it is yet to be entered."""

    key: ClassKey
    issuer: str
    number: str
    on: date
    held_as: TrainingClass | None
    is_known: bool


class Classes:
    """The classes a file names, looked up once."""

    def __init__(self, rows: list[ReadRow], tell: Teller) -> None:
        self._tell = tell
        keys = {key for row in rows if (key := _key(row)) is not None}
        self._held = training.awareness_classes(keys) if keys else {}
        self._certificates: set[tuple[int, str]] = set()
        self._numbers: dict[tuple[ClassKey, str], int] = {}

    def look_up_certificates(self, person_ids: set[int]) -> None:
        """Learn which certificates these people have already."""
        self._certificates = training.certificates_of(person_ids)

    def of_row(self, row: ReadRow, organization: Organization, person_id: int | None) -> Certified | None:
        """The certificate of the row; None when it names none. An incomplete one refuses the row."""
        values = row.values
        if "certificate_number" not in values and "certified_on" not in values:
            if "class_decision" in values or "class_days" in values:
                sentence = "Có lớp bồi dưỡng nhưng chưa có số và ngày cấp chứng chỉ; chưa ghi kết quả lớp."
                remedy = "Bổ sung số, ngày cấp chứng chỉ; hoặc để trung tâm chính trị ghi kết quả lớp."
                row.findings.append(self._tell.warning("NL-91", row.number, "class_days", sentence, remedy))
            return None
        lacking = [name for key, name in _NEEDED.items() if key not in values]
        key = _key(row)
        if lacking or key is None:
            sentence = f"Có chứng chỉ lớp bồi dưỡng nhưng thiếu {', '.join(lacking)}."
            remedy = "Ghi đủ theo giấy chứng nhận, hoặc bỏ trống tất cả các cột về lớp."
            row.findings.append(self._tell.obstacle("NL-92", row.number, "certificate_number", sentence, remedy))
            return None
        number, certified_on = values["certificate_number"], values["certified_on"]
        self._check_number(row, key, number)
        self._judge(row, key, number, certified_on)
        is_known = person_id is not None and (person_id, number) in self._certificates
        return Certified(key, values["issuer"], number, certified_on, self._held_for(key, organization), is_known)

    def _held_for(self, key: ClassKey, organization: Organization) -> TrainingClass | None:
        """The class of the records whose committee stands above the cell."""
        above = [
            held
            for held in self._held.get(key, ())
            if held.organization.lft <= organization.lft <= held.organization.rgt
        ]
        return above[0] if above else None

    def _check_number(self, row: ReadRow, key: ClassKey, number: str) -> None:
        first = self._numbers.setdefault((key, number), row.number)
        if first != row.number:
            sentence = f"Số chứng chỉ này trong cùng lớp đã ghi ở dòng {first}; mỗi người một số."
            remedy = "Đối chiếu sổ cấp giấy chứng nhận của lớp."
            row.findings.append(self._tell.obstacle("NL-93", row.number, "certificate_number", sentence, remedy))

    def _judge(self, row: ReadRow, key: ClassKey, number: str, on: date) -> None:
        facts = rules.Certificate(Result.PASSED, key.closed_on, number)
        try:
            found = rules.against_certificate(facts, load_book().on(on))
        except NotInForce:
            return
        row.findings.extend(RowFinding.of_rule(finding, row.number) for finding in found)


def _key(row: ReadRow) -> ClassKey | None:
    days, decision = row.values.get("class_days"), row.values.get("class_decision")
    return ClassKey(decision, *days) if days and decision else None
