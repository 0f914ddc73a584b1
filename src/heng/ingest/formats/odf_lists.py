"""Numbers that an OpenDocument text gives its lists and headings when it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from heng.ingest.formats.numerals import by_sample, numeral
from heng.ingest.formats.odf import Styles, q
from heng.ingest.formats.xml import Element, number

_LEVELS = 10


@dataclass(slots=True)
class Count:
    """How far a list has counted, by level from 1. A level that has not begun is missing."""

    style: str
    at: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, first: int) -> None:
        """Count on; deeper levels begin anew."""
        self.at[level] = self.at[level] + 1 if level in self.at else first
        for deeper in [each for each in self.at if each > level]:
            del self.at[deeper]


class Numbering:
    """Counts lists and headings in the order of the document."""

    def __init__(self, styles: Styles) -> None:
        """Begin before the first list."""
        self._styles = styles
        self._levels: dict[str, dict[int, Element]] = {}
        self._by_id: dict[str, Count] = {}
        self._last: dict[str, Count] = {}
        self._outline = Count("")

    def open(self, element: Element, outer: Count | None) -> Count:
        """Return the count that a list goes on with: that around it, that of the list it continues, or a new one."""
        style = element.get(q("text:style-name")) or (outer.style if outer else "")
        if outer is not None:
            return Count(style, outer.at) if style != outer.style else outer
        count = self._continued(element, style) or Count(style)
        self._last[style] = count
        if identity := element.get(q("xml:id")):
            self._by_id[identity] = count
        return count

    def _continued(self, element: Element, style: str) -> Count | None:
        if before := element.get(q("text:continue-list")):
            return self._by_id.get(before) or self._last.get(style)
        return self._last.get(style) if element.get(q("text:continue-numbering")) == "true" else None

    def item(self, count: Count, level: int, item: Element) -> str:
        """Count an item and return its label; empty for a bullet."""
        definition = self._definition(count.style, level)
        start = number(item, q("text:start-value"), -1, least=-1)
        if start >= 0:
            count.at.pop(level, None)
        first = number(definition, q("text:start-value"), 1) if definition is not None else 1
        count.next(level, start if start >= 0 else first)
        return self._label(definition, level, count)

    def heading(self, element: Element) -> str:
        """Count a heading that stands in no list and return its label; empty where headings are not numbered."""
        level = number(element, q("text:outline-level"), 1, least=1, most=_LEVELS)
        definition = self._level_of(self._styles.outline, "", level)
        if definition is None or element.get(q("text:is-list-header")) == "true":
            return ""
        if not definition.get(q("style:num-format")):
            return ""
        self._outline.next(level, number(definition, q("text:start-value"), 1))
        return self._label(definition, level, self._outline)

    def _definition(self, style: str, level: int) -> Element | None:
        return self._level_of(self._styles.lists.get(style), style, level)

    def _level_of(self, style: Element | None, name: str, level: int) -> Element | None:
        if style is None:
            return None
        if name not in self._levels:
            self._levels[name] = {number(each, q("text:level"), 0): each for each in style}
        return self._levels[name].get(level)

    def _label(self, definition: Element | None, level: int, count: Count) -> str:
        if definition is None or definition.get(q("style:num-format")) is None:
            return ""
        shown = number(definition, q("text:display-levels"), 1, least=1, most=level)
        numbers = [self._printed(count, each) for each in range(level - shown + 1, level + 1)]
        prefix, suffix = (definition.get(q(f"style:num-{side}"), "") for side in ("prefix", "suffix"))
        body = ".".join(filter(None, numbers))
        return f"{prefix}{body}{suffix}" if body else ""

    def _printed(self, count: Count, level: int) -> str:
        definition = self._level_of(self._styles.lists.get(count.style) or self._styles.outline, count.style, level)
        sample = definition.get(q("style:num-format"), "") if definition is not None else ""
        return numeral(count.at.get(level, 1), by_sample(sample))
