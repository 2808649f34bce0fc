"""Words of admission: who decides, who introduces, why a dossier ends, letters and papers."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class DecidingBody(Labelled):
    """Who decides; the threshold of the vote depends on it."""

    STANDING_COMMITTEE = "standing_committee", "Ban thường vụ cấp ủy cấp trên trực tiếp"
    DELEGATED_BASE = "delegated_base", "Đảng ủy cơ sở được ủy quyền"
    STANDING_BOARD = "standing_board", "Thường trực cấp ủy và các ủy viên ban thường vụ là trưởng ban đảng"
    BASE_STANDING = "base_standing", "Ban thường vụ đảng ủy cơ sở"


OF_THE_BASE = frozenset({DecidingBody.DELEGATED_BASE, DecidingBody.BASE_STANDING})
"""Deciding bodies of the base organisation itself: it does not first propose to itself."""


class SchoolingException(Labelled):
    """Whom the rules admit with less schooling."""

    AREA = "area", "Miền núi, biên giới, hải đảo, vùng dân tộc thiểu số, vùng đặc biệt khó khăn, ngư dân trên biển"
    ELDER = "elder", "Già làng, trưởng bản, người có uy tín, ngư dân ở vùng đó"


class IntroducerKind(Labelled):
    """Who introduces the applicant."""

    MEMBER = "member", "Đảng viên chính thức"
    YOUTH_UNION = "youth_union", "Đoàn Thanh niên"
    TRADE_UNION = "trade_union", "Công đoàn"


class ClosingReason(Labelled):
    """Why a dossier ends without an admission."""

    NOT_SUPPORTED = "not_supported", "Không đủ số phiếu tán thành"
    NOT_DECIDED = "not_decided", "Cấp có thẩm quyền không quyết định kết nạp"
    OWN_WISH = "own_wish", "Người xin vào Đảng rút đơn"
    MOVED = "moved", "Chuyển hồ sơ đến nơi khác"
    BELOW_STANDARD = "below_standard", "Không đủ tiêu chuẩn, điều kiện"
    DECEASED = "deceased", "Từ trần"


class Leaving(Labelled):
    """How somebody who is to be admitted again left the Party."""

    QUIT = "quit", "Tự bỏ sinh hoạt đảng"
    OWN_WISH = "own_wish", "Làm đơn xin ra khỏi Đảng"
    STRUCK_OFF = "struck_off", "Bị xóa tên vì lý do khác"
    EXPELLED = "expelled", "Bị khai trừ"
    DISUNITY = "disunity", "Gây mất đoàn kết nội bộ nghiêm trọng"
    POPULATION = "population", "Vi phạm chính sách dân số"


class Conviction(Labelled):
    """Whether somebody who is to be admitted again was convicted, and of what."""

    NONE = "none", "Không bị kết án"
    LESS_SERIOUS = "less_serious", "Bị kết án về tội ít nghiêm trọng"
    SERIOUS = "serious", "Bị kết án về tội nghiêm trọng trở lên"
    CORRUPTION = "corruption", "Bị kết án vì tham nhũng"


class Relation(Labelled):
    """Whom a verification is about, told only by how they stand to the applicant."""

    APPLICANT = "applicant", "người xin vào Đảng"
    FATHER = "father", "cha đẻ"
    MOTHER = "mother", "mẹ đẻ"
    FOSTERER = "fosterer", "người trực tiếp nuôi dưỡng"
    SPOUSE = "spouse", "vợ hoặc chồng"
    FATHER_IN_LAW = "father_in_law", "cha vợ (chồng)"
    MOTHER_IN_LAW = "mother_in_law", "mẹ vợ (chồng)"
    CHILD = "child", "con đẻ có năng lực hành vi dân sự đầy đủ"
    ADOPTED_CHILD = "adopted_child", "con nuôi hợp pháp cùng chung sống"


class Purpose(Labelled):
    """What a letter asks for."""

    BACKGROUND = "background", "Thẩm tra lý lịch"
    ORIGIN = "origin", "Thẩm tra lý lịch tại quê quán"
    RESIDENCE = "residence", "Thẩm tra lý lịch tại nơi cư trú"
    WORKPLACE = "workplace", "Thẩm tra lý lịch tại nơi làm việc, học tập"
    FOREIGN_EMPLOYER = "foreign_employer", "Thẩm tra người làm việc cho cơ quan, tổ chức, doanh nghiệp nước ngoài"
    ABROAD = "abroad", "Thẩm tra người đang ở nước ngoài"
    ASSOCIATION_OPINION = "association_opinion", "Lấy ý kiến tổ chức chính trị - xã hội"
    RESIDENCE_OPINION = "residence_opinion", "Lấy ý kiến chi ủy, chi bộ nơi cư trú"

    @property
    def is_opinion(self) -> bool:
        """An opinion about the applicant, not a verification of a background."""
        return self in {Purpose.ASSOCIATION_OPINION, Purpose.RESIDENCE_OPINION}


class AskedBody(Labelled):
    """What kind of body a letter goes to."""

    PARTY = "party", "Cấp ủy, tổ chức đảng"
    EMPLOYER = "employer", "Cơ quan, đơn vị, doanh nghiệp"
    ASSOCIATION = "association", "Tổ chức chính trị - xã hội"
    FOREIGN_MINISTRY = "foreign_ministry", "Đảng ủy Bộ Ngoại giao"
    SECURITY = "security", "Cơ quan an ninh phụ trách"


class InquiryState(Labelled):
    """Where a letter, or the question it would ask, stands."""

    DRAFT = "draft", "Đang soạn"
    ASKED = "asked", "Đã gửi, chờ trả lời"
    REMINDED = "reminded", "Đã nhắc, chờ trả lời"
    ANSWERED = "answered", "Đã có trả lời"
    WAIVED = "waived", "Không phải hỏi"
    CLOSED = "closed", "Đã bỏ"


class InquiryAct(Labelled):
    """What is recorded about a letter."""

    SEND = "send", "Ghi đã gửi thư"
    REMIND = "remind", "Ghi đã nhắc"
    RECORD_ANSWER = "record_answer", "Ghi trả lời"
    WAIVE = "waive", "Ghi không phải hỏi"
    DROP = "drop", "Bỏ thư"


class Answer(Labelled):
    """What an answer amounts to; what it says stays on paper."""

    CLEAR = "clear", "Rõ, không có vấn đề"
    ISSUE = "issue", "Có vấn đề cần xem xét"
    INCOMPLETE = "incomplete", "Chưa đủ nội dung"


class Ground(Labelled):
    """Why nobody need be asked."""

    OWN_SIDE = "own_side", "Cha, mẹ, anh, chị, em ruột hoặc con đẻ là đảng viên"
    SPOUSE_SIDE = "spouse_side", "Vợ (chồng), hoặc cha, mẹ, anh, chị, em ruột của vợ (chồng) là đảng viên"
    SAME_COMMUNE = "same_commune", "Từ đời ông bà cùng sinh sống ở một xã, chi bộ biết rõ"
    ARMED_FORCES = "armed_forces", "Trong lực lượng vũ trang, đã khai lý lịch khi nhập ngũ, tuyển dụng"
    ABROAD = "abroad", "Đang ở nước ngoài, trong nước đang quản lý lý lịch"
    NOBODY = "nobody", "Không có người hoặc tổ chức này"
    RESIDENCE_EXEMPT = "residence_exempt", "Ban Bí thư cho miễn lấy ý kiến nơi cư trú"


class Carrier(Labelled):
    """How a letter travels."""

    OFFICE = "office", "Gửi qua bưu điện, văn thư"
    MEMBER = "member", "Đảng viên được chi bộ cử đi"
    APPLICANT = "applicant", "Người xin vào Đảng hoặc người thân mang đi"


class Conclusion(Labelled):
    """What the competent committee concluded about an issue of the political standard."""

    MEETS = "meets", "Bảo đảm tiêu chuẩn chính trị"
    NEEDS_CONSENT = "needs_consent", "Vượt thẩm quyền, phải xin ý kiến cấp trên"
    FAILS = "fails", "Không bảo đảm tiêu chuẩn chính trị"


INQUIRY_NEXT: dict[tuple[InquiryState, InquiryAct], InquiryState] = {
    (InquiryState.DRAFT, InquiryAct.SEND): InquiryState.ASKED,
    (InquiryState.DRAFT, InquiryAct.WAIVE): InquiryState.WAIVED,
    (InquiryState.DRAFT, InquiryAct.DROP): InquiryState.CLOSED,
    (InquiryState.ASKED, InquiryAct.REMIND): InquiryState.REMINDED,
    (InquiryState.ASKED, InquiryAct.RECORD_ANSWER): InquiryState.ANSWERED,
    (InquiryState.ASKED, InquiryAct.WAIVE): InquiryState.WAIVED,
    (InquiryState.ASKED, InquiryAct.DROP): InquiryState.CLOSED,
    (InquiryState.REMINDED, InquiryAct.REMIND): InquiryState.REMINDED,
    (InquiryState.REMINDED, InquiryAct.RECORD_ANSWER): InquiryState.ANSWERED,
    (InquiryState.REMINDED, InquiryAct.WAIVE): InquiryState.WAIVED,
    (InquiryState.REMINDED, InquiryAct.DROP): InquiryState.CLOSED,
    # Recorded on the wrong letter, or a ground that turned out not to hold: dropped, and the question asked anew.
    (InquiryState.ANSWERED, InquiryAct.DROP): InquiryState.CLOSED,
    (InquiryState.WAIVED, InquiryAct.DROP): InquiryState.CLOSED,
}
"""(state, act) -> state of a letter. A pair that is absent is not allowed."""

AWAITED = (InquiryState.ASKED, InquiryState.REMINDED)
"""States in which an answer is waited for."""

MUST_SHOW: dict[Ground, str] = {
    Ground.OWN_SIDE: "lý lịch đã khai đầy đủ và được cấp ủy quản lý đảng viên đó xác nhận",
    Ground.SPOUSE_SIDE: "lý lịch đã khai đầy đủ và được cấp ủy quản lý đảng viên đó xác nhận",
    Ground.SAME_COMMUNE: "được đảng ủy xã xác nhận",
    Ground.ARMED_FORCES: "đã đối chiếu với lý lịch khai khi nhập ngũ, tuyển dụng",
    Ground.ABROAD: "đã đối chiếu với lý lịch trong nước đang quản lý",
    Ground.RESIDENCE_EXEMPT: "có văn bản cho miễn",
}
"""What must be shown before a ground holds; a ground that is absent needs nothing."""


class PaperState(Labelled):
    """How a paper of a dossier stands."""

    DUE = "due", "Còn thiếu"
    RECEIVED = "received", "Đã nhận, chưa xem"
    ACCEPTED = "accepted", "Đạt"
    RETURNED = "returned", "Trả lại để bổ sung"
    NOT_APPLICABLE = "not_applicable", "Không áp dụng"
    REPLACED = "replaced", "Đã thay bằng bản khác"


class PaperAct(Labelled):
    """What is done to a paper of a dossier."""

    RECEIVE = "receive", "Ghi đã nhận"
    ACCEPT = "accept", "Ghi đạt"
    RETURN = "return", "Trả lại để bổ sung"
    WAIVE = "waive", "Ghi không áp dụng"
    ASK = "ask", "Ghi phải có"
    REPLACE = "replace", "Thay bằng bản khác"


PAPER_NEXT: dict[tuple[PaperState | None, PaperAct], PaperState] = {
    (None, PaperAct.RECEIVE): PaperState.RECEIVED,
    (None, PaperAct.ACCEPT): PaperState.ACCEPTED,
    (None, PaperAct.WAIVE): PaperState.NOT_APPLICABLE,
    (None, PaperAct.ASK): PaperState.DUE,
    (PaperState.DUE, PaperAct.RECEIVE): PaperState.RECEIVED,
    (PaperState.DUE, PaperAct.ACCEPT): PaperState.ACCEPTED,
    (PaperState.DUE, PaperAct.WAIVE): PaperState.NOT_APPLICABLE,
    (PaperState.RECEIVED, PaperAct.ACCEPT): PaperState.ACCEPTED,
    (PaperState.RECEIVED, PaperAct.RETURN): PaperState.RETURNED,
    (PaperState.RECEIVED, PaperAct.REPLACE): PaperState.REPLACED,
    (PaperState.ACCEPTED, PaperAct.RETURN): PaperState.RETURNED,
    (PaperState.ACCEPTED, PaperAct.REPLACE): PaperState.REPLACED,
    (PaperState.RETURNED, PaperAct.RECEIVE): PaperState.RECEIVED,
    (PaperState.RETURNED, PaperAct.ACCEPT): PaperState.ACCEPTED,
    (PaperState.RETURNED, PaperAct.WAIVE): PaperState.NOT_APPLICABLE,
    (PaperState.NOT_APPLICABLE, PaperAct.ASK): PaperState.DUE,
}
"""(state of the newest record of a kind, None when nothing was recorded; act) -> state of that record after it.

After REPLACE the record stays, replaced, and a new one takes its place.
"""
