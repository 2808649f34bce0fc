"""The table of events."""

from __future__ import annotations

from django.db import models

from nguon.core.classification import Held, Level, Retention


def _log(purpose: str) -> Held:
    return Held(Level.INTERNAL, purpose, Retention.LOG)


class Event(models.Model):
    """One act or one look. `sequence` has no gaps; `hash` covers every column and the hash before (queries.digest)."""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    actor_id = models.BigIntegerField(null=True)
    grant = models.CharField(max_length=120)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    organization = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    held = {
        "sequence": _log("thứ tự sự kiện"),
        "at": _log("thời điểm"),
        "kind": _log("việc đã làm"),
        "actor_id": _log("người làm"),
        "grant": _log("vai trò đã dùng"),
        "subject": _log("đối tượng"),
        "subject_id": _log("đối tượng"),
        "person_id": _log("người có hồ sơ được xem hoặc sửa"),
        "organization": _log("tổ chức"),
        "details": _log("mã điều khoản, tên trường đã đổi; không chứa nội dung"),
        "previous_hash": _log("chuỗi kiểm chứng"),
        "hash": _log("chuỗi kiểm chứng"),
    }

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-sequence"], name="event_of_person"),
            models.Index(fields=["actor_id", "-sequence"], name="event_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind}"
