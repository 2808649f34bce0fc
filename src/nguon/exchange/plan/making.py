"""From a file to a plan."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

from nguon.core.errors import BadInput
from nguon.core.scope import Actor, Scope
from nguon.exchange.layouts import Layout, find_table
from nguon.exchange.plan.candidates import CandidateRows
from nguon.exchange.plan.findings import Teller
from nguon.exchange.plan.members import MemberRows
from nguon.exchange.plan.parts import Options, Plan, PlannedRow
from nguon.exchange.plan.rows import ReadRow, read_rows
from nguon.exchange.reading import read_sheet
from nguon.exchange.terms import RowFinding
from nguon.organizations import queries as organizations


class _Planner(Protocol):
    def plan(self, row: ReadRow) -> PlannedRow: ...

    def blockers(self) -> tuple[RowFinding, ...]: ...

    def notes(self) -> tuple[RowFinding, ...]: ...


_ROWS: dict[str, Callable[..., _Planner]] = {"dang-vien": MemberRows, "doi-tuong-dang": CandidateRows}


def make_plan(content: bytes, *, layout: Layout, options: Options, actor: Actor) -> Plan:
    """Read the file and say what would become of each row. Writes nothing.

    :raises BadInput: the file as a whole cannot be taken.
    :raises NotFound: the organisation named in the options lies outside the actor's scope.
    """
    check_options(options)
    with _no_collecting():
        return _planned(content, layout=layout, options=options, actor=actor)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Half a million cells come and stay: looking for cycles among them again and again costs more than the reading."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _planned(content: bytes, *, layout: Layout, options: Options, actor: Actor) -> Plan:
    actor = narrowed(actor, options)
    sheet = read_sheet(content, sheet=options.sheet)
    table = find_table(sheet, layout)
    rows, skipped = read_rows(sheet, table, layout, options.day)
    if not rows:
        raise BadInput(
            f"Dưới dòng tiêu đề (dòng {table.header + 1}) không có dòng nào có dữ liệu; cần ít nhất một người. "
            "Hãy chọn đúng trang tính và đúng tệp."
        )
    planner = _ROWS[layout.key](rows, Teller(layout, table), actor=actor, options=options)
    planned = tuple(planner.plan(row) for row in rows)
    return Plan(layout, options, sheet, table, planned, (*planner.notes(), *skipped), planner.blockers())


def narrowed(actor: Actor, options: Options) -> Actor:
    """The actor with the scope of the organisation in the options.

    :raises NotFound: it lies outside the actor's scope.
    """
    if not options.under:
        return actor
    top = organizations.organization_within(actor.scope, options.under)
    return replace(actor, scope=Scope(intervals=((top.lft, top.rgt),)))


def check_options(options: Options) -> None:
    """:raises BadInput: the day on which the people were told has not come."""
    if options.notified_on is not None and options.notified_on > options.day:
        raise BadInput(
            f"Ngày đã báo {options.notified_on:%d/%m/%Y} sau ngày nhập {options.day:%d/%m/%Y}; "
            "chỉ nhập danh sách sau khi đã báo. Hãy sửa lại ngày."
        )
