"""Reading wrongful admissions within a scope, and the facts their treatment is judged by."""

from __future__ import annotations

from datetime import date

from nguon.admission.terms import DecidingBody
from nguon.core.errors import NotFound, Stale
from nguon.core.scope import Actor, Scope
from nguon.organizations import queries as organizations
from nguon.probation.models import RedoneStep, WrongfulAdmission
from nguon.probation.rules import Annulment, Redone, Reissue
from nguon.probation.terms import Annuller, Fault, FaultyStep, WrongfulState


def wrongful_within(scope: Scope, pk: int) -> WrongfulAdmission:
    """The wrongful admission, if its person lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    rows = WrongfulAdmission.objects.within(scope).select_related("person", "organization", "dossier")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound("wrongful")
    return found


def locked_wrongful(actor: Actor, pk: int, *, seen_version: int) -> WrongfulAdmission:
    """The same, locked for change.

    :raises NotFound: outside the actor's scope. :raises Stale: changed after the version that was seen.
    """
    mine = WrongfulAdmission.objects.within(actor.scope).select_related("person", "organization", "dossier")
    found = mine.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFound("wrongful")
    if found.version != seen_version:
        raise Stale("Việc này vừa được người khác cập nhật. Hãy xem lại trước khi ghi.")
    return found


def wrongful_admissions(
    scope: Scope, *, lft: int, rgt: int, states: tuple[WrongfulState, ...], limit: int
) -> list[WrongfulAdmission]:
    """Wrongful admissions of an interval of the tree, the newest first."""
    rows = WrongfulAdmission.objects.within(scope).filter(person__pos__gte=lft, person__pos__lte=rgt, state__in=states)
    return list(rows.select_related("person", "organization").order_by("-found_on", "-pk")[:limit])


def wrongful_of(person_id: int) -> list[WrongfulAdmission]:
    """Those of one person whom the caller has found within the scope, newest first."""
    return list(WrongfulAdmission.rows.filter(person_id=person_id).order_by("-found_on", "-pk"))


def has_open_wrongful(person_id: int) -> bool:
    """True when one is being treated."""
    return WrongfulAdmission.rows.filter(person_id=person_id, state=WrongfulState.FOUND).exists()


def steps_of(wrongful_id: int) -> list[RedoneStep]:
    """The faulty steps in the order of the path."""
    order = [step.value for step in FaultyStep]
    rows = RedoneStep.rows.filter(wrongful_id=wrongful_id)
    return sorted(rows, key=lambda row: order.index(row.step))


def annulment_facts(wrongful: WrongfulAdmission, day: date, annulled_by: Annuller | None) -> Annulment:
    """What is judged when the annulment is signed on the day."""
    return Annulment(
        fault=Fault(wrongful.fault),
        qualifies=wrongful.qualifies,
        issuer_exists=_issuer_exists(wrongful, day),
        annulled_by=annulled_by,
        found_elsewhere=wrongful.found_elsewhere,
        is_received=wrongful.is_received,
        superior_consent=_consent(wrongful, day),
    )


def _consent(wrongful: WrongfulAdmission, day: date) -> bool | None:
    return None if wrongful.consented_on is None else wrongful.consented_on <= day


def _issuer_exists(wrongful: WrongfulAdmission, day: date) -> bool | None:
    """Whether the committee that decided is still there; None for a decision that was not recorded here."""
    dossier = wrongful.dossier
    if dossier is None or dossier.decided_on is None:
        return None
    base = organizations.base_of(dossier.organization_id, dossier.decided_on)
    if base is None:
        return None
    issuer = base.organization_id if dossier.deciding_body == DecidingBody.DELEGATED_BASE else base.parent_id
    return None if issuer is None else organizations.current_period(issuer, day) is not None


def reissue_facts(wrongful: WrongfulAdmission, admitted_on: date | None, official_on: date | None) -> Reissue:
    """What is judged when the decision is issued anew."""
    steps = tuple(Redone(FaultyStep(row.step), row.redone_on) for row in steps_of(wrongful.pk))
    return Reissue(Fault(wrongful.fault), wrongful.qualifies, steps, admitted_on, official_on)
