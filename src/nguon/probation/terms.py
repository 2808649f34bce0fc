"""Words of probation and of what ends membership: states, acts, grounds, faults."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class TermState(Labelled):
    """Where a term of probation stands."""

    RUNNING = "running", "Đang dự bị"
    RECOGNISED = "recognised", "Đã công nhận chính thức"
    STRUCK_OFF = "struck_off", "Đã xóa tên"
    RESIGNED = "resigned", "Đã cho ra khỏi Đảng"
    ANNULLED = "annulled", "Đã hủy quyết định kết nạp"


class Act(Labelled):
    """What ends a term, or takes its end back."""

    RECOGNISE = "recognise", "Ghi quyết định công nhận chính thức"
    STRIKE_OFF = "strike_off", "Ghi quyết định xóa tên"
    RESIGN = "resign", "Ghi quyết định cho ra khỏi Đảng"
    ANNUL = "annul", "Ghi quyết định hủy kết nạp"
    RESTORE = "restore", "Hủy quyết định xóa tên sau khiếu nại"


NEXT: dict[tuple[TermState, Act], TermState] = {
    (TermState.RUNNING, Act.RECOGNISE): TermState.RECOGNISED,
    (TermState.RUNNING, Act.STRIKE_OFF): TermState.STRUCK_OFF,
    (TermState.RUNNING, Act.RESIGN): TermState.RESIGNED,
    (TermState.RUNNING, Act.ANNUL): TermState.ANNULLED,
    # A wrongful admission may be found after the recognition.
    (TermState.RECOGNISED, Act.ANNUL): TermState.ANNULLED,
    (TermState.STRUCK_OFF, Act.RESTORE): TermState.RUNNING,
}
"""(state, act) -> state. A pair that is absent is not allowed."""


class HelperChange(Labelled):
    """Why another member is assigned to help in the probation."""

    FIRST = "first", "Phân công lần đầu"
    MOVED = "moved", "Người giúp đỡ chuyển sinh hoạt"
    TERM_MOVED = "term_moved", "Đảng viên dự bị chuyển sinh hoạt"
    UNABLE = "unable", "Người giúp đỡ không còn điều kiện giúp đỡ"
    LEFT = "left", "Người giúp đỡ không còn là đảng viên chính thức"
    NEGLECT = "neglect", "Người giúp đỡ không làm tròn nhiệm vụ"


class RemarkHeading(Labelled):
    """The headings under which a helper remarks on a probationary member (form 11-KNĐ)."""

    STANCE = "stance", "Bản lĩnh chính trị, chấp hành đường lối"
    CONDUCT = "conduct", "Đạo đức, lối sống"
    TASKS = "tasks", "Kết quả nhiệm vụ được giao"
    DISCIPLINE = "discipline", "Ý thức tổ chức kỷ luật, sinh hoạt chi bộ"
    FAULTS = "faults", "Hạn chế, hướng khắc phục"


class DepartureKind(Labelled):
    """How a member leaves without discipline."""

    STRIKE_OFF = "strike_off", "Xóa tên"
    RESIGNATION = "resignation", "Cho ra khỏi Đảng theo đơn"


class StrikeOffGround(Labelled):
    """Why a name is struck off."""

    ABSENT = "absent", "Bỏ sinh hoạt chi bộ"
    UNPAID = "unpaid", "Không đóng đảng phí"
    CARD = "card", "Tự ý trả thẻ hoặc hủy thẻ đảng viên"
    LOST_WILL = "lost_will", "Giảm sút ý chí phấn đấu, đã giáo dục mà không tiến bộ"
    STATUS = "status", "Vi phạm tư cách đảng viên nhiều năm liền"
    POLITICAL = "political", "Không bảo đảm tiêu chuẩn chính trị"
    NOT_QUALIFIED = "not_qualified", "Không đủ tư cách đảng viên trong thời gian dự bị"


class SelfReview(Labelled):
    """What came of the self-review that precedes a strike-off."""

    MADE = "made", "Đã làm bản tự kiểm điểm"
    MISSING = "missing", "Chưa làm"
    REFUSED = "refused", "Cố ý từ chối"


class DepartureState(Labelled):
    """Where a strike-off or resignation stands."""

    OPEN = "open", "Đang xét"
    DECIDED = "decided", "Đã có quyết định"
    CLOSED = "closed", "Dừng, không xóa tên"
    REVERSED = "reversed", "Đã hủy quyết định sau khiếu nại"


class DepartureAct(Labelled):
    """What is recorded of a strike-off or resignation."""

    CALL = "call", "Ghi lần gọi làm bản tự kiểm điểm"
    RECORD_SELF_REVIEW = "record_self_review", "Ghi bản tự kiểm điểm"
    RECORD_RESOLUTION = "record_resolution", "Ghi nghị quyết"
    DECIDE = "decide", "Ghi quyết định"
    CLOSE = "close", "Dừng việc xét"
    RECEIVE = "receive", "Ghi ngày nhận quyết định"
    COMPLAIN = "complain", "Ghi khiếu nại"
    UPHOLD = "uphold", "Trả lời khiếu nại: giữ quyết định"
    REVERSE = "reverse", "Trả lời khiếu nại: hủy quyết định"


NEXT_OF_DEPARTURE: dict[tuple[DepartureState, DepartureAct], DepartureState] = {
    (DepartureState.OPEN, DepartureAct.CALL): DepartureState.OPEN,
    (DepartureState.OPEN, DepartureAct.RECORD_SELF_REVIEW): DepartureState.OPEN,
    (DepartureState.OPEN, DepartureAct.RECORD_RESOLUTION): DepartureState.OPEN,
    (DepartureState.OPEN, DepartureAct.DECIDE): DepartureState.DECIDED,
    (DepartureState.OPEN, DepartureAct.CLOSE): DepartureState.CLOSED,
    (DepartureState.DECIDED, DepartureAct.RECEIVE): DepartureState.DECIDED,
    (DepartureState.DECIDED, DepartureAct.COMPLAIN): DepartureState.DECIDED,
    (DepartureState.DECIDED, DepartureAct.UPHOLD): DepartureState.DECIDED,
    (DepartureState.DECIDED, DepartureAct.REVERSE): DepartureState.REVERSED,
}
"""(state, act) -> state. A pair that is absent is not allowed."""


class Milestone(Labelled):
    """Days that follow a decision, in the order they must have."""

    SIGNED = "signed", "Ngày ký quyết định"
    RECEIVED = "received", "Ngày nhận quyết định"
    COMPLAINED = "complained", "Ngày khiếu nại"
    ANSWERED = "answered", "Ngày trả lời khiếu nại"


AFTER = {
    Milestone.RECEIVED: Milestone.SIGNED,
    Milestone.COMPLAINED: Milestone.SIGNED,
    Milestone.ANSWERED: Milestone.COMPLAINED,
}
"""What each of them may not lie before."""


class Fault(Labelled):
    """What was wrong with an admission."""

    STANDARDS = "standards", "Không đủ tiêu chuẩn, điều kiện"
    BARRED = "barred", "Thuộc trường hợp không được kết nạp lại"
    AUTHORITY = "authority", "Không đúng thẩm quyền"
    PROCEDURE = "procedure", "Không đúng thủ tục"


class FaultyStep(Labelled):
    """A step of the admission that may have to be done anew."""

    INTRODUCTION = "introduction", "Giấy giới thiệu, nghị quyết giới thiệu"
    VERIFICATION = "verification", "Thẩm tra lý lịch"
    OPINIONS = "opinions", "Lấy ý kiến đoàn thể, nơi cư trú"
    CELL = "cell", "Nghị quyết của chi bộ"
    BASE = "base", "Nghị quyết của đảng ủy cơ sở"
    DECISION = "decision", "Quyết định của cấp có thẩm quyền"


class WrongfulState(Labelled):
    """Where the treatment of a wrongful admission stands."""

    FOUND = "found", "Đang xem xét, giải quyết"
    SENT_BACK = "sent_back", "Đã dừng tiếp nhận, gửi lại nơi chuyển đi"
    ANNULLED = "annulled", "Đã hủy quyết định kết nạp"
    REISSUED = "reissued", "Đã ra lại quyết định"


class WrongfulAct(Labelled):
    """What is recorded of a wrongful admission."""

    REDO = "redo", "Ghi khâu làm lại"
    SEND_BACK = "send_back", "Ghi văn bản gửi lại nơi chuyển đi"
    ANNUL = "annul", "Ghi quyết định hủy kết nạp"
    REISSUE = "reissue", "Ghi quyết định ra lại"


NEXT_OF_WRONGFUL: dict[tuple[WrongfulState, WrongfulAct], WrongfulState] = {
    (WrongfulState.FOUND, WrongfulAct.REDO): WrongfulState.FOUND,
    (WrongfulState.FOUND, WrongfulAct.SEND_BACK): WrongfulState.SENT_BACK,
    (WrongfulState.FOUND, WrongfulAct.ANNUL): WrongfulState.ANNULLED,
    (WrongfulState.FOUND, WrongfulAct.REISSUE): WrongfulState.REISSUED,
}
"""(state, act) -> state. A pair that is absent is not allowed."""


class Annuller(Labelled):
    """Who annuls a wrongful admission."""

    ISSUER = "issuer", "Cấp ủy đã ra quyết định kết nạp"
    AT_MEMBER = "at_member", "Cấp ủy có thẩm quyền nơi đảng viên đang sinh hoạt"
