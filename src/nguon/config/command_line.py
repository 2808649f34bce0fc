"""The command line in Vietnamese: the list of commands, and the words that Python and Django put around each."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand, CommandError, CommandParser

from nguon.core.errors import BadInput

_PYTHON = {
    "usage: ": "cách dùng: ",
    "options": "tùy chọn",
    "positional arguments": "tham số",
    "show this help message and exit": "in phần hướng dẫn này",
    "%(prog)s: error: %(message)s\n": "%(prog)s: dùng sai: %(message)s\n",
    "the following arguments are required: %s": "thiếu tham số: %s",
    "one of the arguments %s is required": "cần một trong các tham số: %s",
    "unrecognized arguments: %s": "không có tham số: %s",
    "expected one argument": "cần một giá trị",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không đúng kiểu %(type)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có lựa chọn %(value)r (chỉ có: %(choices)s)",
    "argument %(argument_name)s: %(message)s": "tham số %(argument_name)s: %(message)s",
    "not allowed with argument %s": "không dùng cùng với %s",
    " (default: %(default)s)": " (mặc định: %(default)s)",
}
_DJANGO = {
    "--version": "in số phiên bản của Django",
    "--verbosity": "mức chi tiết của thông báo: 0 ít nhất, 3 nhiều nhất",
    "--settings": "mô-đun thiết lập; không nêu thì theo biến DJANGO_SETTINGS_MODULE",
    "--pythonpath": "thêm một thư mục vào đường tìm mã Python",
    "--traceback": "in toàn bộ vết lỗi",
    "--no-color": "không tô màu",
    "--force-color": "luôn tô màu",
    "--skip-checks": "bỏ qua các kiểm tra trước khi chạy",
}


def speak_vietnamese() -> None:
    """Replace the words that the libraries offer no other way to change; for the command line's process only."""
    argparse._ = lambda text: _PYTHON.get(text, text)  # type: ignore[attr-defined]
    CommandError.__name__ = "Không thực hiện được"  # Django prints the name of the class before the sentence
    original = BaseCommand.add_base_argument

    def add(self: BaseCommand, parser: CommandParser, *names: str, **kwargs: Any) -> None:
        kwargs["help"] = next((_DJANGO[name] for name in names if name in _DJANGO), kwargs.get("help"))
        original(self, parser, *names, **kwargs)

    BaseCommand.add_base_argument = add  # type: ignore[method-assign]


def asks_for_the_list(words: list[str]) -> bool:
    """True for `nguon`, `nguon help`, `nguon --help` and `nguon -h`."""
    return words in ([], ["help"], ["--help"], ["-h"])


def check_known(words: list[str]) -> None:
    """Return when the first word is an option or a command. :raises BadInput: it is neither."""
    if words and not words[0].startswith("-") and words[0] not in {"help", "version", *get_commands()}:
        raise BadInput(f"Không có lệnh “{words[0]}”. Danh sách các lệnh: nguon --help")


def print_the_list() -> None:
    """Print each command of ours with what it does."""
    ours = sorted(name for name, app in get_commands().items() if app.startswith("nguon."))
    width = max(map(len, ours))
    lines = ["cách dùng: nguon LỆNH [tùy chọn]    (nguon LỆNH --help: hướng dẫn của từng lệnh)", ""]
    for name in ours:
        first_sentence = re.split(r"\.\s", load_command_class(get_commands()[name], name).help)[0].rstrip(".")
        lines.append(f"  {name:<{width}}  {first_sentence}")
    lines += ["", "Các lệnh của Django cũng dùng được; danh sách đầy đủ: nguon help --commands"]
    sys.stdout.write("\n".join(lines) + "\n")
