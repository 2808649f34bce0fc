"""Forms of the rule book: by GET, so that the address can be kept and sent."""

from __future__ import annotations

from nguon.web.shell.fields import DayField, OfficeForm


class TwoDaysForm(OfficeForm):
    """The two days whose rules are compared."""

    tu = DayField(label="Quy định của ngày")
    den = DayField(label="so với quy định của ngày")
