"""`nguon rules [--on DATE] [--key K] [--json]`: values in force with instrument and place. Reads no database."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nguon.clock import today
from nguon.config.management.commands.judge import WRONG_USE, add_within, day
from nguon.regulations.book import Parameter, RuleBook, Value, load_book
from nguon.web.regulations.printing import printed_book


class Command(BaseCommand):
    """Without `--key`, every parameter in force on the day; with it, also its whole history."""

    help = (
        "In các giá trị của sổ quy định có hiệu lực vào một ngày, kèm văn bản và vị trí. Mã trả về: 0, hoặc 2 gọi sai."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The day and the key."""
        parser.add_argument("--on", metavar="NGÀY", help="ngày cần xem, ví dụ 2025-07-01; bỏ trống là hôm nay")
        parser.add_argument(
            "--key", metavar="MÃ", help="chỉ một giá trị, kèm mọi lần thay đổi; ví dụ admission.age-min"
        )
        add_within(parser)
        parser.add_argument("--pdf", metavar="TỆP", help="ghi cả sổ tay quy định của ngày đó vào một tệp PDF")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON cho chương trình khác đọc")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the values."""
        book, on = load_book(), day(options["on"]) if options["on"] else today()
        if options["pdf"]:
            _write_pdf(Path(options["pdf"]), book, on)
            return
        page = book.on(on, within=tuple(options["within"]))
        parameters = _chosen(book, options["key"])
        in_force = [parameter for parameter in parameters if parameter.values[-1].since <= on]
        if options["key"] and not in_force:
            first = parameters[0].values[-1].since
            raise CommandError(
                f"“{options['key']}” chưa có giá trị vào ngày {on:%d/%m/%Y}; sớm nhất là ngày {first:%d/%m/%Y}.",
                returncode=WRONG_USE,
            )
        if options["json"]:
            rules = [_entry(parameter, page.value(parameter.key), whole=bool(options["key"])) for parameter in in_force]
            table = {"on": on.isoformat(), "book": book.hash, "rules": rules}
            self.stdout.write(json.dumps(table, ensure_ascii=False, indent=2))
            return
        if not in_force:
            first = min(parameter.values[-1].since for parameter in parameters)
            self.stdout.write(f"Sổ chưa có quy định nào vào ngày {on:%d/%m/%Y}; sớm nhất là ngày {first:%d/%m/%Y}.")
        for parameter in in_force:
            self.stdout.write(f"{parameter.key}: {parameter.meaning}")
            held = page.value(parameter.key)
            for value in (*parameter.local, *parameter.values) if options["key"] else (held,):
                mark = "→" if value == held else " "
                self.stdout.write(
                    f" {mark} {value} — từ {value.since:%d/%m/%Y}; {value.citation} ({value.citation.holding.label})"
                )


def _write_pdf(path: Path, book: RuleBook, on: date) -> None:
    try:
        path.write_bytes(printed_book(book.hash, on, today()))
    except OSError as fault:
        raise CommandError(
            f"Không ghi được tệp “{path}”; kiểm tra thư mục có thật và được quyền ghi.", returncode=WRONG_USE
        ) from fault


def _chosen(book: RuleBook, key: str | None) -> list[Parameter]:
    if key is None:
        return [book.parameters[name] for name in sorted(book.parameters)]
    if key not in book.parameters:
        raise CommandError(
            f"Sổ quy định không có “{key}”; đang có: {', '.join(sorted(book.parameters))}.", returncode=WRONG_USE
        )
    return [book.parameters[key]]


def _entry(parameter: Parameter, value: Value, *, whole: bool) -> dict[str, Any]:
    """Stable keys for scripts; documented in docs/commands.md."""
    entry = {"key": parameter.key, "meaning": parameter.meaning} | _value(value)
    return entry | {"history": [_value(each) for each in (*parameter.local, *parameter.values)]} if whole else entry


def _value(value: Value) -> dict[str, Any]:
    return {
        "is": value.is_,
        "unit": value.unit.value,
        "since": value.since.isoformat(),
        "instrument": value.citation.instrument,
        "place": value.citation.place,
        "holding": value.citation.holding.value,
        **({"within": value.within} if value.within else {}),
    }
