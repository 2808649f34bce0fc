"""`nguon tree [--on DATE] [--under CODE] [--json]`: organisations on a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from nguon import clock
from nguon.config.management.asking import AskingCommand
from nguon.config.management.commands.judge import day
from nguon.core.scope import Actor
from nguon.organizations import queries


class Command(AskingCommand):
    """The numbers `lft` and `rgt` are those of the tree of that day."""

    help = "In cây tổ chức vào một ngày: mã, tên, loại hình, cấp, tổ chức cấp trên. Mã trả về: 0, hoặc 2 gọi sai."
    task = "tree"

    def add_arguments(self, parser: CommandParser) -> None:
        """The day and the top."""
        super().add_arguments(parser)
        parser.add_argument("--on", metavar="NGÀY", help="ngày cần xem, ví dụ 2025-06-30; bỏ trống là hôm nay")
        parser.add_argument("--under", metavar="MÃ", help="chỉ tổ chức này và các tổ chức trực thuộc")

    def answer(self, actor: Actor, options: dict[str, Any]) -> dict[str, Any]:
        """The day and the nodes in pre-order."""
        on = day(options["on"]) if options["on"] else clock.today()
        if options["under"]:
            queries.organization_by_code(options["under"], on=on)
        return {
            "on": on.isoformat(),
            "organizations": [
                {
                    "code": node.code,
                    "name": node.name,
                    "kind": node.kind.value,
                    "level": node.level.value,
                    "parent": node.parent_code,
                    "lft": node.lft,
                    "rgt": node.rgt,
                    "depth": node.depth,
                }
                for node in queries.tree_on(on, under=options["under"])
            ],
        }

    def lines(self, answer: dict[str, Any]) -> list[str]:
        """Indented names with their codes."""
        nodes = answer["organizations"]
        top = nodes[0]["depth"] if nodes else 0
        return [f"{'  ' * (node['depth'] - top)}{node['name']}  [{node['code']}]" for node in nodes]
