"""Coded words with the Vietnamese label a user reads."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A code stored in the database and its Vietnamese label: `OFFICIAL = "official", "Đảng viên chính thức"`."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """(code, label) pairs in the order of definition, for form and model fields."""
        return [(member.value, member.label) for member in cls]
