"""One meeting, several dossiers: the base committee resolves, or the deciding body decides, on each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from nguon.admission import operations, queries
from nguon.admission.operations import SignedDecision, VotedResolution
from nguon.core.scope import Actor
from nguon.journeys.together import all_or_none


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the meeting resolved on one dossier, and the version of the dossier that was seen."""

    seen_version: int
    resolution: VotedResolution


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision on one dossier, with its own number, and the version of the dossier that was seen."""

    seen_version: int
    decision: SignedDecision


@transaction.atomic
def resolve_together(*, resolved: Mapping[int, Resolved], actor: Actor, already_taken: bool = False) -> int:
    """Record the base committee's resolution on each dossier, by key: all of them or none. Returns how many.

    :raises Refused: with the findings of everybody, each beginning with the name.
    :raises BadInput: what could not be read or has changed meanwhile, likewise.
    """
    names = _locked(actor, resolved)
    return all_or_none(
        [
            (
                names[pk],
                partial(
                    operations.record_base_resolution,
                    dossier_id=pk,
                    seen_version=one.seen_version,
                    resolution=one.resolution,
                    actor=actor,
                    already_taken=already_taken,
                ),
            )
            for pk, one in resolved.items()
        ]
    )


@transaction.atomic
def decide_together(*, decided: Mapping[int, Decided], actor: Actor, already_taken: bool = False) -> int:
    """Record one decision for each dossier, by key: all of them or none. Returns how many.

    :raises Refused: with the findings of everybody, each beginning with the name.
    :raises BadInput: what could not be read or has changed meanwhile, likewise.
    """
    names = _locked(actor, decided)
    return all_or_none(
        [
            (
                names[pk],
                partial(
                    operations.record_decision,
                    dossier_id=pk,
                    seen_version=one.seen_version,
                    decision=one.decision,
                    actor=actor,
                    already_taken=already_taken,
                ),
            )
            for pk, one in decided.items()
        ]
    )


def _locked(actor: Actor, of: Mapping[int, object]) -> dict[int, str]:
    """Names by key, every dossier locked before the first act: two sheets at once wait and never block each other."""
    return {row.pk: row.person.full_name for row in queries.locked_dossiers(actor, set(of))}
