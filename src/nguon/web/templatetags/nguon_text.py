"""`{% load nguon_text %}`: days, numbers, shares and remaining time as an officer writes them."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django import template
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from nguon.core.shares import Share, written

register = template.Library()

NOTHING = "—"


@register.filter
def day(value: date | None) -> str:
    """A day as dd/mm/yyyy; a moment as the day it fell on in Viet Nam; `—` for none."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """A moment as dd/mm/yyyy HH:MM in Viet Nam's time; `—` for none."""
    if value is None or value == "":
        return NOTHING
    if timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y %H:%M}"


@register.filter
def number(value: int | float | Fraction | None, decimals: int = 0) -> str:
    """A number as 2.669 or, with `:1`, 127,1; `—` for none."""
    return NOTHING if value is None or value == "" else written(value, int(decimals))


@register.filter
def percent(value: Share | Fraction | float | None, decimals: int = 1) -> str:
    """A share (or a ratio, 1 = 100 %) as `38,2 %`; `—` when there is nothing to divide by."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, Share):
        return value.percent(int(decimals))
    return f"{written(Fraction(value) * 100, int(decimals))} %"


@register.filter
def days_left(due: date | int | None, today: date | None = None) -> str:
    """Time until a due day, seen from `today` (or a ready number of days): `còn 9 ngày`, `trễ 6 ngày`, `hôm nay`."""
    if due is None or due == "":
        return NOTHING
    if isinstance(due, int):
        days = due
    elif today is None:
        raise template.TemplateSyntaxError("days_left needs the day it is seen from: {{ due_on|days_left:today }}.")
    else:
        days = (due - today).days
    if days == 0:
        return "hôm nay"
    return f"còn {written(days)} ngày" if days > 0 else f"trễ {written(-days)} ngày"


@register.filter
def bar_width(value: float, whole: float) -> str:
    """Length of a bar as an SVG percentage, cut at 100 %; written with a point whatever the language."""
    if not whole:
        return "0%"
    return f"{min(100.0, max(0.0, 100.0 * float(value) / float(whole))):.2f}%"


@register.filter
def times(value: float, factor: float) -> float:
    """A product, for scales of bars."""
    return float(value) * float(factor)


@register.filter
def clause_url(code: str) -> str:
    """Address of the page of a clause, or nothing while no such page is served."""
    try:
        return reverse("clause", kwargs={"code": code})
    except NoReverseMatch:
        return ""


@register.filter
def control(field: BoundField) -> SafeString:
    """The control of a form field, with the class of its kind."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput | RadioSelect | CheckboxSelectMultiple):
        return field.as_widget(attrs={"class": "form-check-input"})
    return field.as_widget(attrs={"class": "form-select" if isinstance(widget, Select) else "form-control"})


@register.filter
def choice(option: BoundWidget) -> SafeString:
    """One control of a group of choices, with the class of its kind."""
    data = {**option.data, "attrs": {**option.data["attrs"], "class": "form-check-input"}}
    return BoundWidget(option.parent_widget, data, option.renderer).tag()


@register.filter
def choice_kind(field: BoundField) -> str:
    """`one` for a single tick box, `many` for a group of choices, empty for any other control."""
    widget: Any = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "one"
    return "many" if isinstance(widget, RadioSelect | CheckboxSelectMultiple) else ""
