"""What the commands `tree`, `figures` and `targets` share: answers to scripts, a sentence for a wrong question."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nguon.core.errors import BadInput, NotFound
from nguon.core.scope import Actor
from nguon.guard.acting import acting

WRONG_USE = 2


class AskingCommand(BaseCommand):
    """A command that only reads. Exit code 0, or 2 with a sentence when the question cannot be put."""

    task: str

    def add_arguments(self, parser: CommandParser) -> None:
        """The flag that every such command has."""
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON cho chương trình khác đọc")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask as a system task and print."""
        actor = Actor.system(self.task)
        try:
            with acting(actor):
                answer = self.answer(actor, options)
        except BadInput as problem:
            raise CommandError("\n".join(problem.problems), returncode=WRONG_USE) from problem
        except NotFound as absent:
            raise CommandError(
                f"Không có tổ chức mang mã “{absent}”. Xem mã bằng lệnh nguon tree.", returncode=WRONG_USE
            ) from absent
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(self.lines(answer)))

    def answer(self, actor: Actor, options: dict[str, Any]) -> dict[str, Any]:
        """The answer with the stable keys of docs/commands.md."""
        raise NotImplementedError

    lines: Callable[[dict[str, Any]], list[str]]
