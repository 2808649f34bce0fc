"""The way of a dossier: its states, the acts upon it, the bodies it passes, its time limits."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class DossierState(Labelled):
    """Where an admission dossier stands."""

    PREPARING = "preparing", "Đang lập hồ sơ"
    CELL_RESOLVED = "cell_resolved", "Chi bộ đã đề nghị kết nạp"
    SECTION_APPRAISED = "section_appraised", "Đảng ủy bộ phận đã thẩm định"
    BASE_RESOLVED = "base_resolved", "Đảng ủy cơ sở đã đề nghị kết nạp"
    RECHECKED = "rechecked", "Cơ quan tổ chức đã kiểm tra lại hồ sơ"
    REFERRED = "referred", "Chưa đủ phiếu, đã báo cáo cấp có thẩm quyền"
    RETURNED = "returned", "Trả lại để bổ sung"
    INTERRUPTED = "interrupted", "Tạm dừng xét"
    DECIDED = "decided", "Đã có quyết định kết nạp"
    ADMITTED = "admitted", "Đã tổ chức lễ kết nạp"
    CLOSED = "closed", "Đã dừng hồ sơ"


class Act(Labelled):
    """What is recorded in a dossier."""

    RECORD_CELL_RESOLUTION = "record_cell_resolution", "Ghi nghị quyết của chi bộ"
    RECORD_SECTION_APPRAISAL = "record_section_appraisal", "Ghi báo cáo thẩm định của đảng ủy bộ phận"
    RECORD_BASE_RESOLUTION = "record_base_resolution", "Ghi nghị quyết của đảng ủy cơ sở"
    RECORD_RECHECK = "record_recheck", "Ghi kết quả kiểm tra lại hồ sơ"
    REFER_SHORT_VOTE = "refer_short_vote", "Báo cáo kết quả biểu quyết chưa đủ phiếu"
    EXTEND = "extend", "Gia hạn ra quyết định"
    RECORD_DECISION = "record_decision", "Ghi quyết định kết nạp"
    REFUSE = "refuse", "Ghi việc không quyết định kết nạp"
    RETURN = "return", "Trả lại hồ sơ"
    RESUBMIT = "resubmit", "Nộp lại hồ sơ"
    INTERRUPT = "interrupt", "Tạm dừng xét hồ sơ"
    RESUME = "resume", "Tiếp tục xét hồ sơ"
    WITHDRAW = "withdraw", "Ghi việc người xin vào Đảng rút đơn"
    RECORD_CEREMONY = "record_ceremony", "Ghi lễ kết nạp"
    ANNUL_DECISION = "annul_decision", "Hủy quyết định khi chuyển đi nơi khác"
    CLOSE = "close", "Dừng hồ sơ"


class Body(Labelled):
    """A body that considers the dossier, in the order of the path."""

    CELL = "cell", "Chi bộ"
    SECTION = "section", "Đảng ủy bộ phận"
    BASE = "base", "Đảng ủy cơ sở"
    DECIDING = "deciding", "Cấp ủy có thẩm quyền quyết định"


class Appraiser(Labelled):
    """Who looks through a dossier without voting on it."""

    SECTION = "section", "Đảng ủy bộ phận"
    ORGANIZING = "organizing", "Ban tổ chức, ban xây dựng đảng"


class AppraisalResult(Labelled):
    """What the look-through found."""

    IN_ORDER = "in_order", "Hồ sơ đầy đủ, đúng quy định; đề nghị xét"
    WITH_REMARKS = "with_remarks", "Có điểm cần lưu ý; vẫn đề nghị xét"
    NOT_IN_ORDER = "not_in_order", "Chưa đủ điều kiện; đề nghị trả lại"


class DossierPart(Labelled):
    """A part of the dossier for which it can be returned."""

    APPLICATION = "application", "Đơn xin vào Đảng"
    LIFE_STORY = "life_story", "Lý lịch của người xin vào Đảng"
    VERIFICATION = "verification", "Thẩm tra lý lịch"
    CERTIFICATE = "certificate", "Giấy chứng nhận lớp bồi dưỡng nhận thức"
    INTRODUCTIONS = "introductions", "Giấy giới thiệu của đảng viên"
    UNION_RESOLUTION = "union_resolution", "Nghị quyết giới thiệu của đoàn thể"
    OPINIONS = "opinions", "Ý kiến nhận xét"
    CELL_RESOLUTION = "cell_resolution", "Nghị quyết của chi bộ (phải họp lại)"
    BASE_RESOLUTION = "base_resolution", "Nghị quyết của đảng ủy cơ sở (phải họp lại)"


class ClockKind(Labelled):
    """What a time limit is for."""

    DOSSIER_LIFE = "dossier_life", "Giá trị của hồ sơ, đến khi chi bộ xét"
    DECISION = "decision", "Quyết định kết nạp"
    CEREMONY = "ceremony", "Lễ kết nạp"


class ClockState(Labelled):
    """How a time limit stands on a day."""

    RUNNING = "running", "đang tính"
    LATE = "late", "quá hạn"
    STANDING = "standing", "đang dừng do tạm dừng xét"
    ENDED = "ended", "đã xong"
    UNCOUNTED = "uncounted", "chưa tính được, thiếu lịch nghỉ"
    ENDED_LATE = "ended_late", "xong sau hạn"


_S, _A = DossierState, Act
BACK = None
"""In `NEXT`: to the state the dossier had before it was returned or interrupted."""

_UNDER_WAY = (_S.CELL_RESOLVED, _S.SECTION_APPRAISED, _S.BASE_RESOLVED, _S.RECHECKED, _S.REFERRED)

BEFORE_BASE = frozenset({_S.CELL_RESOLVED, _S.SECTION_APPRAISED})
"""States in which the base committee may still vote."""

NEXT: dict[tuple[DossierState, Act], DossierState | None] = {
    (_S.PREPARING, _A.RECORD_CELL_RESOLUTION): _S.CELL_RESOLVED,
    (_S.CELL_RESOLVED, _A.RECORD_SECTION_APPRAISAL): _S.SECTION_APPRAISED,
    (_S.CELL_RESOLVED, _A.RECORD_BASE_RESOLUTION): _S.BASE_RESOLVED,
    (_S.SECTION_APPRAISED, _A.RECORD_BASE_RESOLUTION): _S.BASE_RESOLVED,
    (_S.PREPARING, _A.REFER_SHORT_VOTE): _S.REFERRED,
    (_S.CELL_RESOLVED, _A.REFER_SHORT_VOTE): _S.REFERRED,
    (_S.SECTION_APPRAISED, _A.REFER_SHORT_VOTE): _S.REFERRED,
    # Where no base committee stands above the cell, or it decides itself, the dossier goes on without its resolution;
    # which steps an organisation has is asked of the chain, not of this table.
    **{
        (state, _A.RECORD_RECHECK): _S.RECHECKED for state in (_S.CELL_RESOLVED, _S.SECTION_APPRAISED, _S.BASE_RESOLVED)
    },
    **{(state, _A.RECORD_DECISION): _S.DECIDED for state in _UNDER_WAY},
    **{(state, _A.REFUSE): _S.CLOSED for state in _UNDER_WAY},
    **{(state, _A.RETURN): _S.RETURNED for state in _UNDER_WAY},
    # The clock of the decision runs on while a dossier is returned, so it can be extended then too.
    **{(state, _A.EXTEND): state for state in (*_UNDER_WAY, _S.RETURNED)},
    (_S.RETURNED, _A.RESUBMIT): BACK,
    **{(state, _A.INTERRUPT): _S.INTERRUPTED for state in (_S.PREPARING, *_UNDER_WAY)},
    (_S.INTERRUPTED, _A.RESUME): BACK,
    **{(state, _A.WITHDRAW): _S.CLOSED for state in (_S.PREPARING, *_UNDER_WAY, _S.RETURNED, _S.INTERRUPTED)},
    (_S.DECIDED, _A.RECORD_CEREMONY): _S.ADMITTED,
    # Somebody who moves under another deciding committee too late after the decision was due: that one decides anew.
    (_S.DECIDED, _A.ANNUL_DECISION): _S.BASE_RESOLVED,
    **{(state, _A.CLOSE): _S.CLOSED for state in (_S.PREPARING, *_UNDER_WAY, _S.RETURNED, _S.INTERRUPTED, _S.DECIDED)},
}
"""(state, act) -> state. A pair that is absent is not allowed."""

VOTES_AGAIN: dict[DossierPart, tuple[DossierState, tuple[Body, ...]]] = {
    DossierPart.CELL_RESOLUTION: (_S.PREPARING, (Body.CELL, Body.BASE)),
    DossierPart.BASE_RESOLUTION: (_S.CELL_RESOLVED, (Body.BASE,)),
}
"""A faulty resolution: the state from which the bodies vote again, and whose votes are then set aside."""

NO_ACT_LEFT = "không còn việc nào"
"""What a sentence says in the place of a list of possible acts that is empty."""
