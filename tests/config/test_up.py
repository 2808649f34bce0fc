"""`nguon up`, as a person uses it: from nothing to a page, twice, in the way of another, killed, ended with Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil
import pytest

from nguon.config.embedded.folder import DataFolder
from nguon.config.embedded.processes import running_pid

_SECONDS = 60


class Up:
    """One `nguon up` in a folder, on a port; what it prints goes to a file beside the folder."""

    def __init__(self, folder: Path, port: int, *more: str) -> None:
        self.port = port
        self._printed = folder.parent / f"printed-{port}-{time.monotonic_ns()}"
        with self._printed.open("wb") as printed:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "nguon", "up", "--port", str(port), *more],
                env=os.environ
                | {"NGUON_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "nguon.config.settings.dev", "DATABASE_URL": ""}
                | {"PYTHONPATH": os.pathsep.join(sys.path)},
                stdout=printed,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )

    def answers(self) -> bool:
        """True as soon as it says that it serves and a page comes back; False when the process has ended."""
        deadline = time.monotonic() + _SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            if "Nguồn đang chạy" in self._printed.read_text() and self._page_comes():
                return True
            time.sleep(0.1)
        return False

    def _page_comes(self) -> bool:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/", timeout=5):
                return True
        except HTTPError:
            return True
        except OSError:
            return False

    def end(self, how: signal.Signals = signal.SIGINT) -> str:
        """Send the signal; all it printed."""
        with suppress(ProcessLookupError):
            self.process.send_signal(how)
        return self.said()

    def said(self) -> str:
        """All it printed, once it has ended."""
        self.process.wait(_SECONDS)
        return self._printed.read_text()


@pytest.fixture(scope="module")
def folder(module_path) -> Path:
    return module_path / "db"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def up(folder: Path, port: int) -> Iterator[Up]:
    up = Up(folder, port)
    yield up
    up.end()


def _family(process: subprocess.Popen[str]) -> list[psutil.Process]:
    parent = psutil.Process(process.pid)
    return [parent, *parent.children(recursive=True)]


def test_it_serves_and_ctrl_c_ends_everything_it_started(up, folder):
    assert up.answers()
    family = _family(up.process)

    said = up.end(signal.SIGINT)

    assert [line for line in said.splitlines() if not line.startswith("Đang chạy bằng root")] == [
        "Đang cập nhật cấu trúc cơ sở dữ liệu...",
        f"Nguồn đang chạy ở http://127.0.0.1:{up.port}/ (dừng: Ctrl-C).",
        "Đã dừng.",
    ]
    assert up.process.returncode == 0
    assert len(family) > 2
    assert [process for process in family if process.is_running()] == []
    assert running_pid(DataFolder(folder)) is None


def test_pages_are_answered_while_the_demonstration_loads_and_ctrl_c_ends_both(tmp_path, port):
    up = Up(tmp_path / "db", port, "--demo")
    assert up.answers()
    family = _family(up.process)

    said = up.end(signal.SIGINT)

    assert said.splitlines()[-3:] == [
        f"Nguồn đang chạy ở http://127.0.0.1:{port}/ (dừng: Ctrl-C).",
        "Đang nạp dữ liệu minh họa; nạp xong thì đăng nhập được.",
        "Đã dừng.",
    ]
    assert [process for process in family if process.is_running()] == []
    assert running_pid(DataFolder(tmp_path / "db")) is None


def test_a_second_one_in_the_same_folder_says_where_the_first_is(up, folder, port):
    assert up.answers()

    second = Up(folder, port + 1)

    assert second.said() == (
        f"Nguồn đang chạy rồi ở http://127.0.0.1:{port}/ (tiến trình {up.process.pid}) với cùng thư mục dữ liệu "
        f"{folder}. Hãy mở địa chỉ đó; muốn dừng thì bấm Ctrl-C ở cửa sổ của nó, hoặc chạy: kill {up.process.pid}\n"
    )
    assert second.process.returncode == 2


def test_a_taken_port_is_refused_before_anything_is_started(tmp_path, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()

        refused = Up(tmp_path / "db", port)
        said = refused.said()

    assert said == (
        f"Cổng {port} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc chạy ở cổng khác: "
        f"make run PORT={port + 10} (nguon up --port {port + 10}).\n"
    )
    assert refused.process.returncode == 2
    assert not (tmp_path / "db" / "postgres").exists()


def test_killed_without_warning_it_serves_again_at_the_next_start(up, folder, port):
    assert up.answers()
    up.process.kill()
    up.process.wait(_SECONDS)

    again = Up(folder, port)

    assert again.answers()
    assert again.end().endswith("Đã dừng.\n")
    assert running_pid(DataFolder(folder)) is None


def test_killed_while_the_demonstration_loads_it_leaves_no_loader_behind(tmp_path, port):
    up = Up(tmp_path / "db", port, "--demo")
    assert up.answers()
    deadline = time.monotonic() + _SECONDS
    while not (loaders := _loaders(up.process)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(loaders) == 1

    up.process.kill()
    up.process.wait(_SECONDS)

    assert psutil.wait_procs(loaders, _SECONDS)[1] == []
    again = Up(tmp_path / "db", port)
    assert again.answers()
    assert again.end().endswith("Đã dừng.\n")


def _loaders(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return [child for child in _family(process) if "--articles" in child.cmdline()]


def test_it_serves_on_when_nobody_reads_what_it_says(folder, port):
    command = [sys.executable, "-m", "nguon", "up", "--port", str(port)]
    env = os.environ | {"NGUON_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "nguon.config.settings.dev"}
    paths = {"DATABASE_URL": "", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=env | paths, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() != b""
        process.stdout.close()
        process.send_signal(signal.SIGINT)
        complaints = process.stderr.read().decode()

    assert process.returncode == 0
    assert [line for line in complaints.splitlines() if not line.startswith("Đang chạy bằng root")] == []


def test_a_database_server_that_dies_is_started_again_while_it_serves(up, folder):
    assert up.answers()
    first = running_pid(DataFolder(folder))
    assert first is not None

    os.kill(first, signal.SIGKILL)

    deadline = time.monotonic() + _SECONDS
    while running_pid(DataFolder(folder)) in (None, first) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert running_pid(DataFolder(folder)) not in (None, first)
    assert up.answers()


def test_a_value_that_cannot_be_read_is_refused_in_a_sentence(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "nguon", "up"],
        env=os.environ
        | {"NGUON_TODAY": "2026-02-30", "DJANGO_SETTINGS_MODULE": "nguon.config.settings.dev"}
        | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert re.sub(r"\s+", " ", done.stderr) == (
        "NGUON_TODAY là '2026-02-30'; cần một ngày có thật, viết theo kiểu 2026-11-21. "
    )
