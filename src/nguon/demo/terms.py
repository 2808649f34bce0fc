"""Words that the demonstration writes into its records; names of people and organisations are in `data`."""

from nguon.organizations.terms import Kind

ROOT = "Đảng Cộng sản Việt Nam"
COMMUNE_KINDS = {
    "Phường": Kind.WARD,
    "Xã": Kind.COMMUNE,
    "Thị trấn": Kind.TOWNSHIP,
    "Đặc khu": Kind.SPECIAL_ZONE,
}

FOUNDING = "MH-{year}/QĐ-TL"
REORGANISED = "MH-{year}/QĐ-SX"
MOVED_TO_DISSOLVED = "{code}: tổ chức cấp trên đã kết thúc hoạt động."
NUMBERED_CELL = "Chi bộ {n} – {base}"
EMPTY_VILLAGE = "Thôn {n}"
EMPTY_HAMLET = "Ấp {n}"
QUARTER = "khu phố {ward} {n}"
YEAR_PLAN = "Kế hoạch kết nạp đảng viên năm {year}"
TERM_PLAN = "Nghị quyết về phát triển đảng viên nhiệm kỳ {since}–{until}"
SOURCE = "Số liệu minh họa, không phải số liệu thống kê chính thức"
PLAN = "MH-{n}/KH-{year}"
BASIS = "MH-{n:02d}/QĐ-PQ"

CELL_NAME = "Chi bộ {place}"
COMMITTEE_NAME = "Đảng bộ {unit}"

NOMINATION = "MH-{n}/GT-{year}"
CELL_RESOLUTION = "MH-{n}/NQ-CB-{year}"
BASE_RESOLUTION = "MH-{n}/NQ-ĐU-{year}"
DECIDING_RESOLUTION = "MH-{n}/NQ-BTV-{year}"
DECISION = "MH-{n}/QĐ-KN-{year}"
RECOGNITION = "MH-{n}/QĐ-CN-{year}"
STRIKE_OFF = "MH-{n}/QĐ-XT-{year}"
CLASS_DECISION = "MH-{n}/QĐ-ML-{year}"
CERTIFICATE = "MH-{n:04d}"
CLASS_NAME = "{kind}, khóa tháng {month}/{year}"
LETTER = "MH-{n}/CV-{year}"
ASKED_COMMUNE = "Đảng ủy xã quê quán"
ASKED_ASSOCIATION = "Đoàn thể nơi sinh hoạt"
ASKED_RESIDENCE = "Chi bộ nơi cư trú"
CLASS_ISSUER = "Trung tâm bồi dưỡng chính trị"

LOADING = "Nạp dữ liệu minh họa"
NOT_HERE = (
    "Đây là máy chủ chính thức; dữ liệu minh họa có mật khẩu công khai nên không nạp vào đây. "
    "Hãy chạy ở máy thử (thiết lập nguon.config.settings.dev)."
)
NOT_EMPTY = (
    "Cơ sở dữ liệu đã có {people} người; dữ liệu minh họa chỉ nạp vào cơ sở dữ liệu trống. "
    "Hãy dùng một thư mục dữ liệu khác (biến NGUON_DATA) hoặc một cơ sở dữ liệu mới."
)

KEPT_AT = "Tủ hồ sơ của chi bộ"
RETURNED_BECAUSE = "Chưa khai nơi cư trú theo tên xã mới"
RETURNED_FOR = "Chưa có ý kiến nhận xét của chi ủy nơi cư trú."
