"""The steps from being found to full membership, each with its state, papers and days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nguon.admission.models import Appraisal, VoteColumns
from nguon.admission.terms import (
    AppraisalResult,
    Appraiser,
    Body,
    DecidingBody,
    DossierState,
    IntroducerKind,
)
from nguon.probation.models import Term
from nguon.probation.terms import TermState
from nguon.regulations import chains
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.terms import Basis, NominatorKind
from nguon.supervision.queries.letters import letters_in_words, verified
from nguon.supervision.queries.story import Story, tasks_of
from nguon.supervision.rules import Task, certificate_ends_on, introduced_enough
from nguon.supervision.terms import STEP_OF, StepKind, StepState, Urgency

# What was done (papers and days in words) and when; None: not done yet.
Done = tuple[str, date] | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is, how it stands, in words; `detail` names papers and days; `on` is the day it was done."""

    kind: StepKind
    state: StepState
    word: str
    detail: str
    on: date | None = None


def steps_of(story: Story) -> tuple[Step, ...]:
    """The steps in order: done ones, the next one with its urgency, then those that cannot start yet."""
    tasks = {STEP_OF[task.kind]: task for task in reversed(tasks_of(story)) if task.kind in STEP_OF}
    steps: list[Step] = []
    is_next = not (story.is_removed or _is_struck_off(story))
    for kind, done in _facts(story):
        if done is not None:
            steps.append(_done(kind, done, tasks.get(kind)))
        elif is_next:
            is_next = False
            if away := _away(story):
                steps.append(_next(away, tasks.get(away), story))
                steps.append(Step(kind, StepState.CANNOT, StepState.CANNOT.label, _hint(kind, story)))
            else:
                steps.append(_next(kind, tasks.get(kind), story))
        else:
            steps.append(Step(kind, StepState.CANNOT, StepState.CANNOT.label, _hint(kind, story)))
    return tuple(steps)


def next_step(steps: tuple[Step, ...]) -> StepKind | None:
    """The step that is to be taken now, or None at the end of the path."""
    return next((s.kind for s in steps if s.state is not StepState.DONE and s.state is not StepState.CANNOT), None)


def _away(story: Story) -> StepKind | None:
    """The step that brings a returned or interrupted dossier back on its way."""
    state = story.dossier.state if story.dossier else None
    return {DossierState.RETURNED: StepKind.RESUBMIT, DossierState.INTERRUPTED: StepKind.RESUME}.get(state)  # type: ignore[call-overload, no-any-return]


def _is_struck_off(story: Story) -> bool:
    ended = {TermState.STRUCK_OFF, TermState.RESIGNED, TermState.ANNULLED}
    return story.term is not None and story.term.state in ended


def _done(kind: StepKind, done: tuple[str, date], task: Task | None) -> Step:
    detail, on = done
    # A certificate runs out although the class was taken: the step is open again.
    if kind is StepKind.TRAINING and task is not None and task.urgency is Urgency.LATE:
        return Step(kind, StepState.LATE, "đã hết hạn", task.sentence, on)
    if kind is StepKind.TRAINING and task is not None and task.urgency is Urgency.SOON:
        return Step(kind, StepState.DONE, "sắp hết hạn", task.sentence, on)
    return Step(kind, StepState.DONE, StepState.DONE.label, detail, on)


def _next(kind: StepKind, task: Task | None, story: Story) -> Step:
    if task is None:
        return Step(kind, StepState.WAITING, "việc tiếp theo", _hint(kind, story))
    left = task.days_left(story.day)
    if left is None:
        return Step(kind, StepState.WAITING, "việc tiếp theo", task.sentence)
    state = {Urgency.LATE: StepState.LATE, Urgency.SOON: StepState.SOON}.get(task.urgency, StepState.WAITING)
    word = f"trễ {-left} ngày" if left < 0 else "hôm nay" if left == 0 else f"còn {left} ngày"
    return Step(kind, state, word, task.sentence)


def _hint(kind: StepKind, story: Story) -> str:
    if kind is StepKind.INTRODUCTIONS:
        return f"Đã có: {introducers(story)}." if story.introductions else "Chưa có giấy giới thiệu nào."
    if kind is StepKind.VERIFICATION:
        told = letters_in_words(story)
        return f"{told[:1].upper()}{told[1:]}." if told else "Chưa gửi thư thẩm tra, chưa lấy ý kiến."
    if kind in _VOTED:
        parameter, voters = _VOTED[kind]
        return f"Cần {story.page.threshold(parameter)} {voters} tán thành."
    if kind is StepKind.PROBATION and story.term is not None:
        return f"Từ {story.term.since:%d/%m/%Y} đến {story.term.ends_on:%d/%m/%Y}."
    if kind is StepKind.TRAINING and story.enrolment is not None and not story.enrolment.result:
        attended = story.enrolment.training_class
        return f"Có tên trong {attended.name}, bế giảng ngày {attended.closed_on:%d/%m/%Y}."
    return ""


_VOTED = {
    StepKind.CELL: ("voting.cell", "đảng viên chính thức"),
    StepKind.BASE: ("voting.base", "cấp ủy viên"),
    StepKind.REVIEW_CELL: ("voting.cell", "đảng viên chính thức"),
    StepKind.REVIEW_BASE: ("voting.base", "cấp ủy viên"),
}


def _facts(story: Story) -> Iterator[tuple[StepKind, Done]]:
    """Each step with (detail, day) when it is done, else None."""
    if story.candidacy is not None:
        yield from _before_dossier(story, story.candidacy)
        yield from _dossier(story)
    yield from _membership(story)


def _before_dossier(story: Story, candidacy: Candidacy) -> Iterator[tuple[StepKind, Done]]:
    yield StepKind.NOMINATION, (origin(candidacy), candidacy.document_on)
    listed = candidacy.listed_on
    by = f"Nghị quyết số {candidacy.list_resolution}"
    yield StepKind.LISTING, (f"{by} ngày {listed:%d/%m/%Y}", listed) if listed else None
    helper = story.helpers[-1] if story.helpers else None
    yield StepKind.HELPER, _helped(helper) if helper else None
    given = story.certificate
    if given is None or given.certified_on is None:
        yield StepKind.TRAINING, None
        return
    ends_on = certificate_ends_on(given.certified_on, story.page)
    words = (
        f"{given.training_class.issuer}, giấy chứng nhận số {given.certificate_number} "
        f"ngày {given.certified_on:%d/%m/%Y}, có giá trị đến {ends_on:%d/%m/%Y}"
    )
    yield StepKind.TRAINING, (words, given.certified_on)


def _helped(helper: HelperAssignment) -> Done:
    paper = f"nghị quyết số {helper.resolution} ngày {helper.since:%d/%m/%Y}"
    return f"{helper.helper.full_name}, {paper}", helper.since


def origin(candidacy: Candidacy) -> str:
    """What the candidacy rests on, in one sentence."""
    told = f"đã báo cho người này ngày {candidacy.notified_on:%d/%m/%Y}"
    if candidacy.basis == Basis.APPLICATION:
        return f"Tự làm đơn xin vào Đảng ngày {candidacy.document_on:%d/%m/%Y}; {told}"
    kind = NominatorKind(candidacy.nominator_kind).label
    by = (
        candidacy.nominator_name
        if candidacy.nominator_name.startswith(kind)
        else f"{kind} ({candidacy.nominator_name})"
    )
    movement = f"; phát hiện qua phong trào “{candidacy.movement.name}”" if candidacy.movement else ""
    return (
        f"{by} giới thiệu, văn bản số {candidacy.document_number} "
        f"ngày {candidacy.document_on:%d/%m/%Y}; {told}{movement}"
    )


def _dossier(story: Story) -> Iterator[tuple[StepKind, Done]]:
    dossier = story.dossier if story.dossier and story.dossier.state != DossierState.CLOSED else None
    votes = story.votes if dossier else {}
    if dossier is None:
        yield StepKind.DOSSIER, None
    else:
        asked = f"đơn ngày {dossier.application_on:%d/%m/%Y}" if dossier.application_on else "chưa ghi ngày đơn"
        yield StepKind.DOSSIER, (f"Lập ngày {dossier.opened_on:%d/%m/%Y}; {asked}", dossier.opened_on)
        yield StepKind.INTRODUCTIONS, _introduced(story)
        yield StepKind.VERIFICATION, verified(story, dossier)
    yield StepKind.CELL, vote_in_words(votes.get(Body.CELL))
    section = story.appraisals.get(Appraiser.SECTION)
    if section is not None or (
        story.course is not None and story.course.has(chains.Step.SECTION) and Body.BASE not in votes
    ):
        yield StepKind.SECTION, _appraised(section)
    is_referred = dossier is not None and dossier.state == DossierState.REFERRED
    if (story.needs_base and not is_referred) or Body.BASE in votes:
        skipped = dossier is not None and dossier.decided_on is not None and Body.BASE not in votes
        if not skipped:
            yield StepKind.BASE, vote_in_words(votes.get(Body.BASE))
    if recheck := story.appraisals.get(Appraiser.ORGANIZING):
        yield StepKind.RECHECK, _appraised(recheck)
    decided = dossier.decided_on if dossier else None
    if dossier is None or decided is None:
        yield StepKind.DECISION, None
    else:
        body = f", {_lower(DecidingBody(dossier.deciding_body).label)}" if dossier.deciding_body else ""
        yield StepKind.DECISION, (f"Số {dossier.decision_number} ngày {decided:%d/%m/%Y}{body}", decided)
    held = dossier.ceremony_on if dossier else None
    yield StepKind.CEREMONY, (f"Tổ chức ngày {held:%d/%m/%Y}", held) if held else None


def _appraised(row: Appraisal | None) -> Done:
    if row is None:
        return None
    number = f"Báo cáo số {row.number} ngày" if row.number else "Ngày"
    return f"{number} {row.appraised_on:%d/%m/%Y}: {_lower(AppraisalResult(row.result).label)}", row.appraised_on


def _introduced(story: Story) -> Done:
    papers = story.introductions
    members = [paper for paper in papers if paper.kind == IntroducerKind.MEMBER]
    page = story.page
    past_cell = Body.CELL in story.votes
    if not past_cell and not introduced_enough(len(members), len(papers) - len(members), page):
        return None
    if not papers:
        return "không ghi lại", story.day
    return introducers(story), max(paper.dated_on for paper in papers)


def introducers(story: Story) -> str:
    """Who has introduced the applicant so far, or empty."""
    # A reader who does not reach the member (a helper, say) sees only who it is in general.
    named = [p.introducer.full_name if p.introducer else _lower(p.get_kind_display()) for p in story.introductions]
    return "; ".join(named)


def vote_in_words(row: VoteColumns | None) -> Done:
    """Number, day and counts of a recorded vote, and its day."""
    if row is None:
        return None
    words = f"Số {row.number} ngày {row.met_on:%d/%m/%Y}: {row.in_favour} trên {row.eligible} tán thành"
    return words, row.met_on


def _membership(story: Story) -> Iterator[tuple[StepKind, Done]]:
    term = story.term
    if term is None:
        yield StepKind.PROBATION, None
        yield StepKind.RECOGNITION, None
        return
    over = story.day >= term.ends_on or term.state != TermState.RUNNING
    span = f"Từ {term.since:%d/%m/%Y} đến {term.ends_on:%d/%m/%Y}"
    yield StepKind.PROBATION, (span, term.ends_on) if over else None
    yield StepKind.REVIEW_CELL, _reviewed(story, term)
    if (story.needs_base and term.decided_on is None) or Body.BASE in story.term_votes:
        yield StepKind.REVIEW_BASE, vote_in_words(story.term_votes.get(Body.BASE))
    if term.state == TermState.RECOGNISED and term.decided_on and term.effective_on:
        words = (
            f"Quyết định số {term.decision_number} ngày {term.decided_on:%d/%m/%Y}, "
            f"công nhận từ {term.effective_on:%d/%m/%Y}"
        )
        yield StepKind.RECOGNITION, (words, term.effective_on)
    else:
        yield StepKind.RECOGNITION, None


def _reviewed(story: Story, term: Term) -> Done:
    """The cell's vote that carried, or the report to the levels above after too many that did not."""
    if term.referred_on is not None and Body.CELL not in story.term_votes:
        return f"Đã báo cáo cấp trên, văn bản số {term.referral_number}", term.referred_on
    return vote_in_words(story.term_votes.get(Body.CELL))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
