"""What a read sheet is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = "str | int | float | bool | list[int]"
"""A cell as the file holds it: text ("" when empty), a number, a yes/no, or a real date as [year, month, day]."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet, row 1 and column A first, blank rows included, all rows of one width."""

    name: str
    rows: list[list[Cell]]


def column_letter(index: int) -> str:
    """The letters a spreadsheet shows above column `index` (0 = A)."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
