"""Where the embedded server keeps its things, and whether this user may use that place."""

from __future__ import annotations

import errno
import hashlib
import os
import pwd
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from nguon.core.errors import BadInput

PORT = 5432  # only part of the socket's name: the server listens on no network address
_SOCKET_PATH_BYTES = 100  # Linux takes 107, macOS 103
_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "đĩa đã đầy",
    errno.ENOTDIR: "trên đường dẫn có tệp không phải thư mục",
    errno.EEXIST: "đã có tệp trùng tên",
}


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The data folder (absolute): `postgres/` the cluster, `postgres.log`, and three lock files.

    `users.lock` is shared by every process that uses the server, `start.lock` is held while starting or stopping,
    `up.lock` by the one `nguon up`. The locks are the kernel's: a killed process leaves none behind.
    """

    path: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own folder, mode 0700, of the user the server runs under."""
        return self.path / "postgres"

    @property
    def log(self) -> Path:
        """What the server reports; never a statement, a parameter or a key."""
        return self.path / "postgres.log"

    @property
    def secret_key(self) -> Path:
        """The key that signs sessions when `nguon up` serves this folder; made at the first start."""
        return self.path / "secret-key"

    @property
    def socket(self) -> Path:
        """The folder of the Unix socket (mode 0700: who may open it may connect): the cluster, if its path is short."""
        if len(os.fsencode(self.cluster / f".s.PGSQL.{PORT}.lock")) <= _SOCKET_PATH_BYTES:
            return self.cluster
        # Not tempfile.gettempdir(): every process must find the same place whatever its TMPDIR.
        return Path("/tmp") / f"nguon-{hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]}"  # noqa: S108  (reason: owner and mode are checked)

    def open(self, name: str) -> IO[bytes]:
        """Open a file of the folder for reading and appending; made by root, it belongs to whom the folder belongs."""
        path = self.path / name
        is_new = not path.exists()
        file = path.open("a+b")
        if is_new:
            _inherit_owner(path)
        return file

    def make(self) -> None:
        """Make the folder if need be. :raises BadInput: this user may not write there, or it belongs to another."""
        try:
            for folder in (*reversed(self.path.parents), self.path):
                if not folder.exists():
                    folder.mkdir()
                    _inherit_owner(folder)
            self._check_owner()
            self.open("start.lock").close()
            self.open("users.lock").close()
        except OSError as error:
            reason = _REASONS.get(error.errno or 0, error.strerror)
            raise BadInput(
                f"Không ghi được vào thư mục dữ liệu {self.path} ({reason}; đang chạy bằng người dùng "
                f"{_name(os.geteuid())}). Hãy chạy trong thư mục mà bạn có quyền ghi, hoặc đặt biến NGUON_DATA sang "
                "thư mục như vậy."
            ) from error

    def make_socket_folder(self, uid: int, gid: int) -> None:
        """Make the socket's folder, for the server's user alone, when the cluster's path is too long to hold it."""
        if self.socket == self.cluster:
            return
        with suppress(FileExistsError):
            self.socket.mkdir(mode=0o700)
            os.chown(self.socket, uid, gid)
        found = self.socket.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid or stat.S_IMODE(found.st_mode) != 0o700:
            raise BadInput(
                f"Thư mục {self.socket} không phải do Nguồn tạo ra. Hãy xóa nó, hoặc đặt biến NGUON_DATA sang một thư "
                "mục có đường dẫn ngắn hơn, rồi chạy lại."
            )

    def remove_socket_folder(self) -> None:
        """Leave nothing in the temporary folder once the server has stopped."""
        if self.socket != self.cluster:
            with suppress(OSError):
                self.socket.rmdir()

    def _check_owner(self) -> None:
        if not self.cluster.exists():
            return
        owner = self.cluster.stat().st_uid
        if os.geteuid() not in (0, owner):
            raise BadInput(
                f"Cơ sở dữ liệu trong {self.path} thuộc về người dùng {_name(owner)}, còn lệnh này đang chạy bằng "
                f"{_name(os.geteuid())}. Hãy chạy bằng root hoặc bằng người dùng {_name(owner)}, hoặc đặt biến "
                "NGUON_DATA sang một thư mục khác."
            )


def data_folder() -> DataFolder:
    """The data folder of this process: `NGUON_DATA`, else `var/db` below the current folder."""
    return DataFolder(Path(os.environ.get("NGUON_DATA") or "var/db").absolute().resolve())


def _inherit_owner(path: Path) -> None:
    # What root makes in another's folder belongs to that other, who may later run without root.
    if os.geteuid() == 0:
        owner = path.parent.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"số {uid}"
