"""The rule book as PDF: the whole of it, made without a network, once for a day."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from nguon.regulations.book import load_book
from nguon.regulations.case_files import written_cases
from nguon.web.regulations import printing
from tests.world import ON, World

BOOK = load_book()


def test_the_printed_book_holds_every_clause_every_value_and_every_case() -> None:
    told = printing.book_as_told(BOOK.on(ON), ON)

    clauses = [clause for family in told["families"] for clause in family["clauses"]]
    assert sorted(clause["code"] for clause in clauses) == sorted(BOOK.clauses)
    assert {case["name"] for clause in clauses for case in clause["cases"]} == {
        case.name for case in written_cases() if case.expect
    }
    assert {history["meaning"] for clause in clauses for history in clause["histories"]} == {
        parameter.meaning for parameter in BOOK.parameters.values()
    }


def test_a_value_that_awaits_its_text_is_marked_in_print() -> None:
    told = printing.book_as_told(BOOK.on(date(2026, 11, 21)), ON)

    rows = [row for f in told["families"] for c in f["clauses"] for h in c["histories"] for row in h["rows"]]
    assert {row["awaits"] for row in rows if "208-QĐ/TW" in row["instrument"]} == {True}
    assert '"awaits": true' in json.dumps(told)


@pytest.mark.django_db
def test_the_book_is_downloaded_as_a_file_named_after_its_day_and_made_once(
    world: World, on_day: Callable[[date], None]
) -> None:
    on_day(ON)
    client = Client()
    client.force_login(world.users["helper"])
    printing.printed_book.cache_clear()
    first = client.get("/quy-dinh/so-tay.pdf", {"ngay": "01/07/2025"})
    second = client.get("/quy-dinh/so-tay.pdf", {"ngay": "01/07/2025"})

    assert (first.status_code, first["Content-Type"]) == (200, "application/pdf")
    assert first["Content-Disposition"] == 'attachment; filename="so-tay-quy-dinh-2025-07-01.pdf"'
    assert (first.content[:5], first.content == second.content) == (b"%PDF-", True)
    assert printing.printed_book.cache_info().misses == 1


@pytest.mark.django_db
def test_a_day_that_cannot_be_read_is_answered_with_a_sentence(world: World) -> None:
    client = Client()
    client.force_login(world.users["helper"])
    answer = client.get("/quy-dinh/so-tay.pdf", {"ngay": "31/02/2026"})

    assert answer.status_code == 422
    assert "Lịch không có ngày 31/02/2026" in answer.content.decode()


def test_the_command_writes_the_book_to_a_file_or_says_why_not(tmp_path: Path) -> None:
    target = tmp_path / "so-tay.pdf"
    call_command("rules", "--on", "2025-07-01", "--pdf", str(target))
    with pytest.raises(CommandError) as refusal:
        call_command("rules", "--on", "2025-07-01", "--pdf", str(tmp_path / "absent" / "so-tay.pdf"))

    assert target.read_bytes()[:5] == b"%PDF-"
    assert (refusal.value.returncode, "kiểm tra thư mục có thật" in str(refusal.value)) == (2, True)
