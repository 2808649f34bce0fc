"""The places of the application: what stands in the navigation and in the list of all parts, and who sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from nguon.core.scope import Actor

ON_A_PHONE = 3  # the bottom bar has four places a thumb can hit; the fourth is the list of all parts


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its word, the name of its address, the permission that shows it."""

    label: str
    url_name: str
    permission: str
    says: str
    is_main: bool = False


PLACES = (
    Place("Việc cần làm", "work", "see_work", "Việc quá hạn, sắp đến hạn, còn thiếu.", is_main=True),
    Place("Nguồn", "candidates", "see_candidates", "Danh sách quần chúng ưu tú đang theo dõi.", is_main=True),
    Place("Hồ sơ", "dossiers", "see_dossiers", "Hồ sơ kết nạp qua từng bước.", is_main=True),
    Place("Lớp", "classes", "see_classes", "Lớp bồi dưỡng nhận thức về Đảng, giấy chứng nhận.", is_main=True),
    Place("Số liệu", "figures", "see_figures", "Chỉ tiêu, kết quả, cơ cấu; mỗi số mở ra định nghĩa.", is_main=True),
    Place("Hồ sơ chờ xử lý", "dossier_queue", "see_dossiers", "Hồ sơ đang chờ cấp mình xét, cũ nhất trước."),
    Place(
        "Thư thẩm tra", "awaited_letters", "see_dossiers", "Thư thẩm tra lý lịch chờ trả lời, quá hạn; nhắc nhiều thư."
    ),
    Place("Người tôi giúp đỡ", "helped", "see_helped", "Người được phân công giúp đỡ và bước tiếp theo."),
    Place("Người đã giới thiệu", "nominated", "see_nominated", "Người do tổ chức mình giới thiệu, nay đến đâu."),
    Place("Chuyển đến", "arrivals", "keep_dossiers", "Người nơi khác chuyển đến, chưa tiếp nhận."),
    Place("Đảng viên dự bị", "probation", "see_members", "Ai sắp hết thời gian dự bị, ai phải xét công nhận."),
    Place("Xóa tên, ra khỏi Đảng", "departures", "see_members", "Việc xóa tên, xin ra khỏi Đảng, khiếu nại."),
    Place("Đảng viên", "members", "see_members", "Danh sách đảng viên trong phạm vi được giao."),
    Place("Địa bàn, đơn vị", "places", "see_places", "Thôn, ấp, khu phố, doanh nghiệp; nơi chưa có đảng viên."),
    Place("Cây tổ chức", "tree", "see_tree", "Đảng bộ, chi bộ vào một ngày bất kỳ."),
    Place("Nhập danh sách", "imports", "import", "Đưa danh sách Excel vào, xem trước từng dòng."),
    Place("Quy định", "rules", "see_rules", "Mức đang áp dụng, văn bản và chỗ ghi."),
    Place("Năm bài báo", "articles", "see_figures", "Số in trên báo đặt cạnh số hệ thống đếm được."),
    Place("Nhật ký truy cập", "access_log", "see_log", "Ai đã xem, ai đã sửa, theo quyền nào."),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A place as one reader sees it on one page."""

    label: str
    url: str
    says: str
    is_main: bool
    is_current: bool
    is_on_phone: bool


def shown_to(actor: Actor | None, path: str) -> tuple[Shown, ...]:
    """The places this actor may open, in order; `path` decides which is the current one.

    A place whose pages are not served here is left out.
    """
    open_places = [(place, url) for place, url in _served() if actor is not None and actor.may(place.permission)]
    under = [url for _, url in open_places if path == url or (url != "/" and path.startswith(url))]
    current = max(under, key=len, default=None)
    by_weight = sorted((place for place, _ in open_places), key=lambda place: not place.is_main)
    on_phone = by_weight[:ON_A_PHONE]
    return tuple(
        Shown(place.label, url, place.says, place.is_main or place in on_phone, url == current, place in on_phone)
        for place, url in open_places
    )


def _served() -> Iterator[tuple[Place, str]]:
    for place in PLACES:
        try:
            yield place, reverse(place.url_name)
        except NoReverseMatch:
            continue
