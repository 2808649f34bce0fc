"""What is said of limits and of the calendar, in sentences of others or alone."""

NO_CALENDAR = (
    "Sổ quy định chưa có lịch nghỉ lễ, Tết năm {year} nên không đếm được ngày làm việc. "
    "Kiểm tra lại ngày đã ghi; nếu đúng thì người quản trị thêm tệp holidays/{year}.toml."
)
TENTATIVE = " (tạm tính theo luật, lịch nghỉ lễ, Tết năm {years} chưa công bố)"
"""Follows a day or a count."""

AT_THE_LATEST = "chậm nhất ngày {day:%d/%m/%Y}{caveat}"
NOT_COUNTED = "trong thời hạn {limit} (chưa có lịch nghỉ lễ, Tết năm {year} để tính ra ngày)"
"""End a sentence that says what is to be done."""

VALUE_AT = "giá trị thứ {n}"
CLAUSE_AT = "điều khoản {code}"
OFF_AT = "ngày nghỉ thứ {n}"
WORKED_AT = "ngày làm bù thứ {n}"
"""Name a table of a file in a message of the loader."""

LINE_AT = "{file}, dòng {line}{name}"
"""Where in a file, before a colon."""

NOT_ON_FILE = "{at}: “{key}” thay thế “{replaced}” nhưng không có tệp văn bản mang mã đó."
NOTHING_AWAITED = "không có văn bản nào"
NO_FOLDER = "NGUON_LOCAL_RULES: không có thư mục {folder}; tạo thư mục hoặc bỏ biến này."
NOT_READ = "{file}: không đọc tệp này; được dùng: *.toml trong {shelves}."
