"""Take pictures of the main pages on a phone and on a PC: `make screens`, or `python tools/screens.py ADDRESS`.

Without an address it starts a Nguồn of its own, with the demonstration, in var/screens, and stops it. Pages are listed
in screens.toml; pictures go to screens/NAME-WIDTH.png. Ends with 1 when a page did not answer, so that a stale list is
noticed.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser  # noqa: E402  (reason: after the path)

from tests.browser.screen import HEIGHTS, Screen, chromium  # noqa: E402  (reason: runs without an installed package)

LISTED = ROOT / "tools" / "screens.toml"
SIGN_INS = ROOT / "src" / "nguon" / "demo" / "data" / "signins.toml"


@dataclass(frozen=True, slots=True)
class Shot:
    """One page to picture."""

    name: str
    address: str
    user: str = ""
    then: str = ""


def shots() -> list[Shot]:
    """The pages of screens.toml."""
    return [Shot(**row) for row in tomllib.loads(LISTED.read_text(encoding="utf-8"))["page"]]


def signed_in(browser: Browser, base: str, width: int, user: str) -> Screen:
    """A fresh screen of this width, signed in as a user of the demonstration (or as nobody)."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHTS[width]}, locale="vi-VN")
    screen = Screen(context.new_page(), base)
    if user:
        screen.open("/dang-nhap/?next=/cac-muc/")
        screen.page.fill("[name=login]", user)
        screen.page.fill("[name=password]", _password(user))
        screen.page.click("button[type=submit]")
        screen.page.wait_for_url("**/cac-muc/")
    return screen


@contextmanager
def own_server() -> Iterator[str]:
    """A Nguồn on a free port with the demonstration in var/screens; stopped at the end. Yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "NGUON_DATA": str(ROOT / "var" / "screens"), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "nguon", "up", "--demo", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            _wait_for_sign_ins(server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGINT)


def _wait_for_sign_ins(server: subprocess.Popen[str]) -> None:
    # Pages are answered before the demonstration is loaded; who may sign in is said after it.
    for line in server.stdout or ():
        if "Đăng nhập bằng" in line:
            return
    sys.exit("Nguồn chưa khởi động được để chụp trang; chạy `nguon up --demo` để xem lý do.")


def _password(user: str) -> str:
    rows = tomllib.loads(SIGN_INS.read_text(encoding="utf-8"))["signin"]
    return str(next(row["password"] for row in rows if row["username"] == user))


def take(base: str, folder: Path, only: str) -> list[str]:
    """Picture every page in both widths. Returns the addresses that did not answer with a page."""
    folder.mkdir(exist_ok=True)
    missing = []
    with chromium() as browser:
        for width in HEIGHTS:
            screens: dict[str, Screen] = {}
            for shot in (s for s in shots() if only in s.name):
                if shot.user not in screens:
                    screens[shot.user] = signed_in(browser, base, width, shot.user)
                screen = screens[shot.user]
                status = screen.open(shot.address).status
                if status == 200 and shot.then:
                    link = screen.page.locator(shot.then).first
                    status = screen.open(link.get_attribute("href") or "").status if link.count() else 404
                if status != 200:
                    missing.append(f"{shot.name} {shot.address} {shot.then}: {status}")
                    continue
                screen.page.screenshot(path=folder / f"{shot.name}-{width}.png", full_page=True)
    return missing


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", help="address of a running Nguồn with the demonstration")
    parser.add_argument("--only", default="", help="part of a name")
    parser.add_argument("--to", type=Path, default=ROOT / "screens")
    chosen = parser.parse_args()
    with nullcontext(chosen.base.rstrip("/")) if chosen.base else own_server() as base:
        absent = take(base, chosen.to, chosen.only)
    if absent:
        sys.exit("\n".join(absent))
