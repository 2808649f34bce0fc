"""Pages of the frame itself."""

from __future__ import annotations

from typing import Any

from nguon.web.shell.acting_as import grants_in_words
from nguon.web.shell.views import ANYONE, SIGNED_IN, Page


class AllParts(Page):
    """Everything the reader may open, also what does not fit the bar of a phone."""

    permission = SIGNED_IN
    reach = "Không có dữ liệu cá nhân."
    template_name = "shell/all_parts.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The places themselves come with every page; here only whether there is another role to change to."""
        grants = grants_in_words(self.actor.user_id) if self.actor.user_id is not None else []
        return {"is_all_parts": True, "has_grant": bool(grants), "may_choose": len(grants) > 1}


class AccountClosed(Page):
    """Where a switched-off account arrives after the right password."""

    permission = ANYONE
    reach = "Không có dữ liệu cá nhân."
    template_name = "account/account_inactive.html"
