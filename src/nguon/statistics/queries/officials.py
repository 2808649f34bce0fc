"""Head counts given by others: population, teachers, workers. The newest up to the day of each window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from nguon.organizations.terms import BASE_LEVELS, CELL_LEVELS
from nguon.places.models import HeadCount
from nguon.places.queries import head_counts_of
from nguon.places.terms import CountedGroup
from nguon.statistics.catalogue import Official
from nguon.statistics.queries.areas import Area
from nguon.statistics.questions import Question
from nguon.statistics.terms import Window


class HeadCounts:
    """The head counts of a question; read once, only when a figure asks for one."""

    def __init__(self, question: Question, area: Area) -> None:
        self._question = question
        self._area = area

    def number(self, official: Official, window: Window) -> int | None:
        """The organisation's own head count; for a base organisation without one the sum of its places'; else None.

        Above the base the places with a count are only some of all: their sum would be the wrong denominator.
        """
        rows = self._newest.get((official, window), [])
        own = [row for row in rows if row.place_id is None and row.organization_id == self._question.organization_id]
        of_places = [row for row in rows if row.place_id is not None]
        counted = own or (of_places if self._question.level in BASE_LEVELS | CELL_LEVELS else [])
        return sum(row.number for row in counted) if counted else None

    @cached_property
    def _newest(self) -> dict[tuple[Official, Window], list[HeadCount]]:
        rows = head_counts_of({b.id for b in self._area.belongings}, until=self._question.on)
        found: dict[tuple[Official, Window], list[HeadCount]] = defaultdict(list)
        for window in (Window.ASKED, Window.BEFORE):
            day = self._area.windows[window].last_day
            inside = self._area.ids_on(day)
            for row in _newest_each(row for row in rows if row.as_of <= day and row.organization_id in inside):
                found[Official(CountedGroup(row.group), row.ethnicity), window].append(row)
        return found


def _newest_each(rows: Iterable[HeadCount]) -> list[HeadCount]:
    """One row for each organisation, place and group; the rows come oldest first."""
    newest = {(row.organization_id, row.place_id, row.group, row.ethnicity): row for row in rows}
    return list(newest.values())
