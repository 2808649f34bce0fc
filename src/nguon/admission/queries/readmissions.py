"""Reading readmissions, and what party age is counted from."""

from __future__ import annotations

from collections.abc import Sequence

from nguon.admission import rules
from nguon.admission.models import Dossier, Readmission
from nguon.admission.rules import Absence, Applicant, Membership
from nguon.admission.terms import Conviction, DossierState, Leaving
from nguon.people.terms import Standing


def readmission_of(dossier_id: int) -> Readmission | None:
    """What was recorded of the first time, if anything."""
    return Readmission.rows.filter(dossier_id=dossier_id).first()


def readmissions_of(
    dossiers: Sequence[Dossier], applicants: Sequence[Applicant]
) -> dict[int | None, rules.Readmission]:
    """Dossier -> what the meeting judges, for those who have left the Party; nothing is asked while there are none."""
    left = [d.pk for d, a in zip(dossiers, applicants, strict=True) if a.standing is Standing.LEFT]
    if not left:
        return {}
    rows = {row.dossier_id: row for row in Readmission.rows.filter(dossier_id__in=[pk for pk in left if pk])}
    return {pk: _facts(rows.get(pk)) for pk in left}


def _facts(row: Readmission | None) -> rules.Readmission:
    if row is None:
        return rules.Readmission(None, None, None, None, None, None)
    return rules.Readmission(
        how=Leaving(row.how) if row.how else None,
        is_hardship=row.is_hardship,
        conviction=Conviction(row.conviction) if row.conviction else None,
        cleared_on=row.cleared_on,
        times_before=row.times_before,
        consent_on=row.consented_on,
    )


def membership_of(person_id: int) -> Membership:
    """What the party age of a person whom the caller has found within the scope is counted from."""
    rows = Dossier.rows.filter(person_id=person_id, state=DossierState.ADMITTED, decided_on__isnull=False)
    dossiers = list(rows.select_related("readmission").order_by("decided_on"))
    again = [d.readmission for d in dossiers if hasattr(d, "readmission")]
    if not again:
        return Membership(dossiers[0].decided_on if len(dossiers) == 1 else None, (), is_recounted=False)
    absences = tuple(Absence(r.left_on, r.dossier.decided_on) for r in again if r.left_on and r.dossier.decided_on)
    return Membership(
        first_decided_on=again[0].first_decided_on,
        absences=absences if len(absences) == len(again) else None,
        is_recounted=all(r.recounted_on is not None for r in again),
    )
