"""A served application of its own folder, and the CPU time its processes have used."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")


def environment(folder: Path) -> dict[str, str]:
    """The environment of every process of a run."""
    return os.environ | {
        "NGUON_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": f"{HERE / 'src'}:{HERE}",
        "NGUON_TODAY": "2026-11-21",
    }


@dataclass
class Served:
    """A running server and one signed-in browser without pictures."""

    process: subprocess.Popen[bytes]
    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page, on a kept connection."""
        return self._ask("GET", path)

    def sign_in(self, username: str, password: str) -> None:
        """Sign in as a user of the demonstration."""
        _, page = self.get("/dang-nhap/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        body = urlencode({"csrfmiddlewaretoken": token[1], "login": username, "password": password})
        status, _ = self._ask("POST", "/dang-nhap/", body)
        if status != 302:
            raise RuntimeError(f"sign-in answered {status}")

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"http://127.0.0.1:{self.port}/",
            }
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        text = answer.read().decode(errors="replace")
        connection.close()
        return answer.status, text

    def cpu_seconds(self) -> float:
        """CPU time used so far by the server's processes (not by PostgreSQL)."""
        return sum(_cpu(pid) for pid in _tree(self.process.pid))


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICK


def _tree(pid: int) -> Iterator[int]:
    if b"postgres" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]:
        return
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _tree(int(child))


@contextmanager
def served(folder: Path, port: int, *arguments: str) -> Iterator[Served]:
    """Serve the folder until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "nguon", "up", "--port", str(port), *arguments],
        env=environment(folder),
        stdout=subprocess.DEVNULL,
    )
    try:
        server = Served(process, port)
        wait_for_page(server)
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def wait_for_page(server: Served, seconds: float = 300) -> float:
    """Seconds until the sign-in page answers."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        try:
            if server.get("/dang-nhap/")[0] == 200:
                return time.monotonic() - began
        except OSError:
            time.sleep(0.02)
        if server.process.poll() is not None:
            raise RuntimeError("the server ended before a page was answered")
    raise TimeoutError
