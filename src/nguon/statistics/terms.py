"""Words of the figures: what is counted, in which unit, when, and how carefully it must be shown."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class Population(Labelled):
    """Whose rows a figure counts. The label completes "đếm ..."."""

    MEMBERS = "members", "đảng viên đang sinh hoạt vào ngày cuối kỳ"
    ADMISSIONS = "admissions", "lần kết nạp trong kỳ, tại nơi kết nạp"
    FOUND = "found", "nguồn được phát hiện trong kỳ"
    CANDIDATES = "candidates", "người trong danh sách nguồn vào ngày cuối kỳ"
    DOSSIERS = "dossiers", "hồ sơ kết nạp chưa có quyết định vào ngày cuối kỳ"
    LEARNERS = "learners", "học viên các lớp nhận thức khai giảng trong kỳ"
    CELLS = "cells", "chi bộ đang hoạt động vào ngày cuối kỳ"
    PLACES = "places", "địa bàn, đơn vị có vào ngày cuối kỳ"
    SUBORDINATES = "subordinates", "tổ chức trực thuộc trực tiếp vào ngày cuối kỳ"


class PeriodRule(Labelled):
    """Whether a figure looks at one day or at a stretch of days."""

    STOCK = "stock", "tính vào ngày cuối kỳ"
    FLOW = "flow", "tính trong cả kỳ"


class Window(Labelled):
    """The stretches of time that one question counts side by side."""

    ASKED = "asked", "kỳ đang xem"
    BEFORE = "before", "kỳ trước"
    TERM = "term", "từ đầu nhiệm kỳ đến ngày cuối kỳ"


class Unit(Labelled):
    """What the number is a number of."""

    PERSON = "person", "người"
    CELL = "cell", "chi bộ"
    ORGANIZATION = "organization", "tổ chức"
    PLACE = "place", "địa bàn, đơn vị"
    DOSSIER = "dossier", "hồ sơ"
    YEARS = "years", "tuổi"
    POINTS = "points", "điểm phần trăm"


class Sensitivity(Labelled):
    """How far a figure may be opened."""

    ORDINARY = "ordinary", "mở được danh sách trong phạm vi được giao, có ghi nhật ký"
    SENSITIVE = "sensitive", "chỉ xem số tổng hợp từ đảng bộ cơ sở trở lên, không mở danh sách"


class Section(Labelled):
    """The part of a page in which a figure stands."""

    ADMISSIONS = "admissions", "Kết nạp so với chỉ tiêu"
    STRUCTURE = "structure", "Cơ cấu đảng viên mới kết nạp"
    MEMBERS = "members", "Đội ngũ đảng viên"
    SOURCES = "sources", "Nguồn, lớp học, hồ sơ"
    ORGANIZATIONS = "organizations", "Chi bộ, tổ chức trực thuộc"
    PLACES = "places", "Địa bàn, đơn vị"
