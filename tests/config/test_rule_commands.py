"""`nguon judge` and `nguon rules` as scripts call them: output, exit code, one sentence when used wrongly."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nguon.regulations.book import load_book

ENOUGH = {"standing": "official", "resolution_number": "08-NQ/CB"}


def run(name: str, *arguments: str) -> tuple[str, int]:
    """What the command prints, and its exit code."""
    out = StringIO()
    try:
        call_command(name, *arguments, stdout=out)
    except SystemExit as end:
        return out.getvalue(), int(end.code or 0)
    return out.getvalue(), 0


@pytest.fixture
def facts(tmp_path: Path) -> Any:
    """Write facts to a file and give its path."""

    def write(table: object) -> str:
        path = tmp_path / "facts.json"
        path.write_text(table if isinstance(table, str) else json.dumps(table), "utf-8")
        return str(path)

    return write


def test_judge_exits_0_when_nothing_stands_in_the_way(facts: Any) -> None:
    printed, code = run("judge", "helper", facts(ENOUGH), "--on", "2025-10-01")

    assert (printed, code) == ("Phân công đảng viên giúp đỡ, ngày 01/10/2025\nKhông có điều gì còn vướng.\n", 0)


def test_judge_exits_1_and_prints_clause_remedy_and_citation(facts: Any) -> None:
    printed, code = run("judge", "helper", facts(ENOUGH | {"standing": "probationary"}), "--on", "01/10/2025")

    assert code == 1
    assert printed == (
        "Phân công đảng viên giúp đỡ, ngày 01/10/2025\n\n"
        "TN-11 · Chưa đủ điều kiện: Người được phân công giúp đỡ vào ngày 01/10/2025 là “Đảng viên dự bị”; "
        "phải là “Đảng viên chính thức”.\n"
        "  Việc cần làm: Phân công đảng viên chính thức khác giúp đỡ.\n"
        "  Căn cứ: Hướng dẫn số 38-HD/BTCTW, ngày 29/9/2025, mục I, điểm 1.1 (đã đọc toàn văn)\n"
    )


def test_judge_exits_0_when_findings_only_warn(facts: Any) -> None:
    late = {"decided_on": "2025-07-01", "received_on": "2025-07-02"}

    printed, code = run("judge", "ceremony", facts(late), "--on", "2025-10-01", "--json")

    answer = json.loads(printed)
    assert ([finding["clause"] for finding in answer["findings"]], answer["refused"], code) == (["KN-25"], False, 0)


def test_judge_in_json_says_that_the_text_is_awaited(facts: Any) -> None:
    printed, code = run("judge", "helper", facts({}), "--on", "2026-11-21", "--json")

    answer = json.loads(printed)
    assert code == 1
    assert [(finding["clause"], finding["awaiting_text"]) for finding in answer["findings"]] == [
        ("TN-11", True),
        ("TN-12", True),
    ]
    assert answer["unknown_facts"] == ["standing", "resolution_number"]


@pytest.mark.parametrize(
    ("act", "table", "day", "words"),
    [
        ("helper", ENOUGH, "31/02/2026", "Ngày “31/02/2026” không có thật hoặc viết sai"),
        ("helper", ENOUGH, "hôm nay", "Ngày “hôm nay” không có thật hoặc viết sai"),
        ("helper", {"x": 1}, "2026-11-21", "Không có dữ kiện “x”; được dùng: standing, resolution_number."),
        ("helper", "{", "2026-11-21", "không phải JSON"),
        ("helper", "[" * 100_000, "2026-11-21", "không phải JSON"),
        ("admit", ENOUGH, "2026-11-21", "Không có việc “admit”; được dùng: entry (Đưa một người vào nguồn)"),
        ("helper", ENOUGH, "2009-01-01", "giá trị sớm nhất có hiệu lực từ ngày 01/11/2011"),
    ],
)
def test_judge_exits_2_with_a_sentence_when_used_wrongly(
    facts: Any, act: str, table: Any, day: str, words: str
) -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("judge", act, facts(table), "--on", day)

    assert (words in str(refusal.value), refusal.value.returncode) == (True, 2)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("absent.json", None, "Không có tệp dữ kiện"),
        ("folder.json", "folder", "kiểm tra đó là một tệp"),
        ("latin.json", b'{"a": "\xe9"}', "không phải văn bản UTF-8"),
    ],
    ids=["absent", "folder", "latin-1"],
)
def test_judge_says_why_a_file_cannot_be_read(tmp_path: Path, name: str, content: Any, words: str) -> None:
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)

    with pytest.raises(CommandError) as refusal:
        call_command("judge", "helper", str(path), "--on", "2026-11-21")

    assert (words in str(refusal.value), refusal.value.returncode) == (True, 2)


def test_judge_reads_a_file_saved_by_notepad(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(ENOUGH).encode())

    assert run("judge", "helper", str(path), "--on", "2025-10-01")[1] == 0


def test_rules_prints_every_value_in_force_on_the_day() -> None:
    printed, code = run("rules", "--on", "2025-12-31", "--json")

    answer = json.loads(printed)
    assert (answer["on"], answer["book"], code) == ("2025-12-31", load_book().hash, 0)
    assert [rule["key"] for rule in answer["rules"]] == sorted(set(load_book().parameters) - {"sourcing.notice"})


def test_rules_prints_the_history_of_one_value() -> None:
    printed, _ = run("rules", "--on", "2025-06-30", "--key", "admission.decision-working-days", "--json")

    (rule,) = json.loads(printed)["rules"]
    assert (rule["is"], rule["instrument"]) == (60, "Quy định số 232-QĐ/TW, ngày 20/1/2025")
    assert [value["is"] for value in rule["history"]] == [45, 45, 45, 60, 60, 60, 60]
    assert [value["holding"] for value in rule["history"]][:3] == ["awaiting", "awaiting", "full-text"]


def test_rules_marks_the_value_of_the_day_in_the_history() -> None:
    printed, _ = run("rules", "--on", "2025-06-30", "--key", "admission.decision-working-days")

    assert [line[:24] for line in printed.splitlines() if "→" in line] == [" → 60 ngày làm việc — từ"]


def test_rules_follows_the_day_of_the_application(on_day: Any) -> None:
    on_day(date(2020, 1, 1))

    assert json.loads(run("rules", "--json")[0])["on"] == "2020-01-01"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--key", "admission.age"), "Sổ quy định không có “admission.age”; đang có: admission.age-max,"),
        (("--on", "2020-01-01", "--key", "sourcing.notice"), "sớm nhất là ngày 01/01/2026"),
        (("--on", "2020-13-01"), "Ngày “2020-13-01” không có thật"),
    ],
)
def test_rules_exits_2_with_a_sentence_when_used_wrongly(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("rules", *arguments)

    assert (words in str(refusal.value), refusal.value.returncode) == (True, 2)
