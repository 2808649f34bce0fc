"""What exists is written down, and what is written down exists."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

from django.core.management import get_commands, load_command_class

from tests.house.source import PACKAGE, ROOT, TEMPLATES, listed, modules
from tools import way
from tools.glossary import GLOSSARY, renewed

DOCS = ROOT / "docs"
STATIC = TEMPLATES.parent / "static"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_the_glossary_lists_every_state_act_and_kind() -> None:
    assert GLOSSARY.read_text(encoding="utf-8") == renewed(), "PYTHONPATH=src python tools/glossary.py"


def test_the_way_of_a_dossier_is_drawn_from_the_table_of_states() -> None:
    assert way.MANUAL.read_text(encoding="utf-8") == way.renewed(), "PYTHONPATH=src python tools/way.py"


def test_every_value_from_outside_is_in_the_settings_document() -> None:
    read = re.compile(r"[\"']((?:NGUON|DATABASE|ALLAUTH)_[A-Z_]+)[\"']")
    names = {name for module in modules() if module.parts[0] == "config" for name in read.findall(module.text)}
    missing = {name for name in names if f"`{name}`" not in _read(DOCS / "settings.md")}

    assert not missing, f"{listed(missing)}\nSay in docs/settings.md what it does, its default and who sets it."


def our_commands() -> set[str]:
    """Names of the commands of this package."""
    return {name for name, app in get_commands().items() if app.startswith("nguon.")}


def test_every_command_is_in_the_document_of_commands() -> None:
    text = _read(DOCS / "commands.md")
    missing = {name for name in our_commands() - {"migrate"} if f"## {name}\n" not in text}

    assert not missing, (
        f"{listed(missing)}\nGive it a section `## name` in docs/commands.md with exit codes and JSON keys."
    )


def test_every_command_answers_help_in_vietnamese() -> None:
    vietnamese = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
    silent = set()
    for name in our_commands():
        command = load_command_class(get_commands()[name], name)
        own = {a.dest: a.help or "" for a in command.create_parser("nguon", name)._actions} if name != "migrate" else {}
        theirs = {"help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color"}
        silent |= set() if vietnamese.search(command.help) else {name}
        silent |= {
            f"{name} {dest}"
            for dest, text in own.items()
            if dest not in theirs | {"skip_checks"} and not vietnamese.search(text)
        }

    assert not silent, f"{listed(silent)}\nA reader of --help is an officer: write the help in Vietnamese."


# Django and its libraries find these by their names.
FOUND_BY_NAME = re.compile(r"^(?:\d{3}(?:_csrf)?\.html|account/|components/|gallery/|allauth/)")

FRAMES = {"identity.html"}  # offered to pages about one person (docs/components.md)


def test_every_template_is_used() -> None:
    mentioned = {
        node.value
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html")
    }
    for path in TEMPLATES.rglob("*.html"):
        mentioned |= set(re.findall(r"""\{%\s*(?:extends|include)\s+["']([^"']+)["']""", _read(path)))
    names = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    unused = {name for name in names - mentioned - FRAMES if not FOUND_BY_NAME.match(name)}

    assert not unused, f"{listed(unused)}\nDelete it, or name it in a view, an include or an extends."
    assert {name for name in mentioned if "/" in name and not name.startswith(("components/", "gallery/"))} <= names | {
        name for name in mentioned if name.startswith("django/")
    }, "A template is named that does not exist."


def test_every_component_is_in_the_gallery_and_every_sample_has_its_component() -> None:
    components = {path.stem for path in (TEMPLATES / "components").glob("*.html")}
    samples = {path.stem for path in (TEMPLATES / "gallery").glob("*.html")}

    assert samples == components, "Show each component in templates/gallery/NAME.html; it is also its visual test."


def test_every_clause_has_a_case() -> None:
    codes = {
        clause["code"]
        for path in (PACKAGE / "regulations" / "data" / "clauses").glob("*.toml")
        for clause in tomllib.loads(_read(path))["clause"]
    }
    cases = "\n".join(_read(path) for path in (PACKAGE / "regulations" / "cases").rglob("*.toml"))
    untried = {code for code in codes if code not in cases}

    assert not untried, f"{listed(untried)}\nWrite a case under src/nguon/regulations/cases that an officer can read."


def test_every_instrument_of_the_rule_book_is_in_the_changelog() -> None:
    text = _read(ROOT / "CHANGELOG.md")
    newest = max((tomllib.loads(_read(p)) for p in INSTRUMENTS), key=lambda i: str(i.get("signed_on", "")))

    assert newest["number"] in text, (
        f"{newest['number']} changes the rules: say in CHANGELOG.md which clause, which instrument, from which day and"
        " who is affected."
    )


INSTRUMENTS = sorted((PACKAGE / "regulations" / "data" / "instruments").glob("*.toml"))


def test_every_vendored_part_names_version_and_licence() -> None:
    folders = {p for root in (STATIC, ROOT / "tests" / "browser") for p in (root / "vendor").glob("*") if p.is_dir()}
    text = _read(STATIC / "vendor" / "README.md")
    unnamed = {p.name for p in folders if not re.search(rf"{p.name}/`.* \d+\.\d+\.\d+", text)}
    without = {p.name for p in folders if not list(p.glob("*LICENSE*")) + list(p.glob("*OFL*"))}

    assert not unnamed, f"{listed(unnamed)}\nGive it a line in static/vendor/README.md: version, licence, files, why."
    assert not without, f"{listed(without)}\nKeep the licence text beside the vendored files."


def test_every_dependency_says_why_it_is_there() -> None:
    lines = _read(ROOT / "pyproject.toml").split("dependencies = [", 1)[1].split("]\n", 1)[0].splitlines()
    silent = {line.strip() for line in lines if line.strip().startswith('"') and "#" not in line}

    assert not silent, f"{listed(silent)}\nA dependency without a reason is left out."


# The address of the database and of the data folder are needed before any settings exist.
READS_ENVIRONMENT = {"config/databases", "config/wsgi", "__main__"}


def test_the_environment_is_read_in_one_place() -> None:
    found = {
        module.name
        for module in modules()
        if not {"settings", "embedded"} & set(module.parts) and "/".join(module.parts) not in READS_ENVIRONMENT
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }

    assert not found, f"{listed(found)}\nRead the environment in config/settings, typed and documented."
