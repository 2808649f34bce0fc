"""`make bench`: measure on a synthetic country of 1/100 and write bench/results/<measure>.json."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.server import HERE, environment, served
from bench.timing import page_cpu_ms

FOLDER = HERE / "var" / "bench"
RESULTS = HERE / "bench" / "results"
SEED = 1
PORT = 8391


def machine() -> dict[str, Any]:
    """What it was measured on."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=HERE)
    return {
        "cores": os.cpu_count(),
        "processor": model[1] if model else platform.processor(),
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "load_before": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "commit": commit.stdout.strip() or "unknown",
        "seed": SEED,
    }


def nguon(*arguments: str) -> None:
    """Run a command of the program in the folder of the benchmarks."""
    subprocess.run([sys.executable, "-m", "nguon", *arguments], env=environment(FOLDER), check=True)


def prepare() -> None:
    """The synthetic country of 1/100 in a folder of its own; kept from run to run, its tables brought up to date."""
    done = FOLDER / "scale-1-100"
    FOLDER.mkdir(parents=True, exist_ok=True)
    nguon("migrate")
    if done.exists():
        return
    nguon("demo", "--scale", "1/100", "--seed", str(SEED))
    done.touch()


def inside(measure: str) -> dict[str, Any]:
    """One measure in a fresh process."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "result.json"
        subprocess.run([sys.executable, "-m", "bench.inside", measure, str(out)], env=environment(FOLDER), check=True)
        return json.loads(out.read_text())


def lists() -> dict[str, Any]:
    """CPU of the list of members, first page and page 1,000, against a page with one ORM get under the same server."""
    before_page_1000 = inside("before_page_1000")["person"]
    with served(FOLDER, PORT) as server:
        server.sign_in(**inside("signin"))
        one = page_cpu_ms(server, "/bench/one/", times=200)
        first = page_cpu_ms(server, "/dang-vien/", times=40)
        far = page_cpu_ms(server, f"/dang-vien/?sau={before_page_1000}", times=40)
    return {
        "one_get_cpu_ms": round(one, 2),
        "first_page_cpu_ms": round(first, 2),
        "page_1000_cpu_ms": round(far, 2),
        "first_ratio": round(first / one, 1),
        "page_1000_ratio": round(far / one, 1),
        "goal": "<= 12",
    }


def start() -> dict[str, Any]:
    """From the command to the first page on a folder that is ready (packages and database there)."""
    rounds = []
    for _ in range(3):
        began = time.monotonic()
        with served(FOLDER, PORT + 1):
            rounds.append(time.monotonic() - began)
    return {"seconds": [round(s, 2) for s in rounds], "goal": "<= 8"}


def articles() -> dict[str, Any]:
    """Load the demonstration of the articles into an empty database."""
    with tempfile.TemporaryDirectory(dir=HERE / "var") as scratch:
        folder = Path(scratch) / "db"
        env = environment(folder)
        migrate = [sys.executable, "-m", "nguon", "migrate"]
        subprocess.run(migrate, env=env, check=True, stdout=subprocess.DEVNULL)
        began = time.monotonic()
        subprocess.run([sys.executable, "-m", "nguon", "demo", "--articles"], env=env, check=True)
        return {"seconds": round(time.monotonic() - began, 1), "goal": "<= 60"}


MEASURES: dict[str, Callable[[], dict[str, Any]]] = {
    "lists": lists,
    "search": lambda: inside("search"),
    "figures": lambda: inside("figures"),
    "import": lambda: inside("import"),
    "rule_change": lambda: inside("rule_change"),
    "rules": lambda: inside("rules"),
    "start": start,
    "articles": articles,
}


def _known(name: str) -> str:
    # Not `choices`: argparse checks the empty default against them too, and refuses to measure everything.
    if name not in MEASURES:
        raise argparse.ArgumentTypeError(f"“{name}” không có; được đo: {', '.join(MEASURES)}")
    return name


def main() -> None:
    """Run the named measures, all by default."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("measures", nargs="*", type=_known, help=", ".join(MEASURES))
    names = parser.parse_args().measures or list(MEASURES)
    (HERE / "var").mkdir(exist_ok=True)
    prepare()
    RESULTS.mkdir(exist_ok=True)
    for name in names:
        result = {"measure": name, "machine": machine(), "result": MEASURES[name]()}
        text = json.dumps(result, ensure_ascii=False, indent=2)
        (RESULTS / f"{name}.json").write_text(text + "\n")
        print(name, json.dumps(result["result"], ensure_ascii=False))


if __name__ == "__main__":
    main()
