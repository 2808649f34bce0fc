"""`nguon import LAYOUT FILE [--dry-run] [--json]`: a list comes in by the plan that the page would show."""

from __future__ import annotations

import json
import sys
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nguon import clock
from nguon.config.management.commands.judge import day
from nguon.core.errors import BadInput, NotFound, Refused, Stale
from nguon.core.scope import Actor
from nguon.exchange import operations
from nguon.exchange.layouts import Layout, all_layouts, layout_named
from nguon.exchange.plan import Options, Plan, check_options, make_plan, narrowed
from nguon.exchange.terms import RowFinding
from nguon.exchange.workbooks import workbook_back
from nguon.guard.acting import acting

REFUSED, WRONG_USE = 1, 2
_SHOWN_ROWS = 50


class Command(BaseCommand):
    """Exit code 0: every row can be (or is) taken; 1: rows or the file are refused, with findings; 2: wrong use."""

    help = (
        "Nhập một danh sách từ tệp .xlsx, .xls, .ods hoặc .csv. Xem trước (--dry-run) và ghi dùng cùng một kế hoạch.\n"
        "Có dòng không nhập được thì không ghi dòng nào, trừ khi chọn --good-rows.\n"
        "Mã trả về: 0 mọi dòng đều nhập được, 1 có dòng hoặc tệp không nhập được, 2 gọi sai.\n\nCác bố cục:\n"
        + "\n".join(f"  {layout.key:16} {layout.title}: {layout.says}." for layout in all_layouts().values())
    )

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """As Django's, keeping the lines of the help."""
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """The layout, the file, and what an officer says beside it."""
        parser.add_argument("layout", metavar="BỐ_CỤC", help="mã bố cục, xem danh sách ở trên")
        parser.add_argument("file", metavar="TỆP", help="tệp danh sách")
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")
        parser.add_argument("--org", default="", metavar="MÃ", help="chỉ nhận dòng thuộc tổ chức này và bên dưới")
        parser.add_argument(
            "--notified", metavar="NGÀY", help="ngày đã báo cho những người trong danh sách (bố cục doi-tuong-dang)"
        )
        parser.add_argument("--sheet", default="", metavar="TÊN", help="tên trang tính, khi tệp có nhiều trang")
        parser.add_argument(
            "--good-rows", action="store_true", help="ghi những dòng đạt, bỏ những dòng không nhập được"
        )
        parser.add_argument("--errors", metavar="TỆP.xlsx", help="lưu tệp kèm cột “Cần sửa”")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON cho chương trình khác đọc")

    def handle(self, *args: Any, **options: Any) -> None:
        """Plan, store unless it is a dry run, print; SystemExit carries the exit code."""
        layout, chosen, content = _understood(options)
        actor = Actor.system("import")
        try:
            with acting(actor):
                plan = make_plan(content, layout=layout, options=chosen, actor=actor)
                is_stored = self._store(plan, actor, options)
        except (BadInput, Refused, Stale) as refusal:
            self._refuse_file(layout, refusal, options)
        if options["errors"]:
            Path(options["errors"]).write_bytes(workbook_back(plan))
        self._print(plan, options, is_stored)
        if plan.blockers or any(row.obstacles for row in plan.rows):
            sys.exit(REFUSED)

    def _store(self, plan: Plan, actor: Actor, options: dict[str, Any]) -> bool:
        is_blocked = bool(plan.blockers) or (any(row.obstacles for row in plan.rows) and not options["good_rows"])
        if options["dry_run"] or is_blocked:
            return False
        operations.store(plan, actor=actor, good_rows_only=options["good_rows"])
        return True

    def _refuse_file(self, layout: Layout, refusal: BadInput | Refused | Stale, options: dict[str, Any]) -> None:
        problems = list(refusal.problems) if isinstance(refusal, BadInput) else [_sentences(refusal)]
        if options["json"]:
            answer = {"layout": layout.key, "dry_run": options["dry_run"], "stored": False, "problems": problems}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            self.stderr.write("\n".join(problems))
        sys.exit(REFUSED)

    def _print(self, plan: Plan, options: dict[str, Any], is_stored: bool) -> None:
        if options["json"]:
            answer = plan.as_json() | {"dry_run": options["dry_run"], "stored": is_stored, "problems": []}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_lines(plan, options["dry_run"], is_stored)))


def _understood(options: dict[str, Any]) -> tuple[Layout, Options, bytes]:
    try:
        layout = layout_named(options["layout"])
        chosen = Options(
            day=clock.today(),
            under=options["org"],
            notified_on=day(options["notified"]) if options["notified"] else None,
            sheet=options["sheet"],
        )
        check_options(chosen)
        # Asked before the file is read: a wrong code is wrong use, not a refused file.
        _check_organization(chosen.under)
        return layout, chosen, Path(options["file"]).read_bytes()
    except BadInput as problem:
        raise CommandError("\n".join(problem.problems), returncode=WRONG_USE) from problem
    except OSError as fault:
        raise CommandError(
            f"Không đọc được tệp “{options['file']}”; kiểm tra đường dẫn và quyền đọc.", returncode=WRONG_USE
        ) from fault


def _check_organization(code: str) -> None:
    actor = Actor.system("import")
    try:
        with acting(actor):
            narrowed(actor, Options(clock.today(), under=code))
    except NotFound as absent:
        raise CommandError(
            f"Không có tổ chức mang mã “{code}”. Xem mã bằng lệnh nguon tree.", returncode=WRONG_USE
        ) from absent


def _sentences(refusal: Refused | Stale) -> str:
    return " ".join(f.sentence for f in refusal.findings) if isinstance(refusal, Refused) else str(refusal)


def _lines(plan: Plan, is_dry: bool, is_stored: bool) -> list[str]:
    said = "Đã ghi." if is_stored else "Xem trước, chưa ghi gì." if is_dry else "Chưa ghi gì."
    lines = [f"{plan.layout.title}: {len(plan.rows)} dòng. {said}"]
    lines += [f"  {outcome.label}: {number}" for outcome, number in plan.counts.items()]
    lines += [_line(finding) for finding in (*plan.blockers, *plan.notes)]
    with_findings = [row for row in plan.bad_first if row.findings]
    for row in with_findings[:_SHOWN_ROWS]:
        lines += [_line(finding) for finding in row.findings]
    if len(with_findings) > _SHOWN_ROWS:
        lines.append(f"… còn {len(with_findings) - _SHOWN_ROWS} dòng; xem đủ bằng --json hoặc --errors.")
    return lines


def _line(finding: RowFinding) -> str:
    where = finding.place
    return (
        f"{where[:1].upper()}{where[1:]} · {finding.code} · {finding.weight}: {finding.sentence}\n"
        f"  Việc cần làm: {finding.remedy}\n  Căn cứ: {finding.written}"
    )
