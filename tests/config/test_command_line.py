"""The words around the commands, as a person at the terminal reads them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def _nguon(*words: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "nguon", *words],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("words", [(), ("help",), ("--help",), ("-h",)])
def test_without_a_command_the_list_of_ours_is_shown(words):
    code, said, complained = _nguon(*words)

    assert (code, complained) == (0, "")
    assert said.splitlines()[0] == ("cách dùng: nguon LỆNH [tùy chọn]    (nguon LỆNH --help: hướng dẫn của từng lệnh)")
    assert [line.split()[0] for line in said.splitlines()[2:-2]] == sorted(
        ["audit", "demo", "figures", "import", "judge", "migrate", "routes", "rules", "targets", "tree", "up"]
    )


def test_the_help_of_a_command_is_vietnamese_from_the_first_word():
    code, said, complained = _nguon("up", "--help")

    assert (code, complained) == (0, "")
    assert said.startswith("cách dùng: nguon up [-h] [--demo]")
    assert [word for word in ("usage", "options", "show", "Show", "Raise", "directory", "output") if word in said] == []


def test_a_command_that_does_not_exist_is_refused_in_a_sentence():
    assert _nguon("khong-co") == (2, "", "Không có lệnh “khong-co”. Danh sách các lệnh: nguon --help\n")


def test_a_wrong_value_is_refused_in_vietnamese():
    code, said, complained = _nguon("up", "--port", "tám")

    assert (code, said) == (2, "")
    assert complained.splitlines()[-1] == "nguon up: dùng sai: tham số --port: giá trị 'tám' không đúng kiểu int"
