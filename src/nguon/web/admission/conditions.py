"""The act that keeps the conditions of a dossier."""

from __future__ import annotations

from typing import Any

from nguon.admission import operations
from nguon.admission.models import Dossier
from nguon.web.admission.acts import OnDossier
from nguon.web.admission.forms import ConditionsForm, stated

_KNOWN_OR_NOT = (
    "schooling_consent",
    "over_age_consent",
    "readmission_consent",
    "youth_union_here",
    "trade_union_here",
)


class KeepConditions(OnDossier):
    """What has become known of the case since the dossier was opened."""

    form_class = ConditionsForm
    title = "Điều kiện của hồ sơ"
    submit = "Ghi điều kiện"
    said = "Đã ghi điều kiện của hồ sơ."

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """What is on file."""
        on_file = {name: getattr(thing, name) for name in _KNOWN_OR_NOT}
        chosen = {name: {True: "yes", False: "no"}.get(value, "") for name, value in on_file.items()}
        kept = {"application_on": thing.application_on, "schooling_exception": thing.schooling_exception}
        return super().initial(thing) | kept | chosen

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged with the cell's meeting."""
        operations.keep_conditions(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            conditions=stated(data),
            application_on=data["application_on"],
            actor=self.actor,
        )
        return thing.pk
