"""What can be told of a file from its first bytes and its table of contents, without unpacking anything."""

from __future__ import annotations

import struct
from enum import Enum

from nguon.core.errors import BadInput
from nguon.exchange.reading import limits

WANTED = "Cần một bảng tính .xlsx, .xls, .ods hoặc .csv"


class Form(Enum):
    """How the file is laid out inside."""

    WORKBOOK = "workbook"
    TEXT = "text"


_FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"\x89PNG", "ảnh PNG"),
    (b"GIF8", "ảnh GIF"),
    (b"Rar!", "nén RAR"),
    (b"7z\xbc\xaf", "nén 7z"),
    (b"\x1f\x8b", "nén GZIP"),
    (b"{\\rtf", "văn bản RTF"),
    (b"MZ", "chương trình"),
    (b"\x7fELF", "chương trình"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_SHEETS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))

ENCRYPTED = (
    "Tệp được đặt mật khẩu nên không đọc được. Cần tệp không khóa: mở bằng Excel, vào Tệp > Thông tin > "
    "Bảo vệ sổ làm việc, bỏ mật khẩu, lưu lại rồi tải lên."
)
TOO_LARGE_INSIDE = (
    "Tệp bung ra quá lớn so với một danh sách. Cần một bảng tính bình thường: mở tệp, chép riêng phần danh sách "
    "sang sổ làm việc mới, lưu dạng .xlsx rồi tải lên."
)
BROKEN = (
    "Tệp bị hỏng hoặc chưa tải hết nên không đọc được. Cần tệp mở được bằng Excel hoặc LibreOffice: mở tệp, "
    "lưu lại dạng .xlsx rồi tải lên."
)


def form_of(content: bytes) -> Form:
    """Tell a workbook from a text table.

    :raises BadInput: empty, too large, encrypted, unpacks to too much, or no table at all.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise BadInput(f"Tệp rỗng, không có dữ liệu. {WANTED} có dòng tiêu đề và danh sách; hãy chọn lại tệp.")
    if len(content) > limits.FILE_BYTES:
        raise BadInput(
            f"Tệp nặng {len(content) // 1024 // 1024} MB; tối đa {limits.FILE_BYTES // 1024 // 1024} MB. "
            "Hãy bỏ ảnh, trang tính không dùng hoặc chia danh sách thành nhiều tệp."
        )
    for magic, name in _FOREIGN:
        if content.startswith(magic):
            raise BadInput(f"Đây là tệp {name}, không phải bảng tính. {WANTED}; hãy chọn lại tệp.")
    if content.startswith(_OLE):
        _check_ole(content)
        return Form.WORKBOOK
    if content.startswith(b"PK"):
        _check_zip(content)
        return Form.WORKBOOK
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput(f"Đây không phải bảng tính. {WANTED}; hãy chọn lại tệp.")
    if content.lstrip()[:1] == b"<":
        raise BadInput(
            f"Đây là trang web hoặc tệp XML mang tên bảng tính. {WANTED}: mở bằng Excel rồi lưu lại dạng .xlsx."
        )
    return Form.TEXT


def _check_ole(content: bytes) -> None:
    if _OLE_ENCRYPTED in content:
        raise BadInput(ENCRYPTED)
    if not any(name in content for name in _OLE_SHEETS):
        raise BadInput(f"Đây là tệp Word hoặc tệp Office kiểu cũ khác, không phải bảng tính. {WANTED}.")


def _check_zip(content: bytes) -> None:
    """Walk the central directory by hand: `zipfile` would build an object for each of a million lying entries."""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if end < 0 or end + 22 > len(content):
        raise BadInput(BROKEN)
    entries, size, start = struct.unpack_from("<HII", content, end + 10)
    if entries > limits.ZIP_ENTRIES:
        raise BadInput(TOO_LARGE_INSIDE)
    names: set[bytes] = set()
    unpacked, at = 0, start
    while at < start + size and content[at : at + 4] == b"PK\x01\x02" and at + 46 <= len(content):
        packed_size, plain_size, name_length, extra, comment = struct.unpack_from("<IIHHH", content, at + 20)
        unpacked += plain_size
        if unpacked > limits.UNPACKED_BYTES or plain_size > limits.UNPACKED_TIMES * max(packed_size, 10_000):
            raise BadInput(TOO_LARGE_INSIDE)
        names.add(content[at + 46 : at + 46 + name_length])
        if len(names) > limits.ZIP_ENTRIES:
            raise BadInput(TOO_LARGE_INSIDE)
        at += 46 + name_length + extra + comment
    _check_contents(names)


def _check_contents(names: set[bytes]) -> None:
    if not names:
        raise BadInput(BROKEN)
    if any(name.startswith(b"xl/") for name in names) or b"content.xml" in names:
        return
    if any(name.startswith(b"word/") for name in names):
        raise BadInput(f"Đây là tệp Word, không phải bảng tính. {WANTED}; hãy chép bảng sang Excel rồi lưu lại.")
    raise BadInput(f"Đây là tệp nén, không phải bảng tính. {WANTED}; hãy giải nén rồi chọn đúng tệp.")
