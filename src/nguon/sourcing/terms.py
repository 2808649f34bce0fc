"""Words of sourcing: states of a candidacy, how one begins and why one ends."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class CandidacyState(Labelled):
    """Where a candidate stands on the path."""

    NOMINATED = "nominated", "Đã được giới thiệu"
    LISTED = "listed", "Trong danh sách cảm tình Đảng"
    HELPED = "helped", "Đã phân công đảng viên giúp đỡ"
    TRAINED = "trained", "Đã học lớp bồi dưỡng nhận thức"
    DOSSIER = "dossier", "Đang làm hồ sơ kết nạp"
    ADMITTED = "admitted", "Đã kết nạp"
    REMOVED = "removed", "Đã đưa ra khỏi danh sách"


class Act(Labelled):
    """What is done to a candidacy."""

    ENLIST = "enlist", "Đưa vào danh sách cảm tình Đảng"
    ASSIGN_HELPER = "assign_helper", "Phân công đảng viên giúp đỡ"
    RECORD_CLASS = "record_class", "Ghi nhận đã học lớp bồi dưỡng nhận thức"
    OPEN_DOSSIER = "open_dossier", "Lập hồ sơ kết nạp"
    CLOSE_DOSSIER = "close_dossier", "Dừng hồ sơ kết nạp"
    ADMIT = "admit", "Kết nạp"
    REMOVE = "remove", "Đưa ra khỏi danh sách"


class Basis(Labelled):
    """What a candidacy rests on; there is no third way in."""

    APPLICATION = "application", "Tự nguyện xin vào Đảng"
    NOMINATION = "nomination", "Được giới thiệu bằng văn bản"


class NominatorKind(Labelled):
    """Who nominates."""

    CELL = "cell", "Chi bộ"
    MEMBER = "member", "Đảng viên"
    YOUTH_UNION = "youth_union", "Đoàn Thanh niên"
    TRADE_UNION = "trade_union", "Công đoàn"
    WOMEN_UNION = "women_union", "Hội Liên hiệp Phụ nữ"
    FARMERS_UNION = "farmers_union", "Hội Nông dân"
    VETERANS_UNION = "veterans_union", "Hội Cựu chiến binh"
    MOVEMENT = "movement", "Phong trào thi đua"


class RemovalReason(Labelled):
    """Why a candidate leaves the list."""

    BELOW_STANDARD = "below_standard", "Không còn đủ tiêu chuẩn, điều kiện"
    OWN_WISH = "own_wish", "Không còn nguyện vọng"
    MOVED = "moved", "Chuyển đi nơi khác"
    OVER_AGE = "over_age", "Quá tuổi"
    DISCIPLINED = "disciplined", "Bị kỷ luật hoặc vi phạm pháp luật"
    DECEASED = "deceased", "Từ trần"
    ENTERED_IN_ERROR = "entered_in_error", "Nhập nhầm"


NEXT: dict[tuple[CandidacyState, Act], CandidacyState] = {
    (CandidacyState.NOMINATED, Act.ENLIST): CandidacyState.LISTED,
    (CandidacyState.LISTED, Act.ASSIGN_HELPER): CandidacyState.HELPED,
    # A helper who moves away is replaced; that takes nobody back on the path.
    (CandidacyState.HELPED, Act.ASSIGN_HELPER): CandidacyState.HELPED,
    (CandidacyState.TRAINED, Act.ASSIGN_HELPER): CandidacyState.TRAINED,
    (CandidacyState.DOSSIER, Act.ASSIGN_HELPER): CandidacyState.DOSSIER,
    (CandidacyState.HELPED, Act.RECORD_CLASS): CandidacyState.TRAINED,
    # A certificate may run out while the candidate waits: the class is taken again.
    (CandidacyState.TRAINED, Act.RECORD_CLASS): CandidacyState.TRAINED,
    (CandidacyState.DOSSIER, Act.RECORD_CLASS): CandidacyState.DOSSIER,
    (CandidacyState.TRAINED, Act.OPEN_DOSSIER): CandidacyState.DOSSIER,
    (CandidacyState.DOSSIER, Act.CLOSE_DOSSIER): CandidacyState.TRAINED,
    (CandidacyState.DOSSIER, Act.ADMIT): CandidacyState.ADMITTED,
    (CandidacyState.NOMINATED, Act.REMOVE): CandidacyState.REMOVED,
    (CandidacyState.LISTED, Act.REMOVE): CandidacyState.REMOVED,
    (CandidacyState.HELPED, Act.REMOVE): CandidacyState.REMOVED,
    (CandidacyState.TRAINED, Act.REMOVE): CandidacyState.REMOVED,
}
"""(state, act) -> state. A pair that is absent is not allowed; an open dossier must be closed before a removal."""
