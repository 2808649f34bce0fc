"""How a value comes in from outside: typed, and refused with a sentence when it cannot be read."""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def words(name: str) -> list[str]:
    """The comma-separated parts of a variable; an absent one has none."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def flag(name: str, *, default: bool = False) -> bool:
    """A yes or no: 1 or 0."""
    value = os.environ.get(name, "")
    if value not in ("", "0", "1"):
        raise ImproperlyConfigured(f"{name} là {value!r}; chỉ nhận 1 (có) hoặc 0 (không).")
    return default if value == "" else value == "1"


def day(name: str) -> date | None:
    """A day written as YYYY-MM-DD; None when absent."""
    value = os.environ.get(name, "")
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} là {value!r}; cần một ngày có thật, viết theo kiểu 2026-11-21.") from error


def folder(name: str) -> Path | None:
    """A folder that is there; None when absent."""
    value = os.environ.get(name, "")
    if not value:
        return None
    path = Path(value).absolute()
    if not path.is_dir():
        raise ImproperlyConfigured(f"{name} là {value!r}; không có thư mục đó. Tạo thư mục hoặc bỏ biến này.")
    return path


def secret_key(file: Path | None) -> str:
    """NGUON_SECRET_KEY; else the content of NGUON_SECRET_KEY_FILE or of `file`; else a key for this process only."""
    if key := os.environ.get("NGUON_SECRET_KEY"):
        return key
    named = os.environ.get("NGUON_SECRET_KEY_FILE")
    path = Path(named) if named else file
    try:
        return path.read_text(encoding="ascii").strip() if path is not None else ""
    except OSError as error:
        if named:
            raise ImproperlyConfigured(f"Không đọc được NGUON_SECRET_KEY_FILE {named}: {error.strerror}.") from error
        return new_secret_key()


def new_secret_key() -> str:
    """A key nobody can guess."""
    return secrets.token_urlsafe(64)
