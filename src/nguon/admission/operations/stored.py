"""What every act on a dossier ends with: the move along the table of states, the stored row, the event."""

from __future__ import annotations

from datetime import date
from typing import Any

from nguon.admission import queries, rules
from nguon.admission.models import Dossier
from nguon.admission.rules import Following
from nguon.admission.terms import NEXT, NO_ACT_LEFT, Act, DossierState
from nguon.audit import operations as audit
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput, Refused
from nguon.core.scope import Actor
from nguon.regulations.book import load_book


def take(dossier: Dossier, act: Act) -> None:
    """Move the dossier along the table of states.

    :raises BadInput: the act is not possible in the present state.
    """
    state = DossierState(dossier.state)
    if (state, act) not in NEXT:
        possible = ", ".join(f"“{a.label}”" for (s, a) in NEXT if s is state) or NO_ACT_LEFT
        raise BadInput(f"Hồ sơ đang ở bước “{state.label}” nên chưa thể “{act.label}”. Việc có thể làm: {possible}.")
    after = NEXT[state, act] or DossierState(dossier.state_before)
    if after not in _AWAY:
        dossier.state_before = ""
    elif state not in _AWAY:
        dossier.state_before = state
    dossier.state = after
    dossier.version += 1


_AWAY = {DossierState.RETURNED, DossierState.INTERRUPTED}


def refuse_backdated(dossier: Dossier, act: Act, day: date) -> None:
    """Stop at an act dated before what the dossier already holds, whatever was done on paper.

    :raises Refused: with QT-09.
    """
    event, earlier_on = queries.last_day_of(dossier)
    findings = rules.against_following(Following(act, event, earlier_on), load_book().on(day))
    if findings:
        raise Refused(findings)


def refuse_during_pause(dossier: Dossier, act: Act, day: date) -> None:
    """Stop at a meeting or decision dated before the day on which the dossier was taken up again.

    :raises Refused: with QT-09.
    """
    ended = [pause.until for pause in queries.interruptions_of(dossier.pk) if pause.until is not None]
    if not ended:
        return
    findings = rules.against_following(Following(act, _RESUMED, max(ended)), load_book().on(day))
    if findings:
        raise Refused(findings)


_RESUMED = "việc tiếp tục xét hồ sơ"


def save(dossier: Dossier, codes: list[str]) -> None:
    """Store the dossier with the clause codes its new act left behind added to those it carries."""
    dossier.findings = sorted({*dossier.findings, *codes})
    dossier.save()


def record(kind: EventKind, dossier: Dossier, actor: Actor, **details: Any) -> None:
    """Write the event of an act on the dossier; details hold codes, days and numbers, never names."""
    audit.record(
        kind,
        by=actor,
        subject="dossier",
        subject_id=dossier.pk,
        person_id=dossier.person_id,
        organization=dossier.organization.code,
        details=details,
    )
