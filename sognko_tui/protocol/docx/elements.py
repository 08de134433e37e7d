"""The elements of WordprocessingML that python-docx has no words for."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def element(name: str, /, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """An element such as `w:tbl` with its attributes, all of the same namespace, and its children."""
    made: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def text_run(text: str, style: str = "") -> BaseOxmlElement:
    """A run of text that is never anything else, whatever stands in it."""
    text_element = element("t")
    text_element.text = text
    text_element.set(_PRESERVE, "preserve")
    if not style:
        return element("r", text_element)
    return element("r", element("rPr", element("rStyle", val=style)), text_element)


def tab() -> BaseOxmlElement:
    """A jump to the next stop."""
    return element("r", element("tab"))


def field(instruction: str, shown: str) -> BaseOxmlElement:
    """A field that Word fills in; `shown` stands there until it does."""
    return element("fldSimple", text_run(shown), instr=instruction)


def spanning_field(instruction: str) -> tuple[list[BaseOxmlElement], BaseOxmlElement]:
    """What begins a field that holds paragraphs, and what ends it."""
    code = element("instrText")
    code.text = instruction
    code.set(_PRESERVE, "preserve")
    begin = [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
    ]
    return begin, element("r", element("fldChar", fldCharType="end"))


def link(bookmark: str, *runs: BaseOxmlElement) -> BaseOxmlElement:
    """Runs that lead to a bookmark in the same file."""
    return element("hyperlink", *runs, anchor=bookmark, history=1)


def bookmarked(name: str, number: int, *runs: BaseOxmlElement) -> list[BaseOxmlElement]:
    """Runs that a link can lead to."""
    start = element("bookmarkStart", id=number, name=name)
    return [start, *runs, element("bookmarkEnd", id=number)]
