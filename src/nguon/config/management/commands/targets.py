"""`nguon targets ORG --period P [--json]`: targets, results, shares and the remainder of the cascade."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from nguon import clock
from nguon.config.management.asking import AskingCommand
from nguon.core.scope import Actor
from nguon.statistics import queries


class Command(AskingCommand):
    """A period is a year or a term; a term takes the days of its directive where there is one."""

    help = (
        "In chỉ tiêu kết nạp, kết quả, tỷ lệ đạt của một tổ chức và các tổ chức trực thuộc trong một kỳ; "
        "phần chỉ tiêu chưa giao xuống. Mã trả về: 0, hoặc 2 gọi sai."
    )
    task = "targets"

    def add_arguments(self, parser: CommandParser) -> None:
        """Organisation and period."""
        super().add_arguments(parser)
        parser.add_argument("organization", metavar="MÃ", help="mã tổ chức, xem bằng lệnh nguon tree")
        parser.add_argument("--period", required=True, metavar="KỲ", help="một năm (2021) hoặc nhiệm kỳ (2020-2025)")

    def answer(self, actor: Actor, options: dict[str, Any]) -> dict[str, Any]:
        """Targets and results with exact counts."""
        sheet = queries.target_sheet(actor, options["organization"], options["period"], today=clock.today())
        return sheet.as_json()

    def lines(self, answer: dict[str, Any]) -> list[str]:
        """One line for the organisation, one for each subordinate."""
        rows = [answer, *answer["subordinates"]]
        return [f"{_name(row):60} {row['result']:>7} / {_number(row['target'])}  {row['text']}" for row in rows]


def _name(row: dict[str, Any]) -> str:
    return str(row["organization"]["name"])


def _number(target: int | None) -> str:
    return "chưa giao" if target is None else str(target)
