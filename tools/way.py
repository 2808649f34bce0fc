"""Renew the diagram and the table of a dossier's way in the manual from the table of states: `python tools/way.py`."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from nguon.admission.terms import NEXT, Act, DossierState

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "manual" / "duong-di-cua-ho-so.md"
MARK = "<!-- below: written by tools/way.py -->\n"


def edges() -> dict[tuple[DossierState, DossierState], list[Act]]:
    """(state, state) -> the acts that lead from one to the other; where the way leads back, every state it may be."""
    found: dict[tuple[DossierState, DossierState], list[Act]] = defaultdict(list)
    for (state, act), after in NEXT.items():
        came_from = [before for (before, _), reached in NEXT.items() if reached is state and before is not state]
        for target in [after] if after is not None else list(dict.fromkeys(came_from)):
            found[state, target].append(act)
    return found


def diagram() -> str:
    """The states and acts as Mermaid text."""
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'  state "{state.label}" as {state.value}' for state in DossierState]
    lines.append(f"  [*] --> {DossierState.PREPARING.value}")
    for (state, after), acts in edges().items():
        lines.append(f"  {state.value} --> {after.value}: {' / '.join(act.label for act in acts)}")
    ends = set(DossierState) - {state for state, _ in NEXT}
    lines += [f"  {state.value} --> [*]" for state in DossierState if state in ends]
    return "\n".join([*lines, "```"]) + "\n"


def table() -> str:
    """Each state with the acts that may be recorded in it."""
    lines = ["| Bước của hồ sơ | Việc ghi được |", "|---|---|"]
    for state in DossierState:
        acts = [act.label for act in Act if (state, act) in NEXT]
        lines.append(f"| {state.label} | {'; '.join(acts) or '–'} |")
    return "\n".join(lines) + "\n"


def renewed() -> str:
    """The whole page: what people wrote above the mark, the drawing of today below it."""
    return MANUAL.read_text(encoding="utf-8").split(MARK)[0] + MARK + "\n" + diagram() + "\n" + table()


if __name__ == "__main__":
    MANUAL.write_text(renewed(), encoding="utf-8")
