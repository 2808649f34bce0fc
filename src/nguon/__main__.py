"""The `nguon` command: Django's command line with our commands."""

import os
import sys


def main() -> None:
    """Run `nguon COMMAND ...`; without DJANGO_SETTINGS_MODULE the trial settings (`dev`) are used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nguon.config.settings.dev")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (reason: settings must be chosen first)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
