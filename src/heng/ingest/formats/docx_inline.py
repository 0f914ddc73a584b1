"""The text of a word-processing paragraph as printed, with what is anchored in it kept aside."""

from __future__ import annotations

from dataclasses import dataclass, field

from heng.ingest.formats.docx_math import linear
from heng.ingest.formats.docx_styles import VAL, Styles
from heng.ingest.formats.ooxml import alternative, q, switched_on
from heng.ingest.formats.scripts import raised
from heng.ingest.formats.xml import Element, local, text_of

_MATH = (q("m:oMath"), q("m:oMathPara"))
_DELETED = frozenset(map(q, ("w:del", "w:moveFrom")))
_ASIDE = frozenset(map(q, ("w:drawing", "w:pict", "w:object", "mc:AlternateContent")))
_SIGNS = {q("w:tab"): "\t", q("w:ptab"): "\t", q("w:cr"): "\n", q("w:noBreakHyphen"): "-"}
_NO_PRINT = frozenset(map(q, ("w:rPr", "w:pPr", "w:instrText", "w:delText", "w:delInstrText", "w:rt", "w:sdtPr")))


@dataclass(slots=True)
class Paragraph:
    """A paragraph's text; notes called for (kind, id) and drawings in it; what it holds without printing it."""

    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    drawings: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    feed: bool = False

    @property
    def text(self) -> str:
        """The text; a line break is a line feed."""
        return "".join(self.pieces)


class Inline:
    """Reads paragraphs."""

    def __init__(self, styles: Styles) -> None:
        """Keep the styles, which hide and raise text."""
        self._styles = styles

    def read(self, element: Element) -> Paragraph:
        """Return what a paragraph holds."""
        paragraph = Paragraph()
        hidden = self._styles.hides(self._styles.of(element.find(q("w:pPr")), "w:pStyle"))
        self._children(element, paragraph, hidden=hidden)
        return paragraph

    def _children(self, element: Element, paragraph: Paragraph, *, hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if tag == q("w:r"):
                self._run(child, paragraph, hidden=hidden)
            elif tag in _MATH:
                paragraph.pieces.append(linear(child))
            elif tag in _DELETED:
                paragraph.deleted.append(text_of(child))
            elif tag in _ASIDE:
                paragraph.drawings.append(alternative(child))
            elif tag not in _NO_PRINT:
                self._children(child, paragraph, hidden=hidden)

    def _run(self, run: Element, paragraph: Paragraph, *, hidden: bool) -> None:
        properties = run.find(q("w:rPr"))
        if self._is_hidden(properties, hidden=hidden):
            paragraph.hidden.append("".join(text_of(each) for each in run.iter(q("w:t"))))
            return
        start = len(paragraph.pieces)
        for child in run:
            self._sign(child, paragraph)
        if self._is_raised(properties):
            paragraph.pieces[start:] = [raised("".join(paragraph.pieces[start:]))]

    def _sign(self, child: Element, paragraph: Paragraph) -> None:
        tag = child.tag
        if tag == q("w:t"):
            paragraph.pieces.append((child.text or "").replace("\n", " "))
        elif tag in _SIGNS:
            paragraph.pieces.append(_SIGNS[tag])
        elif tag == q("w:br"):
            paragraph.pieces.append("\n")
            paragraph.feed = paragraph.feed or child.get(q("w:type")) == "page"
        elif tag == q("w:sym"):
            paragraph.pieces.append(_symbol(child.get(q("w:char"), "")))
        elif tag in (q("w:footnoteReference"), q("w:endnoteReference")):
            paragraph.notes.append((local(child).removesuffix("Reference"), child.get(q("w:id"), "")))
        elif tag in _ASIDE:
            paragraph.drawings.append(alternative(child))
        elif tag == q("w:ruby"):
            self._children(child, paragraph, hidden=False)

    def _is_hidden(self, properties: Element | None, *, hidden: bool) -> bool:
        own = properties.find(q("w:vanish")) if properties is not None else None
        if own is not None:
            return switched_on(own, VAL)
        return hidden or self._styles.hides(self._styles.of(properties, "w:rStyle"))

    def _is_raised(self, properties: Element | None) -> bool:
        own = properties.find(q("w:vertAlign")) if properties is not None else None
        if own is not None:
            return own.get(VAL) == "superscript"
        return self._styles.raises(self._styles.of(properties, "w:rStyle"))


def _symbol(code: str) -> str:
    """Return a symbol's character; one from a symbol font's private range has no character to read."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= value <= 0xF8FF or not 0x20 <= value < 0xD800 else chr(value)
