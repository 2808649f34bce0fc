"""The demonstration, loaded by a process of its own while pages are already answered."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from types import TracebackType
from typing import Self

_STOP_SECONDS = 30


class Loading:
    """Context manager: `run` loads once and waits; leaving the context ends a load that is still under way.

    The load is one transaction: ended early, it leaves the database empty, and the next start begins it anew.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._is_over = False

    def run(self) -> bool:
        """Load; False when it was ended early or failed (it says itself why)."""
        if self._is_over:
            return False
        self._process = subprocess.Popen(  # noqa: S603  (reason: our own interpreter and command)
            [sys.executable, "-m", "nguon", "demo", "--articles", "--for", str(os.getpid())],
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C at the terminal is for the parent, which ends this in order
        )
        return self._process.wait() == 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._is_over = True
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(_STOP_SECONDS)


def end_with(process: int) -> None:
    """End this one, in order, as soon as the process that started it is gone, also when that one was killed."""
    threading.Thread(target=_watch, args=(process,), daemon=True).start()


def _watch(process: int) -> None:
    while os.getppid() == process:
        time.sleep(1)
    # In order, so that a database server that nobody else uses is stopped.
    os.kill(os.getpid(), signal.SIGTERM)
