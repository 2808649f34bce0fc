"""A screen of a given width: what a page shows, asks for, complains of, and how it stands with accessibility."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, Route, sync_playwright

PHONE, PC = 360, 1280
HEIGHTS = {PHONE: 780, PC: 900}
_AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,OptimizationHints",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
]
_SMALL = """() => [...document.querySelectorAll(
    '.btn, .form-control, .form-select, .places a, summary, .parts a, .who-out, .brand')]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44)
  .map((e) => e.outerHTML.slice(0, 90))"""

_OVERFLOW = """() => Math.max(document.documentElement.scrollWidth - window.innerWidth,
  ...[...document.querySelectorAll('.panel, .main, .identity')].map((e) => e.scrollWidth - e.clientWidth))"""


def chromium_path() -> str:
    """Where Debian's Chromium lies.

    :raises RuntimeError: it is not installed; says what to install.
    """
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise RuntimeError("Chưa có Chromium để thử giao diện. Cài bằng: apt-get install chromium")
    return path


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium that speaks to nobody by itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=_QUIET)
        yield browser
        browser.close()


@dataclass
class Screen:
    """One page of a fresh profile. `outside`: other hosts it asked for, all blocked; `faults`: what went wrong."""

    page: Page
    base: str
    outside: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        host = urlsplit(self.base).netloc

        def guard(route: Route) -> None:
            if urlsplit(route.request.url).netloc == host:
                route.continue_()
            else:
                self.outside.append(route.request.url)
                route.abort()

        self.page.route("**/*", guard)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        # A refusal by the policy of the page is an error on the console too; an expected 4xx is told as a resource.
        self.page.on("console", self._listen)

    def _listen(self, message: Any) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(message.text)

    def open(self, address: str) -> Response:
        """Go to an address of the application and wait until it stands still."""
        response = self.page.goto(self.base + address)
        self.page.wait_for_load_state("networkidle")
        assert response is not None
        return response

    def violations(self) -> list[str]:
        """What axe finds: rule and the first places, empty when all is well."""
        # Evaluated, not added as a script tag: the policy of the pages refuses the tag, rightly.
        self.page.evaluate(_AXE)
        found = self.page.evaluate("async () => (await axe.run()).violations")
        return [f"{v['id']}: {[node['html'][:120] for node in v['nodes'][:3]]}" for v in found]

    def overflow(self) -> int:
        """How many pixels the page is wider than the screen, or what lies on a sheet wider than the sheet."""
        return int(self.page.evaluate(_OVERFLOW))

    def small_targets(self) -> list[str]:
        """Controls lower than 44 px."""
        return list(self.page.evaluate(_SMALL))

    def complaints(self) -> dict[str, Any]:
        """All that must be empty on every page."""
        return {
            "axe": self.violations(),
            "outside": self.outside,
            "faults": self.faults,
            "overflow": self.overflow(),
            "small": self.small_targets(),
        }


NONE = {"axe": [], "outside": [], "faults": [], "overflow": 0, "small": []}
"""The complaints of a good page."""
