"""From found to admitted: candidates, classes, dossiers."""

from __future__ import annotations

from nguon.statistics.catalogue.conditions import among, holds
from nguon.statistics.catalogue.figure import Figure, Tally
from nguon.statistics.terms import PeriodRule, Population, Section, Unit
from nguon.training.terms import Result

_FOUND = Tally(Population.FOUND)
_BY_MOVEMENT = _FOUND.that(holds("by_movement"))
_CANDIDATES = Tally(Population.CANDIDATES)
_DOSSIERS = Tally(Population.DOSSIERS)
_LEARNERS = Tally(Population.LEARNERS)

SOURCES = (
    Figure(
        key="candidates",
        name="Người trong danh sách nguồn",
        section=Section.SOURCES,
        numerator=_CANDIDATES,
        period_rule=PeriodRule.STOCK,
        definition=(
            "Số người chi bộ đã ra nghị quyết đưa vào danh sách nguồn, vào ngày cuối kỳ chưa được kết nạp và chưa bị "
            "đưa ra."
        ),
    ),
    Figure(
        key="candidates_helped",
        name="Nguồn đã có đảng viên giúp đỡ",
        section=Section.SOURCES,
        numerator=_CANDIDATES.that(holds("helped")),
        denominator=_CANDIDATES,
        period_rule=PeriodRule.STOCK,
        definition=(
            "Trong số người trong danh sách nguồn vào ngày cuối kỳ, số đang có đảng viên được phân công giúp đỡ."
        ),
    ),
    Figure(
        key="found",
        name="Nguồn được phát hiện trong kỳ",
        section=Section.SOURCES,
        numerator=_FOUND,
        definition="Số người có đơn hoặc văn bản giới thiệu mang ngày trong kỳ, tại chi bộ theo dõi.",
    ),
    Figure(
        key="found_by_movement",
        name="Nguồn phát hiện qua phong trào thi đua",
        section=Section.SOURCES,
        numerator=_BY_MOVEMENT,
        denominator=_FOUND,
        definition="Trong số nguồn được phát hiện trong kỳ, số gắn với một phong trào thi đua.",
    ),
    Figure(
        key="movement_to_class",
        name="Nguồn từ phong trào đã học lớp nhận thức",
        section=Section.SOURCES,
        numerator=_BY_MOVEMENT.that(holds("sent_to_class")),
        denominator=_BY_MOVEMENT,
        definition=(
            "Trong số nguồn phát hiện trong kỳ qua phong trào thi đua, số được cử đi học lớp bồi dưỡng nhận thức về "
            "Đảng khai giảng trong kỳ."
        ),
    ),
    Figure(
        key="movement_admitted",
        name="Nguồn từ phong trào, đã học lớp, được kết nạp",
        section=Section.SOURCES,
        numerator=_BY_MOVEMENT.that(holds("sent_to_class"), holds("admitted")),
        denominator=_BY_MOVEMENT.that(holds("sent_to_class")),
        definition=(
            "Trong số nguồn phát hiện trong kỳ qua phong trào thi đua và đã học lớp nhận thức trong kỳ, số được kết "
            "nạp trong kỳ."
        ),
    ),
    Figure(
        key="class_learners",
        name="Học viên lớp nhận thức về Đảng",
        section=Section.SOURCES,
        numerator=_LEARNERS,
        definition=(
            "Số lượt học viên các lớp bồi dưỡng nhận thức về Đảng do tổ chức này và cấp dưới mở, khai giảng trong kỳ."
        ),
    ),
    Figure(
        key="class_passed",
        name="Học viên đạt kết quả",
        section=Section.SOURCES,
        numerator=_LEARNERS.that(among("result", Result.PASSED)),
        denominator=_LEARNERS,
        definition="Trong số lượt học viên các lớp nhận thức khai giảng trong kỳ, số đạt kết quả.",
    ),
    Figure(
        key="dossiers_open",
        name="Hồ sơ kết nạp đang làm",
        section=Section.SOURCES,
        numerator=_DOSSIERS,
        unit=Unit.DOSSIER,
        period_rule=PeriodRule.STOCK,
        definition="Số hồ sơ kết nạp đã lập, vào ngày cuối kỳ chưa có quyết định và chưa dừng.",
    ),
    Figure(
        key="dossiers_waiting",
        name="Hồ sơ đã hoàn chỉnh, chờ quyết định",
        section=Section.SOURCES,
        numerator=_DOSSIERS.that(holds("complete")),
        denominator=_DOSSIERS,
        unit=Unit.DOSSIER,
        period_rule=PeriodRule.STOCK,
        definition=(
            "Trong số hồ sơ kết nạp chưa có quyết định vào ngày cuối kỳ, số đã có nghị quyết đề nghị của đảng ủy cơ "
            "sở (chi bộ cơ sở thì nghị quyết của chi bộ)."
        ),
    ),
)
