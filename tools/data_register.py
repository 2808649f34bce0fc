"""Write docs/data-register.md from the models: `python tools/data_register.py > docs/data-register.md`."""

from __future__ import annotations

import os
import sys

import django

OF_LIBRARIES = {
    "auth.Permission": "danh mục của Django, không dùng; không có dữ liệu cá nhân",
    "auth.Group": "danh mục của Django, không dùng; không có dữ liệu cá nhân",
    "contenttypes.ContentType": "danh mục bảng của Django; không có dữ liệu cá nhân",
    "sessions.Session": "phiên đăng nhập: khóa tài khoản và vai trò đang chọn, đã ký; hết hạn sau 8 giờ",
    "account.EmailAddress": "bảng của thư viện đăng nhập, để trống: hệ thống không dùng thư điện tử",
    "account.EmailConfirmation": "bảng của thư viện đăng nhập, để trống: hệ thống không dùng thư điện tử",
}
"""Tables that libraries bring: what is in them."""

WITHOUT_MODEL = {
    "django_migrations": "tên các bước cập nhật cấu trúc; không có dữ liệu cá nhân",
    "nguon_cache": "bộ đếm lần nhập sai mật khẩu; tự xóa khi hết hạn",
}
"""Tables without a model."""

_HEAD = """# Sổ đăng ký dữ liệu

Mỗi cột của cơ sở dữ liệu: mức nhạy cảm, mục đích, thời hạn giữ. Tạo bằng `tools/data_register.py`; một phép thử
so tệp này với các bảng thật, nên không sửa tay. Mức 4 chỉ đọc trong một hồ sơ đang mở, mỗi lần đọc được ghi nhật ký.
"""


def register() -> str:
    """The whole document."""
    # A tool has no settings before it starts.
    from django.apps import apps  # noqa: PLC0415  (reason: needs the application to be set up)

    parts = [_HEAD]
    for model in sorted(apps.get_models(), key=lambda m: m._meta.db_table):
        if model.__module__.startswith("nguon."):
            parts.append(_table(model))
    parts.append("## Bảng của thư viện\n")
    theirs = {label: f"`{apps.get_model(label)._meta.db_table}`: {says}" for label, says in OF_LIBRARIES.items()}
    without = {name: f"`{name}`: {says}" for name, says in WITHOUT_MODEL.items()}
    parts.append("\n".join(f"- {line}." for line in sorted((theirs | without).values())) + "\n")
    return "\n".join(parts)


def _table(model: type) -> str:
    lines = [f"## `{model._meta.db_table}`\n", "| cột | mức | mục đích | giữ |", "|---|---|---|---|"]
    for field in model._meta.concrete_fields:
        held = model.held[field.name]
        level = f"{held.level.value} – {held.level.label}"
        lines.append(f"| `{field.column}` | {level} | {held.purpose} | {held.retention.label} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nguon.config.settings.test")
    django.setup()
    sys.stdout.write(register())
