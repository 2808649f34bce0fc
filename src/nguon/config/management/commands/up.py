"""`nguon up`: everything between a fresh folder and a page that answers."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from nguon import clock
from nguon.accounts.models import User
from nguon.config.claim import claimed
from nguon.config.databases import is_embedded
from nguon.config.demonstration import Loading
from nguon.config.embedded.folder import data_folder
from nguon.config.embedded.server import join_for_this_process, revived
from nguon.config.preparing import make_secret_key, prepare
from nguon.config.serving import check_free, serve
from nguon.demo.signins import the_signins
from nguon.organizations.models import Organization


class Command(BaseCommand):
    """Database, tables, demonstration, pages; Ctrl-C ends all of it."""

    help = "Chạy Nguồn: mở cơ sở dữ liệu, cập nhật cấu trúc, nạp dữ liệu minh họa nếu cần, rồi phục vụ trang."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to serve, and whether with the demonstration."""
        parser.add_argument("--demo", action="store_true", help="nạp dữ liệu minh họa khi cơ sở dữ liệu còn trống")
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ phục vụ (mặc định 127.0.0.1: chỉ máy này)")
        parser.add_argument("--port", type=int, default=8000, help="cổng phục vụ (mặc định 8000)")
        parser.add_argument("--workers", type=int, default=1, help="số tiến trình phục vụ (mặc định 1)")
        parser.add_argument("--threads", type=int, default=4, help="số luồng của mỗi tiến trình (mặc định 4)")

    def handle(self, *, demo: bool, host: str, port: int, workers: int, threads: int, **options: Any) -> None:
        """Serve until told to stop."""
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        with ExitStack() as stack:
            if is_embedded(settings.DATABASES[DEFAULT_DB_ALIAS]):
                folder = data_folder()
                folder.make()
                stack.enter_context(claimed(folder, address, os.getpid()))
                make_secret_key(folder)
            check_free(host, port)
            prepare(self._say)
            if settings.STATIC_ROOT:
                call_command("collectstatic", interactive=False, verbosity=0)
            loading = stack.enter_context(Loading()) if demo and not Organization.objects.exists() else None
            # Workers are forked with it: their pages show that the people are invented.
            settings.NGUON_DEMONSTRATION = bool(loading or self._signins())
            if is_embedded(settings.DATABASES[DEFAULT_DB_ALIAS]):
                stack.enter_context(revived(join_for_this_process()))
            connections.close_all()  # workers are forked: they must not share a connection
            serve(host, port, workers=workers, threads=threads, when_open=lambda: self._tell(address, loading))
            self._say("Đã dừng.")

    def _tell(self, address: str, loading: Loading | None) -> None:
        self._say("\n".join([f"Nguồn đang chạy ở {address} (dừng: Ctrl-C).", *self._day()]))
        if loading is not None:
            self._say("Đang nạp dữ liệu minh họa; nạp xong thì đăng nhập được.")
            if not loading.run():
                return
        if signins := self._signins():
            self._say("\n".join(signins))
        connections.close_all()

    def _say(self, text: str) -> None:
        try:
            self.stdout.write(text)
            self.stdout.flush()
        except BrokenPipeError:
            # Nobody reads any more; pages are answered all the same. Python would complain again at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _day(self) -> list[str]:
        day = clock.moved_to()
        return [f"Ngày của hệ thống đang đặt là {day:%d/%m/%Y} (NGUON_TODAY)."] if day else []

    def _signins(self) -> list[str]:
        here = set(User.objects.values_list("username", flat=True))
        signins = [signin for signin in the_signins() if signin.username in here]
        if not signins:
            return []
        wide = max(len(signin.display_name) for signin in signins)
        wider = max(len(signin.username) for signin in signins)
        return ["Dữ liệu minh họa, toàn người bịa ra. Đăng nhập bằng một trong các tài khoản:"] + [
            f"  {signin.display_name:<{wide}}  {signin.username:<{wider}}  {signin.password}" for signin in signins
        ]
