"""Three families of error that a page or command answers; anything else is our own fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from nguon.core.findings import Finding, Severity


class Anticipated(Exception):
    """An answer to the user, not a fault of the program."""


class Refused(Anticipated):
    """The rules say no. Carries every finding, so that a dossier needs mending only once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f.clause for f in self.findings))


class NotAllowed(Anticipated):
    """The actor may see the thing but not do this to it."""


class NotFound(Anticipated):
    """There is no such thing inside the actor's scope; outside and absent look the same."""


class Stale(Anticipated):
    """Somebody else changed it after it was read."""


class BadInput(Anticipated):
    """What came in cannot be understood. `problems` are whole sentences: found, required, where written, what to do."""

    def __init__(self, *problems: str, fields: dict[str, list[str]] | None = None) -> None:
        self.problems = problems
        self.fields = fields or {}
        super().__init__(" ".join(problems))


def refuse_or_keep(findings: Iterable[Finding], *, already_taken: bool) -> list[str]:
    """The clause codes to store with an act; raises when something stands against one that is still to be done.

    An act that was already taken on paper is recorded with what stands against it, not refused (decision 7).

    :raises Refused: an obstacle, and the act is not yet taken. All findings are carried, warnings too.
    """
    found = tuple(findings)
    if not already_taken and any(f.severity is Severity.OBSTACLE for f in found):
        raise Refused(found)
    note(found)
    return [f.clause for f in found]


def note(findings: Iterable[Finding]) -> None:
    """Tell whoever is noticing that an act was stored with these findings."""
    _noticed.set((*_noticed.get(), *findings))


_noticed: ContextVar[tuple[Finding, ...]] = ContextVar("findings that an act is stored with", default=())


@contextmanager
def noticing() -> Iterator[list[Finding]]:
    """Fill the list, on leaving, with the findings that acts inside were stored with: what an office is to be shown.

    Acts return what they changed; their warnings would be known only by code without this.
    """
    noticed: list[Finding] = []
    token = _noticed.set(())
    try:
        yield noticed
    finally:
        noticed.extend(_noticed.get())
        _noticed.reset(token)
