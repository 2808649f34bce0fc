"""Vietnamese names: stored NFC, searched without marks, sorted by given name in Vietnamese order.

Done here and stored in columns because no extension or ICU of the database may be relied on (ADR 0002).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# f, j, w, z are no Vietnamese letters but stand in names of the ethnic minorities: put where a reader expects them.
_ORDER = {letter: index for index, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=1)}
_ORDER["ð"] = _ORDER["đ"]
# The order of dictionaries: level, falling (huyền), hook (hỏi), rising broken (ngã), rising (sắc), heavy (nặng).
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# Stroked letters do not decompose. `ð` is what other programs write for `đ`: same look, another code.
_STROKES = str.maketrans({"đ": "d", "ð": "d", "ƀ": "b"})
_FIRST = 0x40  # above digits, hyphen and apostrophe, which keep their own order before the letters


def tidy(text: str) -> str:
    """NFC, with runs of blanks (also no-break ones) made one and the ends trimmed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Lower case without marks, `đ` as `d`: what a hurried clerk types. Used for search keys and headings."""
    return " ".join(map(_folded, text.split()))


# A list of ten thousand names has a few hundred words.
@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.casefold().translate(_STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=20_000)
def _collation(word: str) -> tuple[str, str]:
    letters, marks = [], []
    for cluster in _clusters(word):
        tone = next((_TONES[part] for part in cluster if part in _TONES), 0)
        rest = "".join(part for part in cluster if part not in _TONES) or cluster
        letter = unicodedata.normalize("NFC", rest)
        if letter not in _ORDER and rest[0].translate(_STROKES) in _ORDER:
            # Ĕ, ƀ, ñ of the minority languages: among the letters they look like, after these.
            letter, tone = rest[0].translate(_STROKES), tone + len(_TONES) + 1
        letters.append(chr(_FIRST + _ORDER[letter]) if letter in _ORDER else rest[0])
        marks.append(chr(_FIRST + tone))
    return "".join(letters), "".join(marks)


def _clusters(word: str) -> list[str]:
    """Each letter with its marks, decomposed; `đ` is a letter of its own."""
    clusters: list[str] = []
    for part in unicodedata.normalize("NFD", word.casefold()):
        if clusters and unicodedata.combining(part):
            clusters[-1] += part
        else:
            clusters.append(part)
    return clusters


def sort_key(full_name: str) -> str:
    """A key that sorts names as a Vietnamese list does: given name, then family and middle names; letters before tones.

    Plain ASCII for Vietnamese letters, so that the database may compare bytes (collation "C").
    """
    words = tidy(full_name).split(" ")
    ordered = [words[-1], *words[:-1]]
    pairs = [_collation(word) for word in ordered]
    return " ".join(f"{letters}!{tones}" for letters, tones in pairs)
