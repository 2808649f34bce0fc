"""The papers of a dossier: what is missing, returned, unsigned, outdated or outlived on the day of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.admission.terms import PaperState
from nguon.core.errors import BadInput
from nguon.core.findings import Finding, Severity
from nguon.core.periods import add_months
from nguon.regulations.book import Page
from nguon.regulations.paper_files import catalogue
from nguon.regulations.papers import LifeFrom, Need, PaperKind, Phase, Record, SpecialGroup


@dataclass(frozen=True, slots=True)
class PaperFact:
    """One paper: the code of its kind, how it stands (None: not known), its own day, whether all have signed it."""

    kind: str
    state: PaperState | None
    dated_on: date | None
    signed: bool | None


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of one dossier. `held` and `groups` None: nobody has recorded any, so nothing is known.

    `compiled_on` is the day the dossier's life runs from; `renewed_on` that day when the dossier was compiled anew
    after its first life had run out, else None.
    """

    compiled_on: date | None
    renewed_on: date | None
    groups: tuple[SpecialGroup, ...] | None
    held: tuple[PaperFact, ...] | None


# Special group -> the clause that speaks of its papers.
_CLAUSE_OF = {
    SpecialGroup.READMISSION: "NC-02",
    SpecialGroup.BELIEVER: "NC-03",
    SpecialGroup.DIGNITARY: "NC-03",
    SpecialGroup.HOA: "NC-04",
    SpecialGroup.FOREIGN_SPOUSE: "NC-05",
    SpecialGroup.PRIVATE_OWNER: "NC-06",
    SpecialGroup.CONTRACT: "NC-07",
    SpecialGroup.SECONDEE: "NC-07",
    SpecialGroup.GRADUATE: "NC-07",
    SpecialGroup.POLITICAL: "NC-08",
}
_THERE = {PaperState.RECEIVED, PaperState.ACCEPTED}


def against_papers(papers: Papers, page: Page) -> tuple[Finding, ...]:
    """What stands against the cell considering the dossier on the day of the page, as far as papers go.

    Papers of special groups come as one finding without their names (NC-01), since this list is shown to everybody
    who may see the dossier; `against_groups` names them.
    """
    return (
        *_life(papers, page),
        *_each(papers, catalogue().on(page.day, (Phase.CONSIDERATION,)), page),
        *_group_in_short(papers, page),
    )


def against_review_papers(papers: Papers, page: Page) -> tuple[Finding, ...]:
    """What stands against the cell considering recognition on the day of the page, as far as papers go."""
    return tuple(_each(papers, catalogue().on(page.day, (Phase.RECOGNITION,)), page))


def against_groups(papers: Papers, page: Page) -> tuple[Finding, ...]:
    """NC-01 nobody asked; NC-02 to NC-08 each paper of a special group that is not there; NC-09 rules of their own."""
    if papers.groups is None:
        return (page.unknown("NC-01"),)
    return tuple(_of_groups(papers, page))


def paper_ends_on(kind: PaperKind, dated_on: date | None, compiled_on: date | None, page: Page) -> date | None:
    """The last day on which the cell may meet on the paper; None when it has no life or its start is not known."""
    start = dated_on if kind.life_from is LifeFrom.PAPER else compiled_on
    if not kind.life or start is None:
        return None
    return add_months(start, page.integer(kind.life))


def _facts(papers: Papers) -> dict[str, PaperFact]:
    facts = {fact.kind: fact for fact in papers.held or ()}
    known = {kind.code for kind in catalogue().kinds}
    if strange := sorted(set(facts) - known):
        raise BadInput(f"Không có loại giấy tờ “{strange[0]}”; được dùng: {', '.join(sorted(known))}.")
    return facts


def _life(papers: Papers, page: Page) -> Iterator[Finding]:
    """HS-06: the dossier is too old; names the parts that are made again."""
    limit = page.integer("admission.dossier-months")
    if papers.compiled_on is not None and (last_day := add_months(papers.compiled_on, limit)) < page.day:
        parts = [kind.name for kind in catalogue().on(page.day, (Phase.CONSIDERATION,)) if kind.redo]
        yield page.finding("HS-06", last_day=last_day, limit=limit, parts="; ".join(parts))


def _each(papers: Papers, kinds: tuple[PaperKind, ...], page: Page) -> Iterator[Finding]:
    facts = _facts(papers)
    for kind in kinds:
        if kind.is_sensitive:
            continue
        fact = facts.get(kind.code)
        if fact is not None and fact.state is not None:
            yield from _one(kind, fact, papers.renewed_on, page)
        elif kind.record is Record.HERE and kind.need is Need.REQUIRED:
            # The paper may lie in the dossier on the desk: point at it, do not refuse.
            yield page.unknown("HS-01", Severity.WARNING, paper=kind.name)


def _one(kind: PaperKind, fact: PaperFact, renewed_on: date | None, page: Page) -> Iterator[Finding]:
    """HS-01 missing; HS-02 returned; HS-03 unsigned; HS-04 of a later day; HS-05 to be redone; HS-07 not looked at."""
    if fact.state is PaperState.DUE and kind.record is Record.HERE:
        yield page.finding("HS-01", paper=kind.name, supplier=_in_sentence(kind.supplied_by))
    elif fact.state is PaperState.RETURNED:
        yield page.finding("HS-02", paper=kind.name, supplier=_in_sentence(kind.supplied_by))
    if fact.state not in _THERE:
        return
    if fact.signed is None and kind.record is Record.HERE:
        yield page.unknown("HS-03", Severity.WARNING, paper=kind.name, signer=_in_sentence(kind.signed_by))
    elif fact.signed is False:
        yield page.finding("HS-03", paper=kind.name, signer=_in_sentence(kind.signed_by))
    if fact.dated_on is not None and fact.dated_on > page.day:
        yield page.finding("HS-04", paper=kind.name, dated_on=fact.dated_on)
    if renewed_on is not None and kind.redo:
        yield from _redone(kind, fact, renewed_on, page)
    if fact.state is PaperState.RECEIVED:
        yield page.finding("HS-07", paper=kind.name)


def _redone(kind: PaperKind, fact: PaperFact, renewed_on: date, page: Page) -> Iterator[Finding]:
    limit = page.integer("admission.dossier-months")
    if fact.dated_on is None:
        yield page.unknown("HS-05", paper=kind.name, renewed_on=renewed_on)
    elif fact.dated_on < renewed_on:
        yield page.finding("HS-05", paper=kind.name, dated_on=fact.dated_on, renewed_on=renewed_on, limit=limit)


def _group_in_short(papers: Papers, page: Page) -> Iterator[Finding]:
    if papers.groups is None:
        yield page.unknown("NC-01")
    elif lacking := len(tuple(_of_groups(papers, page))):
        yield page.finding("NC-01", count=lacking)


def _of_groups(papers: Papers, page: Page) -> Iterator[Finding]:
    groups, facts = papers.groups or (), _facts(papers)
    for kind in catalogue().on(page.day, (Phase.CONSIDERATION,), groups):
        fact = facts.get(kind.code)
        state = fact.state if fact is not None else None
        if kind.need is not Need.GROUP or state in {*_THERE, PaperState.NOT_APPLICABLE}:
            continue
        group = next(group for group in groups if group in kind.groups)
        say = page.unknown if state is None else page.finding
        yield say(_CLAUSE_OF[group], paper=kind.name, supplier=_in_sentence(kind.supplied_by))
    if SpecialGroup.POLICE in groups and page.in_force("groups.police"):
        yield page.finding("NC-09")


def _in_sentence(who: str) -> str:
    """A title as it stands inside a sentence."""
    return who[:1].lower() + who[1:]
