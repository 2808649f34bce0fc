"""Answer on one address until told to stop, and leave no process behind."""

from __future__ import annotations

import errno
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from nguon.core.errors import BadInput

_FIRST_ANSWER_SECONDS = 60
_STOP_SECONDS = 10
_LAST_PORT = 65_535


def check_free(host: str, port: int) -> None:
    """Return when the address can be served. :raises BadInput: taken, not allowed, or not an address of this machine.

    Asked before anything else is started, and by ourselves: the server shares its port by design and would not notice.
    """
    if not 0 < port <= _LAST_PORT:
        raise BadInput(f"Không có cổng {port}; cổng là một số từ 1 đến {_LAST_PORT}. Ví dụ: make run PORT=8010.")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise BadInput(_why_not(host, port, error)) from error


def serve(host: str, port: int, *, workers: int, threads: int, when_open: Callable[[], None]) -> None:
    """Serve the application until INT, TERM or HUP; call `when_open` once, when the first connection is taken."""
    server = Server(
        "nguon.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        log_level=LogLevels.warning,
        workers_kill_timeout=_STOP_SECONDS,
        respawn_failed_workers=True,
    )
    # The library reloads on HUP; a closed terminal means stop.
    server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
    threading.Thread(target=_call_when_open, args=(host, port, when_open), daemon=True).start()
    server.serve(target_loader=_load_in_worker)


def _load_in_worker(target: str) -> Any:
    # A worker outlives a killed parent and would keep the port: it watches for that itself.
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    os.setsid()  # Ctrl-C at the terminal is for the parent, which ends its workers in order
    from nguon.config.wsgi import application  # noqa: PLC0415  (reason: the worker loads it, not its parent)

    return application


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _call_when_open(host: str, port: int, when_open: Callable[[], None]) -> None:
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (reason: compared, not listened on)
    deadline = time.monotonic() + _FIRST_ANSWER_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection((near, port), timeout=1):
            when_open()
            return
        time.sleep(0.05)


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Cổng {port} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc chạy ở cổng khác: "
            f"make run PORT={port + 10} (nguon up --port {port + 10})."
        )
    if error.errno == errno.EACCES:
        return f"Không được phép dùng cổng {port} (dưới 1024 cần quyền root). Hãy chạy ở cổng khác: make run PORT=8010."
    return f"Máy này không có địa chỉ {host}. Hãy dùng 127.0.0.1 (chỉ máy này) hoặc 0.0.0.0 (mọi máy trong mạng)."
