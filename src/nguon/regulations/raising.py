"""Which function raises which clause, read from the sources of the rules: the way from a code to the code."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
CODE = re.compile(r"[A-Z]{2}-\d\d")
_WHERE = ("*/rules.py", "*/rules/*.py", "regulations/*.py")
_Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def raised_by(package: Path = PACKAGE) -> dict[str, tuple[str, ...]]:
    """Code of a clause -> the functions that name it, as `nguon.admission.rules.age.against_age`.

    A code in a table of the module counts for the functions that use the table.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted({path for pattern in _WHERE for path in package.glob(pattern)}):
        module = ".".join((package.name, *path.relative_to(package).with_suffix("").parts))
        for code, function in _raised_in(ast.parse(path.read_text("utf-8"))):
            found[code].append(f"{module.removesuffix('.__init__')}.{function}")
    return {code: tuple(dict.fromkeys(names)) for code, names in sorted(found.items())}


def _raised_in(module: ast.Module) -> Iterator[tuple[str, str]]:
    tables = dict(_tables(module))
    for function in (node for node in ast.walk(module) if isinstance(node, _Function)):
        for node in ast.walk(function):
            for code in _codes(node):
                yield code, function.name
            for code in tables.get(node.id, ()) if isinstance(node, ast.Name) else ():
                yield code, function.name


def _tables(module: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, codes) of what is assigned at the top of the module."""
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            codes = tuple(code for part in ast.walk(node.value) for code in _codes(part))
            for target in node.targets if isinstance(node, ast.Assign) else (node.target,):
                if isinstance(target, ast.Name):
                    yield target.id, codes


def _codes(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        yield node.value
