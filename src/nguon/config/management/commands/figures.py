"""`nguon figures ORG --from DATE --to DATE [--boundaries then|now] [--json]`: the catalogue for one organisation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from nguon import clock
from nguon.config.management.asking import AskingCommand
from nguon.config.management.commands.judge import day
from nguon.core.scope import Actor
from nguon.organizations.terms import Boundaries
from nguon.statistics import queries
from nguon.statistics.questions import between


class Command(AskingCommand):
    """Counts live; a sensitive figure of a cell is withheld here as on the page."""

    help = (
        "In mọi số liệu trong danh mục của một tổ chức trong một kỳ: tử số, mẫu số, tỷ lệ, định nghĩa. "
        "Mã trả về: 0, hoặc 2 gọi sai."
    )
    task = "figures"

    def add_arguments(self, parser: CommandParser) -> None:
        """Organisation, period, boundaries."""
        super().add_arguments(parser)
        parser.add_argument("organization", metavar="MÃ", help="mã tổ chức, xem bằng lệnh nguon tree")
        parser.add_argument("--from", dest="since", required=True, metavar="NGÀY", help="ngày đầu kỳ, ví dụ 2011-01-01")
        parser.add_argument("--to", required=True, metavar="NGÀY", help="ngày cuối kỳ (tính cả ngày này)")
        parser.add_argument(
            "--boundaries",
            choices=[b.value for b in Boundaries],
            default=Boundaries.THEN.value,
            help="then: theo tổ chức khi đó (mặc định); now: theo tổ chức hiện nay",
        )

    def answer(self, actor: Actor, options: dict[str, Any]) -> dict[str, Any]:
        """Organisation, period and the readings in the order of the catalogue."""
        period = between(day(options["since"]), day(options["to"]))
        question = queries.ask(
            actor,
            options["organization"],
            period,
            boundaries=Boundaries(options["boundaries"]),
            today=clock.today(),
        )
        report = queries.report(actor, question)
        return {
            "organization": {"code": question.code, "name": question.name, "kind": question.kind.value},
            "from": period.since.isoformat(),
            "to": period.last_day.isoformat(),
            "counted_to": question.on.isoformat(),
            "before": {"from": report.before.since.isoformat(), "to": report.before.last_day.isoformat()},
            "boundaries": question.boundaries.value,
            "figures": [reading.as_json() for reading in report.readings.values()],
        }

    def lines(self, answer: dict[str, Any]) -> list[str]:
        """One line a figure."""
        head = f"{answer['organization']['name']}, {answer['from']} đến hết {answer['counted_to']}"
        rows = [f"{row['key']:38} {row['text']:>10}  {_counts(row):>17}  {row['name']}" for row in answer["figures"]]
        return [head, *rows]


def _counts(row: dict[str, Any]) -> str:
    return "" if row["denominator"] is None else f"{row['numerator']} / {row['denominator']}"
