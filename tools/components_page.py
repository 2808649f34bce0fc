"""Write docs/components.md from what the component templates declare: `python tools/components_page.py`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import django  # noqa: E402  (reason: runs without an installed package)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nguon.config.settings.test")
django.setup()

from nguon.web.shell.components import Component, catalogue  # noqa: E402  (reason: needs the application to be set up)
from nguon.web.shell.gallery import EXAMPLES, source  # noqa: E402  (reason: as above)

PAGE = ROOT / "docs" / "components.md"
HEAD = """# Components

Written by `python tools/components_page.py` from `src/nguon/web/templates/components/`; a test compares. See them
all at `/thu-vien-giao-dien/`. In a template: `{% load components nguon_text %}`. A component with slots takes an
end tag (`{% panel %}...{% endpanel %}`); what stands between is the slot `body`, other slots are
`{% fill NAME %}...{% endfill %}`. An unknown or missing attribute or slot raises TemplateSyntaxError naming what is
accepted. Inside a component only its attributes are known, nothing else of the page.

Filters of `nguon_text`: `day` (dd/mm/yyyy), `moment`, `number` (2.669; `:1` for a decimal), `percent` (a `Share` or
ratio), `days_left` (`{{ due_on|days_left:today }}`: còn 9 ngày, trễ 6 ngày, hôm nay).

Frames: `base.html` (blocks `title`, `main`), `identity.html` (also `identity`, for an identity_bar),
`shell/form_page.html` (what FormPage draws by itself), `single.html` (one sheet: sign-in, errors). Layout classes:
`columns` (two columns on a PC: task left, what stands in the way right), `columns-even`, `stack`, `narrow`,
`figure-cards`, `second` and `third` (small ink), `number`, `no-print`.

Views extend `Page` or `FormPage` (`web/shell/views.py`), forms extend `OfficeForm` and take days by `DayField`
(`web/shell/fields.py`), a place in the navigation is a line in `web/shell/places.py`. No inline style or script
anywhere: the policy of the pages refuses them.
"""


def written() -> str:
    """The whole page."""
    return HEAD + "".join(_part(component) for component in catalogue().values())


def _part(component: Component) -> str:
    lines = [f"\n## {component.name}\n", f"{component.says}\n"]
    rows = [
        f"| `{a.name}`{'' if a.is_required else '?'} | {a.says} | {_values(a.one_of, a.default, a.is_required)} |"
        for a in component.attributes.values()
    ]
    if rows:
        lines += ["| attribute | what | values |", "|---|---|---|", *rows, ""]
    if component.slots:
        lines += [f"- slot `{s.name}`{'' if s.is_required else '?'}: {s.says}" for s in component.slots.values()]
        lines.append("")
    lines += ["```django", source(EXAMPLES / f"{component.name}.html").strip(), "```", ""]
    return "\n".join(lines)


def _values(one_of: tuple[object, ...], default: object, is_required: bool) -> str:
    known = ", ".join(f"`{value}`" for value in one_of if value != "")
    if is_required or default in ("", ()):
        return known
    return f"{known or 'any'}; default `{default}`" if known else f"default `{default}`"


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
