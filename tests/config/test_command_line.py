"""The words around the commands, as a person at the terminal reads them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TRIAL = {"DJANGO_SETTINGS_MODULE": "nguon.config.settings.dev"}


def _nguon(*words: str, data: Path | None = None, **variables: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "nguon", *words],
        env=os.environ
        | {"PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "100"}
        | variables
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


def test_a_fault_in_the_office_s_own_rules_stops_the_start_with_file_and_line(tmp_path):
    (tmp_path / "parameters" / "admission").mkdir(parents=True)
    (tmp_path / "parameters" / "admission" / "age-min.toml").write_text('key = "admission.age-min"\ntuoi = 17\n')

    code, said, complained = _nguon("rules", NGUON_LOCAL_RULES=str(tmp_path), **TRIAL)

    assert (code, said) == (2, "")
    assert complained.splitlines() == [
        "NGUON_LOCAL_RULES/parameters/admission/age-min.toml, dòng 2: trường “tuoi” không có trong quy ước; "
        "được dùng: key, value."
    ]


def test_the_office_s_own_rules_are_read_by_commands_for_those_they_are_meant_for():
    folder = str(Path(__file__).parents[1] / "rules" / "local" / "ha_noi")
    asked = ("rules", "--on", "2026-03-02", "--key", "admission.base-working-days", "--json")

    alone = json.loads(_nguon(*asked, NGUON_LOCAL_RULES=folder, **TRIAL)[1])["rules"][0]
    below = json.loads(_nguon(*asked, "--within", "HN.1", "HN", NGUON_LOCAL_RULES=folder, **TRIAL)[1])["rules"][0]

    assert (alone["is"], below["is"], below["within"]) == (45, 25, "HN")


def test_a_folder_of_rules_that_is_not_there_stops_the_start():
    code, _, complained = _nguon("rules", NGUON_LOCAL_RULES="/khong/co", **TRIAL)

    assert (code, complained) == (
        2,
        "NGUON_LOCAL_RULES là '/khong/co'; không có thư mục đó. Tạo thư mục hoặc bỏ biến này.\n",
    )
