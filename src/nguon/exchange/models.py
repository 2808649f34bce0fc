"""The file between preview and storing."""

from __future__ import annotations

from django.db import models

from nguon.core.classification import Held, Level, Retention, internal


class Upload(models.Model):
    """A file its owner is looking at. Belongs to one user, lives for an hour, goes when it has been stored."""

    owner = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    layout = models.CharField("bố cục", max_length=40)
    options = models.JSONField("lựa chọn khi nhập")
    file_name = models.CharField("tên tệp", max_length=200)
    content = models.BinaryField("nội dung tệp")
    created_at = models.DateTimeField("tải lên lúc")

    held = {
        "id": internal("khóa"),
        "owner": internal("chỉ người tải lên được xem"),
        "layout": internal("bố cục của danh sách"),
        "options": internal("ngày báo, trang tính, tổ chức"),
        "file_name": internal("nhận lại đúng tệp"),
        "content": Held(Level.SENSITIVE, "xem trước khi ghi; xóa sau khi ghi hoặc sau một giờ", Retention.SERVICE),
        "created_at": internal("xóa sau một giờ"),
    }

    class Meta:
        indexes = [models.Index(fields=["owner", "created_at"], name="upload_of")]

    def __str__(self) -> str:
        return f"Tệp {self.pk}"
