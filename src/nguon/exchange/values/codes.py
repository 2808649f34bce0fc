"""Words that stand for a code: only what the list of the layout names, nothing near it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from nguon.exchange.reading import Cell
from nguon.exchange.values.reading import Read, Trouble, shown
from nguon.exchange.values.text import text

_JOINTS = re.compile(r"[\s\-–.']+")


def word_key(word: str) -> str:
    """The form in which words are compared: case, hyphens and blanks do not matter, marks do."""
    return _JOINTS.sub(" ", word.casefold()).strip()


def coded(cell: Cell, codes: Mapping[str, str], known: str) -> Read:
    """The code of a word. `codes` is keyed by `word_key`; `known` names what may be written."""
    value, trouble = text(cell)
    if value is None:
        return None, trouble
    code = codes.get(word_key(value))
    if code is None:
        return None, Trouble(
            "NL-41",
            f"“{shown(value)}” không có trong danh mục",
            f"một trong: {known}",
            "ghi lại đúng tên trong danh mục",
        )
    return code, trouble
