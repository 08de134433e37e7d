"""A template of paragraphs (Jinja2): each is filled with plain values and becomes one line of text.

A board writes its own letters, so a template is as little trusted as any other file. What it may do
is listed, not what it may not: name a value, ask whether there is one (`if`), join and compare
texts, and use the few `FILTERS`. There are no loops, calls, attributes, arithmetic, assignments,
macros, imports or other files, so that a template ends after one walk through it; its length, its
depth and what comes of it are limited besides. All of that is looked at before anything is filled in.

The values are never template code: they are put in after the template has been read. Neither are
they structure: a paragraph is one line, whatever stands in it, and what is a heading is seen in the
template alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui.protocol.templates import TemplateFault
from sognko_tui.protocol.wording import one_line

if TYPE_CHECKING:
    from jinja2 import Environment, Template, nodes

LONGEST = 20_000
"""Characters of a template: some ten pages."""

MOST = 200_000
"""Characters of what may come of one, all its values together."""

DEEPEST = 20
"""How deep statements and brackets may stand in each other."""

FILTERS = ("capitalize", "default", "lower", "trim", "upper")
"""What may be done with a value."""

ALLOWED = (
    "And", "Compare", "Concat", "CondExpr", "Const", "Filter", "If", "Keyword", "Name", "Not",
    "Operand", "Or", "Output", "Template", "TemplateData",
)  # fmt: skip
"""The parts of a template, by Jinja2's names for them."""

HEADING = "# "
"""What a paragraph begins with that is a heading."""

_ALONE = re.compile(r"\{\{-?\s*([a-z]+)\s*-?\}\}")


class Written(NamedTuple):
    """A paragraph with its values in place; `only` names the value it consists of alone, if one."""

    text: str
    heading: bool
    only: str


class Source(NamedTuple):
    """A paragraph of a template, and the line of the template it begins on."""

    line: int
    text: str


def fill(template: str, values: Mapping[str, str]) -> tuple[Written, ...]:
    """The paragraphs of the template with these values; an empty one is left out.

    Raises `TemplateFault`.
    """
    found: list[Written] = []
    left = MOST
    for source in read(template, frozenset(values)):
        heading = source.text.startswith(HEADING)
        only = _ALONE.fullmatch(source.text.strip())
        made = _filled(source, values, left)
        # Only what stands in the template itself is a sign: a value may begin with the same.
        text = one_line(made.removeprefix(HEADING) if heading else made)
        left -= len(text)
        if text:
            found.append(Written(text, heading, only[1] if only else ""))
    return tuple(found)


def read(template: str, names: frozenset[str]) -> tuple[Source, ...]:
    """The paragraphs of a template that uses these names and nothing that is not allowed.

    Raises `TemplateFault` for the first fault there is.
    """
    if len(template) > LONGEST:
        raise TemplateFault(0, f"longer than {LONGEST} characters", code="too_long")
    sources = tuple(_sources(template.replace("\r\n", "\n").replace("\r", "\n")))
    for source in sources:
        _look(source, names)
    return sources


def _sources(template: str) -> Iterator[Source]:
    """The paragraphs, parted by blank lines."""
    held: list[str] = []
    begins = 1
    for number, line in enumerate([*template.split("\n"), ""], start=1):
        if line.strip():
            begins = begins if held else number
            held.append(line)
        elif held:
            yield Source(begins, "\n".join(held))
            held = []


@cache
def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # What comes of it is plain text for the writers, each of which escapes in its own way.
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    made.globals.clear()
    made.tests.clear()
    made.filters = {name: made.filters[name] for name in FILTERS}
    return made


def _look(source: Source, names: frozenset[str]) -> None:
    tree = _parsed(source)
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        _allow(source, node, depth, names)
        children = [(child, depth + 1) for child in node.iter_child_nodes()]
        # Taken from the end: the first in the template comes first.
        waiting += reversed(children)


def _allow(source: Source, node: nodes.Node, depth: int, names: frozenset[str]) -> None:
    kind = type(node).__name__
    line = _line(source, node.lineno)
    word = str(getattr(node, "name", ""))
    if depth > DEEPEST:
        raise TemplateFault(line, "nested too deeply", code="too_deep")
    if kind not in ALLOWED:
        told = f"{kind} is not allowed here"
        raise TemplateFault(line, told, code="not_allowed", word=kind)
    if kind == "Filter" and word not in FILTERS:
        raise TemplateFault(line, f"no filter named {word!r}", code="unknown_filter", word=word)
    if kind == "Name" and word not in names:
        raise TemplateFault(line, f"{word!r} is undefined", code="unknown_name", word=word)


def _parsed(source: Source) -> nodes.Template:
    from jinja2 import TemplateError

    try:
        return _environment().parse(source.text)
    except TemplateError as error:
        at = getattr(error, "lineno", 1)
        raise TemplateFault(_line(source, at), one_line(error.message or "")) from None
    except RecursionError:
        raise TemplateFault(source.line, "nested too deeply", code="too_deep") from None
    except ValueError as error:
        # A number with more digits than Python reads.
        raise TemplateFault(source.line, one_line(str(error))) from None


def _filled(source: Source, values: Mapping[str, str], limit: int) -> str:
    from jinja2 import TemplateError, nodes

    # What comes of a template without loops is at most itself and every value it names; to be
    # known before it is made, since a joined text is made in one piece.
    named = (name.name for name in _parsed(source).find_all(nodes.Name))
    if len(source.text) + sum(len(values[name]) for name in named) > limit:
        told = f"more than {MOST} characters come of it"
        raise TemplateFault(source.line, told, code="too_much")
    try:
        return _compiled(source).render(dict(values))
    except (TypeError, TemplateError) as error:
        # A filter with a value too many, or things compared that cannot be.
        raise TemplateFault(source.line, one_line(str(error))) from None


def _compiled(source: Source) -> Template:
    from jinja2 import TemplateError

    try:
        return _environment().from_string(source.text)
    except TemplateError as error:
        at = getattr(error, "lineno", 1)
        raise TemplateFault(_line(source, at), one_line(error.message or "")) from None
    except (RecursionError, SyntaxError, MemoryError):
        # Python would not take what Jinja2 made of it.
        raise TemplateFault(source.line, "nested too deeply", code="too_deep") from None


def _line(source: Source, within: int | None) -> int:
    # Not every part of a template knows where it stood.
    return source.line + (within or 1) - 1
