"""`nguon audit verify [--head SEQ:HASH] [--json]`: compute the chain of the log anew."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nguon.audit import queries
from nguon.audit.queries import Break, Head

REFUSED, WRONG_USE = 1, 2
_SHOWN = 100  # after a cut every later event is a break; nobody reads more


class Command(BaseCommand):
    """Exit 0: every event follows from the one before; 1: breaks were found; 2: wrong use."""

    help = (
        "Kiểm tra chuỗi nhật ký: tính lại mã kiểm chứng của mọi sự kiện. Mã trả về: 0 nguyên vẹn, 1 có chỗ bị sửa, "
        "2 gọi sai. Hãy lưu dòng “Đầu chuỗi” ở nơi khác và đưa lại bằng --head: chỉ cách đó mới thấy phần đuôi bị cắt."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The act, a kept head and the form of the answer."""
        parser.add_argument("act", choices=["verify"], help="việc cần làm: verify (kiểm tra)")
        parser.add_argument("--head", metavar="SỐ:MÃ", help="đầu chuỗi đã lưu ở nơi khác, như lệnh này đã in")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON cho chương trình khác đọc")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and print."""
        kept = _head(options["head"]) if options["head"] else None
        breaks = list(islice(queries.breaks_in_chain(kept), _SHOWN))
        head = queries.head()
        if options["json"]:
            self.stdout.write(json.dumps(_answer(head, breaks), ensure_ascii=False, indent=2))
        else:
            for broken in breaks:
                self.stdout.write(f"Sự kiện số {broken.sequence}: {broken.why}.")
            self.stdout.write(f"Đầu chuỗi: {head.sequence}:{head.hash}")
        if breaks:
            raise CommandError(
                f"Nhật ký không nguyên vẹn: {len(breaks)} chỗ. Hãy giữ nguyên cơ sở dữ liệu và báo người phụ trách "
                "bảo vệ dữ liệu.",
                returncode=REFUSED,
            )


def _head(text: str) -> Head:
    found = re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", text)
    if found is None:
        raise CommandError(
            f"--head là “{text}”; cần số thứ tự, dấu hai chấm và 64 chữ số thập lục phân, đúng như lệnh này đã in.",
            returncode=WRONG_USE,
        )
    return Head(int(found[1]), found[2])


def _answer(head: Head, breaks: list[Break]) -> dict[str, Any]:
    """Stable keys for scripts; documented in docs/commands.md."""
    return {
        "holds": not breaks,
        "head": {"sequence": head.sequence, "hash": head.hash},
        "breaks": [{"sequence": broken.sequence, "why": broken.why} for broken in breaks],
    }
