"""Lists as other offices' programs write them, made with openpyxl; all people are invented."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

import openpyxl

MEMBER_HEADINGS = (
    *("Họ và tên", "Số thẻ Đảng viên", "Số CCCD", "Ngày sinh", "Ngày kết nạp"),
    *("Chi bộ đang sinh hoạt", "Chi bộ nơi cư trú", "Trạng thái"),
)
CANDIDATE_HEADINGS = (
    *("STT", "Mã GV/SV", "Họ và tên", "SĐT", "Giới tính", "Ngày sinh", "Dân tộc", "Quê quán", "Chức vụ", "Lớp"),
    *("Chi bộ công nhận", "Số BC công nhận cảm tình", "Ngày họp công nhận", "Đảng viên giúp đỡ"),
    *("Ngày phân công giúp đỡ", "Số QĐ mở lớp", "Ngày QĐ mở lớp", "Thời gian lớp bồi dưỡng", "Ngày cấp chứng chỉ"),
    *("Số QĐ / chứng chỉ", "Đơn vị cấp", "Đơn vị công tác khi cấp chứng chỉ", "Chi bộ khi cấp chứng chỉ"),
    *("Đảng ủy khi cấp chứng chỉ", "Tỉnh ủy khi cấp chứng chỉ", "Mã số", "Kết nạp", "Ngày quyết định"),
    *("Số QĐ kết nạp", "Ngày kết nạp", "Đảng viên hướng dẫn", "Ngày chuyển sinh hoạt", "Nơi chuyển tới"),
)

_MEMBER = {
    "Họ và tên": "Lâm Thị Thạch Thảo",
    "Số thẻ Đảng viên": "079188001234",
    "Số CCCD": "079188001234",
    "Ngày sinh": date(1988, 4, 30),
    "Ngày kết nạp": "19/05/2012",
    "Chi bộ đang sinh hoạt": "HA11",
    "Chi bộ nơi cư trú": "HA12",
    "Trạng thái": "Đang sinh hoạt",
}
_CANDIDATE = {
    "STT": "1.1",
    "Họ và tên": "Quách Gia Hân",
    "SĐT": "0912345678",
    "Giới tính": "Nữ",
    "Ngày sinh": "15/03/2003",
    "Dân tộc": "Khơ-me",
    "Quê quán": "Bãi Vàng, Sông Hiền",
    "Chi bộ công nhận": "Chi bộ ấp Bến Đá",
    "Số BC công nhận cảm tình": "05-BC/CB",
    "Ngày họp công nhận": "05/02/2025",
}


def workbook(rows: Iterable[Iterable[Any]], *, more: dict[str, list[list[Any]]] | None = None) -> bytes:
    """An .xlsx whose first sheet holds these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for name, other in (more or {}).items():
        extra = book.create_sheet(name)
        for row in other:
            extra.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def member(**cells: Any) -> dict[str, Any]:
    """A row of the list of members; give headings with `_` for blanks, or pass a dict by `**{}`."""
    return _MEMBER | cells


def candidate(**cells: Any) -> dict[str, Any]:
    """A row of the list of sources."""
    return _CANDIDATE | cells


def listing(*rows: dict[str, Any], headings: Iterable[str], above: Iterable[Iterable[Any]] = ()) -> bytes:
    """A workbook with the headings, title rows above them, and the rows by heading."""
    headings = tuple(headings)
    return workbook([*above, headings, *([row.get(heading) for heading in headings] for row in rows)])


def members(*rows: dict[str, Any], more: Iterable[str] = (), **kwargs: Any) -> bytes:
    """A list of members."""
    return listing(*rows, headings=(*MEMBER_HEADINGS, *more), **kwargs)


def candidates(*rows: dict[str, Any], more: Iterable[str] = (), **kwargs: Any) -> bytes:
    """A list of sources."""
    return listing(*rows, headings=(*CANDIDATE_HEADINGS, *more), **kwargs)
