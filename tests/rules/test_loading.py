"""The rule book refuses what cannot be trusted, saying where, what and what is allowed."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from nguon.regulations.book import DATA, BrokenBook, load_book

BROKEN = Path(__file__).parents[1] / "broken_rules"


@pytest.mark.parametrize("name", [path.stem for path in sorted(BROKEN.glob("*.toml"))])
def test_a_broken_file_is_refused_with_the_words_it_names(name: str, tmp_path: Path) -> None:
    sample = tomllib.loads((BROKEN / f"{name}.toml").read_text("utf-8"))
    for path, text in sample["files"].items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")

    with pytest.raises(BrokenBook) as refusal:
        load_book(tmp_path)

    lines = str(refusal.value).splitlines()
    assert [words for words in sample["must_say"] if not any(words in line for line in lines)] == []
    assert len(lines) == sample.get("faults", 1)


def test_the_hash_changes_with_any_byte_of_any_file(tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    same = load_book(copy).hash
    changed = tmp_path / "changed"
    shutil.copytree(DATA, changed)
    with (changed / "clauses" / "voting.toml").open("a", encoding="utf-8") as file:
        file.write("# một lời ghi chú\n")

    assert same == load_book().hash
    assert load_book(changed).hash != same


def test_the_hash_changes_when_a_file_moves(tmp_path: Path) -> None:
    moved = tmp_path / "data"
    shutil.copytree(DATA, moved)
    (moved / "clauses" / "voting.toml").rename(moved / "clauses" / "votes.toml")

    assert load_book(moved).hash != load_book().hash
