"""`nguon migrate`: Django's command, as the owner of the tables unless told otherwise."""

from django.core.management.base import CommandParser
from django.core.management.commands import migrate

from nguon.config.databases import OWNER


class Command(migrate.Command):
    """The app role owns nothing, so a migration under it could only fail half-way."""

    help = "Cập nhật cấu trúc cơ sở dữ liệu (dưới quyền chủ sở hữu bảng)."

    def add_arguments(self, parser: CommandParser) -> None:
        """As Django's, with another default database."""
        super().add_arguments(parser)
        parser.set_defaults(database=OWNER)
