"""Rows of the tables in memory, in the order in which the tables may be filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from nguon.admission.models import (
    Appraisal,
    Dossier,
    Inquiry,
    Introduction,
    Paper,
    Resolution,
    Return,
    ReturnedPart,
    VerificationNote,
)
from nguon.organizations.models import Organization, OrganizationPeriod, TreeAct
from nguon.people.models import Affiliation, AssociationMembership, EntryParticulars, Person, Post, StandingPeriod
from nguon.places.models import HeadCount, Place
from nguon.probation.models import Departure, Term, TermHelper, TermResolution
from nguon.sourcing.models import Candidacy, HelperAssignment, Movement
from nguon.targets.models import Directive, Target
from nguon.training.models import Enrolment, TrainingClass

ORDER: tuple[type[models.Model], ...] = (
    Organization, TreeAct, OrganizationPeriod, Place, HeadCount, Directive, Target,
    Person, StandingPeriod, EntryParticulars, Affiliation, AssociationMembership, Post,
    Movement, Candidacy, HelperAssignment, TrainingClass, Enrolment,
    Dossier, Introduction, Paper, Inquiry, VerificationNote, Resolution, Appraisal, Return, ReturnedPart,
    Term, TermHelper, TermResolution, Departure,
)  # fmt: skip
"""Every table that the demonstration fills, referenced tables first."""


def _blank(field: models.Field[Any, Any]) -> Any:
    return "[]" if isinstance(field, models.JSONField) else field.get_default()


class Sheet:
    """The rows of one table, as lists in the order of `columns`; ids count up from `first_id`."""

    def __init__(self, model: type[models.Model], first_id: int = 1) -> None:
        self.model = model
        self.first_id = first_id
        # How many ids from the first on have been drawn from the table's sequence: the first itself, to know it.
        self.drawn = 1
        self.rows: list[list[Any]] = []
        self._blank = {f.attname: _blank(f) for f in model._meta.concrete_fields}
        self.columns = tuple(self._blank)
        self._place = {name: index for index, name in enumerate(self.columns)}

    @property
    def table(self) -> str:
        """The name of the table in the database."""
        return self.model._meta.db_table

    def add(self, **values: Any) -> int:
        """Append a row; columns not given get the model's default. Returns its id.

        :raises KeyError: a value for a column that does not exist.
        """
        pk = self.first_id + len(self.rows)
        row = self._blank | values
        row["id"] = pk
        if len(row) != len(self._blank):
            raise KeyError(f"{self.table}: {sorted(set(row) - set(self._blank))}")
        self.rows.append(list(row.values()))
        return pk

    def get(self, pk: int, column: str) -> Any:
        """One value of the row with this id."""
        return self.rows[pk - self.first_id][self._place[column]]

    def set(self, pk: int, **values: Any) -> None:
        """Change values of the row with this id."""
        row = self.rows[pk - self.first_id]
        for column, value in values.items():
            row[self._place[column]] = value

    def start_anew(self) -> None:
        """Forget the rows, which have been written; ids go on after them."""
        self.first_id += len(self.rows)
        self.drawn = max(0, self.drawn - len(self.rows))
        self.rows = []


class Sheets:
    """One sheet per table of `ORDER`."""

    def __init__(self, first_ids: Mapping[type[models.Model], int] | None = None) -> None:
        first = first_ids or {}
        self._sheets = {model: Sheet(model, first.get(model, 1)) for model in ORDER}

    def __getitem__(self, model: type[models.Model]) -> Sheet:
        return self._sheets[model]

    def __iter__(self) -> Any:
        return iter(self._sheets.values())

    def start_anew(self) -> None:
        """Forget all rows, which have been written."""
        for sheet in self._sheets.values():
            sheet.start_anew()

    def counts(self) -> dict[str, int]:
        """Rows per table."""
        return {sheet.table: len(sheet.rows) for sheet in self}
