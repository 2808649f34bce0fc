"""The letters of an invented dossier under way: all answered once the cell has considered it, before that one waits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from nguon.admission.rules import reply_due_on
from nguon.admission.terms import Answer, AskedBody, Carrier, Ground, InquiryState, Purpose, Relation
from nguon.demo import terms
from nguon.regulations.book import load_book

_PARENTS = (Relation.APPLICANT, Relation.FATHER, Relation.MOTHER)
_OTHERS = (Relation.SPOUSE, Relation.FATHER_IN_LAW, Relation.MOTHER_IN_LAW, Relation.CHILD)
_ASKED = (
    (Purpose.ORIGIN, _PARENTS, AskedBody.PARTY, terms.ASKED_COMMUNE),
    (Purpose.ASSOCIATION_OPINION, (Relation.APPLICANT,), AskedBody.ASSOCIATION, terms.ASKED_ASSOCIATION),
    (Purpose.RESIDENCE_OPINION, (Relation.APPLICANT,), AskedBody.PARTY, terms.ASKED_RESIDENCE),
)


def letters(dossier: int, opened_on: date, *, is_considered: bool) -> Iterator[dict[str, Any]]:
    """The columns of each letter and of the waiver; before the meeting the verification is still waited for."""
    sent_on = opened_on + timedelta(days=3)
    for ordinal, (purpose, about, asked, asked_name) in enumerate(_ASKED, 1):
        waits = purpose is Purpose.ORIGIN and not is_considered
        yield {
            "dossier_id": dossier,
            "purpose": purpose,
            "about": json.dumps(about),
            "state": InquiryState.ASKED if waits else InquiryState.ANSWERED,
            "asked": asked,
            "asked_name": asked_name,
            "number": terms.LETTER.format(n=dossier * len(_ASKED) + ordinal, year=sent_on.year),
            "sent_on": sent_on,
            "due_on": reply_due_on(purpose, sent_on, load_book().on(sent_on)),
            "carried_by": Carrier.OFFICE,
            "answered_on": None if waits else sent_on + timedelta(days=20),
            "answer": "" if waits else Answer.CLEAR,
        }
    yield {
        "dossier_id": dossier,
        "purpose": Purpose.BACKGROUND,
        "about": json.dumps(_OTHERS),
        "state": InquiryState.WAIVED,
        "ground": Ground.NOBODY,
    }


def note(dossier: int, opened_on: date, *, is_considered: bool) -> dict[str, Any]:
    """The columns of what is noted once: the stamp, and after the meeting the merged opinions."""
    merged_on = opened_on + timedelta(days=25) if is_considered else None
    return {"dossier_id": dossier, "stamped_on": opened_on + timedelta(days=2), "merged_on": merged_on}
