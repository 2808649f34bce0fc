"""Which papers a dossier is made of, by the list in force on a day: who supplies, who signs, how long each counts.

The lists lie in `data/papers/` as dated, cited TOML: `[[regime]]` says since when and by which instrument the papers
of the file are asked for, `[[paper]]` describes one, `[[paper.form]]` the number of its printed form over time.
`paper_files` reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nguon.core.findings import Citation, Holding
from nguon.core.labelled import Labelled


class Phase(Labelled):
    """For which step a paper is gathered."""

    CONSIDERATION = "consideration", "Trình chi bộ xét kết nạp"
    RESOLUTION = "resolution", "Sau khi chi bộ đồng ý"
    RECOGNITION = "recognition", "Xét công nhận chính thức"


class Need(Labelled):
    """Whether a dossier must hold a paper."""

    REQUIRED = "required", "phải có"
    GROUP = "group", "phải có với diện riêng"
    UNION = "union", "nơi có Đoàn Thanh niên, công đoàn"
    OPTIONAL = "optional", "khi có"


class Record(Labelled):
    """Which record tells that a paper is there. Only papers of HERE are recorded as papers, so none is typed twice."""

    HERE = "here", "ghi ở mục giấy tờ"
    CERTIFICATE = "certificate", "kết quả lớp bồi dưỡng nhận thức"
    APPLICATION = "application", "ngày đơn trong hồ sơ"
    INTRODUCERS = "introducers", "giấy giới thiệu của đảng viên"
    UNION = "union", "nghị quyết giới thiệu của đoàn thể"
    VERIFICATION = "verification", "mục thẩm tra lý lịch"
    OPINIONS = "opinions", "ngày tổng hợp ý kiến ở mục thẩm tra lý lịch"
    CLEARANCE = "clearance", "kết luận ở mục thẩm tra lý lịch"
    PROFILE = "profile", "ngày nộp lý lịch đảng viên ở thời kỳ dự bị"
    CARD = "card", "quyết định phát thẻ đảng viên"
    CELL = "cell", "nghị quyết của chi bộ"
    SECTION = "section", "báo cáo của đảng ủy bộ phận"
    BASE = "base", "nghị quyết của đảng ủy cơ sở"
    DECISION = "decision", "quyết định"
    CONSENT = "consent", "văn bản đồng ý kết nạp lại"


class SpecialGroup(Labelled):
    """Applicants of whom more is asked. Sensitive: known inside one dossier only."""

    READMISSION = "readmission", "Kết nạp lại"
    BELIEVER = "believer", "Theo tôn giáo"
    DIGNITARY = "dignitary", "Chức sắc, chức việc tôn giáo"
    HOA = "hoa", "Người Hoa"
    FOREIGN_SPOUSE = "foreign_spouse", "Kết hôn với người nước ngoài"
    PRIVATE_OWNER = "private_owner", "Chủ doanh nghiệp tư nhân"
    CONTRACT = "contract", "Lao động hợp đồng"
    SECONDEE = "secondee", "Được cử biệt phái"
    GRADUATE = "graduate", "Sinh viên mới tốt nghiệp"
    POLICE = "police", "Công an nhân dân"
    POLITICAL = "political", "Có vấn đề cần xem xét về tiêu chuẩn chính trị"


class LifeFrom(Labelled):
    """From which day the life of a paper is counted, up to the cell's meeting."""

    PAPER = "paper", "ngày ghi trên giấy"
    DOSSIER = "dossier", "ngày lập hồ sơ"


@dataclass(frozen=True, slots=True)
class Regime:
    """Since when, and by which instrument, the papers of one file are asked for."""

    since: date
    citation: Citation


@dataclass(frozen=True, slots=True)
class Form:
    """The number of the printed form since a day; `within` is the code of the organisation for a local variant."""

    since: date
    number: str
    seen: Holding
    within: str


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper. `number` stands in addresses instead of the code, which may tell of what group somebody is.

    `life` names the parameter with the months it counts (empty: no life of its own). `redo`: made again when the
    dossier's life has run out. `in_contents`: goes into the table of contents of the bound dossier.
    """

    number: int
    code: str
    name: str
    phase: Phase
    need: Need
    record: Record
    supplied_by: str
    signed_by: str
    groups: tuple[SpecialGroup, ...]
    life: str
    life_from: LifeFrom | None
    redo: bool
    in_contents: bool
    note: str
    regimes: tuple[Regime, ...]
    forms: tuple[Form, ...]

    @property
    def is_sensitive(self) -> bool:
        """True when the mere asking tells of what group somebody is."""
        return self.need is Need.GROUP

    def in_force(self, day: date) -> bool:
        """True when the paper is asked for on the day."""
        return self.regimes[-1].since <= day

    def regime_on(self, day: date) -> Regime | None:
        """The instrument by which it is asked for on the day; None before the first."""
        return next((regime for regime in self.regimes if regime.since <= day), None)

    def form_on(self, day: date, within: frozenset[str] = frozenset()) -> Form | None:
        """The form in use on the day: that of the organisations named in `within` before the national one."""
        known = [form for form in self.forms if form.since <= day and (not form.within or form.within in within)]
        return max(known, key=lambda form: (bool(form.within), form.since), default=None)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every kind of paper, in the order of the dossier."""

    kinds: tuple[PaperKind, ...]

    def of(self, code: str) -> PaperKind | None:
        """The kind with the code, if there is one."""
        return next((kind for kind in self.kinds if kind.code == code), None)

    def numbered(self, number: int) -> PaperKind | None:
        """The kind with the number, if there is one."""
        return next((kind for kind in self.kinds if kind.number == number), None)

    def on(
        self, day: date, phases: tuple[Phase, ...], groups: tuple[SpecialGroup, ...] | None = None
    ) -> tuple[PaperKind, ...]:
        """The kinds in force on the day for these phases; those of groups only for the groups given."""
        mine = frozenset(groups or ())
        return tuple(
            kind
            for kind in self.kinds
            if kind.phase in phases and kind.in_force(day) and (not kind.groups or mine & frozenset(kind.groups))
        )
