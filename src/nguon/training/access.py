"""Who may do what to a class."""

from __future__ import annotations

from nguon.accounts.terms import Permission
from nguon.core.scope import Actor
from nguon.training.models import TrainingClass


def sees_only_own_classes(actor: Actor) -> bool:
    """True for a centre, which reaches the people on its rosters and no branch."""
    return not actor.scope.intervals and not actor.scope.is_everything


def may_record_results(actor: Actor, training_class: TrainingClass) -> bool:
    """True for whoever keeps classes at the committee that holds this one."""
    return actor.may(Permission.KEEP_CLASSES) and training_class.organization.code == actor.organization


def may_enrol(actor: Actor) -> bool:
    """True for whoever keeps classes and reaches a branch: only there are people to be sent."""
    return actor.may(Permission.KEEP_CLASSES) and bool(actor.scope.intervals)
