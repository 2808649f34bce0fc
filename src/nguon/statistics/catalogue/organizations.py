"""Cells and places."""

from __future__ import annotations

from collections.abc import Iterator

from nguon.organizations.terms import RESIDENTIAL_KINDS, Kind
from nguon.places.terms import NON_STATE_ENTERPRISES, RESIDENTIAL_PLACES, PlaceKind
from nguon.statistics.catalogue.conditions import among, fails
from nguon.statistics.catalogue.figure import Figure, Tally
from nguon.statistics.terms import PeriodRule, Population, Section, Unit

ALL_CELLS = Tally(Population.CELLS)
_RESIDENTIAL_CELLS = ALL_CELLS.that(among("kind", *sorted(RESIDENTIAL_KINDS)))
_PLACES = Tally(Population.PLACES)
_RESIDENTIAL = _PLACES.that(among("kind", *sorted(RESIDENTIAL_PLACES)))
_HAMLETS = _PLACES.that(among("kind", PlaceKind.HAMLET))
_ENTERPRISES = _PLACES.that(among("kind", *sorted(NON_STATE_ENTERPRISES)))

CELL_KINDS = (
    Kind.RESIDENTIAL,
    Kind.SCHOOL,
    Kind.MILITARY,
    Kind.POLICE,
    Kind.HEALTH,
    Kind.AGENCY,
    Kind.PUBLIC_SERVICE,
    Kind.STATE_ENTERPRISE,
    Kind.PRIVATE_ENTERPRISE,
    Kind.FOREIGN_ENTERPRISE,
)
"""The kinds a cell may be set in."""


def _cells_by_kind() -> Iterator[Figure]:
    for kind in CELL_KINDS:
        yield Figure(
            key=f"cells_{kind}",
            name=f"Chi bộ: {kind.label}",
            section=Section.ORGANIZATIONS,
            numerator=ALL_CELLS.that(among("kind", kind)),
            denominator=ALL_CELLS,
            unit=Unit.CELL,
            period_rule=PeriodRule.STOCK,
            definition=f"Trong số chi bộ đang hoạt động vào ngày cuối kỳ, số chi bộ thuộc loại hình {kind.label}.",
        )


def _without_member(key: str, name: str, what: str, places: Tally) -> Figure:
    return Figure(
        key=key,
        name=name,
        section=Section.PLACES,
        numerator=places.that(fails("has_member")),
        denominator=places,
        unit=Unit.PLACE,
        period_rule=PeriodRule.STOCK,
        definition=(
            f"Trong số {what} do tổ chức này và cấp dưới phụ trách vào ngày cuối kỳ, số chưa có đảng viên tại chỗ."
        ),
    )


ORGANIZATIONS = (
    Figure(
        key="cells",
        name="Chi bộ",
        section=Section.ORGANIZATIONS,
        numerator=ALL_CELLS,
        unit=Unit.CELL,
        period_rule=PeriodRule.STOCK,
        definition="Số chi bộ cơ sở và chi bộ trực thuộc đang hoạt động vào ngày cuối kỳ.",
    ),
    *_cells_by_kind(),
    Figure(
        key="cells_without_admission",
        name="Chi bộ không kết nạp được ai trong kỳ",
        section=Section.ORGANIZATIONS,
        numerator=ALL_CELLS.that(fails("admitted")),
        denominator=ALL_CELLS,
        unit=Unit.CELL,
        definition=(
            "Trong số chi bộ đang hoạt động vào ngày cuối kỳ, số không có lần kết nạp nào trong kỳ; muốn xem nhiều "
            "năm liền thì chọn kỳ dài bấy nhiêu năm."
        ),
    ),
    Figure(
        key="residential_cells_without_admission",
        name="Chi bộ khu dân cư không kết nạp được ai trong kỳ",
        section=Section.ORGANIZATIONS,
        numerator=_RESIDENTIAL_CELLS.that(fails("admitted")),
        denominator=_RESIDENTIAL_CELLS,
        unit=Unit.CELL,
        definition="Trong số chi bộ khu dân cư đang hoạt động vào ngày cuối kỳ, số không có lần kết nạp nào trong kỳ.",
    ),
    _without_member(
        "places_without_member", "Địa bàn dân cư chưa có đảng viên", "ấp, thôn, làng, tổ dân phố", _RESIDENTIAL
    ),
    _without_member("hamlets_without_member", "Thôn, làng chưa có đảng viên tại chỗ", "ấp, thôn, làng, bản", _HAMLETS),
    _without_member(
        "enterprises_without_member",
        "Doanh nghiệp ngoài Nhà nước chưa có đảng viên",
        "doanh nghiệp tư nhân, doanh nghiệp có vốn đầu tư nước ngoài",
        _ENTERPRISES,
    ),
)
