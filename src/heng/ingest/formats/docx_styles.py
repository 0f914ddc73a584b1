"""Styles of a word-processing document: what they hide and number, with what they inherit."""

from __future__ import annotations

from collections.abc import Iterator

from heng.ingest.formats.ooxml import q, switched_on
from heng.ingest.formats.xml import Element

VAL = q("w:val")
_LONGEST_LINEAGE = 20


class Styles:
    """The styles by id."""

    def __init__(self, root: Element | None) -> None:
        """Read `word/styles.xml`, None where there is none."""
        found = root.findall(q("w:style")) if root is not None else []
        self._styles = {style.get(q("w:styleId"), ""): style for style in found}
        self._default = next(
            (
                style.get(q("w:styleId"), "")
                for style in found
                if style.get(q("w:type")) == "paragraph" and style.get(q("w:default")) in ("1", "true")
            ),
            "",
        )

    def of(self, properties: Element | None, kind: str) -> str:
        """Return the id of the style that paragraph (`w:pStyle`) or run properties (`w:rStyle`) name."""
        named = properties.find(q(kind)) if properties is not None else None
        return named.get(VAL, "") if named is not None else self._default if kind == "w:pStyle" else ""

    def find(self, style: str, path: str) -> tuple[str, Element] | None:
        """Return the nearest style in the line of descent that has an element, and the element."""
        for name, each in self._lineage(style):
            element = each.find(path)
            if element is not None:
                return name, element
        return None

    def hides(self, style: str) -> bool:
        """Tell whether a style hides its text."""
        found = self.find(style, f"{q('w:rPr')}/{q('w:vanish')}")
        return found is not None and switched_on(found[1], VAL)

    def raises(self, style: str) -> bool:
        """Tell whether a style prints its text raised."""
        found = self.find(style, f"{q('w:rPr')}/{q('w:vertAlign')}")
        return found is not None and found[1].get(VAL) == "superscript"

    def _lineage(self, style: str) -> Iterator[tuple[str, Element]]:
        for _ in range(_LONGEST_LINEAGE):
            found = self._styles.get(style)
            if found is None:
                return
            yield style, found
            based = found.find(q("w:basedOn"))
            style = based.get(VAL, "") if based is not None else ""
