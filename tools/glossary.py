"""Renew the list of states and kinds at the end of docs/glossary.md from all `terms.py`: `python tools/glossary.py`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import nguon
from nguon.core.labelled import Labelled

GLOSSARY = Path(__file__).resolve().parents[1] / "docs" / "glossary.md"
MARK = "<!-- below: written by tools/glossary.py -->\n"


def vocabulary() -> Iterator[type[Labelled]]:
    """Every class of labelled words of the contexts, by module and in the order of definition."""
    package = Path(nguon.__file__).parent
    for path in sorted([*package.glob("*/terms.py"), *package.glob("*/terms/*.py")]):
        words = import_module(".".join(("nguon", *path.relative_to(package).with_suffix("").parts)))
        for thing in vars(words).values():
            if inspect.isclass(thing) and issubclass(thing, Labelled) and thing.__module__ == words.__name__:
                yield thing


def generated() -> str:
    """The list: each class with what it says of itself, each member with its Vietnamese label and stored code."""
    parts = []
    for words in vocabulary():
        context = words.__module__.split(".")[1]
        says = " ".join((inspect.getdoc(words) or "").split("\n\n")[0].split())
        rows = [f"| {word.label} | `{word.name}` | `{word.value}` |" for word in words]
        parts.append(
            "\n".join([f"\n### `{context}.{words.__name__}`\n", f"{says}\n", "| tiếng Việt | identifier | code |"])
        )
        parts.append("\n".join(["|---|---|---|", *rows]))
    return "\n".join(parts) + "\n"


def renewed() -> str:
    """The whole glossary: what people wrote above the mark, the list of today below it."""
    return GLOSSARY.read_text(encoding="utf-8").split(MARK)[0] + MARK + generated()


if __name__ == "__main__":
    GLOSSARY.write_text(renewed(), encoding="utf-8")
