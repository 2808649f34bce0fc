"""Vietnamese names: stored NFC, searched without marks, sorted by given name in Vietnamese order.

Done here and stored in columns because no extension or ICU of the database may be relied on (ADR 0002).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
# f, j, w, z are no Vietnamese letters but stand in names of the ethnic minorities: put where a reader expects them.
_ORDER = {letter: index for index, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=1)}
# The order of dictionaries: level, falling (huyền), hook (hỏi), rising broken (ngã), rising (sắc), heavy (nặng).
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def tidy(text: str) -> str:
    """NFC, with runs of blanks (also no-break ones) made one and the ends trimmed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without marks, `đ` as `d`: what a hurried clerk types. Used for search keys and headings."""
    return " ".join(map(_folded, text.split()))


# A list of ten thousand names has a few hundred words.
@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _collation(word: str) -> tuple[str, str]:
    letters, tones = [], []
    for composed in unicodedata.normalize("NFC", word.casefold()):
        tone, rest = 0, []
        for part in unicodedata.normalize("NFD", composed):
            if part in _TONES:
                tone = _TONES[part]
            else:
                rest.append(part)
        letter = unicodedata.normalize("NFC", "".join(rest))
        letters.append(chr(0x30 + _ORDER[letter]) if letter in _ORDER else letter)
        tones.append(str(tone))
    return "".join(letters), "".join(tones)


def sort_key(full_name: str) -> str:
    """A key that sorts names as a Vietnamese list does: given name, then family and middle names; letters before tones.

    Plain ASCII for Vietnamese letters, so that the database may compare bytes (collation "C").
    """
    words = tidy(full_name).split(" ")
    ordered = [words[-1], *words[:-1]]
    pairs = [_collation(word) for word in ordered]
    return " ".join(f"{letters}!{tones}" for letters, tones in pairs)
