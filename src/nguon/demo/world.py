"""Everything that is being invented, in one hand: sheets, tree, lives and ways, places and targets."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from nguon.core.periods import Period
from nguon.demo import terms
from nguon.demo.lives import Lives
from nguon.demo.paths import Paths
from nguon.demo.sheets import Sheets
from nguon.demo.tree import Org, Tree
from nguon.organizations.terms import Kind, Level
from nguon.places.models import HeadCount, Place
from nguon.places.terms import CountedGroup, PlaceKind
from nguon.regulations.book import RuleBook, load_book
from nguon.targets.models import Directive, Target
from nguon.targets.terms import Span

BEGINNING = date(1975, 5, 1)
"""From this day on the demonstration has organisations; nobody in it was admitted earlier."""
DISTRICTS_END = date(2025, 7, 1)
"""The day on which the districts ended and the provinces merged."""
ONE_BASE_LEVEL = date(2026, 7, 26)
"""From this day on the committee of a commune is a base committee directly below the province (regulations.md §2.6)."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune before 1/7/2025 and the one it is part of since."""

    province: str
    district: str
    code: str
    name: str
    new_code: str
    new_name: str


@cache
def communes(province: str) -> tuple[Commune, ...]:
    """The old communes that the demonstration uses, by code (source: National Statistics Office)."""
    text = files("nguon.demo").joinpath("data/communes.csv").read_text(encoding="utf-8")
    return tuple(Commune(**row) for row in csv.DictReader(text.splitlines()) if row["province"] == province)


@cache
def facts(name: str) -> dict[str, Any]:
    """The content of `data/<name>.toml`."""
    return tomllib.loads(files("nguon.demo").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@cache
def the_book() -> RuleBook:
    """The rule book, read once."""
    return load_book()


def kind_of_commune(name: str) -> Kind:
    """Ward, commune, township or special zone, by the first word of the name."""
    words: Mapping[str, Kind] = terms.COMMUNE_KINDS
    return next(kind for word, kind in words.items() if name.startswith(word))


class World:
    """What a demonstration is made of. `today` is the day on which its present is seen."""

    def __init__(
        self,
        *,
        seed: int,
        today: date,
        sheets: Sheets | None = None,
        accounts: Mapping[str, int] | None = None,
    ) -> None:
        self.random = Random(seed)  # noqa: S311  (reason: invents a demonstration, keeps no secret)
        self.today = today
        self.sheets = sheets or Sheets()
        self.tree = Tree(self.sheets)
        self.lives = Lives(self.sheets, self.random)
        self.paths = Paths(self.sheets, self.lives)
        self.accounts = dict(accounts or {})
        self.page = the_book().on(today)
        self.root = self.found("VN", terms.ROOT, Kind.CENTRE, Level.CENTRE, None)

    def found(self, code: str, name: str, kind: Kind, level: Level, parent: Org | None, on: date = BEGINNING) -> Org:
        """An organisation from a day on, by an invented decision of that year."""
        return self.tree.found(code, name, kind, level, parent, on=on, number=terms.FOUNDING.format(year=on.year))

    def place(self, org: Org, name: str, kind: PlaceKind, *, commune: str = "", since: date = BEGINNING) -> int:
        """A place for which the organisation answers."""
        pk = self.sheets[Place].add(
            code=f"{org.code}/{len(org.places) + 1}",
            name=name,
            kind=kind,
            organization_id=org.id,
            commune_code=commune,
            since=since,
        )
        org.places.append(pk)
        return pk

    def count(
        self, org: Org, group: CountedGroup, number: int, as_of: date, *, place: int | None = None, ethnicity: str = ""
    ) -> None:
        """An official head count of the organisation's area or one place."""
        self.sheets[HeadCount].add(
            organization_id=org.id,
            place_id=place,
            group=group,
            ethnicity=ethnicity,
            as_of=as_of,
            number=number,
            source=terms.SOURCE,
        )

    def directive(
        self,
        issuer: Org,
        title: str,
        span: Span,
        period: Period,
        targets: Mapping[Org, int],
        *,
        signed_on: date | None = None,
    ) -> int:
        """A plan with its targets, signed two weeks after its period began unless told otherwise."""
        signed = signed_on or date(period.since.year, period.since.month, 15)
        directive = self.sheets[Directive].add(
            issuer_id=issuer.id,
            number=self.paths.number(terms.PLAN, signed),
            title=title,
            signed_on=signed,
            span=span,
            since=period.since,
            until=period.until,
        )
        for org, number in targets.items():
            self.sheets[Target].add(directive_id=directive, organization_id=org.id, number=number)
        return directive

    def finish(self) -> Sheets:
        """Number the tree and place the people. Nothing may be added afterwards."""
        self.tree.write_down()
        self.lives.settle(self.tree.positions)
        return self.sheets
