"""Which organisation a cell of the sheet names: by code, or by its exact name, inside the actor's scope."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from nguon.core.scope import Scope
from nguon.exchange.plan.findings import Teller
from nguon.exchange.plan.rows import ReadRow
from nguon.exchange.terms import RowFinding
from nguon.exchange.values.reading import shown
from nguon.organizations import queries as organizations
from nguon.organizations.models import Organization, OrganizationPeriod


class Organizations:
    """The organisations that the texts of a column name, looked up once."""

    def __init__(self, texts: set[str], *, scope: Scope, day: date) -> None:
        self._day = day
        self._certain: dict[str, Organization] = {}
        self._codes: dict[str, Organization] = {}
        self._named: dict[str, dict[int, Organization]] = defaultdict(dict)
        self._names: dict[int, str] = {}
        for period in organizations.periods_written(texts, scope=scope):
            organization = period.organization
            if organization.code in texts:
                self._codes[organization.code] = organization
            if period.name in texts:
                self._named[period.name][organization.pk] = organization
            if _holds(period, day):
                self._names[organization.pk] = period.name

    def name_of(self, organization: Organization) -> str:
        """The name on the day of the import."""
        return self._names.get(organization.pk, organization.code)

    def of_row(self, row: ReadRow, text: str, tell: Teller, key: str = "cell") -> Organization | None:
        """The organisation that exists on the day of the import; otherwise a finding on the row and None."""
        if (certain := self._certain.get(text)) is not None:
            return certain
        by_code = self._codes.get(text)
        possible = [by_code] if by_code else list(self._named.get(text, {}).values())
        living = [organization for organization in possible if organization.pk in self._names]
        # A name may have passed on: an organisation of today that bears it goes before one that once did.
        bearers = [organization for organization in living if self._names[organization.pk] == text] or living
        if len(bearers) == 1:
            self._certain[text] = bearers[0]
            return bearers[0]
        if bearers:
            codes = ", ".join(sorted(organization.code for organization in bearers))
            sentence = f"“{shown(text)}” là tên của nhiều tổ chức (mã {codes}); cần chỉ rõ một tổ chức."
            row.findings.append(tell.obstacle("NL-52", row.number, key, sentence, "Ghi mã tổ chức thay cho tên."))
        elif possible:
            row.findings.append(self._ended(row, possible[0], tell, key))
        else:
            row.findings.append(
                tell.obstacle(
                    "NL-51",
                    row.number,
                    key,
                    f"Không có tổ chức nào mang mã hoặc đúng tên “{shown(text)}” trong phạm vi được giao.",
                    "Ghi đúng mã hoặc đúng nguyên tên tổ chức như ở trang Cây tổ chức.",
                )
            )
        return None

    def _ended(self, row: ReadRow, organization: Organization, tell: Teller, key: str) -> RowFinding:
        ended = organization.dissolved_on
        if ended is None or ended > self._day:
            sentence = (
                f"Tổ chức mã {organization.code} thành lập ngày {organization.founded_on:%d/%m/%Y}, "
                f"chưa có vào ngày {self._day:%d/%m/%Y}."
            )
            return tell.obstacle("NL-53", row.number, key, sentence, "Ghi tổ chức đang hoạt động vào ngày nhập.")
        heir = organization.successor
        remedy = f"Ghi tổ chức kế thừa: mã {heir.code}." if heir else "Ghi tổ chức đang hoạt động."
        sentence = f"Tổ chức mã {organization.code} đã kết thúc hoạt động từ ngày {ended:%d/%m/%Y}."
        return tell.obstacle("NL-53", row.number, key, sentence, remedy)


def _holds(period: OrganizationPeriod, day: date) -> bool:
    return period.since <= day and (period.until is None or period.until > day)
