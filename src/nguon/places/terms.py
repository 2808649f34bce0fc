"""Kinds of place and groups that are counted in official aggregates."""

from nguon.core.labelled import Labelled


class PlaceKind(Labelled):
    """What a place is."""

    HAMLET = "hamlet", "Ấp, thôn, làng, bản"
    QUARTER = "quarter", "Tổ dân phố, khu phố, khu vực"
    SCHOOL = "school", "Trường học"
    AGENCY = "agency", "Cơ quan, đơn vị"
    STATE_ENTERPRISE = "state_enterprise", "Doanh nghiệp nhà nước"
    PRIVATE_ENTERPRISE = "private_enterprise", "Doanh nghiệp tư nhân"
    FOREIGN_ENTERPRISE = "foreign_enterprise", "Doanh nghiệp có vốn đầu tư nước ngoài"


RESIDENTIAL_PLACES = frozenset({PlaceKind.HAMLET, PlaceKind.QUARTER})
NON_STATE_ENTERPRISES = frozenset({PlaceKind.PRIVATE_ENTERPRISE, PlaceKind.FOREIGN_ENTERPRISE})


class CountedGroup(Labelled):
    """Whom an official aggregate counts."""

    POPULATION = "population", "Dân số"
    ETHNIC_POPULATION = "ethnic_population", "Dân số là người của một dân tộc"
    WORKERS = "workers", "Người lao động"
    TEACHERS = "teachers", "Giáo viên"
