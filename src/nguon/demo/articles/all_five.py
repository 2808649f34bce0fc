"""All five articles and today's ward in one world."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from nguon.demo.articles import can_tho, kien_giang, kon_tum, quang_nam, tien_hung, ward
from nguon.demo.sheets import Sheets
from nguon.demo.world import World


def build_articles(
    *, seed: int, today: date, sheets: Sheets | None = None, accounts: Mapping[str, int] | None = None
) -> Sheets:
    """Invent everything that `nguon demo --articles` loads, as seen on the day. Same seed and day, same rows."""
    world = World(seed=seed, today=today, sheets=sheets, accounts=accounts)
    kien_giang.build(world)
    ward.build(world, tien_hung.build(world))
    quang_nam.build(world)
    can_tho.build(world)
    kon_tum.build(world)
    return world.finish()
