"""The journey files: one dossier from step to step across a change of rules, each step judged on its own day.

A step is an act with its day, what was found at it and the clauses expected, as in the case files. It knows the days
of the steps before it (`LEAVES`) and what the file says of the person, so that a journey reads like a record. A vote is
written as in favour of entitled, `"8/12"`: everybody entitled was present, the others voted against.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from nguon.regulations.case_files import Case

JOURNEYS = Path(__file__).parent / "journeys"

LEAVES: Mapping[str, Mapping[str, Any]] = {
    "opening-dossier": {"dossier_compiled_on": date},
    "cell-resolution": {"cell_met_on": date},
    "base-resolution": {"base_met_on": date, "needs_base": True, "deciding_body": "standing_committee"},
    "decision": {"decided_on": date},
    "ceremony": {"ceremony_on": date, "standing": "probationary"},
    "review": {"cell_met_on": date, "cell_vote": "vote"},
}
"""What an act leaves known for the steps after it: its day (`date`), its vote (`"vote"`), or the word itself."""


@dataclass(frozen=True)
class Journey:
    """A whole way: its file, its name and its steps as cases in order."""

    file: str
    name: str
    steps: tuple[Case, ...]


@cache
def journeys(allowed: Callable[[str], tuple[str, ...]]) -> tuple[Journey, ...]:
    """Every journey of every file. `allowed` names the facts an act takes, nested ones with a dot.

    A step is given only the facts its act takes, so that a way can be told once for all of its acts.
    """
    found = []
    for path in sorted(JOURNEYS.glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        for entry in table["journey"]:
            person = table.get("person", {}) | entry.get("person", {})
            steps = _steps(entry, person, path.name, allowed)
            found.append(Journey(path.name, entry["name"], steps))
    return tuple(found)


def _steps(
    entry: dict[str, Any], person: dict[str, Any], file: str, allowed: Callable[[str], tuple[str, ...]]
) -> tuple[Case, ...]:
    known: dict[str, Any] = {}
    steps = []
    for number, step in enumerate(entry["step"], 1):
        given = dict(step.get("given", {}))
        own = given.pop("person", {})
        vote = {"vote": step["vote"]} if "vote" in step else {}
        facts = _fitting(person | known | own | vote | given, allowed(step["act"]))
        expect, says = tuple(sorted(step["expect"])), tuple(step.get("says", ()))
        steps.append(Case(file, f"{entry['name']} ({number})", step["act"], step["on"], facts, expect, says))
        known |= {name: _left(left, step) for name, left in LEAVES.get(step["act"], {}).items()}
        known |= {name: value for name, value in given.items() if name in _KEPT}
    return tuple(steps)


_KEPT = {"decided_on", "received_on", "certificate_on"}
"""Facts a step is given that the later steps of a way know too."""


def _left(left: Any, step: dict[str, Any]) -> Any:
    if left is date:
        return step["on"]
    return step["vote"] if left == "vote" else left


def _fitting(facts: dict[str, Any], allowed: tuple[str, ...]) -> dict[str, Any]:
    """The facts the act takes, those of an applicant or entry in their place, votes spelled out."""
    fitting: dict[str, Any] = {}
    for name in allowed:
        top, _, rest = name.partition(".")
        inner = rest.partition(".")[0].removesuffix("[]")
        if top.removesuffix("[]") in facts:
            fitting[top.removesuffix("[]")] = _spelled(facts[top.removesuffix("[]")])
        elif inner in facts and top == "applicant":
            fitting.setdefault(top, {})[inner] = facts[inner]
    return fitting


def _spelled(value: Any) -> Any:
    """A short vote as its five counts; in a table, each value likewise."""
    if isinstance(value, dict):
        return {name: _spelled(inner) for name, inner in value.items()}
    short = _VOTE.fullmatch(value) if isinstance(value, str) else None
    if short is None:
        return value
    in_favour, entitled = int(short[1]), int(short[2])
    return {
        "eligible": entitled,
        "present": entitled,
        "in_favour": in_favour,
        "against": entitled - in_favour,
        "blank": 0,
    }


_VOTE = re.compile(r"(\d+)/(\d+)")
