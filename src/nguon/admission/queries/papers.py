"""The papers of a dossier as they stand: those recorded as papers, and those that other records tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from nguon.admission.models import Dossier, Introduction, Paper, PaperColumns, VerificationNote
from nguon.admission.queries.dossiers import introductions_of_many
from nguon.admission.queries.letters import notes_of_many
from nguon.admission.rules import PaperFact, Papers
from nguon.admission.terms import IntroducerKind, PaperState
from nguon.regulations.papers import SpecialGroup


def papers_of(dossier_id: int) -> dict[str, Paper]:
    """The standing record of each kind of paper, by code; replaced ones are left out."""
    return papers_of_many({dossier_id})[dossier_id]


def papers_of_many(dossier_ids: Collection[int]) -> dict[int, dict[str, Paper]]:
    """The same for many dossiers, each present, in one query."""
    found: dict[int, dict[str, Paper]] = defaultdict(dict)
    for row in Paper.rows.filter(dossier_id__any_of=set(dossier_ids)).exclude(state=PaperState.REPLACED):
        found[row.dossier_id][row.kind] = row
    return found


def paper_facts(rows: Collection[PaperColumns]) -> Iterator[PaperFact]:
    """What the rules need of recorded papers."""
    for row in rows:
        yield PaperFact(row.kind, PaperState(row.state), row.dated_on, row.signed)


def papers_facts_of(
    dossiers: Sequence[Dossier], day: date, introductions: Mapping[int | None, list[Introduction]] | None = None
) -> dict[int, Papers]:
    """The papers the cell's meeting judges if it met on the day, by dossier, in a fixed number of queries.

    `introductions` are those of these dossiers, where the caller has read them already.
    """
    ids = {dossier.pk for dossier in dossiers}
    rows, notes = papers_of_many(ids), notes_of_many(ids)
    introductions = introductions_of_many(ids) if introductions is None else introductions
    return {d.pk: _papers(d, rows[d.pk].values(), introductions[d.pk], notes.get(d.pk), day) for d in dossiers}


def _papers(
    dossier: Dossier,
    rows: Collection[Paper],
    introductions: Sequence[Introduction],
    note: VerificationNote | None,
    day: date,
) -> Papers:
    renewed_on = dossier.renewed_on
    return Papers(
        compiled_on=dossier.compiled_on(day),
        renewed_on=renewed_on if renewed_on is not None and renewed_on <= day else None,
        groups=groups_of(dossier),
        held=(*paper_facts(rows), *_told_elsewhere(dossier, introductions, note)),
    )


def groups_of(dossier: Dossier) -> tuple[SpecialGroup, ...] | None:
    """The special groups recorded in this dossier; None when nobody has asked."""
    if dossier.special_groups is None:
        return None
    return tuple(SpecialGroup(code) for code in dossier.special_groups)


def introduced_on(introductions: Sequence[Introduction]) -> tuple[date | None, date | None]:
    """(day of the members' letters, day of the union's resolution): the oldest of the newest that are needed.

    Letters and resolutions that newer ones took the place of stay on file and no longer count.
    """
    letters = sorted((row.dated_on for row in introductions if row.kind == IntroducerKind.MEMBER), reverse=True)
    unions = [row.dated_on for row in introductions if row.kind != IntroducerKind.MEMBER]
    needed = letters[: 1 if unions else 2]
    return min(needed, default=None), max(unions, default=None)


def _told_elsewhere(
    dossier: Dossier, introductions: Sequence[Introduction], note: VerificationNote | None
) -> Iterator[PaperFact]:
    letter_on, union_on = introduced_on(introductions)
    for code, day in (("introducer-letter", letter_on), ("union-resolution", union_on)):
        if day is not None:
            yield PaperFact(code, PaperState.ACCEPTED, day, None)
    if dossier.readmission_consent is not None:
        state = PaperState.ACCEPTED if dossier.readmission_consent else PaperState.DUE
        yield PaperFact("readmission-consent", state, None, None)
    if note is not None:
        concluded = (("political-report", note.conclusion), ("political-consent", note.consent_number))
        yield from (PaperFact(code, PaperState.ACCEPTED, None, None) for code, is_there in concluded if is_there)
        if note.merged_on is not None:
            yield PaperFact("opinions", PaperState.ACCEPTED, note.merged_on, None)
