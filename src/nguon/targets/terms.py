"""What a target counts and for how long."""

from nguon.core.labelled import Labelled


class Span(Labelled):
    """The period a directive plans for."""

    YEAR = "year", "năm"
    TERM = "term", "nhiệm kỳ"


class TargetKind(Labelled):
    """What is to be reached."""

    ADMISSIONS = "admissions", "Kết nạp đảng viên"
