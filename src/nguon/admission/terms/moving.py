"""Words of moving from one branch to another while the admission is under way."""

from __future__ import annotations

from nguon.core.labelled import Labelled


class MovingStage(Labelled):
    """How far somebody has come when moving to another branch."""

    CONSIDERED = "considered", "Đang được giúp đỡ, chi bộ chưa có nghị quyết"
    RESOLVED = "resolved", "Chi bộ đã có nghị quyết, hồ sơ chưa gửi lên cấp có thẩm quyền"
    SENT = "sent", "Hồ sơ đã gửi lên cấp có thẩm quyền, chưa có quyết định"
    DECIDED = "decided", "Đã có quyết định kết nạp, chưa tổ chức lễ"
    PROBATION = "probation", "Đảng viên dự bị"
    MEMBER = "member", "Đảng viên chính thức"


class MovingWay(Labelled):
    """What becomes of the papers of somebody who moves."""

    CERTIFICATE = "certificate", "Nơi cũ cấp giấy chứng nhận đang được giúp đỡ; nơi mới phân công người giúp đỡ"
    LETTER = "letter", "Nơi cũ gửi công văn kèm hồ sơ đến cấp có thẩm quyền nơi mới"
    FORWARD = "forward", "Cấp có thẩm quyền nơi cũ chuyển tiếp hồ sơ; nơi mới quyết định"
    PASS_ON = "pass_on", "Cùng cấp có thẩm quyền: chuyển quyết định cho nơi mới tổ chức lễ kết nạp"
    CEREMONY_THERE = "ceremony_there", "Quyết định ký trong thời hạn: lễ kết nạp tổ chức ở nơi mới"
    ANNUL = "annul", "Quyết định ký quá thời hạn: hủy quyết định, chuyển hồ sơ đến nơi mới"
    PROBATION = "probation", "Mang theo bản tự kiểm điểm, bản nhận xét; nơi mới phân công người giúp đỡ"
    INTRODUCTION = "introduction", "Chuyển bằng giấy giới thiệu sinh hoạt đảng"


class MovingPaper(Labelled):
    """Papers of a probationary member that travel along."""

    SELF_REVIEW = "self_review", "bản tự kiểm điểm đã được chi bộ nhận xét"
    HELPER_REMARK = "helper_remark", "bản nhận xét của đảng viên giúp đỡ"


class Tie(Labelled):
    """What ties an applicant to a place that is not simply home or work."""

    STUDY = "study", "học tập trung"
    SECONDMENT = "secondment", "được biệt phái"
    WAITING_FOR_WORK = "waiting_for_work", "đã tốt nghiệp, đang chờ việc làm"
    WAITING_FOR_DEGREE = "waiting_for_degree", "đang chờ quyết định tốt nghiệp"
    CONTRACT = "contract", "làm việc theo hợp đồng"
    TEMPORARY = "temporary", "chuyển sinh hoạt tạm thời"


class Place(Labelled):
    """Which branch considers an applicant."""

    HOST = "host", "chi bộ nơi học tập, công tác"
    HOME = "home", "chi bộ nơi cử đi"
    RESIDENCE = "residence", "chi bộ nơi cư trú"
