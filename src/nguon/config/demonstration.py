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
        self._process = subprocess.Popen(  # noqa: S603  (reason: our own interpreter, module and process number)
            [sys.executable, "-m", __name__, str(os.getpid())],
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


def _load_while_alive(parent: int) -> None:
    """`nguon demo --articles`, ended with the process that asked for it, also when that one was killed."""
    from nguon.__main__ import main  # noqa: PLC0415  (reason: runs only in the process that loads)

    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    sys.argv[1:] = ["demo", "--articles"]
    main()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    # In order, so that a database server that nobody else uses is stopped.
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    _load_while_alive(int(sys.argv[1]))
