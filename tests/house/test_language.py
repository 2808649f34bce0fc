"""Vietnamese for readers, in the places made for it and in one form; English for those who maintain."""

from __future__ import annotations

import ast
import re
import subprocess
import unicodedata

from tests.house.source import PACKAGE, ROOT, Module, at, listed, modules
from tests.house.test_layout import tracked
from tests.house.test_sizes import EXCEPTIONS

VIETNAMESE = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]",
    re.IGNORECASE,
)
# Whole folders that speak to a reader: pages, commands, invented people, definitions of figures, layouts of lists.
SPEAKS = {"web", "config", "demo"}
SPEAKING_PARTS = {"terms", "catalogue", "readings", "layouts", "values", "reading", "plan", "workbooks", "queries"}
# Sentences that end up in an error, a finding or a column's purpose.
CARRIERS = re.compile(
    r"^(BadInput|Refused|NotFound|NotAllowed|Stale|Finding|Break|CommandError|ScopeNotDeclared|[A-Z]\w*(?:Error|Refusal))$"
    r"|^(internal|personal|sensitive|public|Held|_log|problem|problems|obstacle|warning|fail|_refuse\w*|_say|append|join)$"
)


def literals(module: Module) -> list[ast.Constant]:
    """Vietnamese string literals that are neither docstrings nor inside a call that carries a sentence."""
    allowed: set[int] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            allowed.add(id(node.value))  # a docstring, also below a constant
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and CARRIERS.match(_name(node))):
            allowed |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "Labelled" for base in node.bases):
            allowed |= {id(part) for part in ast.walk(node)}  # a class of words with their labels
        # A named sentence or table of sentences, used where the error is raised.
        if isinstance(node, ast.Assign | ast.AnnAssign) and node in module.tree.body:
            allowed |= {id(part) for part in ast.walk(node)}
    return [
        node
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and VIETNAMESE.search(node.value)
        and id(node) not in allowed
    ]


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")


def test_vietnamese_stands_where_readers_are_spoken_to() -> None:
    found: dict[str, list[str]] = {}
    for module in modules():
        if module.parts[0] not in SPEAKS and not module.is_role("models") and not SPEAKING_PARTS & set(module.parts):
            for node in literals(module):
                found.setdefault(module.name, []).append(f"{at(module, node)} {node.value[:40]!r}")
    allowed = EXCEPTIONS["words"]
    more = [line for name, lines in found.items() if len(lines) > allowed.get(name, 0) for line in lines]
    loose = {f"{name} = {len(found.get(name, []))}" for name, n in allowed.items() if len(found.get(name, [])) < n}

    assert not more, f"{listed(more)}\nMove the words to terms.py, a TOML file or a template, or name the sentence."
    assert not loose, f"{listed(loose)}\nFewer now: write the new number in tests/house/sizes.toml [words]."


def test_comments_docstrings_and_names_are_english() -> None:
    quoted = re.compile(r"[`“\"(*].*?[`”\")*]")
    found = set()
    for module in modules():
        for number, line in enumerate(module.text.splitlines(), start=1):
            comment = line.split("# ", 1)[1] if re.match(r"\s*# ", line) else ""
            if len(VIETNAMESE.findall(quoted.sub("", comment))) > 6:
                found.add(f"{module.name}:{number}")
        for node in ast.walk(module.tree):
            name = getattr(node, "name", None) or getattr(node, "id", None) or getattr(node, "arg", None)
            if isinstance(name, str) and not name.isascii():
                found.add(f"{at(module, node)} {name}")

    assert not found, (
        f"{listed(found)}\nIdentifiers and comments are English; a Vietnamese term of the trade is quoted."
    )


def test_all_text_is_in_one_form() -> None:
    found = set()
    for name in tracked():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".html", ".js", ".css", ".txt", ".csv"} and path.is_file():
            text = path.read_text(encoding="utf-8")
            if not unicodedata.is_normalized("NFC", text):
                found.add(name)

    assert not found, f"{listed(found)}\nSave as NFC; a test that needs NFD text makes it with unicodedata.normalize."


def test_nothing_says_how_the_work_is_organised() -> None:
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK|WIP|pytest\.mark\.(?:skip|xfail))\b")
    found = {
        f"{module.name}:{number}"
        for module in [*modules(), *(Module(path) for path in (ROOT / "tests").rglob("*.py"))]
        for number, line in enumerate(module.text.splitlines(), start=1)
        if words.search(line) and module.path.name != "test_language.py"
    }

    assert not found, (
        f"{listed(found)}\nDo it, or write it in docs/under-way.md; a test that cannot run is mended or deleted."
    )


def test_suppressions_give_a_reason() -> None:
    found = {
        f"{module.name}:{number}"
        for module in modules()
        for number, line in enumerate(module.text.splitlines(), start=1)
        if "# noqa" in line and "(reason:" not in line
    }

    assert not found, f"{listed(found)}\nWrite `# noqa: CODE  (reason: ...)`."


def test_commit_subjects_are_sentences_without_fixups() -> None:
    try:
        told = subprocess.run(
            ["git", "log", "--format=%s", "-200"], cwd=PACKAGE, capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return
    bad = {s for s in told.splitlines() if re.match(r"(?i)(fixup!|squash!|wip\b)", s) or s.endswith(".")}

    assert not bad, f"{listed(bad)}\nOne coherent idea a commit; subject imperative, the reason in the body."
