"""Invented names, by ethnic group and sex, from the pools of `data/names.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any

from nguon.core.folding import fold, sort_key, tidy
from nguon.people.terms import MAJORITY_ETHNICITY, Sex

Pool = tuple[list[str], list[int]]


@cache
def _pools() -> dict[tuple[str, Sex], tuple[Pool, ...]]:
    """(ethnicity, sex) → pools of the parts of a name, in the order in which they are written."""
    data = tomllib.loads(files("nguon.demo").joinpath("data/names.toml").read_text(encoding="utf-8"))
    pools: dict[tuple[str, Sex], tuple[Pool, ...]] = {}
    for group in data.values():
        for sex in Sex:
            parts = [_part(group, kind, sex) for kind in ("family", "middle", "given")]
            for code in group["codes"]:
                pools[code, sex] = tuple(_weighted(words) for words in parts if words)
    return pools


def _part(group: dict[str, Any], kind: str, sex: Sex) -> list[str]:
    words: list[str] = group.get(f"{kind}_{sex}", group.get(kind, []))
    return words


def _weighted(words: list[str]) -> Pool:
    pairs = [word.partition("*") for word in words]
    return [tidy(word) for word, _, _ in pairs], list(accumulate(int(weight or 1) for _, _, weight in pairs))


def invented_name(random: Random, ethnicity: str, sex: Sex) -> str:
    """A full name; a group without a pool of its own gets names of the majority."""
    pools = _pools()
    parts = pools.get((ethnicity, sex)) or pools[MAJORITY_ETHNICITY, sex]
    return " ".join(random.choices(words, cum_weights=weights)[0] for words, weights in parts)


@cache
def _keys_of_word(word: str) -> tuple[str, str]:
    return fold(word), sort_key(word)


def keys(full_name: str) -> tuple[str, str]:
    """(folded, sort key) as core.folding makes them, remembered word by word: there are few words and many names."""
    words = [_keys_of_word(word) for word in full_name.split(" ")]
    return " ".join(folded for folded, _ in words), " ".join(key for _, key in [words[-1], *words[:-1]])
