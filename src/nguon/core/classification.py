"""What every stored column is: how sensitive, why it is held, how long. A column without an entry fails a test (P8)."""

from __future__ import annotations

from dataclasses import dataclass

from nguon.core.labelled import Labelled


class Level(Labelled):
    """Sensitivity, after QCVN 12:2026/BCA 3.5.2.1 (four levels)."""

    PUBLIC = "1", "công khai"
    INTERNAL = "2", "nội bộ"
    PERSONAL = "3", "dữ liệu cá nhân"
    SENSITIVE = "4", "dữ liệu cá nhân nhạy cảm"


class Retention(Labelled):
    """How long a column is kept."""

    RECORD = "record", "theo thời hạn lưu trữ hồ sơ đảng viên"
    CANDIDATE = "candidate", "đến khi đưa ra khỏi danh sách nguồn, rồi xóa"
    LOG = "log", "ít nhất 12 tháng"
    SERVICE = "service", "khi còn phục vụ"


@dataclass(frozen=True, slots=True)
class Held:
    """Level, purpose (Vietnamese, as the person will read it) and retention of one column."""

    level: Level
    purpose: str
    retention: Retention = Retention.RECORD


def public(purpose: str) -> Held:
    """A column anyone may know."""
    return Held(Level.PUBLIC, purpose, Retention.SERVICE)


def internal(purpose: str) -> Held:
    """A column for signed-in users; says nothing of a person."""
    return Held(Level.INTERNAL, purpose, Retention.SERVICE)


def personal(purpose: str, retention: Retention = Retention.RECORD) -> Held:
    """A column about a person; branch scope."""
    return Held(Level.PERSONAL, purpose, retention)


def sensitive(purpose: str, retention: Retention = Retention.RECORD) -> Held:
    """A column that is read only inside one open dossier, logged, never in a list."""
    return Held(Level.SENSITIVE, purpose, retention)
