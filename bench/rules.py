"""The rule book by itself: how long it takes to load, and to judge one dossier. Pure Python, no database."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from nguon.journeys.judging import ACTS
from nguon.journeys.stated_facts import read_facts
from nguon.regulations.book import DATA, load_book
from nguon.regulations.case_files import all_cases
from nguon.regulations.loading import read_book
from nguon.regulations.paper_files import read_papers

ROUNDS = 5


def rules() -> dict[str, Any]:
    """Loading every file of the book; judging the facts of every case file, act by act, the facts being read."""
    book = load_book()
    loading = _cpu_ms(lambda: read_book(DATA)) + _cpu_ms(lambda: read_papers(DATA / "papers", book))
    spent: dict[str, list[float]] = defaultdict(list)
    for case in all_cases():
        facts, _ = read_facts(ACTS[case.act].facts, case.given)
        page, against = book.on(case.day), ACTS[case.act].against
        best = min(_once(against, facts, page) for _ in range(ROUNDS))
        spent[case.act].append(best)
    medians = {act: statistics.median(times) for act, times in spent.items()}
    slowest = max(medians, key=lambda act: medians[act])
    # One dossier before its cell's meeting: the applicant, who introduces, the papers, the background.
    dossier = ("considering", "introducing", "papers", "verification")
    return {
        "load_cpu_ms": round(loading, 1),
        "files": sum(1 for _ in DATA.rglob("*.toml")),
        "judge_one_dossier_ms": round(sum(medians[act] for act in dossier if act in medians), 3),
        "slowest_act": {slowest: round(medians[slowest], 3)},
        "slowest_case_ms": round(max(max(times) for times in spent.values()), 3),
        "cases": sum(len(times) for times in spent.values()),
        "goal": "load_cpu_ms <= 150, judge_one_dossier_ms <= 1",
    }


def _cpu_ms(act: Callable[[], object]) -> float:
    """Median CPU time of an act; the wall time of so short a thing says more of the other processes."""
    results = []
    for _ in range(ROUNDS):
        began = time.process_time()
        act()
        results.append((time.process_time() - began) * 1000)
    return statistics.median(results)


def _once(against: Any, facts: Any, page: Any) -> float:
    began = time.perf_counter()
    against(facts, page)
    return (time.perf_counter() - began) * 1000
