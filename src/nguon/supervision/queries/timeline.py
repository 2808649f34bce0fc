"""What happened on the path, by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from nguon.admission.models import VoteColumns
from nguon.admission.terms import Body, ClosingReason, InquiryState, Purpose
from nguon.people.terms import Standing
from nguon.probation.models import Term
from nguon.probation.terms import TermState
from nguon.regulations.book import NoCalendar
from nguon.sourcing.terms import Basis, RemovalReason
from nguon.supervision.queries.path import vote_in_words
from nguon.supervision.queries.story import Story


@dataclass(frozen=True, slots=True)
class Happened:
    """One dated fact of the path; `context` says how long after which step it came, and the limit of that time."""

    on: date
    title: str
    detail: str = ""
    context: str = ""


def happened(story: Story) -> tuple[Happened, ...]:
    """Every dated fact of the path, newest first."""
    facts = [fact for part in _TOLD for fact in part(story)]
    return tuple(sorted(facts, key=lambda fact: fact.on, reverse=True))


def _told_sourcing(story: Story) -> Iterator[Happened]:
    candidacy = story.candidacy
    if candidacy is None:
        return
    title = "Tự làm đơn xin vào Đảng" if candidacy.basis == Basis.APPLICATION else "Được giới thiệu bằng văn bản"
    by = f"Văn bản số {candidacy.document_number}" if candidacy.document_number else ""
    yield Happened(candidacy.document_on, title, by)
    yield Happened(candidacy.notified_on, "Báo cho người này biết")
    if candidacy.listed_on:
        yield Happened(candidacy.listed_on, "Vào danh sách cảm tình Đảng", f"Nghị quyết số {candidacy.list_resolution}")
    for helper in story.helpers:
        yield Happened(
            helper.since, f"{helper.helper.full_name} được phân công giúp đỡ", f"Nghị quyết số {helper.resolution}"
        )
    if candidacy.removed_on:
        reason = RemovalReason(candidacy.removal_reason).label
        yield Happened(candidacy.removed_on, "Đưa ra khỏi danh sách", reason)


def _told_training(story: Story) -> Iterator[Happened]:
    for given in (story.certificate, story.new_member_certificate):
        if given is not None and given.certified_on is not None:
            yield Happened(
                given.certified_on,
                f"Học xong {given.training_class.name}",
                f"Giấy chứng nhận số {given.certificate_number}",
            )


def _told_admission(story: Story) -> Iterator[Happened]:
    dossier = story.dossier
    if dossier is None:
        return
    yield Happened(dossier.opened_on, "Lập hồ sơ kết nạp")
    for paper in story.introductions:
        by = paper.introducer.full_name if paper.introducer else paper.get_kind_display()
        yield Happened(paper.dated_on, f"{by} giới thiệu vào Đảng", paper.document_number)
    yield from _told_letters(story)
    cell = story.votes.get(Body.CELL)
    for body, vote in story.votes.items():
        is_first = body is Body.CELL or cell is None
        context = "" if is_first else _after(story, cell.met_on, vote.met_on, _CELL_MET)  # type: ignore[union-attr]
        yield Happened(vote.met_on, f"{body.label} họp xét kết nạp", _words(vote), context)
    if dossier.decided_on:
        limit = "admission.decision-working-days"
        context = _after(story, cell.met_on, dossier.decided_on, _CELL_MET, limit) if cell else ""
        yield Happened(dossier.decided_on, "Quyết định kết nạp", f"Số {dossier.decision_number}", context)
    if dossier.received_on:
        yield Happened(dossier.received_on, "Chi bộ nhận quyết định kết nạp")
    if dossier.ceremony_on:
        start = dossier.received_on or dossier.decided_on
        known = _RECEIVED if dossier.received_on else _DECIDED
        limit = "admission.ceremony-working-days"
        context = _after(story, start, dossier.ceremony_on, known, limit) if start else ""
        yield Happened(dossier.ceremony_on, "Lễ kết nạp", Standing.PROBATIONARY.label, context)
    if dossier.closed_on:
        yield Happened(dossier.closed_on, "Dừng hồ sơ kết nạp", ClosingReason(dossier.closing_reason).label)


def _told_letters(story: Story) -> Iterator[Happened]:
    for letter in story.letters:
        if letter.state == InquiryState.CLOSED:
            continue
        what = Purpose(letter.purpose).label
        if letter.sent_on:
            yield Happened(letter.sent_on, f"Gửi thư: {what}", f"Số {letter.number}")
        if letter.answered_on:  # that an answer came, never what it says
            yield Happened(letter.answered_on, f"Nhận trả lời: {what}")


def _told_probation(story: Story) -> Iterator[Happened]:
    term = story.term
    if term is None:
        return
    yield from _told_care(story, term)
    cell = story.term_votes.get(Body.CELL)
    for body, vote in story.term_votes.items():
        context = ""
        if body is Body.CELL and vote.met_on >= term.ends_on:
            context = _after(story, term.ends_on, vote.met_on, _TERM_OVER, "probation.review-working-days")
        yield Happened(vote.met_on, f"{body.label} xét công nhận chính thức", _words(vote), context)
    for vote in story.lost_votes:
        title = f"{Body(vote.body).label} xét công nhận chính thức, lần {vote.attempt}: chưa đủ số phiếu"
        yield Happened(vote.met_on, title, _words(vote))
    if term.referred_on:
        yield Happened(term.referred_on, "Báo cáo cấp trên", f"Văn bản số {term.referral_number}")
    if term.decided_on:
        limit, is_recognised = "probation.decision-working-days", term.state == TermState.RECOGNISED
        context = _after(story, cell.met_on, term.decided_on, _CELL_MET, limit) if cell and is_recognised else ""
        yield Happened(term.decided_on, _ENDED[TermState(term.state)], f"Số {term.decision_number}", context)
    if term.card_decided_on:
        yield Happened(term.card_decided_on, "Quyết định phát thẻ đảng viên", f"Số {term.card_decision_number}")


def _told_care(story: Story, term: Term) -> Iterator[Happened]:
    for helper in story.term_helpers:
        by = f"Nghị quyết số {helper.resolution}" if helper.resolution else "Phân công tại lễ kết nạp"
        yield Happened(helper.since, f"{helper.helper.full_name} giúp đỡ trong thời gian dự bị", by)
    for remark in story.remarks:
        yield Happened(remark.made_on, "Đảng viên giúp đỡ nhận xét")
    if term.profile_filed_on:
        yield Happened(term.profile_filed_on, "Nộp lý lịch đảng viên")


_ENDED = {
    TermState.RUNNING: "Quyết định",
    TermState.RECOGNISED: "Quyết định công nhận chính thức",
    TermState.STRUCK_OFF: "Quyết định xóa tên",
    TermState.RESIGNED: "Quyết định cho ra khỏi Đảng",
    TermState.ANNULLED: "Quyết định hủy kết nạp",
}


_TOLD: tuple[Callable[[Story], Iterator[Happened]], ...] = (
    _told_sourcing,
    _told_training,
    _told_admission,
    _told_probation,
)


def _words(vote: VoteColumns) -> str:
    done = vote_in_words(vote)
    return done[0] if done else ""


_CELL_MET = "sau khi chi bộ họp"
_RECEIVED = "sau khi chi bộ nhận quyết định"
_DECIDED = "sau khi ký quyết định"
_TERM_OVER = "sau khi hết thời gian dự bị"


def _after(story: Story, since: date, until: date, what: str, limit: str = "") -> str:
    """Working days between two steps, with the limit in force on the later day; empty where they cannot be counted."""
    page = replace(story.page, day=until)
    try:
        counted = page.calendar.between(since, until)
    except NoCalendar:
        return ""
    allowed = f" (thời hạn {page.value(limit)})" if limit and page.in_force(limit) else ""
    return f"{counted} ngày làm việc {what}{allowed}"
