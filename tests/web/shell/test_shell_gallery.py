"""The gallery shows every component in every state, and docs/components.md says what the templates declare."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

from nguon.web.shell.components import catalogue
from nguon.web.shell.gallery import EXAMPLES, NAMES
from tools.components_page import PAGE, written

OWN = Path(EXAMPLES).parents[1] / "static" / "nguon"


def test_every_component_has_a_name_and_an_example():
    examples = {path.stem for path in EXAMPLES.glob("*.html")}

    assert {"names": set(NAMES), "examples": examples} == {"names": set(catalogue()), "examples": set(catalogue())}


def test_every_example_uses_its_component():
    unused = [
        name for name in catalogue() if f"{{% {name} " not in (EXAMPLES / f"{name}.html").read_text(encoding="utf-8")
    ]

    assert unused == []


def test_every_declared_value_of_a_component_stands_in_some_example():
    sources = "\n".join(path.read_text(encoding="utf-8") for path in EXAMPLES.glob("*.html"))
    kinds = {kind for kind in ("late", "soon", "done", "waiting", "cannot") if f'"{kind}"' not in sources}
    buttons = {kind for kind in ("main", "quiet") if f'kind="{kind}"' not in sources}

    assert kinds | buttons == set()


def test_the_page_of_components_says_what_the_templates_declare():
    assert PAGE.read_text(encoding="utf-8") == written(), "run `python tools/components_page.py`"


def test_no_template_holds_an_inline_style_or_script():
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:|hx-on")
    tags = re.compile(r"{%.*?%}")
    sources = {path.name: path.read_text(encoding="utf-8") for path in EXAMPLES.parent.rglob("*.html")}

    found = [name for name, source in sources.items() if inline.search(tags.sub("", source))]

    assert found == []


def test_own_javascript_stays_small():
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in OWN.glob("*.js")}

    assert [name for name, lines in lengths.items() if lines > 120] == []
    assert sum(lengths.values()) < 800


def test_every_colour_is_a_token_of_the_theme():
    sheets = chain(OWN.glob("shell.css"), OWN.glob("components.css"))
    colours = re.compile(r"#[0-9a-fA-F]{6}\b|rgba?\(|hsl")

    assert [path.name for path in sheets if colours.search(path.read_text(encoding="utf-8"))] == []
