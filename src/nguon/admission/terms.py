"""Words of admission: states of a dossier, the acts upon it, the bodies that resolve."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class DossierState(Labelled):
    """Where an admission dossier stands."""

    PREPARING = "preparing", "Đang lập hồ sơ"
    CELL_RESOLVED = "cell_resolved", "Chi bộ đã đề nghị kết nạp"
    BASE_RESOLVED = "base_resolved", "Đảng ủy cơ sở đã đề nghị kết nạp"
    DECIDED = "decided", "Đã có quyết định kết nạp"
    ADMITTED = "admitted", "Đã tổ chức lễ kết nạp"
    CLOSED = "closed", "Đã dừng hồ sơ"


class Act(Labelled):
    """What is recorded in a dossier."""

    RECORD_CELL_RESOLUTION = "record_cell_resolution", "Ghi nghị quyết của chi bộ"
    RECORD_BASE_RESOLUTION = "record_base_resolution", "Ghi nghị quyết của đảng ủy cơ sở"
    RECORD_DECISION = "record_decision", "Ghi quyết định kết nạp"
    RECORD_CEREMONY = "record_ceremony", "Ghi lễ kết nạp"
    CLOSE = "close", "Dừng hồ sơ"


class Body(Labelled):
    """A body that considers the dossier, in the order of the path."""

    CELL = "cell", "Chi bộ"
    SECTION = "section", "Đảng ủy bộ phận"
    BASE = "base", "Đảng ủy cơ sở"
    DECIDING = "deciding", "Cấp ủy có thẩm quyền quyết định"


class DecidingBody(Labelled):
    """Who decides; the threshold of the vote depends on it."""

    STANDING_COMMITTEE = "standing_committee", "Ban thường vụ cấp ủy cấp trên trực tiếp"
    DELEGATED_BASE = "delegated_base", "Đảng ủy cơ sở được ủy quyền"


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


NEXT: dict[tuple[DossierState, Act], DossierState] = {
    (DossierState.PREPARING, Act.RECORD_CELL_RESOLUTION): DossierState.CELL_RESOLVED,
    (DossierState.CELL_RESOLVED, Act.RECORD_BASE_RESOLUTION): DossierState.BASE_RESOLVED,
    # A cell that is itself a base organisation, or lies directly under the deciding committee, has no base committee
    # above it.
    (DossierState.CELL_RESOLVED, Act.RECORD_DECISION): DossierState.DECIDED,
    (DossierState.BASE_RESOLVED, Act.RECORD_DECISION): DossierState.DECIDED,
    (DossierState.DECIDED, Act.RECORD_CEREMONY): DossierState.ADMITTED,
    (DossierState.PREPARING, Act.CLOSE): DossierState.CLOSED,
    (DossierState.CELL_RESOLVED, Act.CLOSE): DossierState.CLOSED,
    (DossierState.BASE_RESOLVED, Act.CLOSE): DossierState.CLOSED,
    (DossierState.DECIDED, Act.CLOSE): DossierState.CLOSED,
}
"""(state, act) -> state. A pair that is absent is not allowed."""

NO_ACT_LEFT = "không còn việc nào"
"""What a sentence says in the place of a list of possible acts that is empty."""
