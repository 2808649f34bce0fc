"""The members on the last day of the period."""

from __future__ import annotations

from nguon.organizations.terms import RESIDENTIAL_KINDS
from nguon.people.terms import MAJORITY_ETHNICITY, NO_RELIGION, Occupation, PostKind, Sex, Standing
from nguon.places.terms import NON_STATE_ENTERPRISES, CountedGroup
from nguon.statistics.catalogue.conditions import Condition, among, has_any, not_among
from nguon.statistics.catalogue.figure import Figure, Official, Quantity, Ratio, Tally
from nguon.statistics.catalogue.structure import KHMER
from nguon.statistics.terms import PeriodRule, Population, Section, Sensitivity, Unit

ALL_MEMBERS = Tally(Population.MEMBERS)
_RELIGIOUS = ALL_MEMBERS.that(not_among("religion", "", NO_RELIGION))
_KHMER = ALL_MEMBERS.that(among("ethnicity", KHMER))
_NONSTATE = ALL_MEMBERS.that(among("workplace_kind", *sorted(NON_STATE_ENTERPRISES)))

_COUNTED = "đảng viên chính thức và dự bị đang sinh hoạt vào ngày cuối kỳ"


def _of(
    key: str,
    name: str,
    says: str,
    numerator: Tally,
    denominator: Quantity | None = ALL_MEMBERS,
    *,
    sensitive: bool = False,
) -> Figure:
    """A figure of the members; `says` is the whole definition."""
    return Figure(
        key=key,
        name=name,
        section=Section.MEMBERS,
        numerator=numerator,
        denominator=denominator,
        period_rule=PeriodRule.STOCK,
        sensitivity=Sensitivity.SENSITIVE if sensitive else Sensitivity.ORDINARY,
        definition=says,
    )


def _religious(key: str, name: str, says: str, *where: Condition) -> Figure:
    text = f"Trong số {_COUNTED} và theo một tôn giáo, số {says}."
    return _of(key, name, text, _RELIGIOUS.that(*where), _RELIGIOUS, sensitive=True)


def _holding(kind: PostKind, key: str) -> Figure:
    says = f"người đang giữ chức danh {kind.label} vào ngày đó"
    return _religious(f"members_religion_{key}", f"Đảng viên theo tôn giáo: {kind.label}", says, has_any("posts", kind))


MEMBERS = (
    _of("members", "Đảng viên", f"Số {_COUNTED}, tại tổ chức đảng đang sinh hoạt.", ALL_MEMBERS, None),
    _of(
        "members_of_population",
        "Đảng viên so với dân số",
        f"Số {_COUNTED}, chia cho dân số theo số liệu chính thức mới nhất đến ngày đó.",
        ALL_MEMBERS,
        Official(CountedGroup.POPULATION),
    ),
    _of(
        "members_probationary",
        "Đảng viên dự bị",
        f"Trong số {_COUNTED}, số đảng viên dự bị.",
        ALL_MEMBERS.that(among("standing", Standing.PROBATIONARY)),
    ),
    _of(
        "members_women",
        "Đảng viên nữ",
        f"Trong số {_COUNTED}, số đảng viên nữ.",
        ALL_MEMBERS.that(among("sex", Sex.FEMALE)),
    ),
    _of(
        "members_residential",
        "Đảng viên ở chi bộ khu dân cư",
        f"Trong số {_COUNTED}, số sinh hoạt tại chi bộ khu dân cư.",
        ALL_MEMBERS.that(among("organization_kind", *sorted(RESIDENTIAL_KINDS))),
    ),
    _of(
        "members_teachers",
        "Giáo viên là đảng viên",
        f"Số {_COUNTED} có nghề nghiệp ghi trong hồ sơ là giáo viên, chia cho số giáo viên theo số liệu chính thức mới "
        "nhất đến ngày đó.",
        ALL_MEMBERS.that(among("occupation", Occupation.TEACHER)),
        Official(CountedGroup.TEACHERS),
    ),
    _of(
        "members_nonstate",
        "Đảng viên trong doanh nghiệp tư nhân, có vốn nước ngoài",
        f"Số {_COUNTED} có nơi làm việc ghi trong hồ sơ là doanh nghiệp tư nhân hoặc doanh nghiệp có vốn đầu tư nước "
        "ngoài, kể cả chủ doanh nghiệp.",
        _NONSTATE,
    ),
    _of(
        "members_nonstate_owners",
        "Trong đó: chủ doanh nghiệp",
        "Trong số đảng viên làm việc tại doanh nghiệp tư nhân, doanh nghiệp có vốn đầu tư nước ngoài vào ngày cuối "
        "kỳ, số là chủ doanh nghiệp.",
        _NONSTATE.that(has_any("posts", PostKind.ENTERPRISE_OWNER)),
        _NONSTATE,
    ),
    _of(
        "members_minorities",
        "Đảng viên người dân tộc thiểu số",
        f"Trong số {_COUNTED}, số người dân tộc thiểu số.",
        ALL_MEMBERS.that(not_among("ethnicity", "", MAJORITY_ETHNICITY)),
        sensitive=True,
    ),
    _of(
        "members_khmer",
        "Đảng viên người Khmer",
        f"Trong số {_COUNTED}, số người dân tộc Khmer.",
        _KHMER,
        sensitive=True,
    ),
    Figure(
        key="khmer_gap",
        name="Chênh lệch tỷ lệ người Khmer: đảng viên so với dân số",
        section=Section.MEMBERS,
        numerator=_KHMER,
        denominator=ALL_MEMBERS,
        against=Ratio(Official(CountedGroup.ETHNIC_POPULATION, KHMER), Official(CountedGroup.POPULATION)),
        unit=Unit.POINTS,
        period_rule=PeriodRule.STOCK,
        sensitivity=Sensitivity.SENSITIVE,
        definition=(
            f"Tỷ lệ người Khmer trong số {_COUNTED}, trừ tỷ lệ người Khmer trong dân số theo số liệu chính thức mới "
            "nhất đến ngày đó; số âm là thấp hơn tỷ lệ dân số."
        ),
    ),
    _of(
        "members_religion",
        "Đảng viên theo tôn giáo",
        f"Trong số {_COUNTED}, số người theo một tôn giáo.",
        _RELIGIOUS,
        sensitive=True,
    ),
    _religious(
        "members_religion_minorities",
        "Đảng viên theo tôn giáo: người dân tộc thiểu số",
        "người dân tộc thiểu số",
        not_among("ethnicity", "", MAJORITY_ETHNICITY),
    ),
    _religious("members_religion_women", "Đảng viên theo tôn giáo: nữ", "nữ", among("sex", Sex.FEMALE)),
    _holding(PostKind.COMMUNE_OFFICIAL, "commune_officials"),
    _holding(PostKind.HAMLET_OFFICER, "hamlet_officers"),
    _holding(PostKind.MILITIA, "militia"),
    _holding(PostKind.ADMINISTRATION, "administration"),
)
