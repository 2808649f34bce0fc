"""Which act follows from where a person stands, and who may take it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from nguon.accounts.terms import Permission
from nguon.admission.terms import BEFORE_BASE, Act, DossierState
from nguon.admission.terms import NEXT as DOSSIER_NEXT
from nguon.core.scope import Actor
from nguon.probation.terms import TermState
from nguon.regulations.chains import Step
from nguon.sourcing.queries import OPEN
from nguon.sourcing.terms import NEXT, CandidacyState
from nguon.sourcing.terms import Act as SourcingAct
from nguon.supervision.queries import Story
from nguon.supervision.terms import StepKind


@dataclass(frozen=True, slots=True)
class Link:
    """An act a reader may take: verb first, and where."""

    label: str
    url: str


_CANDIDACY, _DOSSIER, _TERM = "candidacy", "dossier", "term"
# Step -> (record it is taken on, name of the address, words, permission)
_ACTS: dict[StepKind, tuple[str, str, str, Permission]] = {
    StepKind.LISTING: (_CANDIDACY, "enlist", "Đưa vào danh sách", Permission.KEEP_CANDIDATES),
    StepKind.HELPER: (_CANDIDACY, "assign_helper", "Phân công giúp đỡ", Permission.KEEP_CANDIDATES),
    StepKind.TRAINING: (_CANDIDACY, "send_to_class", "Cử đi học lớp", Permission.KEEP_CANDIDATES),
    StepKind.DOSSIER: (_CANDIDACY, "open_dossier", "Lập hồ sơ kết nạp", Permission.KEEP_DOSSIERS),
    StepKind.INTRODUCTIONS: (_DOSSIER, "record_introduction", "Ghi giấy giới thiệu", Permission.KEEP_DOSSIERS),
    StepKind.VERIFICATION: (_DOSSIER, "letters", "Mở phần thẩm tra lý lịch", Permission.KEEP_DOSSIERS),
    StepKind.CELL: (_DOSSIER, "cell_resolution", "Ghi nghị quyết chi bộ", Permission.KEEP_DOSSIERS),
    StepKind.SECTION: (_DOSSIER, "section_appraisal", "Ghi báo cáo thẩm định", Permission.RESOLVE_DOSSIERS),
    StepKind.RESUBMIT: (_DOSSIER, "resubmit", "Nộp lại hồ sơ", Permission.KEEP_DOSSIERS),
    StepKind.RESUME: (_DOSSIER, "resume", "Tiếp tục xét hồ sơ", Permission.KEEP_DOSSIERS),
    StepKind.BASE: (_DOSSIER, "base_resolution", "Ghi nghị quyết đảng ủy cơ sở", Permission.RESOLVE_DOSSIERS),
    StepKind.DECISION: (_DOSSIER, "record_decision", "Ghi quyết định kết nạp", Permission.DECIDE_DOSSIERS),
    StepKind.CEREMONY: (_DOSSIER, "record_ceremony", "Ghi lễ kết nạp", Permission.KEEP_DOSSIERS),
    StepKind.PROBATION: (_TERM, "term_class", "Cử đi học lớp đảng viên mới", Permission.KEEP_CANDIDATES),
    StepKind.REVIEW_CELL: (_TERM, "review_by_cell", "Ghi nghị quyết chi bộ", Permission.KEEP_DOSSIERS),
    StepKind.REVIEW_BASE: (_TERM, "review_by_base", "Ghi nghị quyết đảng ủy cơ sở", Permission.RESOLVE_DOSSIERS),
    StepKind.RECOGNITION: (_TERM, "recognise", "Ghi quyết định công nhận", Permission.DECIDE_DOSSIERS),
}


def _key(story: Story, record: str) -> int | None:
    found = {_CANDIDACY: story.candidacy, _DOSSIER: story.dossier, _TERM: story.term}[record]
    return found.pk if found is not None else None


def act_of(story: Story, step: StepKind | None, actor: Actor) -> Link | None:
    """The act of the step, if this reader may take it."""
    if step not in _ACTS:
        return None
    record, name, label, permission = _ACTS[step]
    pk = _key(story, record)
    if pk is None or not actor.may(permission):
        return None
    if step is StepKind.TRAINING and story.enrolment is not None and not story.enrolment.result:
        return None  # on a roster already: the centre records the result
    if step is StepKind.PROBATION and story.new_member_certificate is not None:
        return None
    return Link(label, reverse(name, args=[pk]))


def whose_turn(story: Story, step: StepKind | None) -> str:
    """Who takes the step, in words, for a reader who may not."""
    if step is StepKind.TRAINING and story.enrolment is not None and not story.enrolment.result:
        return "Chờ trung tâm chính trị ghi kết quả lớp."
    if step is StepKind.SECTION:
        return "Việc của đảng ủy bộ phận."
    if step in {StepKind.BASE, StepKind.REVIEW_BASE}:
        return "Việc của đảng ủy cơ sở."
    if step in {StepKind.DECISION, StepKind.RECOGNITION}:
        return "Việc của cấp có thẩm quyền quyết định."
    return "Việc của chi bộ."


def other_acts(story: Story, step: StepKind | None, actor: Actor) -> tuple[Link, ...]:
    """What else may be done now, beside the act of the step."""
    return (
        *_with_candidacy(story, step, actor),
        *_with_dossier(story, step, actor),
        *_on_the_way(story, actor),
        *_with_delegated_power(story, step, actor),
        *_readmission(story, actor),
        *_with_term(story, actor),
    )


def _with_candidacy(story: Story, step: StepKind | None, actor: Actor) -> list[Link]:
    if story.candidacy is None or not actor.may(Permission.KEEP_CANDIDATES):
        return []
    state = CandidacyState(story.candidacy.state)
    links = []
    if (state, SourcingAct.ASSIGN_HELPER) in NEXT and step is not StepKind.HELPER:
        links.append(Link("Thay đảng viên giúp đỡ", reverse("assign_helper", args=[story.candidacy.pk])))
    if state in OPEN and story.term is None:
        words = "Ghi giấy chứng nhận lớp nhận thức đã có"
        links.append(Link(words, reverse("awareness_certificate", args=[story.candidacy.pk])))
    if state in OPEN and story.term is None and actor.may(Permission.KEEP_DOSSIERS):
        links.append(Link("Chuyển đi nơi khác", reverse("move_candidate", args=[story.candidacy.pk])))
    if (state, SourcingAct.REMOVE) in NEXT:
        links.append(Link("Đưa ra khỏi danh sách", reverse("remove_candidate", args=[story.candidacy.pk])))
    return links


def _with_dossier(story: Story, step: StepKind | None, actor: Actor) -> list[Link]:
    if story.dossier is None or not story.dossier_is_open or not actor.may(Permission.KEEP_DOSSIERS):
        return []
    links = []
    if story.dossier.state == DossierState.PREPARING:
        links.append(Link("Điều kiện của hồ sơ", reverse("keep_conditions", args=[story.dossier.pk])))
        if step is not StepKind.INTRODUCTIONS:
            links.append(Link("Ghi thêm giấy giới thiệu", reverse("record_introduction", args=[story.dossier.pk])))
        if step is not StepKind.CELL:
            links.append(Link("Ghi nghị quyết chi bộ đã họp", reverse("cell_resolution", args=[story.dossier.pk])))
    links.append(Link("Dừng hồ sơ", reverse("close_dossier", args=[story.dossier.pk])))
    return links


# Act -> (name of the address, permission, the step of the chain it belongs to, states it is offered in; empty: all)
_BETWEEN: tuple[tuple[Act, str, Permission, Step | None, frozenset[DossierState]], ...] = (
    (Act.RECORD_RECHECK, "recheck", Permission.DECIDE_DOSSIERS, Step.RECHECK, frozenset()),
    (Act.RETURN, "return_from_above", Permission.DECIDE_DOSSIERS, None, frozenset()),
    (Act.RETURN, "return_by_base", Permission.RESOLVE_DOSSIERS, Step.BASE, BEFORE_BASE),
    (Act.EXTEND, "extend_decision", Permission.DECIDE_DOSSIERS, None, frozenset()),
    (Act.REFUSE, "refuse_dossier", Permission.DECIDE_DOSSIERS, None, frozenset()),
    (Act.REFER_SHORT_VOTE, "short_cell_vote", Permission.KEEP_DOSSIERS, None, frozenset({DossierState.PREPARING})),
    (Act.REFER_SHORT_VOTE, "short_base_vote", Permission.RESOLVE_DOSSIERS, Step.BASE, BEFORE_BASE),
    (Act.INTERRUPT, "interrupt", Permission.KEEP_DOSSIERS, None, frozenset()),
    (Act.WITHDRAW, "withdraw_dossier", Permission.KEEP_DOSSIERS, None, frozenset()),
)


def _on_the_way(story: Story, actor: Actor) -> list[Link]:
    """What may be recorded between the votes; steps that the organisation does not have are not offered."""
    dossier = story.dossier
    if dossier is None or not story.dossier_is_open:
        return []
    state = DossierState(dossier.state)
    return [
        Link(act.label, reverse(name, args=[dossier.pk]))
        for act, name, permission, step, states in _BETWEEN
        if (state, act) in DOSSIER_NEXT
        and actor.may(permission)
        and (step is None or story.course is None or story.course.has(step))
        and (not states or state in states)
    ]


def _with_delegated_power(story: Story, step: StepKind | None, actor: Actor) -> list[Link]:
    """Where the base committee decides itself, its vote is the decision: it does not propose to anybody first."""
    if not actor.may(Permission.DECIDE_DOSSIERS):
        return []
    if step is StepKind.BASE and story.dossier is not None:
        return [Link(_DELEGATED, reverse("record_decision", args=[story.dossier.pk]))]
    if step is StepKind.REVIEW_BASE and story.term is not None:
        return [Link(_DELEGATED, reverse("recognise", args=[story.term.pk]))]
    return []


_DELEGATED = "Ghi quyết định của đảng ủy cơ sở được ủy quyền"


def _readmission(story: Story, actor: Actor) -> list[Link]:
    """For a dossier of somebody who has been a member before."""
    if story.dossier is None or story.dossier.state != DossierState.PREPARING or not story.has_left_before:
        return []
    if not actor.may(Permission.KEEP_DOSSIERS):
        return []
    return [Link("Ghi điều kiện kết nạp lại", reverse("keep_first_time", args=[story.dossier.pk]))]


def _with_term(story: Story, actor: Actor) -> list[Link]:
    if story.term is None:
        return []
    if not story.in_probation:
        is_official = story.term.state == TermState.RECOGNISED
        if is_official and not story.term.card_decided_on and actor.may(Permission.DECIDE_DOSSIERS):
            return [Link("Ghi quyết định phát thẻ đảng viên", reverse("card_decision", args=[story.term.pk]))]
        return []
    ways = (
        ("assign_term_helper", "Phân công đảng viên giúp đỡ", Permission.KEEP_CANDIDATES, story.term.pk),
        ("record_remark", "Ghi nhận xét", Permission.REMARK, story.term.pk),
        ("record_term_paper", "Ghi giấy tờ công nhận", Permission.KEEP_DOSSIERS, story.term.pk),
        ("file_profile", "Ghi ngày nộp lý lịch đảng viên", Permission.KEEP_DOSSIERS, story.term.pk),
        ("move_term", "Chuyển đi nơi khác", Permission.KEEP_DOSSIERS, story.term.pk),
        ("open_strike_off", "Xét xóa tên", Permission.KEEP_DOSSIERS, story.person.pk),
    )
    links = [Link(words, reverse(name, args=[pk])) for name, words, asked, pk in ways if actor.may(asked)]
    if actor.may(Permission.KEEP_CANDIDATES) and story.new_member_certificate is None:
        words = "Ghi giấy chứng nhận lớp đảng viên mới đã có"
        links.append(Link(words, reverse("new_member_certificate", args=[story.term.pk])))
    if story.must_be_referred and actor.may(Permission.KEEP_DOSSIERS):
        links.insert(0, Link("Ghi văn bản báo cáo cấp trên", reverse("refer_term", args=[story.term.pk])))
    return links
