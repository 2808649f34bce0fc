"""Words of training: kinds of class and results."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class ClassKind(Labelled):
    """The two classes of the path."""

    AWARENESS = "awareness", "Lớp bồi dưỡng nhận thức về Đảng"
    NEW_MEMBER = "new_member", "Lớp bồi dưỡng đảng viên mới"


class Result(Labelled):
    """What a person on the roster achieved."""

    PASSED = "passed", "Đạt"
    FAILED = "failed", "Không đạt"
    ABSENT = "absent", "Không dự học"
