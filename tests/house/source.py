"""Our own source as the house rules read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "nguon"
TEMPLATES = PACKAGE / "web" / "templates"
CONTEXTS = (
    *("organizations", "places", "targets", "accounts", "people", "sourcing", "training", "admission", "probation"),
    *("audit", "regulations", "statistics", "exchange"),
)


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: Path

    @cached_property
    def text(self) -> str:
        """Its source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    @property
    def name(self) -> str:
        """The path below the repository, as an editor opens it."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def parts(self) -> tuple[str, ...]:
        """The path below the package, without `.py`."""
        return self.path.relative_to(PACKAGE).with_suffix("").parts

    @property
    def is_migration(self) -> bool:
        """True for a migration."""
        return "migrations" in self.parts

    def is_role(self, *roles: str) -> bool:
        """True when the file, or a folder it lies in below its context, has one of these names."""
        return bool(set(self.parts[1:]) & set(roles))


@lru_cache
def modules(*, migrations: bool = False) -> list[Module]:
    """The modules of the package."""
    found = (Module(path) for path in sorted(PACKAGE.rglob("*.py")))
    return [module for module in found if migrations or not module.is_migration]


def calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the last name of what is called."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
            yield node, name


def at(module: Module, node: ast.AST) -> str:
    """Where, as an editor opens it."""
    return f"{module.name}:{getattr(node, 'lineno', 1)}"


def listed(found: list[str] | set[str]) -> str:
    """One per line, for the message of a failing test."""
    return "\n  ".join(["", *sorted(found)])
