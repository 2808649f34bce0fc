"""The papers of a dossier as a list that is read and printed: how each stands, who supplies it, how long it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from nguon.admission.models import Dossier, PaperColumns
from nguon.admission.queries.dossiers import introductions_of, resolutions_of
from nguon.admission.queries.letters import inquiries_of, note_of
from nguon.admission.queries.papers import groups_of, introduced_on, papers_of
from nguon.admission.rules import paper_ends_on
from nguon.admission.terms import Body, InquiryState, IntroducerKind, PaperState, Purpose
from nguon.organizations.queries import codes_above, rules_for
from nguon.regulations.book import Page
from nguon.regulations.paper_files import catalogue
from nguon.regulations.papers import Need, PaperKind, Phase, Record
from nguon.training import queries as training

BEFORE_RECOGNITION = (Phase.CONSIDERATION, Phase.RESOLUTION)


@dataclass(frozen=True, slots=True)
class Told:
    """What another record tells of a paper: its day and a few words; `on` None: it is not there yet."""

    on: date | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of the list. `colour`: a state of the design; `is_wanting`: somebody must still do something.

    `is_here`: recorded as a paper, so it can be acted upon here. `is_sensitive`: tells of what group the applicant is.
    """

    number: int
    name: str
    phase: Phase
    colour: str
    word: str
    detail: str
    record: Record
    supplier: str
    signer: str
    form: str
    reason_given: str
    on: date | None
    ends_on: date | None
    state: PaperState | None
    is_here: bool
    is_sensitive: bool
    is_wanting: bool
    in_contents: bool

    reference: str

    @property
    def can_be_ticked(self) -> bool:
        """True when it may be recorded as there, together with others."""
        return self.is_here and self.state in {None, PaperState.DUE, PaperState.RETURNED, PaperState.RECEIVED}


def paper_lines(dossier: Dossier, day: date) -> tuple[PaperLine, ...]:
    """Every paper asked for on the day, in order, counted up to that day."""
    page = rules_for(dossier.organization_id, day)
    kinds = catalogue().on(day, BEFORE_RECOGNITION, groups_of(dossier))
    frame = Frame(
        page, frozenset(codes_above(dossier.organization_id, day)), dossier.compiled_on(day), dossier.renewed_on
    )
    return lines_of(kinds, papers_of(dossier.pk), _told(dossier, day), frame)


@dataclass(frozen=True, slots=True)
class Frame:
    """What validity and forms are read by: the rules of the day, the organisations above, the days of the dossier."""

    page: Page
    within: frozenset[str]
    compiled_on: date | None
    renewed_on: date | None


def lines_of(
    kinds: tuple[PaperKind, ...], rows: Mapping[str, PaperColumns], told: Mapping[str, Told], frame: Frame
) -> tuple[PaperLine, ...]:
    """A line for each kind, from its own record or from what another record tells."""
    return tuple(_line(kind, rows.get(kind.code), told.get(kind.code), frame) for kind in kinds)


def _line(kind: PaperKind, row: PaperColumns | None, told: Told | None, frame: Frame) -> PaperLine:
    is_here = kind.record is Record.HERE
    state = PaperState(row.state) if row is not None else None
    on = (row.dated_on if row is not None else None) if is_here else (told.on if told else None)
    ends_on = paper_ends_on(kind, on, frame.compiled_on, frame.page)
    colour, word = _stands(kind, row, told, on, ends_on, frame)
    form = kind.form_on(frame.page.day, frame.within)
    return PaperLine(
        number=kind.number,
        name=kind.name,
        phase=kind.phase,
        colour=colour,
        word=word,
        detail="; ".join(_details(kind, row, told, on, ends_on)),
        record=kind.record,
        supplier=(row.supplied_by if row is not None else "") or kind.supplied_by,
        signer=(row.signed_by if row is not None else "") or kind.signed_by,
        form=form.number if form else "",
        reason_given=row.reason_given if row is not None else "",
        on=on,
        ends_on=ends_on,
        state=state,
        is_here=is_here,
        is_sensitive=kind.is_sensitive,
        is_wanting=colour == "late" or (colour == "waiting" and kind.need is not Need.OPTIONAL),
        reference=row.reference if row is not None else (told.words if told else ""),
        in_contents=kind.in_contents and colour == "done",
    )


_WORDS = {
    PaperState.DUE: ("late", "còn thiếu"),
    PaperState.RECEIVED: ("soon", "đã nhận, chưa xem"),
    PaperState.ACCEPTED: ("done", "đạt"),
    PaperState.RETURNED: ("late", "đã trả lại"),
    PaperState.NOT_APPLICABLE: ("cannot", "không áp dụng"),
}


def _stands(
    kind: PaperKind, row: PaperColumns | None, told: Told | None, on: date | None, ends_on: date | None, frame: Frame
) -> tuple[str, str]:
    is_there = row is not None and row.state in {PaperState.RECEIVED, PaperState.ACCEPTED}
    if kind.record is not Record.HERE:
        is_there = told is not None and told.on is not None
    if is_there and ends_on is not None and ends_on < frame.page.day:
        return "late", "đã hết hạn"
    if is_there and kind.redo and frame.renewed_on is not None and on is not None and on < frame.renewed_on:
        return "late", "phải làm lại"
    if kind.record is Record.HERE:
        return _recorded(kind, row)
    if is_there:
        return "done", "đã có"
    if kind.need is Need.REQUIRED and told is not None:
        return "waiting", "chưa có"
    return ("cannot", "khi có") if kind.need in {Need.OPTIONAL, Need.UNION} else ("waiting", "xem mục riêng")


def _recorded(kind: PaperKind, row: PaperColumns | None) -> tuple[str, str]:
    if row is None:
        return ("cannot", "khi có") if kind.need is Need.OPTIONAL else ("waiting", "chưa ghi")
    if row.state in {PaperState.RECEIVED, PaperState.ACCEPTED} and row.signed is False:
        return "late", "chưa đủ chữ ký"
    return _WORDS[PaperState(row.state)]


def _details(
    kind: PaperKind, row: PaperColumns | None, told: Told | None, on: date | None, ends_on: date | None
) -> Iterator[str]:
    if told is not None and told.words:
        yield told.words
    elif on is not None:
        yield f"đề ngày {on:%d/%m/%Y}"
    if row is not None and row.reason_given:
        yield f"lý do: {row.reason_given}"
    if row is not None and (row.kept_at or row.reference):
        yield "giữ ngoài hệ thống: " + ", ".join(part for part in (row.kept_at, row.reference) if part)
    if ends_on is not None:
        yield f"có giá trị đến hết ngày {ends_on:%d/%m/%Y}"
    if on is None and (row is None or row.state == PaperState.DUE):
        yield f"{kind.supplied_by} cung cấp; ký: {kind.signed_by}"
    if kind.note:
        yield kind.note


def _told(dossier: Dossier, day: date) -> dict[str, Told]:
    certificate = training.certificate_on(dossier.person_id, day)
    introductions, votes = introductions_of(dossier.pk), resolutions_of(dossier.pk)
    letter_on, union_on = introduced_on(introductions)
    members = sum(row.kind == IntroducerKind.MEMBER for row in introductions)
    unions = [row for row in introductions if row.kind != IntroducerKind.MEMBER]
    told = {
        "awareness-certificate": Told(
            certificate.certified_on if certificate else None,
            f"số {certificate.certificate_number}" if certificate else "",
        ),
        "application": Told(dossier.application_on),
        "introducer-letter": Told(letter_on, f"{members} đảng viên" if members else ""),
        "decision": Told(dossier.decided_on, f"số {dossier.decision_number}" if dossier.decided_on else ""),
    }
    if unions:
        told["union-resolution"] = Told(union_on, f"số {unions[-1].document_number}")
    if dossier.readmission_consent:
        told["readmission-consent"] = Told(dossier.opened_on, "đã ghi trong điều kiện của hồ sơ")
    told |= _told_by_letters(dossier)
    for body, code in _RESOLVED.items():
        if vote := votes.get(body):
            told[code] = Told(vote.met_on, f"số {vote.number} ngày {vote.met_on:%d/%m/%Y}")
    return told


def _told_by_letters(dossier: Dossier) -> dict[str, Told]:
    """Verification, merged opinions and the conclusion on the political standard."""
    letters = [one for one in inquiries_of(dossier.pk) if one.state != InquiryState.CLOSED]
    letters = [one for one in letters if not Purpose(one.purpose).is_opinion]
    answered = [one.answered_on for one in letters if one.answered_on is not None]
    settled = sum(one.state in {InquiryState.ANSWERED, InquiryState.WAIVED} for one in letters)
    is_whole = bool(letters) and settled == len(letters)
    words = f"{settled} trên {len(letters)} việc đã có trả lời hoặc không phải hỏi" if letters else ""
    # Nothing to ask about anybody: settled since the dossier was opened.
    told = {"verification": Told(max(answered, default=dossier.opened_on) if is_whole else None, words)}
    note = note_of(dossier.pk)
    told["opinions"] = Told(note.merged_on if note else None)
    if note is not None and note.conclusion:
        told["political-report"] = Told(note.consent_on or note.merged_on, f"số {note.conclusion_number}")
    if note is not None and note.consent_on:
        told["political-consent"] = Told(note.consent_on, f"số {note.consent_number}")
    return told


_RESOLVED = {Body.CELL: "cell-resolution", Body.SECTION: "section-report", Body.BASE: "base-resolution"}


@dataclass(frozen=True, slots=True)
class PapersInShort:
    """For the page of the dossier: names of papers still wanted (none of a special group), and the planned day."""

    wanting: tuple[str, ...]
    planned_meeting_on: date | None


def papers_in_short(dossier: Dossier, day: date) -> PapersInShort:
    """What is still to come of the papers recorded here, in one query."""
    rows = papers_of(dossier.pk)
    kinds = catalogue().on(day, (Phase.CONSIDERATION,))
    wanting = tuple(
        kind.name
        for kind in kinds
        if kind.record is Record.HERE
        and not kind.is_sensitive
        and (kind.code not in rows or rows[kind.code].state in {PaperState.DUE, PaperState.RETURNED})
    )
    return PapersInShort(wanting, dossier.planned_meeting_on)
