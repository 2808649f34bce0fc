"""Structure of the admitted: frozen particulars of the day of admission, so that figures of the past do not move."""

from __future__ import annotations

from collections.abc import Iterator

from nguon.organizations.terms import RESIDENTIAL_KINDS
from nguon.people.terms import MAJORITY_ETHNICITY, NO_RELIGION, AssociationKind, Occupation, Qualification, Sex
from nguon.places.terms import NON_STATE_ENTERPRISES
from nguon.statistics.catalogue.admissions import ALL_ADMISSIONS
from nguon.statistics.catalogue.conditions import Condition, among, has_any, holds, not_among
from nguon.statistics.catalogue.figure import Figure, Tally
from nguon.statistics.terms import Section, Sensitivity, Unit

KHMER = "05"
HIGHER = tuple(q for q in Qualification if q.reaches(Qualification.COLLEGE))
_FROZEN = "theo đặc điểm ghi vào ngày kết nạp"


def _share(
    key: str, name: str, says: str, *where: Condition, sensitive: bool = False, of: Tally = ALL_ADMISSIONS
) -> Figure:
    """A share of the admitted; `says` completes "Trong số kết nạp trong kỳ, số ..."."""
    return Figure(
        key=key,
        name=name,
        section=Section.STRUCTURE,
        numerator=of.that(*where),
        denominator=of,
        sensitivity=Sensitivity.SENSITIVE if sensitive else Sensitivity.ORDINARY,
        definition=f"Trong số kết nạp trong kỳ, số {says}.",
    )


def _by_association() -> Iterator[Figure]:
    for kind in AssociationKind:
        yield _share(
            f"admitted_nominated_{kind}",
            f"Do {kind.label} giới thiệu",
            f"người mà văn bản giới thiệu gần nhất trước ngày kết nạp là của {kind.label}",
            among("nominator", kind),
        )
    for kind in AssociationKind:
        yield _share(
            f"admitted_member_of_{kind}",
            f"Là đoàn viên, hội viên {kind.label}",
            f"người vào ngày kết nạp đang là đoàn viên, hội viên {kind.label}; một người có thể ở nhiều đoàn thể",
            has_any("associations", kind),
        )


STRUCTURE = (
    _share("admitted_women", "Nữ", "đảng viên nữ", among("sex", Sex.FEMALE)),
    Figure(
        key="admitted_age",
        name="Tuổi bình quân khi kết nạp",
        section=Section.STRUCTURE,
        numerator=ALL_ADMISSIONS.that(holds("born_known")).sum_of("age_months"),
        denominator=ALL_ADMISSIONS.that(holds("born_known")),
        unit=Unit.YEARS,
        mean_per=12,
        definition=(
            "Tổng số tháng tuổi tròn vào ngày kết nạp của những người kết nạp trong kỳ, chia cho 12 và cho số người; "
            "người chỉ biết năm sinh không tính vào."
        ),
    ),
    _share(
        "admitted_college",
        "Cao đẳng, đại học, trên đại học",
        f"người có trình độ từ cao đẳng trở lên, {_FROZEN}",
        among("qualification", *HIGHER),
    ),
    _share(
        "admitted_students",
        "Học sinh, sinh viên",
        f"học sinh, sinh viên, {_FROZEN}",
        among("occupation", Occupation.STUDENT, Occupation.PUPIL),
    ),
    _share(
        "admitted_workers",
        "Công nhân trực tiếp sản xuất",
        f"công nhân, lao động trực tiếp trong doanh nghiệp, {_FROZEN}",
        among("occupation", Occupation.ENTERPRISE_WORKER),
    ),
    _share(
        "admitted_nonstate",
        "Doanh nghiệp ngoài Nhà nước",
        f"người làm việc tại doanh nghiệp tư nhân, doanh nghiệp có vốn đầu tư nước ngoài, {_FROZEN}",
        among("workplace_kind", *sorted(NON_STATE_ENTERPRISES)),
    ),
    _share(
        "admitted_residential",
        "Tại chi bộ khu dân cư",
        "được kết nạp tại chi bộ khu dân cư (ấp, thôn, tổ dân phố), theo loại hình của chi bộ vào ngày kết nạp",
        among("organization_kind", *sorted(RESIDENTIAL_KINDS)),
    ),
    _share(
        "admitted_offices",
        "Tại cơ quan, trường học, đơn vị",
        "được kết nạp tại các chi bộ không phải khu dân cư, theo loại hình của chi bộ vào ngày kết nạp",
        not_among("organization_kind", *sorted(RESIDENTIAL_KINDS)),
    ),
    _share(
        "admitted_minorities",
        "Người dân tộc thiểu số",
        f"người dân tộc thiểu số, {_FROZEN}",
        not_among("ethnicity", "", MAJORITY_ETHNICITY),
        sensitive=True,
    ),
    _share(
        "admitted_religion",
        "Người theo tôn giáo",
        f"người theo một tôn giáo, {_FROZEN}",
        not_among("religion", "", NO_RELIGION),
        sensitive=True,
    ),
    _share(
        "admitted_khmer",
        "Người dân tộc Khmer",
        f"người dân tộc Khmer, {_FROZEN}",
        among("ethnicity", KHMER),
        sensitive=True,
    ),
    _share(
        "admitted_khmer_dignitaries",
        "Chức sắc tôn giáo người Khmer",
        f"người dân tộc Khmer là chức sắc tôn giáo, {_FROZEN}",
        among("ethnicity", KHMER),
        holds("dignitary"),
        sensitive=True,
    ),
    _share(
        "admitted_nominated_associations",
        "Do các đoàn thể giới thiệu",
        "người mà văn bản giới thiệu gần nhất trước ngày kết nạp là của một đoàn thể chính trị - xã hội",
        among("nominator", *AssociationKind),
    ),
    _share(
        "admitted_association_members",
        "Là đoàn viên, hội viên",
        "người vào ngày kết nạp đang sinh hoạt ở ít nhất một đoàn thể chính trị - xã hội",
        has_any("associations", *AssociationKind),
    ),
    *_by_association(),
    _share(
        "admitted_later_posts",
        "Đảng viên mới sau đó được giao chức danh",
        "người sau ngày kết nạp, tính đến ngày xem số liệu, được bổ nhiệm hoặc bầu giữ một chức danh ở xã, thôn, đơn "
        "vị",
        holds("later_post"),
    ),
)
