"""Conditions of a dossier that are found out or granted on the way: exceptions, consents, who must introduce."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nguon.admission import queries
from nguon.admission.models import Dossier
from nguon.admission.operations.stored import record
from nguon.admission.terms import DossierState, SchoolingException
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the rules ask about the applicant's case beside the person's own particulars.

    Consents: True on file, False absent, None not known. The two unions: whether one exists where the applicant works,
    studies or lives; None not known.
    """

    schooling_exception: SchoolingException | None = None
    schooling_consent: bool | None = None
    over_age_consent: bool | None = None
    readmission_consent: bool | None = None
    youth_union_here: bool | None = None
    trade_union_here: bool | None = None


NOTHING_KNOWN = Conditions()
"""A dossier of which nobody has said anything yet."""


def write_conditions(dossier: Dossier, conditions: Conditions) -> None:
    """Put the conditions into the row; the caller stores it."""
    dossier.schooling_exception = conditions.schooling_exception or ""
    dossier.schooling_consent = conditions.schooling_consent
    dossier.over_age_consent = conditions.over_age_consent
    dossier.readmission_consent = conditions.readmission_consent
    dossier.youth_union_here = conditions.youth_union_here
    dossier.trade_union_here = conditions.trade_union_here


@transaction.atomic
def keep_conditions(
    *, dossier_id: int, seen_version: int, conditions: Conditions, application_on: date | None, actor: Actor
) -> Dossier:
    """Write down what has become known; it is judged with the cell's meeting.

    :raises BadInput: the cell has met: what it judged must not change afterwards.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    if dossier.state != DossierState.PREPARING:
        raise BadInput("Chi bộ đã xét hồ sơ này nên không sửa điều kiện của hồ sơ được nữa.")
    write_conditions(dossier, conditions)
    dossier.application_on = application_on
    dossier.version += 1
    dossier.save()
    record(EventKind.CONDITIONS_KEPT, dossier, actor)
    return dossier
