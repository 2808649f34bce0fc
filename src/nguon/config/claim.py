"""One `nguon up` for one data folder."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager

from nguon.config.embedded.folder import DataFolder
from nguon.core.errors import BadInput

_WAIT_SECONDS = 4  # after a kill -9 the workers of the dead one hold its lock for up to a second


@contextmanager
def claimed(folder: DataFolder, address: str, process: int) -> Iterator[None]:
    """Hold the folder while serving at the address. :raises BadInput: another one serves it; says where."""
    with folder.open("up.lock") as lock:
        deadline = time.monotonic() + _WAIT_SECONDS
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise BadInput(_already(folder)) from None
                time.sleep(0.1)
        lock.truncate(0)
        lock.write(f"{address} {process}".encode())
        lock.flush()
        yield


def _already(folder: DataFolder) -> str:
    address, _, process = (folder.path / "up.lock").read_text().partition(" ")
    return (
        f"Nguồn đang chạy rồi ở {address} (tiến trình {process}) với cùng thư mục dữ liệu {folder.path}. Hãy mở địa "
        f"chỉ đó; muốn dừng thì bấm Ctrl-C ở cửa sổ của nó, hoặc chạy: kill {process}"
    )
