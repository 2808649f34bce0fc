"""The rule book refuses what cannot be trusted, saying where, what and what is allowed."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nguon.regulations.book import DATA, BrokenBook, load_book
from nguon.regulations.loading.files import read_plainly

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


def test_files_in_plain_form_are_read_as_toml_reads_them() -> None:
    differing = [
        path.name
        for folder in (DATA, DATA.parent / "cases")
        for path in folder.rglob("*.toml")
        if (plain := read_plainly(text := path.read_text("utf-8"))) is not None and plain != tomllib.loads(text)
    ]

    assert differing == []


PLAIN = st.sampled_from(
    [
        'a = "chữ"', 'b = "có \\" nháy"', "c = 2025-02-28", "d = 2025-02-30", "e = 12", "f = 012", "g = -0",
        "h = 1_000", "i = true", 'j = ["x", "y"]', 'k = [ "x" ]', "l = []", 'm = ["x",]', "n = 1.5",
        "[[row]]", "[[a]]", "[row]",
        "# lời", "  # lời", "", " ", 'a = "hai lần"', 'row = "x"', "row = []", 'o = "#"',
        'p = "x" # lời', "q = 2025-01-01T00:00:00",
        'r.s = "x"', '"t" = "x"', "u = 'x'", 'v = """x', '"""', "\ta = 1", "w = +1", 'x = "\t"', "y=1", "z   =   2",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(lines=st.lists(PLAIN, max_size=8))
def test_plain_form_and_toml_never_differ(lines: list[str]) -> None:
    text = "\n".join(lines)
    plain = read_plainly(text)

    if plain is not None:
        assert plain == tomllib.loads(text)
