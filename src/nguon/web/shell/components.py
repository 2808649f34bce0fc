"""Strict page components: the template of each opens with a declaration of its attributes and slots, TOML in a comment.

`{% finding of=f %}` for a component without slots, `{% panel title="..." %}...{% endpanel %}` for one with slots; what
stands between the tags is the slot `body`, other slots are written `{% fill NAME %}...{% endfill %}`. An unknown,
missing or doubled attribute, a value outside `one_of` or an unknown slot raises TemplateSyntaxError naming what is
accepted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, TextNode, Token
from django.utils.safestring import SafeString, mark_safe

FOLDER = Path(__file__).resolve().parents[1] / "templates" / "components"
_OPENING = re.compile(r"\A\{% comment %\}\n(?P<toml>.*?)\{% endcomment %\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a component; without a default it must be given."""

    name: str
    says: str
    is_required: bool
    default: Any = None
    one_of: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a component that the page fills with markup."""

    name: str
    says: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Component:
    """What a component accepts, as its template declares it."""

    name: str
    says: str
    attributes: Mapping[str, Attribute]
    slots: Mapping[str, Slot]

    @property
    def template_name(self) -> str:
        """The template that draws it."""
        return f"components/{self.name}.html"


def declared(name: str, source: str) -> Component:
    """Read a component's declaration from the source of its template.

    :raises TemplateSyntaxError: the template does not open with one, or it holds an unknown entry.
    """
    opening = _OPENING.match(source)
    if opening is None:
        raise TemplateSyntaxError(f"components/{name}.html must open with {{% comment %}} and its options in TOML.")
    table = tomllib.loads(opening["toml"])
    if unknown := table.keys() - {"says", "attributes", "slots"}:
        raise TemplateSyntaxError(f"components/{name}.html declares unknown entries: {', '.join(sorted(unknown))}.")
    return Component(
        name=name,
        says=table["says"],
        attributes={key: _attribute(key, entry) for key, entry in table.get("attributes", {}).items()},
        slots={key: _slot(key, entry) for key, entry in table.get("slots", {}).items()},
    )


def _attribute(name: str, entry: str | dict[str, Any]) -> Attribute:
    if isinstance(entry, str):
        return Attribute(name, entry, is_required=True)
    return Attribute(
        name,
        entry["says"],
        is_required="default" not in entry,
        default=tuple(entry["default"]) if isinstance(entry.get("default"), list) else entry.get("default"),
        one_of=tuple(entry.get("one_of", ())),
    )


def _slot(name: str, entry: str | dict[str, Any]) -> Slot:
    if isinstance(entry, str):
        return Slot(name, entry, is_required=True)
    return Slot(name, entry["says"], is_required=not entry["optional"])


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Component]:
    """Every component by name, read from the template folder once per process."""
    paths = sorted(FOLDER.glob("*.html"))
    return {path.stem: declared(path.stem, path.read_text(encoding="utf-8")) for path in paths}


def register_all(register: Library) -> None:
    """Give the template library one tag per component, and `fill`."""
    register.tag("fill", _compile_fill)
    for component in catalogue().values():
        register.tag(component.name, _compiler(component))


def _compiler(component: Component) -> Any:
    def compile_component(parser: Parser, token: Token) -> ComponentNode:
        given = _given(component, parser, token)
        fills: dict[str, NodeList] = {}
        if component.slots:
            inside = parser.parse((f"end{component.name}",))
            parser.delete_first_token()
            fills = _fills(component, inside)
        return ComponentNode(component, given, fills)

    return compile_component


def _given(component: Component, parser: Parser, token: Token) -> dict[str, FilterExpression]:
    given: dict[str, FilterExpression] = {}
    for bit in token.split_contents()[1:]:
        name, equals, value = bit.partition("=")
        if not equals or name not in component.attributes:
            raise _fault(component, f"does not know “{bit}”")
        if name in given:
            raise _fault(component, f"was given “{name}” twice")
        given[name] = parser.compile_filter(value)
    missing = [a.name for a in component.attributes.values() if a.is_required and a.name not in given]
    if missing:
        raise _fault(component, f"misses {', '.join(missing)}")
    return given


def _fills(component: Component, inside: NodeList) -> dict[str, NodeList]:
    fills: dict[str, NodeList] = {}
    body = NodeList()
    for node in inside:
        if isinstance(node, FillNode):
            if node.slot in fills:
                raise _fault(component, f"was filled twice at “{node.slot}”")
            fills[node.slot] = node.nodelist
        else:
            body.append(node)
    if any(not (isinstance(node, TextNode) and not node.s.strip()) for node in body):
        fills["body"] = body
    if unknown := [name for name in fills if name not in component.slots]:
        raise _fault(component, f"has no slot {', '.join(unknown)}")
    if missing := [s.name for s in component.slots.values() if s.is_required and s.name not in fills]:
        raise _fault(component, f"needs the slot {', '.join(missing)} filled")
    return fills


def _fault(component: Component, what: str) -> TemplateSyntaxError:
    accepted = ", ".join(a.name + ("" if a.is_required else "?") for a in component.attributes.values()) or "none"
    slots = ", ".join(s.name + ("" if s.is_required else "?") for s in component.slots.values()) or "none"
    return TemplateSyntaxError(
        f"{{% {component.name} %}} {what}. Attributes: {accepted}; slots: {slots} (? = may be left out)."
    )


class ComponentNode(Node):
    """One use of a component in a template."""

    child_nodelists = ("nodelist",)

    def __init__(self, component: Component, given: dict[str, FilterExpression], fills: dict[str, NodeList]) -> None:
        self.component = component
        self.given = given
        self.fills = fills
        self.nodelist = NodeList(node for nodes in fills.values() for node in nodes)

    def render(self, context: Context) -> SafeString:
        """Draw the component's template with its attributes and slots only, nothing else of the page."""
        slots = dict.fromkeys(self.component.slots, "")
        slots |= {name: nodes.render(context) for name, nodes in self.fills.items()}
        inner = context.new({**dict(self._values(context)), "slots": slots})
        for shared in ("csrf_token", "request"):
            if shared in context:
                inner[shared] = context[shared]
        drawn: str = self._template(context).render(inner)
        return mark_safe(drawn.strip())  # noqa: S308  (reason: a template's own output)

    def _values(self, context: Context) -> Iterator[tuple[str, Any]]:
        for name, attribute in self.component.attributes.items():
            expression = self.given.get(name)
            if expression is None:
                yield name, attribute.default
                continue
            # An undefined variable resolves to None here, so that a typing mistake does not draw an empty component.
            value = expression.resolve(context, ignore_failures=True)
            if value is None and attribute.is_required:
                raise _fault(self.component, f"got nothing for “{name}” ({expression.token})")
            if attribute.one_of and value not in attribute.one_of:
                choices = ", ".join(repr(choice) for choice in attribute.one_of)
                raise _fault(self.component, f"got {name}={value!r}, accepted are {choices}")
            yield name, value

    def _template(self, context: Context) -> Any:
        # As Django's include tag does: one look-up per rendering, in the outermost layer of the render context.
        cache: dict[Any, Any] = context.render_context.dicts[0]
        if self not in cache:
            cache[self] = context.template.engine.get_template(self.component.template_name)  # type: ignore[union-attr]
        return cache[self]


class FillNode(Node):
    """`{% fill NAME %}...{% endfill %}` directly inside a component."""

    def __init__(self, slot: str, nodelist: NodeList) -> None:
        self.slot = slot
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Never reached inside a component, which takes its fills out while compiling."""
        raise TemplateSyntaxError(f"{{% fill {self.slot} %}} stands outside a component.")


def _compile_fill(parser: Parser, token: Token) -> FillNode:
    bits = token.split_contents()
    if len(bits) != 2:
        raise TemplateSyntaxError("{% fill NAME %} takes exactly the name of a slot.")
    nodelist = parser.parse(("endfill",))
    parser.delete_first_token()
    return FillNode(bits[1], nodelist)
