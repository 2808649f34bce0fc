"""Words of supervision: tasks, how pressing they are, whose they are, and the steps of the path."""

from __future__ import annotations

from nguon.core.labelled import Labelled

WINDOW_DAYS = 30
"""How far ahead the list of work looks; what a screen shows, not a limit any rule sets."""


class Urgency(Labelled):
    """How pressing a task is, most pressing first."""

    LATE = "late", "Quá hạn"
    SOON = "soon", "Trong 30 ngày"
    WAITING = "waiting", "Đang chờ"
    MISSING = "missing", "Còn thiếu"


class Owner(Labelled):
    """Whose turn it is."""

    CELL = "cell", "Chi bộ"
    SECTION = "section", "Đảng ủy bộ phận"
    BASE = "base", "Đảng ủy cơ sở"
    DECIDING = "deciding", "Cấp quyết định"


class TaskKind(Labelled):
    """What is to be done."""

    ENLIST = "enlist", "Xét đưa vào danh sách"
    ASSIGN_HELPER = "assign_helper", "Phân công đảng viên giúp đỡ"
    SEND_TO_CLASS = "send_to_class", "Cử đi học lớp bồi dưỡng nhận thức"
    CERTIFICATE = "certificate", "Giấy chứng nhận sắp hết hạn"
    RETAKE_CLASS = "retake_class", "Học lại lớp bồi dưỡng nhận thức"
    OPEN_DOSSIER = "open_dossier", "Lập hồ sơ kết nạp"
    LETTERS = "letters", "Nhắc trả lời thẩm tra lý lịch"
    CELL_MEETING = "cell_meeting", "Chi bộ họp xét kết nạp"
    SECTION_APPRAISAL = "section_appraisal", "Đảng ủy bộ phận thẩm định"
    BASE_MEETING = "base_meeting", "Đảng ủy cơ sở họp xét"
    RESUBMIT = "resubmit", "Nộp lại hồ sơ được trả"
    RESUME = "resume", "Tiếp tục xét hồ sơ tạm dừng"
    DECISION = "decision", "Quyết định kết nạp"
    CEREMONY = "ceremony", "Tổ chức lễ kết nạp"
    NEW_MEMBER_CLASS = "new_member_class", "Cử đi học lớp đảng viên mới"
    REVIEW = "review", "Xét công nhận chính thức"
    RECOGNITION = "recognition", "Quyết định công nhận chính thức"
    REFERRAL = "referral", "Báo cáo cấp trên sau các lần biểu quyết"
    TERM_HELPER = "term_helper", "Phân công người giúp đỡ đảng viên dự bị"
    PROFILE = "profile", "Nộp lý lịch đảng viên"
    LEAVING_CELL = "leaving_cell", "Chi bộ xét cho ra khỏi Đảng"
    LEAVING_BASE = "leaving_base", "Đảng ủy cơ sở xét cho ra khỏi Đảng"
    LEAVING_DECISION = "leaving_decision", "Quyết định cho ra khỏi Đảng"
    COMPLAINT = "complaint", "Trả lời khiếu nại xóa tên"
    WRONGFUL = "wrongful", "Giải quyết việc kết nạp không đúng"


SAYS: dict[TaskKind, str] = {
    TaskKind.ENLIST: "Được giới thiệu ngày {document_on}, chi bộ chưa xét đưa vào danh sách cảm tình Đảng.",
    TaskKind.ASSIGN_HELPER: "Chưa có đảng viên chính thức được phân công giúp đỡ.",
    TaskKind.SEND_TO_CLASS: "Chưa có giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng.",
    TaskKind.CERTIFICATE: "Giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng hết hạn ngày {due_on}.",
    TaskKind.RETAKE_CLASS: (
        "Giấy chứng nhận lớp bồi dưỡng nhận thức về Đảng đã hết hạn ngày {due_on}; phải học lại lớp."
    ),
    TaskKind.OPEN_DOSSIER: "Có giấy chứng nhận lớp bồi dưỡng nhận thức ngày {certificate_on}, chưa lập hồ sơ.",
    TaskKind.LETTERS: ("Thư thẩm tra lý lịch chưa có trả lời, hạn trả lời ngày {due_on} đã qua; nhắc nơi được hỏi."),
    TaskKind.CELL_MEETING: (
        "Hồ sơ lập ngày {opened_on}, có giá trị {limit} tháng; chi bộ phải họp xét chậm nhất ngày {due_on}."
    ),
    TaskKind.SECTION_APPRAISAL: "Chờ đảng ủy bộ phận thẩm định. Chi bộ họp ngày {met_on}; phải có quyết định {by}.",
    TaskKind.RESUBMIT: "Chi bộ bổ sung hồ sơ bị trả lại rồi nộp lại. Họp ngày {met_on}; phải có quyết định {by}.",
    TaskKind.RESUME: "Đang tạm dừng xét; hồ sơ lập ngày {opened_on} vẫn chỉ có giá trị đến ngày {ends_on}.",
    TaskKind.BASE_MEETING: "Chờ đảng ủy cơ sở họp xét. Chi bộ họp ngày {met_on}; phải có quyết định {by}.",
    TaskKind.DECISION: "Chờ quyết định kết nạp. Chi bộ họp ngày {met_on}; phải có quyết định {by}.",
    TaskKind.CEREMONY: "Tổ chức lễ kết nạp. {start}; phải tổ chức {by}.",
    TaskKind.NEW_MEMBER_CLASS: (
        "Chưa có giấy chứng nhận lớp bồi dưỡng đảng viên mới; hết thời gian dự bị ngày {ends_on}."
    ),
    TaskKind.REVIEW: "Chi bộ xét công nhận chính thức. Hết {months} tháng dự bị ngày {ends_on}; phải xét {by}.",
    TaskKind.RECOGNITION: ("Chờ quyết định công nhận chính thức. Chi bộ họp ngày {met_on}; phải có quyết định {by}."),
    TaskKind.REFERRAL: "Chi bộ đã biểu quyết nhiều lần không đủ số phiếu; phải báo cáo cấp ủy cấp trên.",
    TaskKind.TERM_HELPER: "Chưa có đảng viên chính thức được phân công giúp đỡ trong thời gian dự bị.",
    TaskKind.PROFILE: "Đảng viên mới nộp lý lịch đảng viên {by}.",
    TaskKind.LEAVING_CELL: "Xét xóa tên hoặc cho ra khỏi Đảng từ ngày {opened_on}; chờ chi bộ họp.",
    TaskKind.LEAVING_BASE: "Xét xóa tên hoặc cho ra khỏi Đảng từ ngày {opened_on}; chờ đảng ủy cơ sở họp.",
    TaskKind.LEAVING_DECISION: "Xét xóa tên hoặc cho ra khỏi Đảng từ ngày {opened_on}; chờ quyết định.",
    TaskKind.COMPLAINT: "Khiếu nại quyết định xóa tên ngày {complained_on}; phải trả lời {by}.",
    TaskKind.WRONGFUL: "Phát hiện kết nạp không đúng ngày {found_on}, chưa giải quyết xong.",
}
"""The sentence of each task; days come written out, `by` as "chậm nhất ngày 15/02/2028"."""

LACKS: dict[TaskKind, str] = {
    TaskKind.ENLIST: "chờ chi bộ xét",
    TaskKind.ASSIGN_HELPER: "thiếu người giúp đỡ",
    TaskKind.SEND_TO_CLASS: "chưa học lớp",
    TaskKind.OPEN_DOSSIER: "chưa lập hồ sơ",
    TaskKind.RESUME: "đang tạm dừng",
    TaskKind.NEW_MEMBER_CLASS: "chưa học lớp",
    TaskKind.REFERRAL: "phải báo cáo cấp trên",
    TaskKind.TERM_HELPER: "thiếu người giúp đỡ",
    TaskKind.LEAVING_CELL: "chờ chi bộ",
    TaskKind.LEAVING_BASE: "chờ đảng ủy cơ sở",
    TaskKind.LEAVING_DECISION: "chờ quyết định",
    TaskKind.WRONGFUL: "chờ giải quyết",
}
"""The word of a task that has no due day."""

UNCOUNTED = "chưa tính được hạn"
"""The word of a task whose due day cannot be counted because the calendar of its year is not held."""

RECEIVED = "Chi bộ nhận quyết định ngày {on}"
NOT_RECEIVED = "Quyết định ký ngày {on}, chưa ghi ngày chi bộ nhận"


class Subject(Labelled):
    """Which record a task is about."""

    CANDIDACY = "candidacy", "nguồn"
    DOSSIER = "dossier", "hồ sơ kết nạp"
    TERM = "term", "thời kỳ dự bị"
    DEPARTURE = "departure", "việc xóa tên, ra khỏi Đảng"
    WRONGFUL = "wrongful", "việc kết nạp không đúng"


class StepKind(Labelled):
    """The steps from being found to full membership, in order."""

    NOMINATION = "nomination", "Phát hiện, giới thiệu"
    LISTING = "listing", "Vào danh sách cảm tình Đảng"
    HELPER = "helper", "Phân công đảng viên giúp đỡ"
    TRAINING = "training", "Lớp bồi dưỡng nhận thức về Đảng"
    DOSSIER = "dossier", "Lập hồ sơ kết nạp"
    INTRODUCTIONS = "introductions", "Giấy giới thiệu vào Đảng"
    VERIFICATION = "verification", "Thẩm tra lý lịch, ý kiến nhận xét"
    CELL = "cell", "Nghị quyết của chi bộ"
    SECTION = "section", "Thẩm định của đảng ủy bộ phận"
    BASE = "base", "Nghị quyết của đảng ủy cơ sở"
    RECHECK = "recheck", "Kiểm tra lại hồ sơ"
    RESUBMIT = "resubmit", "Bổ sung, nộp lại hồ sơ"
    RESUME = "resume", "Tiếp tục xét hồ sơ"
    DECISION = "decision", "Quyết định kết nạp"
    CEREMONY = "ceremony", "Lễ kết nạp"
    PROBATION = "probation", "Thời gian dự bị"
    REVIEW_CELL = "review_cell", "Chi bộ xét công nhận chính thức"
    REVIEW_BASE = "review_base", "Đảng ủy cơ sở xét công nhận"
    RECOGNITION = "recognition", "Công nhận chính thức"


STEP_OF: dict[TaskKind, StepKind] = {
    TaskKind.ENLIST: StepKind.LISTING,
    TaskKind.ASSIGN_HELPER: StepKind.HELPER,
    TaskKind.SEND_TO_CLASS: StepKind.TRAINING,
    TaskKind.CERTIFICATE: StepKind.TRAINING,
    TaskKind.RETAKE_CLASS: StepKind.TRAINING,
    TaskKind.OPEN_DOSSIER: StepKind.DOSSIER,
    TaskKind.LETTERS: StepKind.VERIFICATION,
    TaskKind.CELL_MEETING: StepKind.CELL,
    TaskKind.SECTION_APPRAISAL: StepKind.SECTION,
    TaskKind.RESUBMIT: StepKind.RESUBMIT,
    TaskKind.RESUME: StepKind.RESUME,
    TaskKind.BASE_MEETING: StepKind.BASE,
    TaskKind.DECISION: StepKind.DECISION,
    TaskKind.CEREMONY: StepKind.CEREMONY,
    TaskKind.NEW_MEMBER_CLASS: StepKind.PROBATION,
    TaskKind.REVIEW: StepKind.REVIEW_CELL,
    TaskKind.RECOGNITION: StepKind.RECOGNITION,
}
"""The step of the path at which a task stands."""

BESIDE_THE_STEPS = frozenset(TaskKind) - set(STEP_OF)
"""Tasks that hold up no step of the path: care in the probation, leaving the Party, wrongful admissions."""


class Turn(Labelled):
    """What an open dossier waits for, as the queue of an office names it, in the order of the path."""

    SUPPLY = "supply", "Bổ sung hồ sơ bị trả lại"
    MEET = "meet", "Chi bộ họp xét"
    APPRAISE = "appraise", "Đảng ủy bộ phận thẩm định"
    RESOLVE = "resolve", "Đảng ủy cơ sở họp xét"
    RECHECK = "recheck", "Cơ quan tổ chức kiểm tra lại"
    DECIDE = "decide", "Ra quyết định kết nạp"
    HOLD = "hold", "Tổ chức lễ kết nạp"


class StepState(Labelled):
    """State of one step; the codes are those of the state component."""

    DONE = "done", "xong"
    LATE = "late", "quá hạn"
    SOON = "soon", "sắp đến hạn"
    WAITING = "waiting", "đang làm"
    CANNOT = "cannot", "chưa thể bắt đầu"


class Stage(Labelled):
    """The coarse stages counted in the strip of a branch."""

    NOMINATED = "nominated", "mới giới thiệu"
    HELPED = "helped", "đang giúp đỡ"
    TRAINED = "trained", "đã học lớp"
    DOSSIER = "dossier", "lập hồ sơ"
    PROBATION = "probation", "dự bị"
