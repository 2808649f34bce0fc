"""What the rule book makes of stated facts: one table of acts, for the command `nguon judge` and for the case files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from nguon.admission import rules as admission
from nguon.admission.rules import moving, place
from nguon.core.errors import BadInput
from nguon.core.findings import Finding, Severity
from nguon.journeys.stated_facts import allowed_facts, read_facts
from nguon.probation import rules as probation
from nguon.regulations import voting
from nguon.regulations.book import Page
from nguon.sourcing import rules as sourcing
from nguon.training import rules as training


@dataclass(frozen=True, slots=True)
class JudgedAct:
    """An act that can be judged: its Vietnamese name, the picture of facts it needs, the function that judges."""

    name: str
    facts: type
    against: Callable[[Any, Page], tuple[Finding, ...]]


ACTS: dict[str, JudgedAct] = {
    "entry": JudgedAct("Đưa một người vào nguồn", sourcing.Entry, sourcing.against_entry),
    "listing": JudgedAct("Đưa vào danh sách cảm tình Đảng", sourcing.Listing, sourcing.against_listing),
    "helper": JudgedAct("Phân công đảng viên giúp đỡ", sourcing.Helper, sourcing.against_helper),
    "removal": JudgedAct("Đưa ra khỏi danh sách cảm tình Đảng", sourcing.Removal, sourcing.against_removal),
    "enrolment": JudgedAct("Cử đi học lớp bồi dưỡng", training.Enrolment, training.against_enrolment),
    "certificate": JudgedAct("Cấp giấy chứng nhận", training.Certificate, training.against_certificate),
    "opening-dossier": JudgedAct("Lập hồ sơ kết nạp", admission.Applicant, admission.against_opening_dossier),
    "considering": JudgedAct("Điều kiện để chi bộ xét kết nạp", admission.Applicant, admission.against_considering),
    "introducing": JudgedAct("Bên giới thiệu người vào Đảng", admission.Introducing, admission.against_introducing),
    "cell-resolution": JudgedAct(
        "Nghị quyết của chi bộ đề nghị kết nạp", admission.CellResolution, admission.against_cell_resolution
    ),
    "base-resolution": JudgedAct(
        "Nghị quyết của đảng ủy cơ sở đề nghị kết nạp", admission.BaseResolution, admission.against_base_resolution
    ),
    "decision": JudgedAct("Quyết định kết nạp", admission.Decision, admission.against_decision),
    "verification": JudgedAct(
        "Thẩm tra lý lịch, lấy ý kiến trước khi chi bộ xét", admission.Verification, admission.against_verification
    ),
    "clearance": JudgedAct(
        "Kết luận về tiêu chuẩn chính trị trước khi quyết định", admission.Clearance, admission.against_clearance
    ),
    "passing": JudgedAct("Bước của trình tự qua các cấp", admission.Passing, admission.against_passing),
    "extending": JudgedAct("Gia hạn ra quyết định kết nạp", admission.Extending, admission.against_extending),
    "following": JudgedAct("Thứ tự các ngày trong hồ sơ", admission.Following, admission.against_following),
    "roll": JudgedAct("Cách tính số người được tính biểu quyết", voting.Roll, voting.against_roll_call),
    "moving": JudgedAct("Chuyển nơi sinh hoạt", moving.Moving, moving.against_moving),
    "forwarded-decision": JudgedAct(
        "Quyết định đối với hồ sơ chuyển tiếp", moving.Forwarded, moving.against_forwarded_decision
    ),
    "reconsidering": JudgedAct(
        "Xem xét lại theo đề nghị của nơi mới", moving.Reconsidering, moving.against_reconsidering
    ),
    "arrival": JudgedAct("Xuất trình giấy giới thiệu ở nơi đến", moving.Arrival, moving.against_arrival),
    "place": JudgedAct("Nơi xét kết nạp", place.Whereabouts, place.against_place),
    "ceremony": JudgedAct("Lễ kết nạp", admission.Ceremony, admission.against_ceremony),
    "papers": JudgedAct("Giấy tờ của hồ sơ trình chi bộ xét", admission.Papers, admission.against_papers),
    "special-groups": JudgedAct("Giấy tờ thêm của diện riêng", admission.Papers, admission.against_groups),
    "review-papers": JudgedAct("Giấy tờ của hồ sơ công nhận", admission.Papers, admission.against_review_papers),
    "reviewing": JudgedAct(
        "Điều kiện để chi bộ xét công nhận chính thức", probation.Review, probation.against_reviewing
    ),
    "review": JudgedAct("Chi bộ xét công nhận chính thức", probation.Review, probation.against_review),
    "recognition": JudgedAct("Quyết định công nhận chính thức", probation.Recognition, probation.against_recognition),
    "profile": JudgedAct("Nộp lý lịch đảng viên", probation.Profile, probation.against_profile),
    "strike-off": JudgedAct("Quyết định xóa tên đảng viên dự bị", probation.StrikeOff, probation.against_strike_off),
    "striking-off": JudgedAct("Chi bộ xét xóa tên đảng viên", probation.StrikingOff, probation.against_striking_off),
    "member-strike-off": JudgedAct(
        "Quyết định xóa tên đảng viên", probation.MemberStrikeOff, probation.against_member_strike_off
    ),
    "resignation": JudgedAct("Đảng viên xin ra khỏi Đảng", probation.Resignation, probation.against_resignation),
    "resignation-decision": JudgedAct(
        "Quyết định cho ra khỏi Đảng", probation.ResignationDecision, probation.against_resignation_decision
    ),
    "complaint": JudgedAct("Khiếu nại quyết định xóa tên", probation.Complaint, probation.against_complaint),
    "complaint-answer": JudgedAct("Trả lời khiếu nại", probation.ComplaintAnswer, probation.against_answer),
    "readmission": JudgedAct("Điều kiện kết nạp lại", admission.Readmission, admission.against_readmission),
    "party-age": JudgedAct("Tính tuổi đảng", admission.Membership, admission.about_party_age),
    "annulment": JudgedAct("Hủy quyết định kết nạp sai", probation.Annulment, probation.against_annulment),
    "reissue": JudgedAct("Ra lại quyết định kết nạp", probation.Reissue, probation.against_reissue),
    "sending-back": JudgedAct("Gửi lại nơi chuyển đi", probation.SendingBack, probation.against_sending_back),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The findings of one act on its day, and which facts were not known."""

    act: str
    on: date
    findings: tuple[Finding, ...]
    unknown: tuple[str, ...]
    allowed: tuple[str, ...]
    book: str

    @property
    def refused(self) -> bool:
        """True when at least one finding stands in the way."""
        return any(finding.severity is Severity.OBSTACLE for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """Stable keys for scripts; documented in docs/commands.md."""
        return {
            "act": self.act,
            "name": ACTS[self.act].name,
            "on": self.on.isoformat(),
            "refused": self.refused,
            "findings": [finding.as_json() | {"awaiting_text": finding.awaits_text} for finding in self.findings],
            "unknown_facts": list(self.unknown),
            "allowed_facts": list(self.allowed),
            "book": self.book,
        }


def judge(act: str, table: Any, page: Page) -> Judgement:
    """Judge an act by its code and a table of facts, on the day of the page.

    :raises BadInput: no such act, or facts that do not exist or cannot be read, each with what is allowed.
    :raises NotInForce: the rule book holds nothing that early.
    """
    if act not in ACTS:
        known = ", ".join(f"{code} ({known.name})" for code, known in ACTS.items())
        raise BadInput(f"Không có việc “{act}”; được dùng: {known}.")
    judged = ACTS[act]
    facts: Any
    facts, unknown = read_facts(judged.facts, table)
    findings = judged.against(facts, page)
    return Judgement(act, page.day, findings, unknown, allowed_facts(judged.facts), page.book.hash)
