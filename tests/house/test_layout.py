"""Where things stand: one context, the same few files; names of this machine nowhere."""

from __future__ import annotations

import ast
import re
import subprocess

from tests.house.source import CONTEXTS, PACKAGE, ROOT, Module, listed, modules

ROLES = {"__init__", "terms", "rules", "models", "access", "queries", "operations", "migrations", "data"}
# What a context has beside the roles, and why.
MORE = {
    # The rule book is the context: the files are its parts, and none of them knows Django.
    "regulations": {
        "book",
        "chains",
        "loading",
        "entries",
        "papers",
        "paper_files",
        "threshold",
        "voting",
        "deadlines",
        "working_days",
        "rounding",
        "quantities",
        "cases",
        "case_files",
        "journeys",
        "journey_files",
        "raising",
    },
    # Figures are definitions (catalogue), questions put to the records, and answers as they are read; the articles are
    # questions asked in print.
    "statistics": {"catalogue", "questions", "readings", "articles"},
    # A file is read, its columns matched (layouts), its cells understood (values), its rows planned; a book goes back.
    "exchange": {"reading", "layouts", "values", "plan", "workbooks"},
}


def test_a_context_holds_only_the_files_a_reader_expects() -> None:
    strange = {
        path.relative_to(ROOT).as_posix()
        for context in CONTEXTS
        for path in (PACKAGE / context).glob("*")
        if path.name != "__pycache__" and path.stem not in ROLES | MORE.get(context, set())
    }

    assert not strange, (
        f"{listed(strange)}\nA context has terms, rules, models, access, queries, operations, each a file or a folder."
        " Put the content there; a part of another kind is added to MORE with its reason."
    )


def test_the_init_of_a_context_is_only_its_description() -> None:
    wordy = set()
    for context in CONTEXTS:
        module = Module(PACKAGE / context / "__init__.py")
        if len(module.tree.body) != 1 or ast.get_docstring(module.tree) is None:
            wordy.add(module.name)

    assert not wordy, f"{listed(wordy)}\nSay there what the context means, owns and never does; code goes elsewhere."


def test_every_public_name_says_what_it_is() -> None:
    silent = set()
    for module in modules():
        if ast.get_docstring(module.tree) is None and module.text.strip():
            silent.add(module.name)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and _is_public(node, module.tree):
                silent |= set() if ast.get_docstring(node) else {f"{module.name}:{node.lineno} {node.name}"}

    assert not silent, f"{listed(silent)}\nA public name without a docstring is unfinished: say what, units, raises."


def _is_public(node: ast.ClassDef | ast.FunctionDef, tree: ast.Module) -> bool:
    """Top-level names, and methods of top-level classes, that do not begin with an underscore."""
    within = [c.name for c in tree.body if isinstance(c, ast.ClassDef) and node in c.body]
    is_known_to_django = node.name in {"Meta", "Media", "Migration"}
    return (
        (node in tree.body or bool(within))
        and not node.name.startswith("_")
        and not any(name.startswith("_") for name in within)
        and not is_known_to_django
    )


def test_nothing_names_a_place_of_one_machine() -> None:
    machine = re.compile(r"(?<![\w.])/(?:home|Users|work|mnt)/\w|(?<![\w.])/root/\w|[A-Z]:\\\\Users")
    found = set()
    for name in tracked():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".html", ".js", ".css", ".txt", ".sh", ""} and path.is_file():
            lines = path.read_text(encoding="utf-8", errors="ignore").splitlines()
            found |= {f"{name}:{i}" for i, line in enumerate(lines, start=1) if machine.search(line)}

    assert not found - {"tests/house/test_layout.py"}, (
        f"{listed(found)}\nUse paths relative to the repository or to a setting."
    )


def tracked() -> list[str]:
    """The files under version control (all files, where there is none)."""
    try:
        told = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return [
            path.relative_to(ROOT).as_posix()
            for top in ("src", "tests", "docs", "tools")
            for path in (ROOT / top).rglob("*")
        ]
    return [name for name in told.splitlines() if "/vendor/" not in name]
