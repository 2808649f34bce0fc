"""`nguon demo`: load invented data."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from nguon import clock
from nguon.config.databases import OWNER
from nguon.config.demonstration import end_with
from nguon.core.errors import BadInput
from nguon.demo import terms
from nguon.demo.country.shape import sizes
from nguon.demo.operations import load_articles, load_country

BAR = 30


class Bar:
    """A progress bar on the error stream; a single line at the end when that is not a terminal."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._began = time.monotonic()
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        """Show how much is done."""
        percent = 100 * done // total if total else 100
        if percent == self._shown:
            return
        self._shown = percent
        if sys.stderr.isatty():
            full = BAR * percent // 100
            sys.stderr.write(f"\r{self._title} [{'█' * full}{'·' * (BAR - full)}] {percent:3d} %")
            sys.stderr.flush()

    def end(self, rows: int) -> None:
        """Say how many rows took how long."""
        seconds = time.monotonic() - self._began
        start = "\r" if sys.stderr.isatty() else ""
        sys.stderr.write(f"{start}{self._title}: {rows} dòng, {seconds:.1f} giây, {rows / seconds:.0f} dòng/giây.\n")


class Command(BaseCommand):
    """The one way to load the demonstration."""

    help = "Nạp dữ liệu minh họa (người và tổ chức không có thật) vào một cơ sở dữ liệu trống."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What to load."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--articles", action="store_true", help="Tổ chức của năm bài báo, khoảng 45.000 người.")
        what.add_argument(
            "--scale", choices=list(sizes()), help="Một đất nước giả lập có quy mô như vậy, để đo tốc độ."
        )
        parser.add_argument(
            "--for", type=int, dest="starter", metavar="SỐ", help="Dừng nạp khi tiến trình mang số này kết thúc."
        )
        parser.add_argument("--seed", type=int, default=1, help="Số khởi đầu; cùng số thì cùng dữ liệu (mặc định 1).")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how much."""
        if options["starter"]:
            end_with(options["starter"])
        bar = Bar(terms.LOADING)
        try:
            if not settings.NGUON_MAY_HOLD_DEMONSTRATION:
                raise BadInput(terms.NOT_HERE)
            counts = self._load(options, bar)
        except BadInput as refused:
            self.stderr.write(str(refused))
            sys.exit(1)
        with connections[OWNER].cursor() as cursor:
            cursor.execute("ANALYZE")  # or the first pages would be planned as if the tables were empty
        bar.end(sum(counts.values()))

    def _load(self, options: dict[str, Any], bar: Bar) -> Mapping[str, int]:
        today, seed = clock.today(), options["seed"]
        if options["articles"]:
            return load_articles(today=today, seed=seed, progress=bar)
        return load_country(scale=options["scale"], today=today, seed=seed, progress=bar)
