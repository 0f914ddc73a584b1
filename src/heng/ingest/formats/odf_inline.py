"""The text of an OpenDocument paragraph as printed, with what is anchored in it kept aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from heng.ingest.formats.odf import Styles, q
from heng.ingest.formats.scripts import raised
from heng.ingest.formats.xml import Element, number, text_of

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_DRAWING = q("draw:frame").removesuffix("frame")
_NO_PRINT = frozenset(
    map(
        q,
        (
            "office:annotation",
            "office:annotation-end",
            "text:tracked-changes",
            "text:ruby-text",
            "text:script",
        ),
    )
)
_HIDDEN = q("text:hidden-text")


@dataclass(slots=True)
class Paragraph:
    """A paragraph's text; notes, frames and shapes anchored in it; its hidden characters."""

    pieces: list[str] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    shapes: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text; a line break is a line feed."""
        return "".join(self.pieces)


class Inline:
    """Reads paragraphs. A file keeps runs of white space as elements; those in its XML are one space."""

    def __init__(self, styles: Styles) -> None:
        """Keep the styles, which hide and raise text."""
        self._styles = styles

    def read(self, element: Element) -> Paragraph:
        """Return what a paragraph or heading holds."""
        paragraph = Paragraph()
        hidden = element.get(q("text:is-hidden")) == "true" or self._hides("paragraph", element)
        if hidden:
            paragraph.hidden.append(text_of(element))
        else:
            self._children(element, paragraph)
        return paragraph

    def _children(self, element: Element, paragraph: Paragraph) -> None:
        self._add(element.text, paragraph)
        for child in element:
            self._child(child, paragraph)
            self._add(child.tail, paragraph)

    @staticmethod
    def _add(text: str | None, paragraph: Paragraph) -> None:
        if text:
            collapsed = _SPACES.sub(" ", text)
            before = paragraph.pieces[-1][-1:] if paragraph.pieces else " "
            paragraph.pieces.append(collapsed[1:] if collapsed[0] == " " and before == " " else collapsed)

    def _child(self, child: Element, paragraph: Paragraph) -> None:
        tag = child.tag
        if tag == q("text:s"):
            paragraph.pieces.append(" " * number(child, q("text:c"), 1, most=_MOST_SPACES))
        elif tag == q("text:tab"):
            paragraph.pieces.append("\t")
        elif tag == q("text:line-break"):
            paragraph.pieces.append("\n")
        elif tag == q("text:note"):
            paragraph.notes.append(child)
        elif tag == q("text:span"):
            self._span(child, paragraph)
        elif tag == _HIDDEN:
            paragraph.hidden.append(child.get(q("text:string-value"), "") or text_of(child))
        elif isinstance(tag, str) and tag.startswith(_DRAWING) and tag != q("draw:a"):
            paragraph.shapes.append(child)
        elif isinstance(tag, str) and tag not in _NO_PRINT:
            self._children(child, paragraph)

    def _span(self, span: Element, paragraph: Paragraph) -> None:
        if self._hides("text", span):
            paragraph.hidden.append(text_of(span))
            return
        start = len(paragraph.pieces)
        self._children(span, paragraph)
        position = self._styles.property("text", span.get(q("text:style-name")), "text", "style:text-position")
        if position.startswith("super") or (position[:1].isdigit() and not position.startswith("0%")):
            paragraph.pieces[start:] = [raised("".join(paragraph.pieces[start:]))]

    def _hides(self, family: str, element: Element) -> bool:
        name = element.get(q("text:style-name"))
        return self._styles.property(family, name, "text", "text:display") == "none"
