"""`nguon routes [--json]`: every address and method with its permission and reach. Reads no database."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from nguon.web.shell.routes import routes


class Command(BaseCommand):
    """What may be opened by whom, for the person who answers for access."""

    help = "In mọi địa chỉ trang, phương thức, quyền cần có và phạm vi dữ liệu. Mã trả về: 0, hoặc 2 gọi sai."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The form of the answer."""
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON cho chương trình khác đọc")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the table."""
        found = routes()
        if options["json"]:
            self.stdout.write(json.dumps([route.as_json() for route in found], ensure_ascii=False, indent=2))
            return
        for route in found:
            self.stdout.write(f"{','.join(route.methods):10} {route.path}  {route.permission}  {route.reach}")
