"""`nguon judge ACT FACTS.json --on DATE [--json]`: what the rule book makes of stated facts. Reads no database."""

from __future__ import annotations

import json
import sys
from argparse import RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nguon.core.errors import BadInput
from nguon.journeys.judging import ACTS, Judgement, judge
from nguon.regulations.book import load_book

REFUSED, WRONG_USE = 1, 2


def day(text: str) -> date:
    """A day on the command line, as ISO 8601 or as it is written in Vietnamese."""
    try:
        if "/" in text:
            number, month, year = (int(part) for part in text.split("/"))
            return date(year, month, number)
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(
            f"Ngày “{text}” không có thật hoặc viết sai; viết dạng 2025-07-01 hoặc 01/07/2025.", returncode=WRONG_USE
        ) from None


def add_within(parser: CommandParser) -> None:
    """The organisations whose local rules are to be read, too."""
    parser.add_argument(
        "--within",
        nargs="+",
        default=[],
        metavar="MÃ",
        help="mã tổ chức rồi mã các cấp trên của nó, để tính cả quy định riêng; bỏ trống là chỉ quy định chung",
    )


class Command(BaseCommand):
    """Exit code 0: nothing stands in the way; 1: refused, with findings; 2: wrong use."""

    help = (
        "Đối chiếu một việc với sổ quy định vào ngày của việc đó và nêu mọi điều còn vướng.\n"
        "Mã trả về: 0 không vướng (có thể có điều cần lưu ý), 1 còn vướng, 2 gọi sai.\n\nCác việc:\n"
        + "\n".join(f"  {code:16} {act.name}" for code, act in ACTS.items())
    )
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """As Django's, keeping the lines of the help."""
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """The act, the file of facts, the day."""
        parser.add_argument("act", metavar="VIỆC", help="mã của việc, xem danh sách ở trên")
        parser.add_argument(
            "facts",
            metavar="TỆP.json",
            help="tệp dữ kiện (JSON, UTF-8); dữ kiện không ghi là chưa biết; “-” là đọc từ stdin",
        )
        add_within(parser)
        parser.add_argument("--on", required=True, metavar="NGÀY", help="ngày của việc, ví dụ 2025-07-01")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON cho chương trình khác đọc")

    def handle(self, *args: Any, **options: Any) -> None:
        """Judge and print; SystemExit carries the exit code."""
        page = load_book().on(day(options["on"]), within=tuple(options["within"]))
        try:
            judgement = judge(options["act"], _read(options["facts"]), page)
        except BadInput as problem:
            raise CommandError("\n".join(problem.problems), returncode=WRONG_USE) from problem
        if options["json"]:
            self.stdout.write(json.dumps(judgement.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_lines(judgement)))
        if judgement.refused:
            sys.exit(REFUSED)


def _read(name: str) -> Any:
    """The content of the file of facts.

    :raises BadInput: the file cannot be read, or is not JSON.
    """
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8-sig")
    except FileNotFoundError as fault:
        raise BadInput(f"Không có tệp dữ kiện “{name}”; kiểm tra lại đường dẫn.") from fault
    except UnicodeDecodeError as fault:
        raise BadInput(f"Tệp dữ kiện “{name}” không phải văn bản UTF-8; lưu lại với bảng mã UTF-8.") from fault
    except OSError as fault:
        raise BadInput(f"Không đọc được tệp dữ kiện “{name}”; kiểm tra đó là một tệp và được quyền đọc.") from fault
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise BadInput(f"Tệp dữ kiện “{name}” không phải JSON: {fault}.") from fault


def _lines(judgement: Judgement) -> list[str]:
    lines = [f"{ACTS[judgement.act].name}, ngày {judgement.on:%d/%m/%Y}"]
    for finding in judgement.findings:
        lines += [
            "",
            f"{finding.clause} · {finding.severity.label}: {finding.sentence}",
            f"  Việc cần làm: {finding.remedy}",
        ]
        lines += [f"  Căn cứ: {citation} ({citation.holding.label})" for citation in finding.citations]
    if not judgement.findings:
        lines.append("Không có điều gì còn vướng.")
    if judgement.unknown:
        lines += ["", "Dữ kiện chưa biết: " + ", ".join(judgement.unknown)]
    return lines
