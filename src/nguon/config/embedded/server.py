"""Start, find and stop the server of one data folder."""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psycopg

from nguon.config.embedded.account import Account, account_for, open_programs_for, open_way_for
from nguon.config.embedded.folder import PORT, DataFolder, data_folder
from nguon.config.embedded.processes import cause, clear_stale, identity, program, running_pid, works_in
from nguon.config.roles import provision
from nguon.core.errors import BadInput

SUPERUSER = "postgres"

_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # What the server does, not what statements get wrong: an error's text may quote what a user typed.
    "log_min_messages": "log",
    "max_parallel_workers_per_gather": "0",
}
# For tests only: a crash of the machine may lose the cluster.
_CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}

_START_SECONDS = 300  # recovery after a kill may take minutes on a slow disk; a dead server is noticed at once
_STOP_SECONDS = 60
_REVIVE_SECONDS = 1
_LOG_BYTES = 5_000_000


@dataclass
class Server:
    """One process's use of the embedded server. `join` starts it when needed; `leave` stops it after the last user."""

    folder: DataFolder = field(default_factory=data_folder)
    careless: bool = False
    _users: IO[bytes] | None = None
    _child: subprocess.Popen[bytes] | None = None

    def join(self) -> None:
        """Make the server run and the database `nguon` with its two roles exist.

        :raises BadInput: one Vietnamese sentence: what stands in the way and what to do.
        """
        if self._users is not None:
            return
        account = self._prepare_folder()
        with self._only_one_at_a_time():
            self._users = self.folder.open("users.lock")
            fcntl.flock(self._users, fcntl.LOCK_SH)
            try:
                if running_pid(self.folder) is None:
                    self._initialise(account)
                    self._start(account)
                with self.superuser() as connection:
                    provision(connection)
            except BaseException:
                self._leave_locked()
                raise

    def leave(self) -> None:
        """Stop using the server; the last process that used it stops it."""
        if self._users is None:
            return
        with self._only_one_at_a_time():
            self._leave_locked()

    def revive(self) -> None:
        """Start the server again if it has died under us; `up` asks this from time to time."""
        with self._only_one_at_a_time():
            if self._users is None or running_pid(self.folder) is not None:
                return
            if self._child is not None:
                self._child.poll()
            self._start(account_for(self.folder))

    def superuser(self) -> psycopg.Connection:
        """A connection that may do anything, in autocommit: to make roles and databases, never for the application."""
        return psycopg.connect(
            host=str(self.folder.socket),
            port=PORT,
            user=SUPERUSER,
            dbname="postgres",
            autocommit=True,
            connect_timeout=5,
        )

    def _leave_locked(self) -> None:
        assert self._users is not None
        try:
            fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass  # others still use it: the last of them stops it
        else:
            _stop(self.folder, self._child)
            self.folder.remove_socket_folder()
        if self._child is not None and self._child.poll() is None:
            self._child.returncode = 0  # left running on purpose: Python must not complain
        self._users.close()
        self._users = None
        self._child = None

    @contextmanager
    def _only_one_at_a_time(self) -> Iterator[None]:
        with self.folder.open("start.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _prepare_folder(self) -> Account | None:
        self.folder.make()
        account = account_for(self.folder)
        if account is not None:
            open_way_for(account, self.folder.cluster, Path(program("postgres")))
            open_programs_for(account, Path(program("postgres")).parents[1])
        return account

    def _initialise(self, account: Account | None) -> None:
        """Make the cluster under another name and rename it: an interrupted first start leaves nothing half-made."""
        if self.folder.cluster.exists():
            return
        fresh = self.folder.path / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        if account is not None:
            os.chown(fresh, account.uid, account.gid)
        done = subprocess.run(
            [program("initdb"), "-D", fresh, "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--locale=C",
             "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums", "--no-instructions",
             *(["--no-sync"] if self.careless else [])],
            capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, **identity(account),
        )  # fmt: skip
        if done.returncode:
            shutil.rmtree(fresh, ignore_errors=True)
            raise BadInput(
                f"Không tạo được cơ sở dữ liệu trong {self.folder.path}: {cause(done.stderr)} "
                "Hãy đặt biến NGUON_DATA sang một thư mục trên đĩa của máy này mà bạn có quyền ghi."
            )
        fresh.rename(self.folder.cluster)

    def _start(self, account: Account | None) -> None:
        clear_stale(self.folder)
        self.folder.make_socket_folder(
            *((account.uid, account.gid) if account is not None else (os.geteuid(), os.getegid()))
        )
        settings = _SETTINGS | (_CARELESS if self.careless else {})
        settings["unix_socket_directories"] = str(self.folder.socket)
        if self.folder.log.exists() and self.folder.log.stat().st_size > _LOG_BYTES:
            self.folder.log.unlink()
        with self.folder.open(self.folder.log.name) as log:
            said_before = log.tell()
            self._child = subprocess.Popen(
                [program("postgres"), "-D", self.folder.cluster, *(f"--{k}={v}" for k, v in settings.items())],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C at the terminal is for us; we stop the server last
                **identity(account),
            )
        self._wait_until_ready(said_before)

    def _wait_until_ready(self, said_before: int) -> None:
        assert self._child is not None
        deadline = time.monotonic() + _START_SECONDS
        while self._child.poll() is None and time.monotonic() < deadline:
            with suppress(psycopg.OperationalError), self.superuser():
                return
            time.sleep(0.05)
        log = self.folder.log.read_bytes()[said_before:].decode(errors="replace")
        raise BadInput(
            f"Cơ sở dữ liệu không khởi động được: {cause(log)} "
            f"Xem {self.folder.log}; nếu thư mục {self.folder.path} hỏng, hãy khôi phục bản sao lưu của nó."
        )


_of_this_process: Server | None = None


def join_for_this_process() -> Server:
    """Join the server once, and leave when the process ends."""
    global _of_this_process
    if _of_this_process is None:
        server = Server()
        server.join()
        atexit.register(server.leave)
        _of_this_process = server
    return _of_this_process


@contextmanager
def revived(server: Server) -> Iterator[None]:
    """While inside, start the server again whenever it dies."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_REVIVE_SECONDS):
            with suppress(BadInput):  # said in the log; tried again
                server.revive()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def _stop(folder: DataFolder, child: subprocess.Popen[bytes] | None) -> None:
    pid = running_pid(folder) or (child.pid if child is not None and child.poll() is None else None)
    if pid is None:
        return
    for how in (signal.SIGINT, signal.SIGQUIT):  # fast shutdown; if it hangs, immediate
        with suppress(ProcessLookupError):
            os.kill(pid, how)
        try:
            if child is not None and child.pid == pid:
                child.wait(_STOP_SECONDS)
            else:
                _wait_gone(pid, folder)
        except (subprocess.TimeoutExpired, TimeoutError):
            continue
        return


def _wait_gone(pid: int, folder: DataFolder) -> None:
    deadline = time.monotonic() + _STOP_SECONDS
    while works_in(pid, folder.cluster):
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.05)
