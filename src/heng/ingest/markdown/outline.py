"""The tree of a Markdown card: parts under headings, and the items below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from heng.ingest.markdown.text import HeadingLine, ItemLine, Logical, LooseLine, RowLine, kind_of
from heng.ingest.text import glue

_DEEPEST = 16
"""Levels of items that are told apart. No card has so many; a file made to harm might."""


@dataclass(slots=True)
class Item:
    """A list item with the items indented below it. `number`: of a numbered one (`1.`)."""

    lines: list[Logical]
    indent: int
    number: str
    body: str
    children: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A row of a table."""

    line: Logical
    cells: tuple[str, ...]


@dataclass(slots=True)
class Part:
    """What stands under a heading, until the next heading of its level or above. Level 0 is the whole text."""

    level: int
    title: str
    line: Logical | None = None
    items: list[Item] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    loose: list[Logical] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def outline(lines: Iterable[Logical]) -> Part:
    """Return the tree of a text."""
    return _Outliner().read(lines)


class _Outliner:
    def __init__(self) -> None:
        self.whole = Part(0, "")
        self.open: list[Part] = [self.whole]
        self.items: list[Item] = []
        self.last = 0

    def read(self, lines: Iterable[Logical]) -> Part:
        for line in lines:
            kind = kind_of(line)
            if isinstance(kind, HeadingLine):
                self.heading(line, kind)
            elif isinstance(kind, ItemLine):
                self.item(line, kind)
            elif isinstance(kind, RowLine):
                self.items = []
                self.open[-1].rows.append(Row(line, kind.cells))
            else:
                self.loose(line, kind)
            self.last = line.lines[-1]
        return self.whole

    def heading(self, line: Logical, kind: HeadingLine) -> None:
        while self.open[-1].level >= kind.level:
            self.open.pop()
        part = Part(kind.level, kind.title, line)
        self.open[-1].parts.append(part)
        self.open.append(part)
        self.items = []

    def item(self, line: Logical, kind: ItemLine) -> None:
        while self.items and self.items[-1].indent >= kind.indent:
            self.items.pop()
        del self.items[_DEEPEST:]
        item = Item([line], kind.indent, kind.number, kind.body)
        (self.items[-1].children if self.items else self.open[-1].items).append(item)
        self.items.append(item)

    def loose(self, line: Logical, kind: LooseLine) -> None:
        """Take an indented line right below an item as the rest of its text, which an editor has wrapped."""
        wrapped = line.text[:1] in (" ", "\t", "\u3000") and self.items and line.lines[0] == self.last + 1
        if not wrapped:
            self.open[-1].loose.append(line)
            return
        item = self.items[-1]
        item.lines.append(line)
        item.body += glue(item.body, kind.body, paragraph=True) + kind.body


def walk(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items with all those below them."""
    for item in items:
        yield item
        yield from walk(item.children)
