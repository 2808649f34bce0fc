"""One act on several people: all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from nguon.core.errors import BadInput, Refused, Stale, note, noticing
from nguon.core.findings import Finding


def all_or_none(tries: Sequence[tuple[str, Callable[[], object]]]) -> int:
    """Try each (name, act) and return how many; tell of everybody who could not be recorded, each with the name.

    The caller's transaction takes all of them back when this raises, so that the sheet needs mending only once.

    :raises Refused: with the findings of everybody. :raises BadInput: what could not be read, or has changed meanwhile.
    """
    findings: list[Finding] = []
    problems: list[str] = []
    for name, act in tries:
        try:
            with noticing() as noticed:
                act()
        except Refused as refusal:
            findings += _named(name, refusal.findings)
        except BadInput as refusal:
            problems += [f"{name}: {problem}" for problem in refusal.problems]
        except Stale as change:
            problems.append(f"{name}: {change}")
        else:
            note(_named(name, noticed))
    if problems:
        raise BadInput(*problems)
    if findings:
        raise Refused(findings)
    return len(tries)


def _named(name: str, findings: Sequence[Finding]) -> list[Finding]:
    return [replace(finding, sentence=f"{name}: {finding.sentence}") for finding in findings]
