"""Folders that the server's own user can reach for as long as a test runs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Not pytest's own: every pytest that starts closes the folder above those to all other users."""
    with tempfile.TemporaryDirectory(prefix="nguon-test-") as path:
        yield Path(path)


@pytest.fixture(scope="module")
def module_path() -> Iterator[Path]:
    """The same, for all tests of a module."""
    with tempfile.TemporaryDirectory(prefix="nguon-test-") as path:
        yield Path(path)
