"""The words around the commands, as a person at the terminal reads them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def _nguon(*words: str, data: Path | None = None) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "nguon", *words],
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "100"}
        | ({"NGUON_DATA": str(data), "DJANGO_SETTINGS_MODULE": "nguon.config.settings.dev"} if data else {}),
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


@pytest.mark.parametrize("port", ["0", "-1", "65536"])
def test_a_port_that_no_machine_has_is_refused_in_a_sentence(port: str, tmp_path):
    code, said, complained = _nguon("up", "--port", port, data=tmp_path)

    assert (code, said) == (2, "")
    assert complained.splitlines()[-1] == (
        f"Không có cổng {port}; cổng là một số từ 1 đến 65535. Ví dụ: make run PORT=8010."
    )


def test_before_the_first_rule_the_book_says_so():
    code, said, complained = _nguon("rules", "--on", "1990-01-01")

    assert (code, complained) == (0, "")
    assert said.startswith("Sổ chưa có quy định nào vào ngày 01/01/1990; sớm nhất là ngày ")


def test_a_refused_word_comes_without_the_name_of_a_class():
    assert _nguon("rules", "--on", "31/02/2026") == (
        2,
        "",
        "Không thực hiện được: Ngày “31/02/2026” không có thật hoặc viết sai; viết dạng 2025-07-01 hoặc 01/07/2025.\n",
    )
