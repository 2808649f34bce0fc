"""Reading a sheet in a child process that may use only so much memory and time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import python_calamine

from nguon.core.errors import BadInput
from nguon.exchange.reading import limits
from nguon.exchange.reading.child import FIELD, MARK, RECORD
from nguon.exchange.reading.precheck import BROKEN, ENCRYPTED, TOO_LARGE_INSIDE, WANTED, form_of
from nguon.exchange.reading.sheet import Cell, Sheet

_CHILD = str(Path(__file__).with_name("child.py"))
# Without `site` the child starts twice as fast; it is told where its one library lies.
_LIBRARY = str(Path(python_calamine.__file__).parent.parent)


def read_sheet(content: bytes, *, sheet: str = "") -> Sheet:
    """The cells of the named sheet, or of the only one that holds anything.

    :raises BadInput: one sentence on why the file cannot be read, within `limits.WALL_SECONDS`.
    """
    form = form_of(content)
    numbers = (limits.ROWS, limits.COLUMNS, limits.MEMORY_BYTES, limits.CPU_SECONDS)
    try:
        done = subprocess.run(  # noqa: S603  (reason: our own interpreter and script; the file goes in as bytes)
            [sys.executable, "-I", "-S", "-X", "utf8", _CHILD, _LIBRARY, form.value, sheet, *map(str, numbers)],
            input=content,
            capture_output=True,
            timeout=limits.WALL_SECONDS,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadInput(TOO_LARGE_INSIDE) from None
    if done.returncode != 0:
        # Killed by a limit (memory or CPU), or the reader gave up on what it met.
        raise BadInput(TOO_LARGE_INSIDE if _hit_a_limit(done) else BROKEN)
    records = done.stdout.decode().split(RECORD)
    kind, *said = records[0].split(FIELD)
    if kind != "ok":
        raise BadInput(_sentence(*said))
    return Sheet(name=said[0], rows=_rows(records[1:]))


def _rows(records: list[str]) -> list[list[Any]]:
    memo: dict[str, Cell] = {}
    return [
        [(memo.get(cell) or _value(cell, memo)) if cell[:1] == MARK else cell for cell in record.split(FIELD)]
        if MARK in record
        else record.split(FIELD)
        for record in records
    ]


def _value(told: str, memo: dict[str, Cell]) -> Cell:
    """The number, yes or no, or date that a marked cell tells; each different one is understood once."""
    letter, text = told[1], told[2:]
    value: Cell
    if letter == "d":
        value = [int(part) for part in text.split(" ")]
    elif letter == "b":
        value = text == "1"
    else:
        value = float(text) if not text.lstrip("-").isdigit() else int(text)
    memo[told] = value
    return value


def _hit_a_limit(done: subprocess.CompletedProcess[bytes]) -> bool:
    return done.returncode < 0 or b"MemoryError" in done.stderr or b"memory allocation" in done.stderr


def _sentence(fault: str, found: str, *names: str) -> str:
    sheets = ", ".join(f"“{name}”" for name in names[:20])
    return {
        "encrypted": ENCRYPTED,
        "broken": BROKEN,
        "too-large": TOO_LARGE_INSIDE,
        "empty": f"Bảng tính không có ô nào có dữ liệu. {WANTED} có dòng tiêu đề và danh sách; hãy chọn lại tệp.",
        "no-such-sheet": f"Tệp không có trang tính tên như đã ghi. Các trang tính đang có: {sheets}. Hãy ghi đúng tên.",
        "several-sheets": (
            f"Tệp có nhiều trang tính có dữ liệu: {sheets}. Mỗi lần nhập một trang; hãy ghi tên trang tính cần nhập."
        ),
        "too-many-rows": (
            f"Trang tính có từ {found} dòng trở lên; mỗi lần nhập tối đa {limits.ROWS} dòng. "
            "Hãy xóa các dòng thừa ở cuối hoặc chia danh sách thành nhiều tệp."
        ),
        "too-many-columns": (
            f"Trang tính có {found} cột; danh sách nhập tối đa {limits.COLUMNS} cột. "
            "Hãy xóa các cột thừa bên phải rồi lưu lại."
        ),
        "failed-formulas": (
            "Bảng tính có ô mà công thức bị lỗi (#N/A, #REF!, #VALUE!…) nên không có giá trị để nhập. Cần ô nào cũng "
            "có giá trị: sửa hoặc xóa các ô đó, hay lưu lại dạng .xlsx để được chỉ đúng từng ô."
        ),
        "not-utf8": (
            "Tệp CSV không viết bằng bảng mã Unicode (UTF-8) nên chữ Việt sẽ sai. "
            "Trong Excel hãy chọn Lưu thành > CSV UTF-8, hoặc lưu dạng .xlsx."
        ),
    }[fault]
