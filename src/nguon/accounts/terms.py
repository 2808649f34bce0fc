"""Permissions, reaches and roles. Changing this file changes who sees what: a human approves the route table."""

from __future__ import annotations

from dataclasses import dataclass

from nguon.core.labelled import Labelled


class Permission(Labelled):
    """One thing a page or act asks for."""

    SEE_WORK = "see_work", "Xem việc cần làm"
    SEE_CANDIDATES = "see_candidates", "Xem danh sách nguồn"
    KEEP_CANDIDATES = "keep_candidates", "Giới thiệu, đưa vào danh sách, phân công giúp đỡ"
    SEE_DOSSIERS = "see_dossiers", "Xem hồ sơ kết nạp"
    KEEP_DOSSIERS = "keep_dossiers", "Lập hồ sơ, ghi nghị quyết chi bộ, ghi lễ kết nạp"
    RESOLVE_DOSSIERS = "resolve_dossiers", "Ghi nghị quyết của đảng ủy cơ sở"
    DECIDE_DOSSIERS = "decide_dossiers", "Ghi quyết định kết nạp, công nhận chính thức"
    SEE_MEMBERS = "see_members", "Xem danh sách đảng viên"
    SEE_PARTICULARS = "see_particulars", "Xem thông tin nhạy cảm trong một hồ sơ đang mở"
    CORRECT_PEOPLE = "correct_people", "Sửa thông tin cá nhân"
    SEE_HELPED = "see_helped", "Xem người mình được phân công giúp đỡ"
    REMARK = "remark", "Ghi nhận xét về người mình giúp đỡ"
    TREAT_FAULTS = "treat_faults", "Ghi việc kết nạp không đúng, khâu làm lại"
    SEE_NOMINATED = "see_nominated", "Xem người do tổ chức mình giới thiệu"
    SEE_CLASSES = "see_classes", "Xem lớp học"
    KEEP_CLASSES = "keep_classes", "Ghi kết quả lớp, giấy chứng nhận"
    SEE_FIGURES = "see_figures", "Xem số liệu, chỉ tiêu"
    SEE_RECORDS = "see_records", "Xem danh sách phía sau một số liệu"
    SET_TARGETS = "set_targets", "Giao chỉ tiêu"
    SEE_PLACES = "see_places", "Xem địa bàn, đơn vị"
    IMPORT = "import", "Nhập danh sách từ tệp"
    SEE_LOG = "see_log", "Xem nhật ký truy cập"
    SEE_TREE = "see_tree", "Xem cây tổ chức"
    SEE_RULES = "see_rules", "Xem quy định"


class Reach(Labelled):
    """How far a grant reaches from its organisation."""

    SUBTREE = "subtree", "tổ chức được giao và các tổ chức trực thuộc"
    HELPED = "helped", "những người mình đang được phân công giúp đỡ"
    NOMINATED = "nominated", "những người do tổ chức mình giới thiệu"
    CLASSES = "classes", "học viên các lớp của trung tâm mình"
    NOBODY = "nobody", "không xem hồ sơ cá nhân"


@dataclass(frozen=True, slots=True)
class Role:
    """A role as a manager reads it. Grants store `key`, never a Python path."""

    key: str
    name: str
    says: str
    reach: Reach
    may: frozenset[Permission]


P = Permission
_EVERYONE = frozenset({P.SEE_WORK, P.SEE_TREE, P.SEE_RULES})

ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        Role(
            "cell_secretary",
            "Bí thư chi bộ, chi ủy viên",
            "Theo dõi nguồn, lập hồ sơ và ghi việc của chi bộ mình.",
            Reach.SUBTREE,
            _EVERYONE
            | {P.SEE_CANDIDATES, P.KEEP_CANDIDATES, P.SEE_DOSSIERS, P.KEEP_DOSSIERS, P.SEE_MEMBERS, P.REMARK}
            | {P.SEE_PARTICULARS, P.CORRECT_PEOPLE, P.SEE_FIGURES, P.SEE_RECORDS, P.SEE_PLACES},
        ),
        Role(
            "helper",
            "Đảng viên được phân công giúp đỡ",
            "Xem người mình đang giúp đỡ và bước tiếp theo của người đó; ghi nhận xét về đảng viên dự bị.",
            Reach.HELPED,
            _EVERYONE | {P.SEE_HELPED, P.REMARK},
        ),
        Role(
            "base_officer",
            "Cán bộ đảng ủy cơ sở",
            "Theo dõi hồ sơ, thời hạn, danh sách lớp của các chi bộ trực thuộc; nhập danh sách từ Excel.",
            Reach.SUBTREE,
            _EVERYONE
            | {P.SEE_CANDIDATES, P.KEEP_CANDIDATES, P.SEE_DOSSIERS, P.KEEP_DOSSIERS, P.RESOLVE_DOSSIERS}
            | {P.SEE_MEMBERS, P.SEE_PARTICULARS, P.CORRECT_PEOPLE, P.SEE_FIGURES, P.SEE_RECORDS, P.SEE_PLACES}
            | {P.IMPORT, P.SEE_CLASSES, P.KEEP_CLASSES, P.SET_TARGETS, P.REMARK, P.TREAT_FAULTS},
        ),
        Role(
            "upper_officer",
            "Cán bộ ban tổ chức cấp trên",
            # A base committee that decides under delegated power has this role on itself, beside `base_officer`.
            "Theo dõi chỉ tiêu, số liệu, việc quá hạn; ghi quyết định của cấp có thẩm quyền, kể cả đảng ủy cơ sở được "
            "ủy quyền.",
            Reach.SUBTREE,
            _EVERYONE
            | {P.SEE_CANDIDATES, P.SEE_DOSSIERS, P.DECIDE_DOSSIERS, P.SEE_MEMBERS, P.SEE_PARTICULARS}
            | {P.SEE_FIGURES, P.SEE_RECORDS, P.SEE_PLACES, P.IMPORT, P.SEE_CLASSES, P.SET_TARGETS}
            | {P.TREAT_FAULTS},
        ),
        Role(
            "political_centre",
            "Trung tâm chính trị",
            "Xem học viên và ghi kết quả các lớp của trung tâm mình.",
            Reach.CLASSES,
            _EVERYONE | {P.SEE_CLASSES, P.KEEP_CLASSES},
        ),
        Role(
            "mass_organization",
            "Mặt trận, đoàn thể",
            "Theo dõi những người do tổ chức mình giới thiệu.",
            Reach.NOMINATED,
            _EVERYONE | {P.SEE_NOMINATED},
        ),
        Role(
            "data_protection",
            "Phụ trách bảo vệ dữ liệu cá nhân",
            "Xem nhật ký truy cập; không xem nội dung hồ sơ.",
            Reach.NOBODY,
            _EVERYONE | {P.SEE_LOG},
        ),
    )
}
