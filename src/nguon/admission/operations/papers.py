"""Papers of a dossier: recorded, accepted, returned, waived, replaced; the planned meeting; compiling anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import transaction

from nguon.admission import queries
from nguon.admission.models import Dossier, Paper, PaperColumns
from nguon.admission.operations.stored import record
from nguon.admission.terms import PAPER_NEXT, DossierState, PaperAct, PaperState
from nguon.audit.terms import EventKind
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.regulations.paper_files import catalogue
from nguon.regulations.papers import Need, Phase, Record, SpecialGroup

Row = TypeVar("Row", bound=PaperColumns)

BEFORE_THE_CELL = {DossierState.PREPARING, DossierState.RETURNED}
BEFORE_RECOGNITION = (Phase.CONSIDERATION, Phase.RESOLUTION)


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """What is done to the paper of one kind on a day. `reason_given` is the reason of a return or a waiver.

    The paper itself stays outside the system: `kept_at` says where, `reference` under which number.
    """

    kind: str
    act: PaperAct
    on: date
    dated_on: date | None = None
    signed: bool | None = None
    signed_by: str = ""
    supplied_by: str = ""
    kept_at: str = ""
    reference: str = ""
    reason_given: str = ""


@dataclass(frozen=True, slots=True)
class PapersReview:
    """The papers looked through at once: what was done to each, the special groups, the day the cell is to meet.

    `groups` None: not asked; empty: of none.
    """

    entries: tuple[PaperEntry, ...]
    groups: tuple[SpecialGroup, ...] | None
    planned_meeting_on: date | None


@transaction.atomic
def record_papers(*, dossier_id: int, seen_version: int, entries: Sequence[PaperEntry], actor: Actor) -> Dossier:
    """Record what was done to one or several papers of a dossier: all of them or none.

    :raises BadInput: the dossier was stopped, a kind is unknown or recorded elsewhere, or the act is not possible now.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    _store_papers(dossier, entries, actor)
    return _kept(dossier)


@transaction.atomic
def review_papers(*, dossier_id: int, seen_version: int, review: PapersReview, actor: Actor) -> Dossier:
    """Record a look through all papers: those that are there, the special groups, the planned meeting.

    The event of the groups does not say which.

    :raises BadInput: as `record_papers`; or groups or day are changed after the cell has met.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    groups = None if review.groups is None else sorted({group.value for group in review.groups})
    if groups != dossier.special_groups:
        _refuse_after_meeting(dossier)
        dossier.special_groups = groups
        record(EventKind.GROUPS_RECORDED, dossier, actor)
    if review.planned_meeting_on != dossier.planned_meeting_on:
        _refuse_after_meeting(dossier)
        _plan(dossier, review.planned_meeting_on)
        record(EventKind.MEETING_PLANNED, dossier, actor)
    if review.entries:
        _store_papers(dossier, review.entries, actor)
    return _kept(dossier)


@transaction.atomic
def renew_dossier(*, dossier_id: int, seen_version: int, renewed_on: date, actor: Actor) -> Dossier:
    """Compile a dossier anew: its life runs from this day, and papers that must be redone count only from it on.

    :raises BadInput: the cell has met, or the day does not lie after the one the life runs from now.
    """
    dossier = queries.locked_dossier(actor, dossier_id, seen_version=seen_version)
    _refuse_after_meeting(dossier)
    since = dossier.renewed_on or dossier.opened_on
    if renewed_on <= since:
        raise BadInput(
            f"Ngày lập lại {renewed_on:%d/%m/%Y} không sau ngày lập hồ sơ {since:%d/%m/%Y}; "
            "ghi ngày bắt đầu làm lại giấy tờ."
        )
    dossier.renewed_on = renewed_on
    record(EventKind.DOSSIER_RENEWED, dossier, actor, on=renewed_on.isoformat())
    return _kept(dossier)


def _store_papers(dossier: Dossier, entries: Sequence[PaperEntry], actor: Actor) -> None:
    if dossier.state == DossierState.CLOSED:
        raise BadInput("Hồ sơ đã dừng nên không ghi giấy tờ được nữa.")
    held = queries.papers_of(dossier.pk)
    store_entries(entries, held, lambda kind: Paper(dossier=dossier, kind=kind), BEFORE_RECOGNITION)
    # Never the kinds: they may tell of what group the applicant is.
    acts = sorted({entry.act.value for entry in entries})
    record(EventKind.PAPERS_RECORDED, dossier, actor, papers=len(entries), acts=acts)


def _plan(dossier: Dossier, day: date | None) -> None:
    if day is not None and day < dossier.opened_on:
        raise BadInput(
            f"Ngày dự kiến họp {day:%d/%m/%Y} trước ngày lập hồ sơ {dossier.opened_on:%d/%m/%Y}; xem lại hai ngày."
        )
    dossier.planned_meeting_on = day


def _refuse_after_meeting(dossier: Dossier) -> None:
    if dossier.state not in BEFORE_THE_CELL:
        raise BadInput("Chi bộ đã xét hồ sơ này nên không sửa được nữa; điều chi bộ đã căn cứ phải giữ nguyên.")


def _kept(dossier: Dossier) -> Dossier:
    dossier.version += 1
    dossier.save()
    return dossier


def store_entries(
    entries: Sequence[PaperEntry], held: Mapping[str, Row], make: Callable[[str], Row], phases: tuple[Phase, ...]
) -> None:
    """Move each paper along the table of states and store it. `held`: the standing record of each kind.

    :raises BadInput: one sentence for each entry that cannot be recorded; then nothing is stored.
    """
    problems = [problem for entry in entries if (problem := _problem(entry, held.get(entry.kind), phases))]
    if problems:
        raise BadInput(*problems)
    for entry in entries:
        _store(entry, held.get(entry.kind), make)


def _problem(entry: PaperEntry, row: PaperColumns | None, phases: tuple[Phase, ...]) -> str:
    kind = catalogue().of(entry.kind)
    if kind is None or kind.phase not in phases:
        return NO_SUCH_PAPER
    if kind.record is not Record.HERE:
        return ELSEWHERE.format(paper=kind.name, where=kind.record.label)
    state = PaperState(row.state) if row is not None else None
    if (state, entry.act) not in PAPER_NEXT:
        return NOT_NOW.format(paper=kind.name, state=state.label if state else NOTHING_RECORDED, act=entry.act.label)
    if entry.act in {PaperAct.RETURN, PaperAct.WAIVE} and not entry.reason_given:
        return WITHOUT_REASON.format(paper=kind.name, act=entry.act.label)
    return ""


NO_SUCH_PAPER = (
    "Danh mục giấy tờ của hồ sơ này không có loại giấy tờ đã chọn. Mở lại trang Giấy tờ rồi chọn từ danh mục."
)
ELSEWHERE = "“{paper}” không ghi ở mục giấy tờ mà lấy từ: {where}. Ghi ở đó, danh mục tự cập nhật."
NOT_NOW = "“{paper}” đang là “{state}” nên không thể “{act}”. Xem lại trạng thái ở trang Giấy tờ."
NOTHING_RECORDED = "chưa ghi"
WITHOUT_REASON = "“{paper}”: “{act}” phải kèm lý do."


def _store(entry: PaperEntry, row: Row | None, make: Callable[[str], Row]) -> None:
    target = row if row is not None else make(entry.kind)
    before = PaperState(row.state) if row is not None else None
    if entry.act is PaperAct.REPLACE:
        assert row is not None  # the table allows REPLACE of a standing record only
        row.state = PAPER_NEXT[before, entry.act]
        row.changed_on = entry.on
        row.save()
        target = make(entry.kind)
        target.state = PaperState.ACCEPTED
    else:
        target.state = PAPER_NEXT[before, entry.act]
    target.changed_on, target.reason_given = entry.on, entry.reason_given
    if entry.act in {PaperAct.RECEIVE, PaperAct.ACCEPT, PaperAct.REPLACE}:
        target.dated_on = entry.dated_on or target.dated_on
        target.signed = entry.signed if entry.signed is not None else target.signed
        for name in ("signed_by", "supplied_by", "kept_at", "reference"):
            setattr(target, name, getattr(entry, name) or getattr(target, name))
    target.save()
    if target is not row and row is not None:
        row.replaced_by = target
        row.save()


def ask_for_papers(dossier: Dossier, on: date) -> None:
    """Record that the required papers are still to come: a meeting without them is then refused, not only warned of."""
    for kind in catalogue().on(on, (Phase.CONSIDERATION,)):
        if kind.record is Record.HERE and kind.need is Need.REQUIRED:
            Paper.rows.create(dossier=dossier, kind=kind.code, state=PaperState.DUE, changed_on=on)
