"""Words for a person: standing, sex, schooling, qualification, occupation, associations."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class Standing(Labelled):
    """What a person is to the Party on a day."""

    OUTSIDE = "outside", "Quần chúng"
    PROBATIONARY = "probationary", "Đảng viên dự bị"
    OFFICIAL = "official", "Đảng viên chính thức"
    LEFT = "left", "Đã ra khỏi Đảng"


class Sex(Labelled):
    """Item 4 of form 2-KNĐ."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class Schooling(Labelled):
    """General education, lowest first.

    A diploma and a completed programme are different things: the rule in force asks for the diploma, so a person who
    finished the lower secondary programme without one has a code of their own. Form 2-BTCTW counts both in the row
    THCS (`form_row`).
    """

    LITERATE = "literate", "Biết đọc, biết viết"
    PRIMARY = "primary", "Tiểu học"
    LOWER_SECONDARY_COMPLETED = "lower_secondary_completed", "Học hết THCS, chưa có bằng"
    LOWER_SECONDARY = "lower_secondary", "THCS"
    UPPER_SECONDARY = "upper_secondary", "THPT"

    def reaches(self, needed: Schooling) -> bool:
        """True when this schooling is `needed` or higher."""
        order = tuple(Schooling)
        return order.index(self) >= order.index(needed)

    @property
    def form_row(self) -> Schooling:
        """The row of form 2-BTCTW, block II.3, in which the person is counted."""
        return Schooling.LOWER_SECONDARY if self is Schooling.LOWER_SECONDARY_COMPLETED else self


class Qualification(Labelled):
    """Highest professional qualification, lowest first (form 2-BTCTW, block II.4)."""

    NONE = "none", "Chưa qua đào tạo"
    TECHNICAL = "technical", "Công nhân kỹ thuật, sơ cấp"
    INTERMEDIATE = "intermediate", "Trung cấp"
    COLLEGE = "college", "Cao đẳng"
    UNIVERSITY = "university", "Đại học"
    MASTER = "master", "Thạc sĩ"
    DOCTOR = "doctor", "Tiến sĩ"

    def reaches(self, needed: Qualification) -> bool:
        """True when this qualification is `needed` or higher."""
        order = tuple(Qualification)
        return order.index(self) >= order.index(needed)


class Occupation(Labelled):
    """Occupation by the lines of form 2-BTCTW, block II.1, and one finer code.

    Teachers are a code of their own because committees count them apart (how many of the teachers are members); the
    form has no such line, so `form_line` puts them among the employees of public-service units. A teacher of a
    private school is `PRIVATE_SERVICE`. Owning a private enterprise is no occupation: the form counts owners in block
    I.
    """

    STATE_OFFICIAL = "state_official", "Cán bộ, công chức cơ quan nhà nước cấp trên cơ sở"
    PARTY_OFFICIAL = "party_official", "Cán bộ, công chức cơ quan đảng, Mặt trận, đoàn thể cấp trên cơ sở"
    COMMUNE_OFFICIAL = "commune_official", "Cán bộ, công chức, người hoạt động không chuyên trách cấp xã"
    HAMLET_OFFICER = "hamlet_officer", "Người hoạt động không chuyên trách ở thôn, tổ dân phố"
    PUBLIC_SERVICE = "public_service", "Viên chức, người lao động đơn vị sự nghiệp công lập"
    TEACHER = "teacher", "Giáo viên, giảng viên trường công lập"
    PRIVATE_SERVICE = "private_service", "Người lao động đơn vị sự nghiệp ngoài công lập"
    ENTERPRISE_MANAGER = "enterprise_manager", "Cán bộ quản lý doanh nghiệp"
    ENTERPRISE_OFFICE = "enterprise_office", "Nhân viên gián tiếp trong doanh nghiệp"
    ENTERPRISE_WORKER = "enterprise_worker", "Công nhân, lao động trực tiếp trong doanh nghiệp"
    FARMER = "farmer", "Nông, lâm, ngư nghiệp"
    ARMED_FORCES = "armed_forces", "Lực lượng vũ trang"
    STUDENT = "student", "Sinh viên"
    PUPIL = "pupil", "Học sinh"
    OTHER = "other", "Nghề nghiệp khác"

    @property
    def form_line(self) -> Occupation:
        """The line of form 2-BTCTW in which the person is counted."""
        return Occupation.PUBLIC_SERVICE if self is Occupation.TEACHER else self


class Precision(Labelled):
    """How exactly a day is known: old records often give only the year of birth."""

    DAY = "day", "đủ ngày, tháng, năm"
    YEAR = "year", "chỉ biết năm"


class AssociationKind(Labelled):
    """Political-social organisations a person may belong to, and which may nominate."""

    YOUTH_UNION = "youth_union", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    TRADE_UNION = "trade_union", "Công đoàn"
    WOMEN_UNION = "women_union", "Hội Liên hiệp Phụ nữ"
    FARMERS_UNION = "farmers_union", "Hội Nông dân"
    VETERANS_UNION = "veterans_union", "Hội Cựu chiến binh"


class PostKind(Labelled):
    """Posts a person may hold, as facts with dates."""

    COMMUNE_OFFICIAL = "commune_official", "Cán bộ, công chức cấp xã"
    HAMLET_OFFICER = "hamlet_officer", "Cán bộ thôn, làng, tổ dân phố"
    MILITIA = "militia", "Dân quân, công an viên"
    ADMINISTRATION = "administration", "Cán bộ, chuyên viên hành chính, sự nghiệp"
    ENTERPRISE_OWNER = "enterprise_owner", "Chủ doanh nghiệp"
    DIGNITARY = "dignitary", "Chức sắc tôn giáo"


_ETHNIC_NAMES = (
    "Kinh|Tày|Thái|Hoa|Khmer|Mường|Nùng|Mông|Dao|Gia Rai|Ngái|Ê Đê|Ba Na|Xơ Đăng|Sán Chay|Cơ Ho|Chăm|Sán Dìu|Hrê|"
    "Mnông|Raglay|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ Tu|Gié-Triêng|Mạ|Khơ Mú|Co|Tà Ôi|Chơ Ro|Kháng|Xinh Mun|Hà Nhì|"
    "Chu Ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ Măm"
)
ETHNICITIES: dict[str, str] = {f"{i:02d}": name for i, name in enumerate(_ETHNIC_NAMES.split("|"), start=1)}
"""Code → name in the order of the list of 1979 (QĐ 121-TCTK/PPCĐ); known from memory, check the official file."""

MAJORITY_ETHNICITY = "01"
"""Kinh: everyone else is counted as an ethnic minority; how Hoa is counted is to be confirmed locally."""

_RELIGION_NAMES = (
    "Phật giáo|Công giáo|Phật giáo Hòa Hảo|Hồi giáo|Cao Đài|Minh Sư đạo|Minh Lý đạo|Tin lành|"
    "Tịnh độ Cư sĩ Phật hội Việt Nam|Tứ Ân Hiếu nghĩa|Bửu Sơn Kỳ Hương|Baha'i|Bà La Môn|Mặc Môn"
)
NO_RELIGION = "00"
RELIGIONS: dict[str, str] = {
    NO_RELIGION: "Không",
    **{f"{i:02d}": name for i, name in enumerate(_RELIGION_NAMES.split("|"), start=1)},
}
"""Code → name after QĐ 1019/QĐ-TCTK of 12/11/2008 as amended in 2014."""
