"""Run a piece of a test in another process: as a plain user, or to be killed."""

from __future__ import annotations

import os
import pwd
import stat
from collections.abc import Callable
from pathlib import Path

from nguon.config.embedded.account import Account, open_programs_for, open_way_for
from nguon.config.embedded.processes import program

PLAIN = pwd.getpwnam("nobody")


def as_plain_user(act: Callable[[], str], *places: Path) -> str:
    """What `act` returns, or the words of what it raises, when run without root's powers.

    Under root a child process becomes `nobody`, to whom the places are given; otherwise we are a plain user already.
    """
    if os.geteuid() == 0:
        postgres = Path(program("postgres"))
        open_way_for(Account(PLAIN.pw_uid, PLAIN.pw_gid), postgres, *(place / "x" for place in places))
        open_programs_for(Account(PLAIN.pw_uid, PLAIN.pw_gid), postgres.parents[1])
        for place in places:
            os.chown(place, PLAIN.pw_uid, PLAIN.pw_gid)
            place.chmod(place.stat().st_mode | stat.S_IRWXU)
    return _in_child(act)


def _in_child(act: Callable[[], str]) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(PLAIN.pw_gid)
                os.setuid(PLAIN.pw_uid)
            said = act()
        except BaseException as trouble:  # noqa: BLE001  (reason: whatever it is, the parent must hear it)
            said = str(trouble)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said
