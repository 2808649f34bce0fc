"""Admissions and targets: how many, against what was to be reached."""

from __future__ import annotations

from nguon.organizations.terms import Kind
from nguon.statistics.catalogue.conditions import among, holds
from nguon.statistics.catalogue.figure import Figure, Handed, Tally
from nguon.statistics.terms import Population, Section, Unit, Window
from nguon.targets.terms import Span

ALL_ADMISSIONS = Tally(Population.ADMISSIONS)
_BELOW = Tally(Population.SUBORDINATES, (holds("has_target"),))
_DISTRICTS = _BELOW.that(among("kind", Kind.DISTRICT))

_WHEN = "Tính theo ngày bắt đầu dự bị (ngày tổ chức lễ kết nạp), tại chi bộ nơi kết nạp"

ADMISSIONS = (
    Figure(
        key="admissions",
        name="Kết nạp trong kỳ",
        section=Section.ADMISSIONS,
        numerator=ALL_ADMISSIONS,
        definition=f"Số lần kết nạp đảng viên có ngày kết nạp trong kỳ. {_WHEN}, kể cả người sau đó đã chuyển đi.",
    ),
    Figure(
        key="admissions_year_target",
        name="Kết nạp so với chỉ tiêu năm",
        section=Section.ADMISSIONS,
        numerator=ALL_ADMISSIONS,
        denominator=Handed(Span.YEAR),
        definition=(
            "Số kết nạp trong kỳ chia cho chỉ tiêu của văn bản giao đúng kỳ đó. Khi vừa có chỉ tiêu cấp trên giao, "
            "vừa có chỉ tiêu tự đề ra thì lấy chỉ tiêu cấp trên giao."
        ),
    ),
    Figure(
        key="admissions_term_target",
        name="Kết nạp trong kỳ so với chỉ tiêu cả nhiệm kỳ",
        section=Section.ADMISSIONS,
        numerator=ALL_ADMISSIONS,
        denominator=Handed(Span.TERM),
        definition=(
            "Số kết nạp trong kỳ đang xem chia cho chỉ tiêu của cả nhiệm kỳ chứa ngày cuối kỳ; xem một năm thì biết "
            "riêng năm đó đạt bao nhiêu phần của nhiệm kỳ."
        ),
    ),
    Figure(
        key="term_progress",
        name="Kết nạp từ đầu nhiệm kỳ so với chỉ tiêu nhiệm kỳ",
        section=Section.ADMISSIONS,
        numerator=ALL_ADMISSIONS,
        denominator=Handed(Span.TERM),
        window=Window.TERM,
        definition=(
            f"Số kết nạp từ ngày đầu nhiệm kỳ đến ngày cuối kỳ đang xem, chia cho chỉ tiêu của cả nhiệm kỳ. {_WHEN}."
        ),
    ),
    Figure(
        key="subordinates_above_target",
        name="Tổ chức trực thuộc vượt chỉ tiêu năm",
        section=Section.ADMISSIONS,
        numerator=_BELOW.that(holds("above_target")),
        denominator=_BELOW,
        unit=Unit.ORGANIZATION,
        definition=(
            "Số tổ chức trực thuộc trực tiếp vào ngày cuối kỳ có số kết nạp trong kỳ lớn hơn chỉ tiêu được giao cho "
            "kỳ đó, chia cho số tổ chức trực thuộc được giao chỉ tiêu."
        ),
    ),
    Figure(
        key="districts_above_target",
        name="Đảng bộ quận, huyện vượt chỉ tiêu năm",
        section=Section.ADMISSIONS,
        numerator=_DISTRICTS.that(holds("above_target")),
        denominator=_DISTRICTS,
        unit=Unit.ORGANIZATION,
        definition=(
            "Số đảng bộ quận, huyện, thị xã, thành phố thuộc tỉnh trực thuộc trực tiếp vào ngày cuối kỳ có số kết "
            "nạp trong kỳ lớn hơn chỉ tiêu được giao, chia cho số đảng bộ như vậy được giao chỉ tiêu."
        ),
    ),
)
