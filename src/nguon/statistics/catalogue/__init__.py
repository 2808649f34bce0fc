"""The catalogue of figures: one place that pages, commands, exports and tests read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from nguon.core.errors import NotFound
from nguon.statistics.catalogue.admissions import ADMISSIONS
from nguon.statistics.catalogue.conditions import Condition, Match
from nguon.statistics.catalogue.figure import Figure, Handed, Official, Quantity, Ratio, Tally
from nguon.statistics.catalogue.members import MEMBERS
from nguon.statistics.catalogue.organizations import ORGANIZATIONS
from nguon.statistics.catalogue.sources import SOURCES
from nguon.statistics.catalogue.structure import STRUCTURE

__all__ = [
    "CATALOGUE",
    "Condition",
    "Figure",
    "Handed",
    "Match",
    "Official",
    "Quantity",
    "Ratio",
    "Tally",
    "figure",
]

CATALOGUE: Mapping[str, Figure] = MappingProxyType(
    {entry.key: entry for entry in (*ADMISSIONS, *STRUCTURE, *MEMBERS, *SOURCES, *ORGANIZATIONS)}
)
"""Every figure by key, in the order in which pages show them."""


def figure(key: str) -> Figure:
    """The figure with this key.

    :raises NotFound: the catalogue has none.
    """
    if key not in CATALOGUE:
        raise NotFound(f"Danh mục số liệu không có mã {key}.")
    return CATALOGUE[key]
