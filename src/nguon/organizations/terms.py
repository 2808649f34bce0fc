"""Levels, kinds and acts of the tree."""

from nguon.core.labelled import Labelled


class Level(Labelled):
    """Where an organisation stands in the chain; the label of a body may change between regulations, so it is dated."""

    CENTRE = "centre", "Trung ương"
    PROVINCE = "province", "Trực thuộc Trung ương"
    UPPER = "upper", "Cấp trên trực tiếp cơ sở"
    BASE_COMMITTEE = "base_committee", "Đảng bộ cơ sở"
    SECTION = "section", "Đảng bộ bộ phận"
    BASE_CELL = "base_cell", "Chi bộ cơ sở"
    CELL = "cell", "Chi bộ trực thuộc"


BASE_LEVELS = frozenset({Level.BASE_COMMITTEE, Level.BASE_CELL})
CELL_LEVELS = frozenset({Level.CELL, Level.BASE_CELL})


class Kind(Labelled):
    """What an organisation is set in; after the types of form 5 of the membership statistics."""

    CENTRE = "centre", "Trung ương"
    PROVINCE = "province", "Tỉnh"
    CITY = "city", "Thành phố trực thuộc Trung ương"
    DISTRICT = "district", "Quận, huyện, thị xã, thành phố thuộc tỉnh"
    BLOC = "bloc", "Khối"
    COMMUNE = "commune", "Xã"
    WARD = "ward", "Phường"
    TOWNSHIP = "township", "Thị trấn"
    SPECIAL_ZONE = "special_zone", "Đặc khu"
    RESIDENTIAL = "residential", "Khu dân cư (ấp, thôn, tổ dân phố)"
    AGENCY = "agency", "Cơ quan"
    PUBLIC_SERVICE = "public_service", "Đơn vị sự nghiệp"
    SCHOOL = "school", "Trường học"
    HEALTH = "health", "Cơ sở y tế"
    MILITARY = "military", "Quân sự"
    POLICE = "police", "Công an"
    STATE_ENTERPRISE = "state_enterprise", "Doanh nghiệp nhà nước"
    PRIVATE_ENTERPRISE = "private_enterprise", "Doanh nghiệp tư nhân"
    FOREIGN_ENTERPRISE = "foreign_enterprise", "Doanh nghiệp có vốn đầu tư nước ngoài"


RESIDENTIAL_KINDS = frozenset({Kind.RESIDENTIAL})


class TreeActKind(Labelled):
    """What changed the tree."""

    FOUND = "found", "Thành lập"
    CHANGE = "change", "Đổi tên, loại hình hoặc cấp"
    MOVE = "move", "Chuyển trực thuộc"
    MERGE = "merge", "Sáp nhập"
    DISSOLVE = "dissolve", "Giải thể, kết thúc hoạt động"


class Boundaries(Labelled):
    """On which tree a figure of the past is asked."""

    THEN = "then", "theo tổ chức khi đó"
    NOW = "now", "theo tổ chức hiện nay"
