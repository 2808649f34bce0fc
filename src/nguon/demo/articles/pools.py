"""Which cell somebody belongs to, by occupation: cells of a kind take turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nguon.demo.articles.cohorts import CellFor
from nguon.demo.chance import around
from nguon.demo.tree import Org
from nguon.demo.world import World
from nguon.organizations.terms import Kind
from nguon.people.terms import Occupation

KINDS: dict[Occupation, tuple[Kind, ...]] = {
    Occupation.TEACHER: (Kind.SCHOOL,),
    Occupation.PUPIL: (Kind.SCHOOL,),
    Occupation.COMMUNE_OFFICIAL: (Kind.AGENCY,),
    Occupation.STATE_OFFICIAL: (Kind.AGENCY,),
    Occupation.PARTY_OFFICIAL: (Kind.AGENCY,),
    Occupation.PUBLIC_SERVICE: (Kind.HEALTH, Kind.AGENCY),
    Occupation.ENTERPRISE_MANAGER: (Kind.STATE_ENTERPRISE,),
    Occupation.ENTERPRISE_OFFICE: (Kind.STATE_ENTERPRISE,),
    Occupation.ENTERPRISE_WORKER: (Kind.STATE_ENTERPRISE,),
    Occupation.ARMED_FORCES: (Kind.MILITARY,),
}
"""Where an occupation is found, the first kind that there is; everybody else lives in a hamlet or quarter."""


class Pools:
    """Cells by kind, each kind in turns that begin anew only when every cell has had one."""

    def __init__(self, world: World, cells: Iterable[Org]) -> None:
        self.by_kind: dict[Kind, list[Org]] = {}
        for cell in cells:
            kind = Kind.MILITARY if cell.kind is Kind.POLICE else cell.kind
            self.by_kind.setdefault(kind, []).append(cell)
        self._turns: dict[Kind, Iterator[Org]] = {
            kind: around(world.random, orgs) for kind, orgs in self.by_kind.items()
        }

    def next_of(self, kind: Kind) -> Org:
        """The cell of this kind whose turn it is."""
        return next(self._turns[kind])

    def kind_for(self, occupation: Occupation) -> Kind:
        """The kind of cell in which the occupation is found here."""
        wanted = KINDS.get(occupation, ())
        return next((kind for kind in wanted if kind in self._turns), Kind.RESIDENTIAL)

    def by_occupation(self) -> CellFor:
        """A chooser that looks at the occupation only."""
        return lambda occupation, _: self.next_of(self.kind_for(occupation))
