"""Small files, small functions; the exceptions may only shrink (aesthetics: sizes with a ratchet)."""

from __future__ import annotations

import ast
import statistics
import tomllib
from pathlib import Path

from tests.house.source import ROOT, TEMPLATES, listed, modules

MODULE, FUNCTION, TEMPLATE, TEST = 300, 40, 200, 600
EXCEPTIONS = tomllib.loads(Path(__file__).with_name("sizes.toml").read_text(encoding="utf-8"))


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def check(kind: str, sizes: dict[str, int], limit: int) -> None:
    """Over the limit only what is listed, with no more lines than listed, and nothing listed without need."""
    over = {name: size for name, size in sizes.items() if size > limit}
    allowed = EXCEPTIONS[kind]
    grown = {
        f"{name}: {size} > {allowed.get(name, limit)}" for name, size in over.items() if size > allowed.get(name, limit)
    }
    loose = {f"{name} = {over.get(name, 0)}" for name, size in allowed.items() if over.get(name, 0) < size}

    assert not grown, f"{listed(grown)}\nCut by noun. Only when that makes it worse: tests/house/sizes.toml [{kind}]."
    assert not loose, (
        f"{listed(loose)}\nIt has shrunk: write the new number in tests/house/sizes.toml, or take the line out."
    )


def test_modules_stay_small() -> None:
    sizes = {module.name: _lines(module.path) for module in modules()}
    written = sorted(size for size in sizes.values() if size > 1)

    check("modules", sizes, MODULE)
    assert max(written) <= 500, "No module may have more than 500 lines."
    assert statistics.median(written) <= 90, "Half of the modules must have at most 90 lines."
    assert written[int(len(written) * 0.9)] <= 300, "Nine in ten modules must have at most 300 lines."


def test_functions_stay_small() -> None:
    sizes = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                sizes[f"{module.name}::{node.name}"] = (node.end_lineno or 0) - node.lineno + 1

    check("functions", sizes, FUNCTION)


def test_templates_stay_small() -> None:
    sizes = {path.relative_to(ROOT).as_posix(): _lines(path) for path in TEMPLATES.rglob("*.html")}

    check("templates", sizes, TEMPLATE)


def test_test_files_stay_small() -> None:
    sizes = {path.relative_to(ROOT).as_posix(): _lines(path) for path in (ROOT / "tests").rglob("*.py")}

    check("tests", sizes, TEST)


def test_own_javascript_stays_under_800_lines() -> None:
    files = {path.name: _lines(path) for path in (TEMPLATES.parent / "static" / "nguon").rglob("*.js")}

    assert sum(files.values()) <= 800
    assert {name for name, lines in files.items() if lines > 120} == set(), "At most 120 lines a file."
