"""Writes in operations, reads in queries, the clock at the edge, people within a scope."""

from __future__ import annotations

import ast
from collections import Counter

from django.apps import apps
from django.db.models import ForeignObjectRel

from nguon.guard.managers import AboutPerson, Reason
from tests.house.source import Module, at, calls, listed, modules

WRITES = {
    *("save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"),
    *("asave", "acreate", "aupdate", "adelete"),
}
# Names whose `update` and the like are not the ORM's: a hash, a dict, the cache of repeated clicks.
NOT_ROWS = {"cache", "total", "digest", "hash", "hasher", "attrs", "settings_dict", "session", "headers"}


def _owner(call: ast.Call) -> str:
    """The name a method is called on: `x` of `x.update()`, `rows` of `A.rows.filter().update()`."""
    node = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    if isinstance(node, ast.Call):
        return _owner(node)
    return getattr(node, "attr", None) or getattr(node, "id", "")


def test_rows_are_written_only_in_operations() -> None:
    found = {
        f"{at(module, call)} .{name}("
        for module in modules()
        if not module.is_role("operations") and module.parts[0] != "demo"
        for call, name in calls(module)
        if name in WRITES and isinstance(call.func, ast.Attribute) and _owner(call) not in NOT_ROWS
    }

    assert not found, f"{listed(found)}\nMove the write into a function of operations.py and call that."


def test_sql_that_writes_stands_only_in_operations() -> None:
    found = {
        at(module, node)
        for module in modules()
        if not module.is_role("operations") and module.parts[0] not in {"guard", "demo", "config"}
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.lstrip().startswith(("INSERT ", "UPDATE ", "DELETE ", "TRUNCATE ", "ALTER ", "DROP "))
    }

    assert not found, f"{listed(found)}\nMove the statement into operations.py."


CLOCKS = {"today", "now", "localdate", "localtime", "utcnow", "monotonic"}
# Who may ask for the day: pages and commands; the log tells the real moment, whatever day is rehearsed.
EDGES = ("web", "config")
CLOCK_ELSEWHERE = {"clock", "audit/operations"}


def test_only_the_edge_asks_what_day_it_is() -> None:
    found = {
        f"{at(module, call)} {name}()"
        for module in modules()
        if module.parts[0] not in EDGES and "/".join(module.parts) not in CLOCK_ELSEWHERE
        for call, name in calls(module)
        if name in CLOCKS
    }
    past_the_clock = {
        f"{at(module, call)} {name}()"
        for module in modules()
        if module.parts[0] in EDGES
        for call, name in calls(module)
        if name in {"today", "now", "localdate", "utcnow"}
        and isinstance(call.func, ast.Attribute)
        and _owner(call) != "clock"
    }

    assert not found, (
        f"{listed(found)}\nTake the day as an argument; a page or command asks nguon.clock and hands it on."
    )
    assert not past_the_clock, f"{listed(past_the_clock)}\nAsk nguon.clock, which a test or rehearsal can move."


def test_unguarded_rows_are_read_only_in_queries_and_operations() -> None:
    found = {
        at(module, node)
        for module in modules()
        if not module.is_role("queries", "operations", "models") and module.parts[0] not in {"demo", "guard"}
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and (node.attr == "everywhere" or (node.attr == "rows" and getattr(node.value, "id", "x")[0].isupper()))
    }

    assert not found, f"{listed(found)}\nRead people by a function of queries.py that takes a scope."


# How often each reason to read past a scope is used. A new use is looked at by a second person, then counted here.
COUNTED = {
    Reason.ACCESS_ITSELF: 5,
    Reason.UNIQUENESS: 3,
    Reason.SYSTEM_TASK: 1,
}


def test_each_reason_to_read_past_a_scope_is_counted() -> None:
    used: Counter[Reason] = Counter()
    unnamed = set()
    for module in modules():
        for call, name in calls(module):
            if name == "everywhere" and module.parts[0] != "guard":
                reason = next((k.value for k in call.keywords if k.arg == "reason"), None)
                if isinstance(reason, ast.Attribute):
                    used[Reason[reason.attr]] += 1
                else:
                    unnamed.add(at(module, call))

    assert not unnamed, f"{listed(unnamed)}\nWrite reason=Reason.X, so that it can be counted."
    assert set(Reason) == set(COUNTED), "A reason that nothing uses is taken off the list."
    assert dict(used) == COUNTED, "Reads past a scope have changed: see whether each is needed, then change COUNTED."


def test_people_are_not_reached_backwards_from_things_that_have_no_scope() -> None:
    accessors = {
        relation.get_accessor_name()
        for model in apps.get_models()
        if not issubclass(model, AboutPerson)
        for relation in model._meta.get_fields()
        if isinstance(relation, ForeignObjectRel) and issubclass(relation.related_model, AboutPerson)
    }
    found = {
        f"{at(module, node)} .{node.attr}"
        for module in modules()
        if module.parts[0] != "demo"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in accessors and _is_manager_use(node, module)
    }

    assert not found, f"{listed(found)}\nAn organisation's people are read by Model.objects.within(scope)."


def _is_manager_use(node: ast.Attribute, module: Module) -> bool:
    """True for `x.people.filter` and the like: the reverse accessor is followed by a method of a manager."""
    methods = {"all", "filter", "exclude", "get", "count", "exists", "first", "values", "values_list", "order_by"}
    return any(
        isinstance(parent, ast.Attribute) and parent.value is node and parent.attr in methods
        for parent in ast.walk(module.tree)
    )


def test_no_code_chooses_the_owner_of_the_database() -> None:
    found = {
        at(module, call)
        for module in modules()
        if module.parts[0] not in {"config", "guard"}
        for call, name in calls(module)
        if name == "using" or any(k.arg == "using" for k in call.keywords)
    }

    assert not found, (
        f"{listed(found)}\nOnly migrations and the commands of config use another role than the application's."
    )
