"""The `nguon` command: Django's command line with our commands."""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn


def main() -> None:
    """Run `nguon COMMAND ...`; without DJANGO_SETTINGS_MODULE the trial settings (`dev`) are used.

    Exits 0, 1 (refused, by the command itself) or 2 (wrong use, or the place it runs in needs something first).
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nguon.config.settings.dev")
    # Without this a TERM would skip the clean-up that stops an embedded server this process has started.
    signal.signal(signal.SIGTERM, _leave)
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> None:
    import django  # noqa: PLC0415  (reason: settings must be chosen first)
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415  (reason: settings must be chosen first)
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (reason: settings must be chosen first)

    from nguon.config import command_line  # noqa: PLC0415  (reason: settings must be chosen first)
    from nguon.core.errors import BadInput  # noqa: PLC0415  (reason: settings must be chosen first)

    sys.argv[0] = "nguon"  # also when started as `python -m nguon`
    command_line.speak_vietnamese()
    try:
        django.setup()
        if command_line.asks_for_the_list(sys.argv[1:]):
            command_line.print_the_list()
            return
        command_line.check_known(sys.argv[1:])
        execute_from_command_line(sys.argv)
    except (BadInput, ImproperlyConfigured) as trouble:
        sys.stderr.write(f"{trouble}\n")
        sys.exit(2)


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
