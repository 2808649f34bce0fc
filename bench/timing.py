"""Repeat, take the median, and compare within one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from bench.server import Served


def page_cpu_ms(server: Served, path: str, *, times: int, rounds: int = 5) -> float:
    """Median over rounds of the server's CPU per request of a page, in milliseconds."""
    for _ in range(5):
        status, _ = server.get(path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
    results = []
    for _ in range(rounds):
        before = server.cpu_seconds()
        for _ in range(times):
            server.get(path)
        results.append((server.cpu_seconds() - before) * 1000 / times)
    return statistics.median(results)


def wall_ms(act: Callable[[], object], *, rounds: int = 7) -> float:
    """Median wall time of an act in milliseconds, after one round to warm up."""
    act()
    results = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        results.append((time.perf_counter() - began) * 1000)
    return statistics.median(results)
