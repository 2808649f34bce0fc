"""A day asked for in the address: `?ngay=21/11/2026`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from nguon.web.shell.fields import DayField, OfficeForm

NAME = "ngay"


class DayForm(OfficeForm):
    """One day, by GET, so that the address can be kept and sent."""

    ngay = DayField(label="Vào ngày")


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day a page is about, the form that shows it, and the status of the answer: 422 when it cannot be read."""

    day: date
    form: DayForm
    status: int

    @property
    def query(self) -> str:
        """The day as part of an address, without the question mark."""
        return f"{NAME}={self.day:%d/%m/%Y}"


def asked_day(request: HttpRequest, today: date) -> AskedDay:
    """The day of the address; today when none is given or it is no day of the calendar."""
    typed = request.GET.get(NAME, "").strip()
    if not typed:
        return AskedDay(today, DayForm(initial={NAME: today}), 200)
    form = DayForm({NAME: typed})
    if not form.is_valid():
        return AskedDay(today, form, 422)
    return AskedDay(form.cleaned_data[NAME], form, 200)
