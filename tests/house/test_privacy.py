"""Every column says what it is (P8); nobody is listed, sorted or searched by religion or ethnicity (P2)."""

from __future__ import annotations

import ast
import re

import pytest
from django.apps import apps
from django.db import connection

from nguon.core.classification import Held, Level
from nguon.guard.managers import AboutPerson
from tests.house.source import ROOT, TEMPLATES, at, calls, listed, modules
from tools.data_register import OF_LIBRARIES, WITHOUT_MODEL, register

OURS = [model for model in apps.get_models() if model.__module__.startswith("nguon.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_column_has_level_purpose_and_retention(model: type) -> None:
    columns = {field.name for field in model._meta.concrete_fields}
    held = getattr(model, "held", {})

    assert set(held) == columns, (
        "Give each column its entry in `held` (core.classification) and remove entries without."
    )
    assert all(isinstance(entry, Held) and entry.purpose.strip() for entry in held.values())


def test_what_is_said_of_a_person_is_at_least_personal() -> None:
    technical = {"id", "version", "at"}
    loose = {
        f"{model.__name__}.{name}"
        for model in OURS
        if issubclass(model, AboutPerson)
        for name, entry in model.held.items()
        if entry.level in {Level.PUBLIC, Level.INTERNAL} and name not in technical
    }

    assert not loose, f"{listed(loose)}\nUse personal(...) or sensitive(...)."


def test_religion_ethnicity_and_identity_numbers_are_sensitive_everywhere() -> None:
    loose = {
        f"{model.__name__}.{name}"
        for model in OURS
        if issubclass(model, AboutPerson)
        for name, entry in model.held.items()
        if re.search("religion|ethnic|identity|dignitary", name) and entry.level is not Level.SENSITIVE
    }

    assert not loose, f"{listed(loose)}\nUse sensitive(...)."


def test_tables_of_libraries_are_listed_one_by_one() -> None:
    theirs = {model._meta.label for model in apps.get_models() if model not in OURS}

    assert theirs == set(OF_LIBRARIES), "Say in tools/data_register.py what is in a table that a library brings."


@pytest.mark.django_db
def test_no_table_of_the_database_is_left_out() -> None:
    known = {model._meta.db_table for model in apps.get_models()} | set(WITHOUT_MODEL)
    known |= {f.m2m_db_table() for model in apps.get_models() for f in model._meta.local_many_to_many}

    assert set(connection.introspection.table_names()) == known, "A table without a model is named in WITHOUT_MODEL."


def test_the_data_register_is_the_one_the_models_give() -> None:
    written = (ROOT / "docs" / "data-register.md").read_text(encoding="utf-8")

    assert written == register(), "PYTHONPATH=src python tools/data_register.py > docs/data-register.md"


FORBIDDEN = re.compile(r"religi|ethnic|t[oô]n[_ -]?gi[aá]o|d[aâ]n[_ -]?t[oộ]c|dignitar", re.IGNORECASE)
# The one page of one open dossier that shows these, by permission and with an event of its own.
OF_ONE_DOSSIER = {"particulars"}


def _is_of_one_dossier(name: str) -> bool:
    return any(part in name for part in OF_ONE_DOSSIER)


def test_no_form_parameter_or_address_of_the_web_knows_religion_or_ethnicity() -> None:
    found = set()
    for module in modules():
        if module.parts[0] != "web" or _is_of_one_dossier(module.name):
            continue
        for node in ast.walk(module.tree):
            names = (
                *([node.arg or ""] if isinstance(node, ast.keyword) else []),
                *([node.id] if isinstance(node, ast.Name) else []),
                *([node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []),
            )
            # A word inside a sentence for a reader is no name of a field.
            if any(FORBIDDEN.search(name) and " " not in name for name in names):
                found.add(at(module, node))

    assert not found, f"{listed(found)}\nOnly the particulars of one open dossier and the fixed tables may use these."


def test_no_template_field_is_named_after_religion_or_ethnicity() -> None:
    names = re.compile(r"""(?:name|id|href|hx-\w+|action)\s*=\s*["'][^"']*(?:religi|ethnic|ton-giao|dan-toc)""")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if not _is_of_one_dossier(path.name) and names.search(path.read_text(encoding="utf-8"))
    }

    assert not found, listed(found)


# Where people may be told apart by these: fixed tables of figures, the invented people, the facts of one dossier.
MAY_COUNT = {"statistics", "demo"}
NARROWS = {"filter", "exclude", "order_by", "values", "values_list", "annotate", "Q", "Count", "get", "within", "Index"}


def test_people_are_narrowed_or_sorted_by_these_only_in_the_fixed_tables() -> None:
    found = {
        at(module, call)
        for module in modules()
        if module.parts[0] not in MAY_COUNT
        for call, name in calls(module)
        if name in NARROWS
        and (
            any(FORBIDDEN.search(k.arg or "") for k in call.keywords)
            or any(isinstance(a, ast.Constant) and FORBIDDEN.search(str(a.value)) for a in call.args)
        )
        and "places" not in module.parts  # official head counts of an area, nobody in particular
    }

    assert not found, f"{listed(found)}\nNo list, filter, sort, search or export of persons by religion or ethnicity."


# Templates that show one person or one dossier; any other is a list or may become part of one.
SENSITIVE = {
    name
    for model in OURS
    if issubclass(model, AboutPerson)
    for name, entry in model.held.items()
    if entry.level is Level.SENSITIVE and name not in {"standing", "kind"}
}


def test_sensitive_columns_appear_in_no_template_but_the_particulars() -> None:
    shown = re.compile(r"\{[{%][^}]*\.(?:" + "|".join(sorted(SENSITIVE)) + r")\b")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if not _is_of_one_dossier(path.name) and shown.search(path.read_text(encoding="utf-8"))
    }

    assert not found, (
        f"{listed(found)}\nSensitive columns are read inside one open dossier: templates named particulars."
    )


def test_nothing_personal_is_written_to_a_log() -> None:
    found = {
        at(module, call)
        for module in modules()
        for call, name in calls(module)
        if name in {"debug", "info", "warning", "error", "exception", "critical"}
        and getattr(getattr(call.func, "value", None), "id", "") in {"logger", "log", "logging"}
        and any(isinstance(arg, ast.JoinedStr | ast.Attribute) for arg in call.args)
    }

    assert not found, f"{listed(found)}\nA log line holds codes and keys only."
