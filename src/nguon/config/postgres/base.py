"""The name of this module is prescribed by Django."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base

from nguon.config.embedded.server import join_for_this_process


class DatabaseWrapper(base.DatabaseWrapper):
    """Joins the embedded server at the first connection, so that a command which needs no database starts none."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Join, then connect; used only where the settings name the embedded database."""
        join_for_this_process()
        return super().get_new_connection(conn_params)
