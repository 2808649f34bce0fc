"""Under whom the server runs. PostgreSQL refuses root, so root needs another system user for it."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from nguon.config.embedded.folder import DataFolder
from nguon.core.errors import BadInput

SYSTEM_USER = "nguon"


@dataclass(frozen=True, slots=True)
class Account:
    """User and group number of the server's processes."""

    uid: int
    gid: int


def account_for(folder: DataFolder) -> Account | None:
    """The user to run the server under, or None for "as we are".

    Root runs it under the owner of the cluster; a new cluster goes to the owner of the data folder, or, in a folder of
    root's, to the system user `nguon`.
    :raises BadInput: root, and no such user can be made.
    """
    if os.geteuid() != 0:
        return None
    owner = (folder.cluster if folder.cluster.exists() else folder.path).stat()
    if owner.st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    entry = _system_user()
    return Account(entry.pw_uid, entry.pw_gid)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    try:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
        return pwd.getpwnam(SYSTEM_USER)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        raise BadInput(
            "PostgreSQL không chạy bằng root, và không tạo được người dùng hệ thống "
            f"{SYSTEM_USER} cho nó. Hãy chạy bằng một người dùng thường, hoặc tạo người dùng {SYSTEM_USER} rồi "
            "chạy lại."
        ) from error


def open_way_for(account: Account, *ends: Path) -> None:
    """Let the server's user pass through (not list) the folders above each path; say which ones were opened."""
    for end in ends:
        for folder in reversed(end.parents):
            here = folder.stat()
            if not _may_pass(account, here):
                _add(folder, here.st_mode, stat.S_IXOTH)
                sys.stderr.write(
                    f"Đang chạy bằng root: đã cho máy chủ cơ sở dữ liệu đi qua thư mục {folder} (không cho đọc).\n"
                )


def open_programs_for(account: Account, programs: Path) -> None:
    """Let the server's user read PostgreSQL's own program files where they were installed for root's eyes only."""
    if _may_pass(account, programs.stat()) and _may_pass(account, (programs / "bin" / "postgres").stat()):
        return
    for folder, _, files in os.walk(programs):
        _add(Path(folder), Path(folder).stat().st_mode, stat.S_IROTH | stat.S_IXOTH)
        for name in files:
            path = Path(folder, name)
            mode = path.stat().st_mode
            _add(path, mode, stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def _may_pass(account: Account, here: os.stat_result) -> bool:
    if here.st_uid == account.uid:
        return bool(here.st_mode & stat.S_IXUSR)
    if here.st_gid == account.gid:
        return bool(here.st_mode & stat.S_IXGRP)
    return bool(here.st_mode & stat.S_IXOTH)


def _add(path: Path, mode: int, bits: int) -> None:
    try:
        path.chmod(stat.S_IMODE(mode) | bits)
    except OSError as error:
        raise BadInput(
            f"Máy chủ cơ sở dữ liệu không đi vào được {path} ({error.strerror}). Hãy chạy bằng một người dùng thường, "
            "hoặc đặt biến NGUON_DATA sang một thư mục khác."
        ) from error
