"""Grounds on which nobody need be asked, and whom each of them covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nguon.admission.rules.verification_facts import Inquiry
from nguon.admission.terms import MUST_SHOW, Ground, Purpose, Relation
from nguon.core.findings import Finding
from nguon.regulations.book import Page

HISTORY_ONLY = "history"
"""The value of a waiver that frees from the verification of political history alone."""

_EVERYBODY = frozenset(Relation)
_OWN_SIDE = frozenset({Relation.FATHER, Relation.MOTHER, Relation.FOSTERER, Relation.CHILD, Relation.ADOPTED_CHILD})
_SPOUSE_SIDE = frozenset({Relation.SPOUSE, Relation.FATHER_IN_LAW, Relation.MOTHER_IN_LAW})
COVERS: dict[Ground, frozenset[Relation]] = {
    Ground.OWN_SIDE: _OWN_SIDE,
    Ground.SPOUSE_SIDE: _SPOUSE_SIDE,
    Ground.SAME_COMMUNE: _EVERYBODY,
    Ground.ARMED_FORCES: _EVERYBODY,
    Ground.ABROAD: frozenset({Relation.APPLICANT}),
    Ground.NOBODY: _EVERYBODY - {Relation.APPLICANT},
}
"""Whom a ground frees from verification. The applicant's own person is never covered by relatives who are members."""

_OF_OPINIONS: dict[Purpose, frozenset[Ground]] = {
    Purpose.ASSOCIATION_OPINION: frozenset({Ground.NOBODY}),
    Purpose.RESIDENCE_OPINION: frozenset({Ground.RESIDENCE_EXEMPT}),
}
_KEYS = {
    Ground.OWN_SIDE: "verification.waiver-own-side",
    Ground.SPOUSE_SIDE: "verification.waiver-spouse-side",
}


def against_waiver(waiver: Inquiry, others: Iterable[Inquiry], page: Page) -> Iterator[Finding]:
    """TT-09 no ground; TT-10 not for these persons; TT-11 not shown; TT-12 frees from a part only.

    `others` are all inquiries of the dossier: a question asked beside the waiver fills what it leaves open.
    """
    persons = _named(waiver.about)
    if waiver.ground is None:
        yield page.finding("TT-09", persons=persons)
        return
    if uncovered := _uncovered(waiver, waiver.ground):
        yield page.finding("TT-10", persons=_named(uncovered), ground=waiver.ground)
    if (needed := MUST_SHOW.get(waiver.ground)) and not waiver.confirmed:
        say = page.unknown if waiver.confirmed is None else page.finding
        yield say("TT-11", persons=persons, ground=waiver.ground, needed=needed)
    if waiver.ground in _KEYS and page.text(_KEYS[waiver.ground]) == HISTORY_ONLY:
        asked = {relation for one in others if one.is_sent_by(page.day) for relation in one.about}
        if left := [relation for relation in waiver.about if relation not in asked]:
            yield page.finding("TT-12", persons=_named(left), ground=waiver.ground)


def _uncovered(waiver: Inquiry, ground: Ground) -> list[Relation]:
    if waiver.purpose is not None and waiver.purpose.is_opinion:
        return [] if ground in _OF_OPINIONS[waiver.purpose] else list(waiver.about)
    covered = COVERS.get(ground, frozenset())
    return [relation for relation in waiver.about if relation not in covered]


def _named(relations: Iterable[Relation]) -> str:
    return ", ".join(relation.label for relation in relations)
