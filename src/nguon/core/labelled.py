"""Coded words with the Vietnamese label a user reads."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A code stored in the database and its Vietnamese label: `OFFICIAL = "official", "Đảng viên chính thức"`."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """`label` may look optional only so that `Standing(code)`, a look-up, type-checks; a member must have one."""
        if not label:
            raise TypeError(f"{cls.__name__}: mã {code!r} chưa có tên gọi tiếng Việt")
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """(code, label) pairs in the order of definition, for form and model fields."""
        return [(member.value, member.label) for member in cls]
